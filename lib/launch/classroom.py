"""The command classroom: a teacher's course folder for nbgrader, with the exercises in it."""

import argparse
from pathlib import Path

from launch import jdk, library, nbgrader
from launch.process import hand_over


def execute(arguments: list[str]) -> int:
    text = argparse.ArgumentParser(
        prog="start.py classroom",
        description="Makes a course folder for nbgrader, with the exercises' sources and what students get in it; run again, it adds "
        "exercises and changes nothing else. docs/grading.md says how to go on.",
    )
    text.add_argument("folder", type=Path, help="where it is to be, outside of this checkout")
    text.add_argument("names", nargs="*", metavar="NAME", help="how the exercises' names begin (02); all of them if none is given")
    chosen = text.parse_args(arguments)
    prepare()
    return hand_over(nbgrader.command("course_folder.py", chosen.folder.resolve(), *chosen.names), nbgrader.variables())


def prepare() -> None:
    """The library, nbgrader, and the kernel that nbgrader runs."""
    found = jdk.find()
    library.ensure(found)
    nbgrader.ensure()
    nbgrader.ensure_kernel(found)
