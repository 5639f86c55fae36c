"""The command run: executes notebooks in fresh kernels and writes pages with all results to target/site."""

import argparse
from pathlib import Path

from ..problem import Problem
from ..process import hand_over
from . import setup, virtualenv
from .lab import jupyter_environment
from .places import NOTEBOOKS


def execute(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments)
    # A name that is wrong is told before anything is set up.
    notebooks(chosen)
    setup.prepare()
    # What a notebook asks for to know whether it may take minutes instead of seconds.
    full = {"DIGITS_FULL": "1"} if chosen.full else {}
    return hand_over(virtualenv.command("-m", "digit_recognizer.pages", *arguments), jupyter_environment(**full))


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py run",
        description="Executes notebooks from the first cell to the last, each in a fresh kernel, and writes "
        "target/site/*.html. The notebooks themselves are not changed. Exit code 1 if a cell fails.",
    )
    text.add_argument(
        "notebooks",
        nargs="*",
        metavar="NOTEBOOK",
        help="a path, or how the name begins (06); all of notebooks/ if none is given",
    )
    text.add_argument(
        "--full", action="store_true", help="full size instead of the quick one: sets DIGITS_FULL=1 for the notebooks"
    )
    return text


def notebooks(chosen: argparse.Namespace) -> list[Path]:
    found = [find(name) for name in chosen.notebooks] or sorted(NOTEBOOKS.glob("*.ipynb"))
    if not found:
        raise Problem(f"There is no notebook in {NOTEBOOKS}, but run needs one; give a notebook's path.")
    return found


def find(name: str) -> Path:
    path = Path(name)
    if path.is_file():
        return path.resolve()
    matches = (
        sorted(NOTEBOOKS.glob(f"{name}*.ipynb")) if "/" not in name and "\\" not in name and "*" not in name else []
    )
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Problem(
            f"{name} is the beginning of {' and '.join(match.name for match in matches)}, but one notebook is needed;"
            " give more of its name."
        )
    known = ", ".join(file.name for file in sorted(NOTEBOOKS.glob("*.ipynb"))) or "none"
    raise Problem(
        f"No notebook {name} was found, but a path or the beginning of a name in notebooks is needed; there are:"
        f" {known}."
    )
