"""Opens JupyterLab on the course, for this machine only."""

import os
import shutil
import sys

from launch import preparation, virtualenv
from launch.places import JUPYTER, LIB, NOTEBOOKS, ROOT, SETTINGS
from launch.process import environment, hand_over


def execute(arguments: list[str]) -> int:
    preparation.prepare()
    write_settings()
    print("Starting JupyterLab; stop it with Ctrl-C here.", flush=True)
    return hand_over(virtualenv.command("-m", "jupyterlab", *options(), *arguments), jupyter_environment())


def write_settings() -> None:
    """
    JupyterLab's defaults for this course, which a student's own settings go before: a notebook starts its kernel without
    asking and stops it when it is closed (each takes 300 MB), and nobody is asked about news that come over a network.
    """
    SETTINGS.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(LIB / "launch" / "settings.json", SETTINGS)


def jupyter_environment(**more: str) -> dict[str, str]:
    """Settings, workspaces and run-time files stay in .venv; a kernel of the same name elsewhere is not seen."""
    JUPYTER.mkdir(parents=True, exist_ok=True)
    variables = environment(
        JUPYTER_CONFIG_DIR=str(JUPYTER / "config"),
        JUPYTER_DATA_DIR=str(JUPYTER / "data"),
        JUPYTER_RUNTIME_DIR=str(JUPYTER / "runtime"),
        IPYTHONDIR=str(JUPYTER / "ipython"),
        JUPYTER_PREFER_ENV_PATH="1",
        **more,
    )
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"):
        variables.pop(name, None)
    return variables


def options() -> list[str]:
    """Given before the user's own arguments, which therefore win."""
    chosen = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{first_notebook()}",
        # Nothing is fetched: no news, no look for updates, no list of extensions.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    if os.name == "posix" and os.geteuid() == 0:
        chosen.append("--allow-root")
    if not has_a_screen():
        chosen.append("--no-browser")
    return chosen


def first_notebook() -> str:
    """The course's first notebook, or its folder."""
    found = sorted(NOTEBOOKS.glob("*.ipynb"))
    return (found[0] if found else NOTEBOOKS).relative_to(ROOT).as_posix()


def has_a_screen() -> bool:
    """On a server without one, a text browser would open in the terminal that JupyterLab writes to."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"))
