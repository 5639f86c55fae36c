"""The command digit-recognizer: copies the course and opens it; or copies only; or installs the kernel only."""

import argparse
import sys
from pathlib import Path

from .. import jdk
from ..problem import Problem
from ..process import readable_output
from . import copying, opening
from .contents import version

FOLDER = "digit-recognizer"
USAGE = """digit-recognizer [FOLDER] [--answers] [JupyterLab's own arguments]
       digit-recognizer copy FOLDER [--answers]
       digit-recognizer kernel [--prefix FOLDER]"""
DESCRIPTION = f"""Copies the course Digit Recognizer into FOLDER (without one: {FOLDER}, here) and opens it in
JupyterLab. Run again, it copies what a newer version brings, and never over a notebook that you have changed: the new
one is then put beside yours. A notebook that was deleted comes back fresh. Needs a JDK 17 or newer."""
MORE = """commands:
  copy FOLDER        copy only, open nothing
  kernel             put the Java kernel into this Python environment, for a JupyterLab that is started in another way
                     (JupyterHub, VS Code, a container); --prefix FOLDER: into FOLDER/share/jupyter instead

options:
  --answers          copy the exercises' worked answers, too
  --version          say the version
  --no-browser       and all that `jupyter lab --help` knows goes to JupyterLab"""


def main(arguments: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    readable_output()
    try:
        return execute(arguments)
    except Problem as problem:
        print(f"digit-recognizer: {problem}", file=sys.stderr)
        return 2
    except OSError as error:
        # No rights, a full disk, a file where a folder should be: the system's own words say it best.
        where = error.filename or "the folder"
        advice = "mend that or name another folder, then run digit-recognizer again."
        print(f"digit-recognizer: {where} cannot be used ({error.strerror or error}); {advice}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ndigit-recognizer: interrupted; run the same command again and it goes on from here.", file=sys.stderr)
        return 130


def execute(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first == "copy":
        return copy_only(arguments[1:])
    if first == "kernel":
        return kernel_only(arguments[1:])
    chosen, rest = parser().parse_known_args(arguments)
    # Only the first word can be the folder: in `--port 9999` the number is JupyterLab's.
    folder = Path(FOLDER if not first or first.startswith("-") else rest.pop(0))
    # Asked before anything is copied: without Java there is nothing to open.
    jdk.find("digit-recognizer")
    copy(folder, chosen.answers)
    return opening.open_course(folder, rest)


def copy_only(arguments: list[str]) -> int:
    text = argparse.ArgumentParser(
        prog="digit-recognizer copy",
        description="Copies the course into FOLDER; never over changed work.",
        allow_abbrev=False,
    )
    text.add_argument("folder", metavar="FOLDER", type=Path)
    text.add_argument("--answers", action="store_true", help="the exercises' worked answers, too")
    chosen = text.parse_args(arguments)
    copy(chosen.folder, chosen.answers)
    return 0


def copy(folder: Path, with_answers: bool) -> None:
    copied = copying.copy(folder, version(), with_answers)
    print(f"The course is in {folder.resolve()}.\n{copied}", flush=True)


def kernel_only(arguments: list[str]) -> int:
    text = argparse.ArgumentParser(
        prog="digit-recognizer kernel",
        description="Makes the kernel Java, with the course's library, known to every JupyterLab of this Python "
        "environment.",
        allow_abbrev=False,
    )
    text.add_argument(
        "--prefix",
        metavar="FOLDER",
        type=Path,
        default=opening.this_environment(),
        help="the environment; without it, this one",
    )
    chosen = text.parse_args(arguments)
    print(f"The kernel is in {opening.install_kernel(jdk.find('digit-recognizer'), chosen.prefix.resolve())}.")
    return 0


def parser() -> argparse.ArgumentParser:
    # add_help=True: JupyterLab's own help is a page of `jupyter lab --help`.
    text = argparse.ArgumentParser(
        prog="digit-recognizer",
        usage=USAGE,
        description=DESCRIPTION,
        epilog=MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    text.add_argument("-h", "--help", action="help", help=argparse.SUPPRESS)
    text.add_argument("--answers", action="store_true", help=argparse.SUPPRESS)
    text.add_argument("--version", action="version", version=f"digit-recognizer {version()}", help=argparse.SUPPRESS)
    return text
