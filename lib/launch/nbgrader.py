"""The folder .venv-classroom: nbgrader in a Python of its own, made when a command of a teacher first asks for it."""

import sys

from launch import fingerprint, virtualenv
from launch.places import CLASSROOM_VENV, LIB, venv_python
from launch.problem import Problem

NEEDED = (3, 11)
HERE = LIB / "classroom"
REQUIREMENTS = HERE / "requirements.txt"
STAMP = CLASSROOM_VENV / "digits.json"


def ensure() -> None:
    if sys.version_info < NEEDED:
        raise Problem(
            f"This is Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}), but nbgrader needs Python "
            f"{NEEDED[0]}.{NEEDED[1]} or newer; run start.py with a newer one. Students need no newer one."
        )
    wanted = fingerprint.of_files([REQUIREMENTS])
    if fingerprint.read(STAMP).get("classroom") == wanted and venv_python(CLASSROOM_VENV).exists():
        return
    virtualenv.create(CLASSROOM_VENV)
    virtualenv.install("installing nbgrader into .venv-classroom (downloads 70 MB)", REQUIREMENTS, CLASSROOM_VENV)
    fingerprint.write(STAMP, {"classroom": wanted})


def command(script: str, *arguments: object) -> list:
    """A command for one of the programs in lib/classroom."""
    return [venv_python(CLASSROOM_VENV), "-I", "-X", "utf8", HERE / script, *arguments]
