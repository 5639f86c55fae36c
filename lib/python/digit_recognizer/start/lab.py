"""Opens JupyterLab on the course, for this machine only."""

import shutil
from pathlib import Path

from .. import server
from ..process import hand_over
from . import playground, setup, virtualenv
from .places import JUPYTER, PACKAGE, ROOT, SETTINGS


def execute(arguments: list[str]) -> int:
    setup.prepare()
    write_settings()
    playground.make_meanwhile()
    print("Starting JupyterLab; stop it with Ctrl-C here.", flush=True)
    return hand_over(virtualenv.command("-m", "jupyterlab", *server.options(ROOT, arguments)), jupyter_environment())


def write_settings(place: Path = SETTINGS) -> None:
    """
    JupyterLab's defaults for this course, which a student's own settings go before: a notebook starts its kernel
    without asking and stops it when it is closed (each takes 300 MB), and nobody is asked about news that come over a
    network.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PACKAGE / "settings.json", place)


def jupyter_environment(**more: str) -> dict[str, str]:
    """Settings, workspaces and run-time files stay in .venv."""
    return server.environment_in(JUPYTER, **more)
