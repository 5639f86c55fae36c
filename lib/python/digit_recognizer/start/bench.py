"""The command bench: this project and its peers on the same work, in turns."""

import os
import shlex

from .. import jdk
from ..jdk import Jdk
from ..kernel import vectors
from ..process import environment, hand_over
from . import maven, virtualenv
from .places import BENCH_VENV, LIB

HERE = LIB / "bench"
# An environment of their own, made when first asked for: NumPy, JAX and scikit-learn are no part of the course.
PEERS = virtualenv.packages(
    "peers", HERE / "requirements.txt", "installing NumPy, JAX and scikit-learn into .venv-bench (downloads 250 MB)"
)


def execute(arguments: list[str]) -> int:
    found = jdk.find()
    virtualenv.ensure(BENCH_VENV, PEERS)
    build(found)
    program = virtualenv.command(HERE / "peers", "--java", java(found), *arguments, folder=BENCH_VENV)
    return hand_over(program, environment(JAVA_HOME=str(found.home)))


def build(found: Jdk) -> None:
    goals = ["package", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=target/run-time"]
    arguments = ["-Pbench", "--projects", "lib/bench", "--also-make", "-Dmaven.test.skip=true", *goals]
    maven.build(maven.find(found), found, "the library and the bench", arguments, "bench-maven.log")


def java(found: Jdk) -> str:
    """The command line that the main class is put behind."""
    places = [HERE / "target" / "classes", *sorted((HERE / "target" / "run-time").glob("*.jar"))]
    path = os.pathsep.join(str(place) for place in places)
    return shlex.join([str(found.java), "-Xmx3g", *vectors(found), "-cp", path])
