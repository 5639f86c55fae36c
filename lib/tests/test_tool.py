"""Tools beside each other: they work at once, are shown one after the other, and none goes on alone."""

import os
import sys
import time
from types import SimpleNamespace

import pytest

from digit_recognizer.start import steps
from digit_recognizer.start.test import understood
from digit_recognizer.start.tool import Tool, none_left_behind

# Waits until the other one has written its file, which it can only do at the same time.
WAITS = """
import pathlib, sys, time
print('first begins', flush=True)
while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.02)
print('first ends')
"""
WRITES = "import pathlib, sys\nprint('second')\npathlib.Path(sys.argv[1]).touch()\nsys.exit(3)"


def tool(program: str, *arguments: object) -> Tool:
    return Tool([sys.executable, "-c", program, *arguments], dict(os.environ), str.splitlines)


def test_they_work_at_once_and_are_shown_one_after_the_other(tmp_path, capsys: pytest.CaptureFixture):
    first, second = tool(WAITS, tmp_path / "written"), tool(WRITES, tmp_path / "written")
    assert first.show() == (0, "first begins\nfirst ends\n")
    assert second.show() == (3, "second\n")
    assert capsys.readouterr().out == "first begins\nfirst ends\nsecond\n"


def test_what_is_printed_is_passed_on_as_it_comes(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """The tool goes on only when what it said has been shown."""

    class Screen:
        def write(self, text: str) -> None:
            (tmp_path / "written").touch()

        def flush(self) -> None:
            pass

    monkeypatch.setattr("sys.stdout", Screen())
    assert tool(WAITS, tmp_path / "written").show()[0] == 0


def test_none_is_left_when_another_cannot_be_started():
    tools = [tool("import time; time.sleep(60)")]
    started = time.monotonic()
    with pytest.raises(RuntimeError), none_left_behind(tools):
        raise RuntimeError("the other one")
    assert tools[0].process.returncode is not None and time.monotonic() - started < 30


def test_on_windows_what_a_step_has_started_ends_with_it(monkeypatch: pytest.MonkeyPatch):
    ended = []
    monkeypatch.setattr(steps.subprocess, "run", lambda command, **_: ended.append(command))
    monkeypatch.setattr(steps.os, "name", "nt")
    steps.end(SimpleNamespace(pid=7, wait=lambda: None))
    assert ended == [["taskkill", "/F", "/T", "/PID", "7"]]


@pytest.mark.parametrize(
    ("arguments", "part", "brief", "extra"),
    [
        ("", None, True, ""),
        ("--long", None, False, ""),
        ("--long course -n 0", "course", False, "-n 0"),
        ("library -pl lib/core", "library", True, "-pl lib/core"),
        ("library -Dtest=MatrixTest", "library", False, "-Dtest=MatrixTest"),
        ("course -n 0 --maxfail=1", "course", True, "-n 0 --maxfail=1"),
        ("-k course", None, False, "-k course"),
        ("course lib/tests/test_hub.py", "course", False, "lib/tests/test_hub.py"),
    ],
)
def test_long_tests_are_left_out_unless_they_are_asked_for(arguments: str, part: str | None, brief: bool, extra: str):
    assert understood(arguments.split()) == (part, brief, extra.split())
