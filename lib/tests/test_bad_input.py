"""Whatever is missing: one sentence that says what was found, what is needed and how to get it, and exit code 2."""

import glob
import os
import platform
import re
import shlex
import shutil
from pathlib import Path

import pytest
from checkouts import ROOT, Checkout, start_py
from conftest import posix_only

from digit_recognizer.start.commands import COMMANDS, LIBRARY

pytestmark = posix_only

APT = platform.system() == "Linux" and shutil.which("apt-get")


def sentence(result: tuple[int, str]) -> str:
    """The last line, which is start.py's own; nothing like a stack trace stands before it."""
    code, text = result
    assert code == 2, text
    assert "Traceback" not in text
    last = text.strip().splitlines()[-1]
    assert last.startswith("start.py: ") and last.endswith("."), text
    assert "needed" in last or "needs" in last, last
    return last


def test_no_java(checkout: Checkout):
    checkout.offer_maven()
    said = sentence(checkout.run("setup"))
    assert said.startswith("start.py: No Java was found, but a JDK 17 or newer is needed; get it with: ")
    if APT:
        assert "sudo apt install openjdk-17-jdk" in said


def test_java_11(checkout: Checkout):
    checkout.offer_java("11.0.22")
    said = sentence(checkout.run("setup"))
    assert "Java 11.0.22 in" in said and "is too old, but a JDK 17 or newer is needed" in said


def test_java_8_which_cannot_list_its_modules(checkout: Checkout):
    checkout.offer_java("1.8.0_392")
    assert "Java 1.8.0_392 in" in sentence(checkout.run("setup"))


def test_a_run_time_without_jshell(checkout: Checkout):
    checkout.offer_java("17.0.9", modules="java.base java.desktop")
    assert "is no full JDK (it lacks jdk.jshell and jdk.compiler)" in sentence(checkout.run("setup"))


def test_a_java_that_does_not_run_counts_as_none(checkout: Checkout):
    checkout.executable("java", "#!/bin/sh\nexit 127\n")
    assert "No Java was found" in sentence(checkout.run("setup"))


@pytest.mark.parametrize("variable", ["JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"])
def test_options_that_java_does_not_know_are_named(checkout: Checkout, variable: str):
    checkout.executable("java", f'#!/bin/sh\n[ -z "${variable}" ] || exit 1\n')
    checkout.variables[variable] = "-Xmx1z"
    assert f"java does not start with what {variable} says (-Xmx1z)" in sentence(checkout.run("setup"))


def test_an_old_java_home_gives_way_to_the_path(ready: Checkout):
    ready.offer_java("11.0.22", folder="old/bin")
    ready.variables["JAVA_HOME"] = str(ready.tools / "old")
    code, text = ready.run("setup")
    assert code == 0, text
    assert "Ready with Java 17.0.9" in text


def test_java_home_comes_before_the_path(ready: Checkout):
    ready.offer_java("21.0.1", folder="home/bin")
    ready.variables["JAVA_HOME"] = str(ready.tools / "home")
    code, text = ready.run("setup")
    assert code == 0, text
    assert "Ready with Java 21.0.1" in text


def test_no_maven(checkout: Checkout):
    checkout.offer_java()
    said = sentence(checkout.run("setup"))
    assert said.startswith("start.py: No mvn was found on the PATH, but Maven 3.6.3 or newer is needed; get it with: ")
    if APT:
        assert "sudo apt install maven, then run start.py again" in said
    assert "The course as one file, a wheel, needs no Maven: " in said and "python3 start.py wheel" in said


def test_an_old_maven(checkout: Checkout):
    checkout.offer_java()
    checkout.offer_maven("3.6.2")
    assert "Maven 3.6.2 was found in" in sentence(checkout.run("setup"))


def test_a_maven_that_does_not_run(checkout: Checkout):
    checkout.offer_java()
    checkout.executable("mvn", "#!/bin/sh\necho JAVA_HOME is not right\nexit 1\n")
    assert "does not run as Maven (exit code 1: JAVA_HOME is not right)" in sentence(checkout.run("setup"))


def test_a_library_that_does_not_compile(checkout: Checkout):
    checkout.offer_everything()
    checkout.offer_maven(before="echo '[ERROR] Matrix.java:[7,1] class expected'; exit 1")
    code, text = checkout.run("setup")
    assert code == 2
    assert "[ERROR] Matrix.java:[7,1] class expected" in text
    said = "start.py: Maven could not build the library with Java 17.0.9 (Matrix.java:[7,1] class expected); "
    assert said in text


def test_no_network_for_maven(checkout: Checkout):
    checkout.offer_everything()
    checkout.offer_maven(before="echo '[ERROR] Could not transfer artifact x from/to central: Unknown host'; exit 1")
    assert "Maven's repository does not answer" in sentence(checkout.run("setup"))


@pytest.mark.parametrize(
    "line",
    [
        # With colours off, the first line begins with switching them off once more.
        r"\033[0m\033[0m[ERROR] Could not create local repository at /no/home/.m2/repository -> [Help 1]",
        "[ERROR] Could not transfer artifact x from/to central: /no/x.pom.part.lock (No such file or directory)",
    ],
)
def test_a_home_that_maven_cannot_write_to(checkout: Checkout, line: str):
    checkout.offer_everything()
    checkout.offer_maven(before=f"printf '{line}\\n[ERROR] To see more, re-run Maven\\n'; exit 1")
    said = sentence(checkout.run("setup"))
    reason = line.partition("[ERROR] ")[2].removesuffix(" -> [Help 1]")
    assert f"Maven could not write what is needed to build the library ({reason}); make that folder" in said


