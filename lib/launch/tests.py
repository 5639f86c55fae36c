"""The command test: Maven's verify for the library, then pytest for the notebooks, start.py and the browser."""

import argparse
import codecs
import os
import re
import subprocess
import sys

from launch import maven, preparation, virtualenv
from launch.lab import jupyter_environment
from launch.places import LIB, TARGET
from launch.steps import start

PARTS = ("library", "course")


def execute(arguments: list[str]) -> int:
    chosen, extra = parser().parse_known_args(arguments)
    # 'test -k browser' names no part: what follows is pytest's.
    part = chosen.part if chosen.part in PARTS else None
    if chosen.part and not part:
        extra.insert(arguments.index(chosen.part), chosen.part)
    jdk = preparation.prepare(with_tests=part != "library")
    summary = []
    codes = []
    if part != "course":
        command = [maven.find(jdk), "--batch-mode", "--no-transfer-progress", "verify", *(extra if part else [])]
        code, text = shown(command, maven.environment_for(jdk))
        codes.append(code)
        summary += closing_lines_of_maven(text)
    if part != "library":
        command = virtualenv.command("-m", "pytest", "-c", LIB / "tests" / "pytest.ini", "-o", f"cache_dir={TARGET / 'pytest'}", *pytest_arguments(extra))
        code, text = shown(command, jupyter_environment(JAVA_HOME=str(jdk.home)))
        codes.append(code)
        summary += [line for line in text.splitlines() if line.strip()][-1:]
    print("\n" + "\n".join(summary), flush=True)
    return 1 if any(codes) else 0


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py test",
        description="Runs every test, or one part of them: library is 'mvn verify' (format, static analysis, JUnit), course is "
        "pytest (every notebook, start.py, JupyterLab in a browser). Further arguments go to Maven after 'library', else to "
        "pytest: 'start.py test library -Dtest=MatrixTest', 'start.py test course -k browser'. DIGITS_BROWSER=required turns "
        "a missing browser from a skipped test into a failed one.",
    )
    text.add_argument("part", nargs="?", metavar="{library,course}")
    return text


def pytest_arguments(extra: list[str]) -> list:
    names_a_test = any(not argument.startswith("-") and ".py" in argument for argument in extra)
    return extra if names_a_test else [LIB / "tests", *extra]


def shown(command: list, env: dict[str, str]) -> tuple[int, str]:
    """Runs a tool, passing its output on as it comes; returns its exit code and what it printed."""
    process = start(command, "the messages above", env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    pieces = []
    try:
        # Piece by piece, not line by line: pytest's dots are a sign of life.
        while piece := os.read(process.stdout.fileno(), 65536):
            pieces.append(decoder.decode(piece).replace("\r\n", "\n"))
            sys.stdout.write(pieces[-1])
            sys.stdout.flush()
        return process.wait(), "".join(pieces)
    except KeyboardInterrupt:
        process.wait()
        raise


def closing_lines_of_maven(text: str) -> list[str]:
    """The counts of each module, then how it ended."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    counts = re.findall(r"^\[\w+\] +(Tests run: \d+, Failures: \d+, Errors: \d+, Skipped: \d+)\s*$", text, re.MULTILINE)
    ending = re.findall(r"BUILD (?:SUCCESS|FAILURE)", text)
    return [*counts, *(ending[-1:] or ["Maven did not come to an end"])]
