"""The folder .venv-classroom: nbgrader in a Python of its own, made when a command of a teacher first asks for it."""

import os
import sys

from launch import fingerprint, kernel, virtualenv
from launch.jdk import Jdk
from launch.places import CLASSROOM_VENV, JARS, LIB, venv_python
from launch.problem import Problem
from launch.server import environment_in

NEEDED = (3, 11)
HERE = LIB / "classroom"
REQUIREMENTS = HERE / "requirements.txt"
STAMP = CLASSROOM_VENV / "digits.json"
KERNEL = CLASSROOM_VENV / "share" / "jupyter" / "kernels" / "java"
# What a submission may take, on whichever machine: as much as the largest exercise needs, and few threads.
MEMORY = ["-Xmx1g", "-XX:+UseSerialGC"]


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


def ensure_kernel(jdk: Jdk) -> None:
    """The students' kernel, with a bound on its memory. It finds the library by itself, in whichever folder it runs."""
    spec = kernel.spec(jdk, JARS)
    java, *rest = spec["argv"]
    spec["argv"] = [java, *MEMORY, *(part for part in rest if not part.startswith("-XX:MaxRAMPercentage"))]
    kernel.write(spec, KERNEL)


def variables() -> dict[str, str]:
    """nbgrader starts alembic by its name."""
    own = venv_python(CLASSROOM_VENV).parent
    return environment_in(CLASSROOM_VENV / "jupyter", PATH=os.pathsep.join([str(own), os.environ.get("PATH", "")]))


def command(script: str, *arguments: object) -> list:
    """A command for one of the programs in lib/classroom."""
    return [venv_python(CLASSROOM_VENV), "-I", "-X", "utf8", HERE / script, *arguments]