def test_no_network_for_pip(ready: Checkout):
    ready.require("a-package-that-pip-has-not-cached==1.0\n")
    # Nothing listens on this port, so the index is as unreachable as without a network.
    ready.variables.update(PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="1", PIP_CONFIG_FILE=os.devnull)
    ready.variables.pop("PIP_FIND_LINKS", None)
    assert "the package index does not answer, and the first set-up needs a network connection" in sentence(
        ready.run("setup")
    )


def test_a_package_that_does_not_exist(ready: Checkout):
    ready.require(f"--no-index\n--find-links {ready.tools.as_uri()}\nno-such-package==1.0\n")
    code, text = ready.run("setup")
    assert code == 2
    assert "pip could not install lib/python/requirements.txt (ERROR: No matching distribution" in text


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_that_cannot_make_environments(checkout: Checkout, module: str):
    checkout.offer_everything()
    said = sentence(checkout.run("setup", driver=f"sys.modules[{module!r}] = None"))
    assert "was found without venv and ensurepip, which are needed to set up JupyterLab" in said
    if APT:
        assert "sudo apt install python3-venv" in said


# No folder can be made any more.
REFUSE = """
from pathlib import Path
def refuse(path, **_): raise {error}
Path.mkdir = refuse
"""


def test_a_checkout_that_cannot_be_written(checkout: Checkout):
    checkout.offer_everything()
    # Root may write everywhere, so the refusal is played.
    refusal = REFUSE.format(error="PermissionError(13, 'Permission denied', str(path))")
    said = sentence(checkout.run("setup", driver=refusal))
    assert "target/start cannot be written (Permission denied)" in said


def test_a_disk_that_is_full(checkout: Checkout):
    checkout.offer_everything()
    full = REFUSE.format(error="OSError(28, 'No space left on device', str(path))")
    said = sentence(checkout.run("setup", driver=full))
    assert (
        "target/start is needed, but the system says: No space left on device; mend that, then run start.py again"
        in said
    )


def test_an_unknown_command(checkout: Checkout):
    code, text = checkout.run("explain")
    assert code == 2
    assert "invalid choice: 'explain'" in text and "setup" in text


def test_an_unknown_notebook(checkout: Checkout):
    said = sentence(checkout.run("run", "no-such-notebook"))
    assert "No notebook no-such-notebook was found" in said


@pytest.mark.parametrize(
    "config", ["import steps\n", "from digit_recognizer … collector_plugin = collecting.Collector\n"]
)
def test_a_course_folder_of_an_earlier_version(checkout: Checkout, tmp_path: Path, config: str):
    (tmp_path / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for command in ("classroom", "grade", "nbgrader"):
        said = sentence(checkout.run(command, str(tmp_path)))
        assert "is of an earlier version of the course" in said and "rename it" in said


def test_load_without_a_hub(checkout: Checkout):
    assert "There is no hub in this checkout" in sentence(checkout.run("load", "accounts.csv"))


def old_pythons() -> list[str]:
    """Real ones: of pyenv, and of this system."""
    found = []
    for minor in range(6, 10):
        found += glob.glob(os.path.expanduser(f"~/.pyenv/versions/3.{minor}.*/bin/python"))[:1]
        found += [path for path in [shutil.which(f"python3.{minor}")] if path and ".pyenv" not in path]
    return found


@pytest.mark.parametrize(
    "python", old_pythons() or [pytest.param("", marks=pytest.mark.skip(reason="no Python 3.6 to 3.9 is here"))]
)
def test_an_old_python_says_what_it_is_and_what_is_needed(checkout: Checkout, python: str):
    process = checkout.popen([python, str(checkout.folder / "start.py"), "setup"])
    text, _ = process.communicate(timeout=60)
    assert process.returncode == 2, text
    assert "but Python 3.10 or newer is needed; get it with: " in text
    assert len(text.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "python", old_pythons()[-1:] or [pytest.param("", marks=pytest.mark.skip(reason="no old Python is here"))]
)
def test_an_old_python_hands_over_to_a_newer_one(checkout: Checkout, python: str):
    newer = Path(checkout.tools / "python3.12")
    newer.symlink_to(ROOT / ".venv" / "bin" / "python")
    # What an interrupted set-up has left is new enough, and of no use.
    checkout.executable(checkout.folder / ".venv" / "bin" / "python", "#!/bin/sh\n")
    process = checkout.popen([python, str(checkout.folder / "start.py"), "--help"])
    text, _ = process.communicate(timeout=60)
    assert process.returncode == 0, text
    assert "usage: start.py" in text


def test_start_py_can_be_read_by_the_oldest_pythons():
    """The syntax of this one file: nothing newer than Python 3.6 knows, and not an f-string, which 3.5 does not."""
    import ast

    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]


def test_help_is_there_for_every_command():
    for command in ([], *([name] for name in COMMANDS if name not in ("bench", *LIBRARY))):
        code, text = start_py(*command, "--help")
        assert code == 0 and text.startswith(f"usage: {' '.join(['start.py', *command])} "), command


def test_the_librarys_own_commands_teach_and_understand_what_the_readme_shows():
    code, text = start_py("sweep", "--help")
    assert code == 0 and "Usage: python3 start.py sweep [OPTIONS]" in text and "Examples:" in text
    readme = (ROOT / "README.md").read_text(encoding="utf-8").replace("\\\n", " ")
    shown = re.findall(r"^python3 start\.py (sweep --(?:over|data) .*)", readme, re.MULTILINE)
    assert len(shown) == 2
    for line in shown:
        code, text = start_py(*shlex.split(line), "--describe")
        assert code == 0 and "learning rate: log " in text, text
    assert start_py("sweep", "--over", "hidden=0")[0] == 2
