"""The command wheel: the course and its library as one package, target/wheel/digit_recognizer-….whl."""

import argparse
import calendar
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from .. import jdk
from ..problem import Problem
from ..process import environment
from . import playground, pom, setup, virtualenv
from .places import JARS, NOTEBOOKS, PACKAGE, ROOT, TARGET, VENV
from .steps import Failed, step

# What the package has beside its modules.
FRAME = PACKAGE / "installed" / "wheel"
BUILD = virtualenv.packages("wheel", FRAME / "requirements.txt", "installing what builds the package")
WHEELS = TARGET / "wheel"
# Laid out anew for each build.
LAYOUT = WHEELS / "layout"
# What notebooks consist of; files that a run has left beside them, such as a submission, stay here.
KINDS = (".ipynb", ".md", ".png", ".svg")


def execute(arguments: list[str]) -> int:
    argparse.ArgumentParser(
        prog="start.py wheel",
        description="Builds target/wheel/digit_recognizer-VERSION-py3-none-any.whl: jars, notebooks, exercises and "
        "data in one package. `pip install` of that file gives the command digit-recognizer, which needs a JDK, but "
        "neither Maven nor this checkout.",
    ).parse_args(arguments)
    setup.prepare()
    print(f"The package is {build().relative_to(ROOT)}.")
    return 0


def build() -> Path:
    """The wheel of the jars that are there; the same jars and notebooks give the same bytes."""
    playground.ensure(jdk.find())
    virtualenv.ensure(VENV, BUILD)
    # The modes of files go into the wheel, and are not to depend on who builds it.
    os.umask(0o022)
    lay_out()
    for old in WHEELS.glob("*.whl"):
        old.unlink()
    command = virtualenv.command("-m", "build", "--wheel", "--no-isolation", "--outdir", WHEELS, LAYOUT)
    try:
        step("building the package", command, "wheel.log", environment(SOURCE_DATE_EPOCH=str(timestamp())))
    except Failed as failure:
        raise Problem(
            f"The package does not build ({virtualenv.last_line(str(failure))}); the whole story is in"
            " target/start/wheel.log."
        ) from failure
    (wheel,) = WHEELS.glob("*.whl")
    shutil.rmtree(LAYOUT)
    return wheel


def lay_out() -> None:
    """A folder that any build tool can make the package of: nothing in it points out of it."""
    shutil.rmtree(LAYOUT, ignore_errors=True)
    for name, source in contents():
        target = LAYOUT / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (LAYOUT / "VERSION").write_text(version() + "\n", encoding="utf-8")


def contents() -> Iterator[tuple[str, Path]]:
    """Each file's path in the layout, and where it comes from."""
    package = PACKAGE.name
    for name in ("pyproject.toml", "README.md"):
        yield name, FRAME / name
    yield "LICENSE", ROOT / "LICENSE"
    for name in ("requirements.in", "requirements.txt"):
        yield name, PACKAGE.parent / name
    for source in [
        *sorted(PACKAGE.glob("*.py")),
        PACKAGE / "settings.json",
        *sorted((PACKAGE / "installed").glob("*.py")),
    ]:
        yield source.relative_to(PACKAGE.parent).as_posix(), source
    for jar in sorted(JARS.glob("*.jar")):
        yield f"{package}/jars/{jar.name}", jar
    yield f"{package}/jars/THIRD-PARTY.md", FRAME / "THIRD-PARTY.md"
    for name, source in course():
        yield f"{package}/course/{name}", source


def course() -> Iterator[tuple[str, Path]]:
    """What a student gets, in the folders that the notebooks expect."""
    yield "README.md", FRAME / "course" / "README.md"
    yield "LICENSE", ROOT / "LICENSE"
    for name in ("data/README.md", "data/digits.csv", "docs/data.md"):
        yield name, ROOT / name
    for source in sorted(NOTEBOOKS.rglob("*")):
        name = source.relative_to(ROOT)
        if source.is_file() and source.suffix in KINDS and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), source


def version() -> str:
    """The pom's, as Python writes it: what Maven calls 0.2.0-SNAPSHOT is a development release, 0.2.0.dev0."""
    return pom.version().replace("-SNAPSHOT", ".dev0")


def timestamp() -> int:
    """The pom's moment for everything in the jars, as seconds since 1970."""
    moment = pom.text_of("properties/project.build.outputTimestamp")
    return calendar.timegm(time.strptime(moment, "%Y-%m-%dT%H:%M:%SZ"))
