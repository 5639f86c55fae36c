"""Opens JupyterLab on a copied course, and makes its Java kernel known."""

import os
import shutil
import sys
from pathlib import Path

from .. import jdk, kernel, server
from ..jdk import Jdk
from .contents import JARS, SETTINGS, STATE, jjava


def open_course(folder: Path, arguments: list[str]) -> int:
    """JupyterLab in this process; the JDK was looked for before, so that a kernel can start."""
    root = folder.resolve()
    state = root / STATE
    # First of all places where Jupyter looks, and always writable: the installed package may belong to somebody else.
    kernel.ensure(jdk.find("digit-recognizer"), state / "kernels" / "java", JARS, str(jjava()))
    settings = state / "jupyter" / "config" / "labconfig" / "default_setting_overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SETTINGS, settings)
    variables = server.environment_in(state / "jupyter", JUPYTER_PATH=str(state))
    os.environ.clear()
    os.environ.update(variables)
    print("Starting JupyterLab; stop it with Ctrl-C here.", flush=True)
    # Not before: Jupyter reads the variables when it is imported.
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(server.options(root, arguments))
    return 0


def install_kernel(found: Jdk, prefix: Path) -> Path:
    """The kernel and JupyterLab's defaults for every JupyterLab of an environment; returns the kernel's folder."""
    share = prefix / "share" / "jupyter"
    folder = share / "kernels" / "java"
    kernel.ensure(found, folder, JARS, str(jjava()))
    settings = share / "lab" / "settings" / "overrides.d" / "digit-recognizer.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SETTINGS, settings)
    return folder


def this_environment() -> Path:
    return Path(sys.prefix)
