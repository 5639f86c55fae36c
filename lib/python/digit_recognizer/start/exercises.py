"""The command exercises: the students' notebooks and the worked answers, made from their sources."""

import argparse

from . import teachers


def execute(arguments: list[str]) -> int:
    parser().parse_args(arguments)
    teachers.ensure()
    return teachers.run("-m", "digit_recognizer.classroom.generate", *arguments)


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py exercises",
        description="Writes notebooks/exercises (for students) and notebooks/exercises/answers from "
        "lib/exercises/notebooks, as nbgrader would release them.",
    )
    text.add_argument(
        "names", nargs="*", metavar="NAME", help="how the name of a source begins (02); all of them if none is given"
    )
    text.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 if a notebook is not what its source makes"
    )
    text.add_argument(
        "--force",
        action="store_true",
        help="also overwrite a student's notebook in which somebody has solved exercises",
    )
    return text
