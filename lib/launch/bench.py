"""The command bench: this project and its peers on the same work, in turns."""

import os
import shlex

from launch import fingerprint, jdk, maven, virtualenv
from launch.jdk import Jdk
from launch.kernel import vectors
from launch.places import BENCH_VENV, LIB, venv_python
from launch.problem import Problem
from launch.process import environment, hand_over
from launch.steps import Failed, step

HERE = LIB / "bench"
REQUIREMENTS = HERE / "requirements.txt"
STAMP = BENCH_VENV / "digits.json"


def execute(arguments: list[str]) -> int:
    found = jdk.find()
    ensure_peers()
    build(found)
    program = [venv_python(BENCH_VENV), "-I", "-X", "utf8", HERE / "peers", "--java", java(found), *arguments]
    return hand_over(program, environment(JAVA_HOME=str(found.home)))


def ensure_peers() -> None:
    """An environment of their own, made when first asked for: NumPy, JAX and scikit-learn are no part of the course."""
    wanted = fingerprint.of_files([REQUIREMENTS])
    if fingerprint.read(STAMP).get("peers") == wanted and venv_python(BENCH_VENV).exists():
        return
    virtualenv.create(BENCH_VENV)
    virtualenv.install("installing NumPy, JAX and scikit-learn into .venv-bench (downloads 250 MB)", REQUIREMENTS, BENCH_VENV)
    fingerprint.write(STAMP, {"peers": wanted})


def build(found: Jdk) -> None:
    goals = ["package", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=target/run-time"]
    command = [maven.find(found), "--batch-mode", "-Pbench", "--projects", "lib/bench", "--also-make", "-Dmaven.test.skip=true", *goals]
    try:
        step("building the library and the bench", command, "bench-maven.log", maven.environment_for(found))
    except Failed as failure:
        errors = [line for line in str(failure).splitlines() if line.startswith("[ERROR]")]
        raise Problem("The bench does not build:\n" + "\n".join(errors[:12])) from failure


def java(found: Jdk) -> str:
    """The command line that the main class is put behind."""
    places = [HERE / "target" / "classes", *sorted((HERE / "target" / "run-time").glob("*.jar"))]
    path = os.pathsep.join(str(place) for place in places)
    return shlex.join([str(found.java), "-Xmx3g", *vectors(found), "-cp", path])
