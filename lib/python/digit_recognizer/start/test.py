"""The command test: Maven's verify for the library, then pytest for notebooks, start.py and the browser."""

import argparse
import re
import sys

from .. import jdk
from . import library, maven, playground, setup, teachers, virtualenv
from .lab import jupyter_environment
from .places import LIB, TARGET, VENV
from .tool import Tool, none_left_behind

PARTS = ("library", "course", "spark")
# The mark of tests, in pytest and JUnit, that take long for what they see beyond shorter ones.
LONG = "long"
# Of the modules on the way nothing is tested again.
SPARK = ("-Pspark", "--projects", "lib/spark", "--also-make", "-Dtest=Spark*Test")


def execute(arguments: list[str]) -> int:
    # For --help: in 'test -k course', course is pytest's and no part.
    parser().parse_known_args(arguments)
    part, brief, extra = understood(arguments)
    found = jdk.find()
    library.ensure(found)
    of_library, of_course = part != "course", part not in ("library", "spark")
    if of_course:
        playground.ensure(found)
    tools, summary, codes = [], [], []

    def show() -> None:
        code, text = tools[-1].show()
        codes.append(code)
        summary.extend(tools[-1].closing_lines(text))

    with none_left_behind(tools):
        if of_library:
            spark = SPARK if part == "spark" else ()
            command = [maven.find(found), "--batch-mode", "--no-transfer-progress", "verify", *spark]
            command += [f"-DexcludedGroups={LONG}"] if brief else []
            command += extra if part else []
            tools.append(Tool(command, maven.environment_for(found), closing_lines_of_maven))
        if of_course:
            # Maven works meanwhile.
            setup.prepare()
            virtualenv.ensure(VENV, virtualenv.TESTS)
        if of_library and of_course and sys.version_info >= teachers.NEEDED:
            # Whoever names a test seldom needs it; the first that does makes it.
            teachers.ensure()
        if of_library:
            show()
        if of_course:
            # Beside Maven all took longer: threads of the engine wait for each other, and kernels for both.
            command = virtualenv.command(
                "-m",
                "pytest",
                "-c",
                LIB / "tests" / "pytest.ini",
                "-o",
                f"cache_dir={TARGET / 'pytest'}",
                *(["-m", f"not {LONG}"] if brief else []),
                *pytest_arguments(extra),
            )
            tools.append(Tool(command, jupyter_environment(JAVA_HOME=str(found.home)), closing_line_of_pytest))
            show()
    print("\n" + "\n".join(summary), flush=True)
    return 1 if any(codes) else 0


def understood(arguments: list[str]) -> tuple[str | None, bool, list[str]]:
    """The part, whether long tests are left out, and what goes to Maven or pytest."""
    extra = [argument for argument in arguments if argument != "--long"]
    part = extra.pop(0) if extra and extra[0] in PARTS else None
    # Whoever names a test means it, however long it is.
    return part, "--long" not in arguments and not names_a_test(extra), extra


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py test",
        description="Runs the tests, or one part of them: library is 'mvn verify' (format, static analysis, JUnit), "
        "course is pytest (notebooks, start.py, JupyterLab in a browser), spark, which only runs when it is "
        "named, is sweeps on clusters of processes. Long tests are left out unless one is named or --long is given. "
        "Further arguments go to Maven after 'library' and 'spark', else to pytest: "
        "'start.py test library -Dtest=MatrixTest', 'start.py test course -k browser'. "
        "Pytest has a worker more than there are cores, as far as the memory goes; '-n 0' is without. "
        "DIGITS_BROWSER=required turns a missing browser from a skipped test into a failed one.",
    )
    text.add_argument("part", nargs="?", metavar="{library,course,spark}")
    text.add_argument(
        "--long",
        action="store_true",
        help="the long tests too: notebooks and exercises that train for minutes, on all of MNIST where it is; a hub "
        "with students; the wheel's course; broken formulas; a sweep that is stopped fifty times",
    )
    return text


def names_a_file(argument: str) -> bool:
    return not argument.startswith("-") and ".py" in argument


def names_a_test(extra: list[str]) -> bool:
    return any(names_a_file(argument) or re.match(r"-(k|m|Dtest)", argument) for argument in extra)


def pytest_arguments(extra: list[str]) -> list:
    return extra if any(map(names_a_file, extra)) else [LIB / "tests", *extra]


def closing_lines_of_maven(text: str) -> list[str]:
    """The counts of each module, then how it ended."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    counts = re.findall(r"^\[\w+\] +(Tests run: \d+, Failures: \d+, Errors: \d+, Skipped: \d+)\s*$", text, re.MULTILINE)
    ending = re.findall(r"BUILD (?:SUCCESS|FAILURE)", text)
    return [*counts, *(ending[-1:] or ["Maven did not come to an end"])]


def closing_line_of_pytest(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()][-1:]
