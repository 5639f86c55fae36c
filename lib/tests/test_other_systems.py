"""What other systems do differently, emulated on this one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from checkouts import ROOT
from conftest import HEAP, posix_only

from digit_recognizer import jdk, kernel, process
from digit_recognizer.classroom import enter_box
from digit_recognizer.start import virtualenv

WITHOUT_POSIX = """
import sys
sys.modules.update(dict.fromkeys(["pwd", "grp", "fcntl", "termios"]))
import pytest
sys.exit(pytest.main(["--collect-only", "-qq", "-n0", "-p", "no:cacheprovider", *sys.argv[1:]]))
"""


def test_all_tests_can_be_collected_without_what_only_posix_has():
    here = Path(__file__).parent
    command = [sys.executable, "-I", "-X", "utf8", "-c", WITHOUT_POSIX, "-c", here / "pytest.ini", here]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(list(map(str, command)), env=alone, capture_output=True, encoding="utf-8", timeout=240)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "test_notebooks.py: " in done.stdout and "test_hub.py" not in done.stdout


@pytest.mark.parametrize("ends", [0, 3])
def test_where_no_program_takes_anothers_place_the_box_waits_for_it(ends: int, tmp_path: Path):
    """A new program would be another process on Windows, and this one would end, which Jupyter takes for the kernel."""
    command = ["enter_box", str(tmp_path), "--", sys.executable, "-c", f"import sys; sys.exit({ends})"]
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.setattr(sys, "argv", command)
        patch.setattr(os, "execv", lambda *_: pytest.fail("this process would end"))
        patch.setattr(os, "name", "nt")
        enter_box.main()
    assert ended.value.code == ends


@posix_only
def test_a_java_that_writes_in_a_code_page_is_found_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As Java 17 on Windows does, whose settings are in the system's code page; 0xFC is its ü."""
    java = tmp_path / "java"
    settings = "    java.home = C:/f\\374r/jdk\\r\\n    java.version = 17.0.9\\r\\njdk.jshell@17.0.9\\r\\n"
    java.write_text(f"#!/bin/sh\nprintf '{settings}'\n", encoding="ascii")
    java.chmod(0o755)
    monkeypatch.setattr(process, "CODE_PAGE", "cp1252")
    found = jdk.inspect(java)
    assert (found.home, found.version, found.modules) == (Path("C:/für/jdk"), "17.0.9", {"jdk.jshell"})


def test_nothing_warns_of_the_event_loop_of_windows():
    """With ZeroMQ's own warning, provoked by an event loop of the name that Windows' has."""
    provoke = (
        "import asyncio, zmq.asyncio\n"
        "asyncio.ProactorEventLoop = asyncio.SelectorEventLoop\n"
        "loop = asyncio.new_event_loop()\n"
        "print(type(zmq.asyncio._get_selector_windows(loop)).__name__)\n"
        "loop.close()"
    )
    command = [str(part) for part in virtualenv.command("-c", provoke)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.stdout, done.stderr) == ("AddThreadSelectorEventLoop\n", "")


def test_the_readme_names_what_the_tests_run_on():
    """The rows of "What runs where" that can be held against other files."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pinned = (ROOT / "lib" / "python" / "requirements.txt").read_text(encoding="utf-8")
    for name, words in {"jjava": "JJava", "jupyterlab": "JupyterLab"}.items():
        assert f"| {words} {re.search(rf'^{name}==(.+)$', pinned, re.MULTILINE)[1]} |" in readme
    asked_for = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert "system: [ubuntu-latest, macos-latest, windows-latest]" in asked_for
    for java, python in {"25": "3.13", "21": "3.10"}.items():
        assert f'{{ system: ubuntu-latest, java: "{java}", python: "{python}" }}' in asked_for
    assert HEAP == "-Xmx512m -XX:+UseSerialGC"
    assert f'JDK_JAVA_OPTIONS="--add-modules {kernel.VECTORS}"' in readme
