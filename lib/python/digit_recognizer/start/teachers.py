"""The folder .venv-classroom: nbgrader in a Python of its own, made when a command of a teacher first asks for it."""

import os
import sys
from pathlib import Path

from .. import jdk, kernel
from ..problem import Problem
from ..process import hand_over
from ..server import environment_in
from . import library, virtualenv
from .places import CLASSROOM_VENV, JARS, KERNEL, PACKAGE, ROOT, VENV, venv_python

NEEDED = (3, 11)
NBGRADER = virtualenv.packages(
    "classroom",
    PACKAGE / "classroom" / "requirements.txt",
    "installing nbgrader into .venv-classroom (downloads 70 MB)",
)
# What a submission may take, on whichever machine: as much as the largest exercise needs, and few threads.
MEMORY = ["-Xmx1g", "-XX:+UseSerialGC"]


# What of a checkout a submission that is run must not see.
ANSWERS = [ROOT / "notebooks", ROOT / "lib"]
NO_WALLS = (
    "submissions would run with the rights of root, but need walls around them, which this system does not have yet: "
    "bubblewrap is not installed, or cannot do its work here, and the worked answers are open to other users; "
    "install bubblewrap (the package of that name of Debian, Ubuntu, Fedora, Arch, openSUSE and Alpine), or, in a "
    "container that forbids it its work, close the worked answers to other users "
    f"(chmod o-rx {' '.join(map(str, ANSWERS))}), then run the same command again"
)


def ensure() -> None:
    if sys.version_info < NEEDED:
        raise Problem(
            f"This is Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}), but nbgrader needs Python "
            f"{NEEDED[0]}.{NEEDED[1]} or newer; run start.py with a newer one. Students need no newer one."
        )
    virtualenv.ensure(CLASSROOM_VENV, NBGRADER, virtualenv.OWN_PACKAGE)


def prepare(course: Path) -> None:
    """For a course folder: also the library, and the kernel of submissions."""
    config = course / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") if config.exists() else ""
    if text and ("digit_recognizer" not in text or "collecting.Collector" in text):
        raise Problem(
            f"{config} is of an earlier version of the course, whose modules were others, but a newer one is"
            f" needed; rename it, run 'python3 start.py classroom {course}' to get a new one, then carry your changes"
            " over."
        )
    found = jdk.find()
    library.ensure(found)
    ensure()
    write_kernel(found)


def write_kernel(found: jdk.Jdk) -> None:
    """The students' kernel with a bound on its memory."""
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
