"""The command nbgrader: any other command of it, in a course folder, or its pages, or JupyterLab for exercises."""

import argparse
import json
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
        "nbgrader FOLDER formgrader' opens its pages, in which submissions are looked through and marked by hand; "
        "'start.py nbgrader FOLDER lab' opens JupyterLab with what exercises are written with.",
    )
    text.add_argument("folder", type=Path, help="a course folder that 'start.py classroom' has made")
    text.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        metavar="COMMAND",
        help="nbgrader's own command and its options; or formgrader, or lab",
    )
    return text


# Where submissions are looked at there is nothing that they could use, and where there is, they are not shown.
WITHOUT = [
    "--ServerApp.terminals_enabled=False",
    "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': False}",
]
PLUGINS = {"@jupyter/nbgrader:formgrader": True, "@jupyterlab/terminal-extension": True}


def program(words: list[str], folder: Path) -> list[str]:
    if words[:1] == ["formgrader"]:
        no_browser = [] if server.has_a_screen() else ["--no-browser"]
        return ["-m", "digit_recognizer.classroom.formgrader", *no_browser, *words[1:]]
    if words[:1] != ["lab"]:
        return ["-m", "nbgrader", *words]
    lab.write_settings(CLASSROOM_VENV / SETTINGS.relative_to(VENV))
    page = CLASSROOM_VENV / "etc" / "jupyter" / "labconfig" / "page_config.json"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(json.dumps({"disabledExtensions": PLUGINS}) + "\n", encoding="utf-8")
    return ["-m", "jupyterlab", *server.options(folder, ["--LabApp.default_url=/lab", *WITHOUT, *words[1:]])]
