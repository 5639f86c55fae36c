"""The command nbgrader: any other command of it, in a course folder, or JupyterLab with nbgrader's pages."""

import argparse
import os
from pathlib import Path

from .. import server
from ..problem import Problem
from . import lab, teachers
from .places import CLASSROOM_VENV, SETTINGS, VENV


def execute(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments)
    if not chosen.folder.is_dir():
        raise Problem(
            f"{chosen.folder} is no folder, but a course folder is needed; make one with: python3 start.py classroom"
            f" {chosen.folder}"
        )
    teachers.prepare(chosen.folder)
    folder = chosen.folder.resolve()
    os.chdir(folder)
    return teachers.run("-W", "ignore", *program(chosen.words, folder))


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py nbgrader",
        description="Runs nbgrader in a course folder, as in 'start.py nbgrader FOLDER db student list'. 'start.py "
        "nbgrader FOLDER lab' opens JupyterLab there, where nbgrader has pages of its own.",
    )
    text.add_argument("folder", type=Path, help="a course folder that 'start.py classroom' has made")
    text.add_argument(
        "words", nargs=argparse.REMAINDER, metavar="COMMAND", help="nbgrader's own command and its options; or lab"
    )
    return text


def program(words: list[str], folder: Path) -> list[str]:
    if words[:1] != ["lab"]:
        return ["-m", "nbgrader", *words]
    lab.write_settings(CLASSROOM_VENV / SETTINGS.relative_to(VENV))
    return ["-m", "jupyterlab", *server.options(folder, ["--LabApp.default_url=/lab", *words[1:]])]
