"""The command grade: what students have handed in is marked, in a course folder that 'classroom' has made."""

import argparse
from pathlib import Path

from . import teachers


def execute(arguments: list[str]) -> int:
    teachers.prepare(parser().parse_args(arguments).folder)
    return teachers.run("-m", "digit_recognizer.classroom.grading", *arguments)


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py grade",
        description="Collects what lies in FOLDER/downloaded, runs every submission in a box of its own, writes marks "
        "to FOLDER/grades.csv and a page for each student to FOLDER/feedback. What was graded before and has not "
        "changed is not run again.",
    )
    text.add_argument("folder", type=Path, help="a course folder that 'start.py classroom' has made")
    text.add_argument(
        "names", nargs="*", metavar="NAME", help="how the exercises' names begin (02); all of them if none is given"
    )
    text.add_argument("--again", action="store_true", help="also run what was graded before")
    return text
