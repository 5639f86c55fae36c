"""The folder .venv-classroom: nbgrader in a Python of its own, made when a command of a teacher first asks for it."""

import os
import sys
from pathlib import Path

from .. import jdk, kernel
from ..problem import Problem
from ..process import hand_over
from ..server import environment_in
from . import library, virtualenv
from .places import CLASSROOM_VENV, JARS, KERNEL, PACKAGE, VENV, venv_python

NEEDED = (3, 11)
NBGRADER = virtualenv.packages(
    "classroom",
    PACKAGE / "classroom" / "requirements.txt",
    "installing nbgrader into .venv-classroom (downloads 70 MB)",
)
# What a submission may take, on whichever machine: as much as the largest exercise needs, and few threads.
MEMORY = ["-Xmx1g", "-XX:+UseSerialGC"]


def ensure() -> None:
    if sys.version_info < NEEDED:
        raise Problem(
            f"This is Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}), but nbgrader needs Python "
            f"{NEEDED[0]}.{NEEDED[1]} or newer; run start.py with a newer one. Students need no newer one."
        )
    virtualenv.ensure(CLASSROOM_VENV, NBGRADER, virtualenv.OWN_PACKAGE)


def prepare(course: Path) -> None:
    """For a course folder: also the library, and the students' kernel with a bound on its memory."""
    config = course / "nbgrader_config.py"
    if config.exists() and "digit_recognizer" not in config.read_text(encoding="utf-8"):
        raise Problem(
            f"{config} is of an earlier version of the course, whose modules had other names, but a newer one is"
            f" needed; rename it, run 'python3 start.py classroom {course}' to get a new one, then carry your changes"
            " over."
        )
    found = jdk.find()
    library.ensure(found)
    ensure()
    spec = kernel.spec(found, JARS)
    java, *rest = spec["argv"]
    spec["argv"] = [java, *MEMORY, *(part for part in rest if not part.startswith("-XX:MaxRAMPercentage"))]
    kernel.write(spec, CLASSROOM_VENV / KERNEL.relative_to(VENV))


def run(*arguments: object) -> int:
    """Hands over to the Python of .venv-classroom. nbgrader starts alembic by its name."""
    path = os.pathsep.join([str(venv_python(CLASSROOM_VENV).parent), os.environ.get("PATH", "")])
    return hand_over(
        virtualenv.command(*arguments, folder=CLASSROOM_VENV), environment_in(CLASSROOM_VENV / "jupyter", PATH=path)
    )
