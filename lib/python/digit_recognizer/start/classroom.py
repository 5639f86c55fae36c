"""The command classroom: a teacher's course folder for nbgrader, with the exercises in it."""

import argparse
from pathlib import Path

from . import teachers


def execute(arguments: list[str]) -> int:
    teachers.prepare(parser().parse_args(arguments).folder)
    return teachers.run("-m", "digit_recognizer.classroom.course_folder", *arguments)


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py classroom",
        description="Makes a course folder for nbgrader, with the exercises' sources and what students get in it; run "
        "again, it adds exercises and changes nothing else. docs/grading.md says how to go on.",
    )
    text.add_argument("folder", type=Path, help="where it is to be, outside of this checkout")
    text.add_argument(
        "names", nargs="*", metavar="NAME", help="how the exercises' names begin (02); all of them if none is given"
    )
    return text
