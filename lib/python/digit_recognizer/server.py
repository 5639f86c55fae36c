"""
How JupyterLab is started for the course, for this machine only, and for this course only: its settings, workspaces and
run-time files stay in one folder, and nothing is fetched. The package digit-recognizer has this file, too.
"""

import os
import sys
from pathlib import Path

from .process import environment


def environment_in(folder: Path, **more: str) -> dict[str, str]:
    """Settings, workspaces and run-time files stay in this folder; a kernel of the same name elsewhere is not seen."""
    folder.mkdir(parents=True, exist_ok=True)
    inherited = ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH")
    variables = {name: value for name, value in environment().items() if name not in inherited}
    return {
        **variables,
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        **more,
    }


# The short names that JupyterLab has for some of the options below.
SHORT = {"--ip": "--ServerApp.ip", "--notebook-dir": "--ServerApp.root_dir"}


def options(root: Path, given: list[str]) -> list[str]:
    """JupyterLab's options for a course in a folder, and what the user has given, which wins."""
    names = {argument.split("=")[0] for argument in given}
    names |= {SHORT[name] for name in names if name in SHORT}
    # JupyterLab does not start where an option has two values.
    return [option for option in defaults(root) if option.split("=")[0] not in names] + given


def defaults(root: Path) -> list[str]:
    chosen = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{first_notebook(root)}",
        # Nothing is fetched: no news, no look for updates, no list of extensions.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        # Its address, and what goes wrong.
        "--Application.log_level=ERROR",
        # A Java course: its launcher offers Java alone.
        "--KernelSpecManager.ensure_native_kernel=False",
    ]
    if os.name == "posix" and os.geteuid() == 0:
        chosen.append("--allow-root")
    if not has_a_screen():
        chosen.append("--no-browser")
    return chosen


def first_notebook(root: Path) -> str:
    """The course's first notebook, or its folder."""
    notebooks = root / "notebooks"
    found = sorted(notebooks.glob("*.ipynb"))
    return (found[0] if found else notebooks).relative_to(root).as_posix()


def has_a_screen() -> bool:
    """On a server without one, a text browser would open in the terminal that JupyterLab writes to."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"))
