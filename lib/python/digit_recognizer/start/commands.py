"""
The commands of start.py. Each is a module of its name, whose execute(arguments) returns the exit code; those of the
library itself are one module, which is told their name as well.
"""

import argparse
import importlib
import sys

from ..problem import Problem
from ..process import readable_output

COMMANDS = {
    "setup": "set everything up; run again it does nothing, fast",
    "test": "set everything up, then run the tests: library, notebooks, browser",
    "run": "execute notebooks without a browser; pages with all results in target/site",
    "train": "train a network without a notebook; on the course's digits or your own",
    "sweep": "train many networks, compare them, and draw accuracy against what they differ in",
    "predict": "read an image or a data file with a network that was saved",
    "playground": "one page in which a network learns in the browser, target/site/playground.html",
    "wheel": "the course and its library as one package, target/wheel/*.whl, for pip",
    "hub": "on a Linux server, as root: a JupyterHub for a class on 127.0.0.1:8000",
    "load": "beside a hub, as root: simulated students try whether the server is fast enough",
    "bench": "this project beside its peers on the same work; a table, and target/bench.json",
    "exercises": "write the students' exercises and the worked answers from lib/exercises",
    "classroom": "make a teacher's course folder for nbgrader, with the exercises in it",
    "grade": "mark what students have handed in, each submission in a box of its own",
    "release": "for maintainers: test, then set the version, commit, tag, and go on to the next version",
    "nbgrader": "any command of nbgrader, in a course folder",
}

LIBRARY = ("train", "sweep", "predict")


def main(arguments: list[str]) -> int:
    readable_output()
    try:
        is_named = bool(arguments) and arguments[0] in COMMANDS and arguments[0] not in LIBRARY
        return module_for(arguments).execute(arguments[1:] if is_named else arguments)
    except Problem as problem:
        print(f"start.py: {problem}", file=sys.stderr)
        return 2
    except PermissionError as error:
        print(
            f"start.py: {error.filename} cannot be written ({error.strerror}), but a checkout that can be written is"
            " needed, since everything is set up inside it; make it writable or close what uses it, then run start.py"
            " again.",
            file=sys.stderr,
        )
        return 2
    except OSError as error:
        # A full disk, a folder that has gone: the system's own words say it best.
        where = error.filename or "a file or connection"
        print(
            f"start.py: {where} is needed, but the system says: {error.strerror or error}; mend that, then run start.py"
            " again.",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("\nstart.py: interrupted; run the same command again and it goes on from here.", file=sys.stderr)
        return 130


def module_for(arguments: list[str]):
    """No command, or only options for JupyterLab: the course is opened."""
    wants_help = bool(arguments) and arguments[0] in ("-h", "--help")
    if not wants_help and (not arguments or arguments[0].startswith("-")):
        return importlib.import_module(f"{__package__}.lab")
    known, _ = parser().parse_known_args(arguments[:1])
    module = "command_line" if known.command in LIBRARY else known.command
    return importlib.import_module(f"{__package__}.{module}")


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py",
        description="Digit Recognizer: without a command, sets everything up and opens JupyterLab on the course.",
        epilog="Further arguments go to the tool behind: JupyterLab, Maven or pytest. 'start.py COMMAND --help' says "
        "more. All that is set up lives in .venv and target.",
    )
    commands = text.add_subparsers(dest="command", metavar="COMMAND")
    for name, words in COMMANDS.items():
        commands.add_parser(name, help=words, add_help=False)
    return text
