"""The package digit-recognizer on a machine without a checkout: the course is copied, opened, and computes."""

import asyncio
import json
import re
import signal
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path

import nbformat
import pytest
from checkouts import Checkout
from conftest import address, posix_only
from installed import Installed

from digit_recognizer.installed import copying
from digit_recognizer.pages.execution import execute

pytestmark = pytest.mark.long

FIRST = "notebooks/01-see-the-digits.ipynb"
SECOND = "notebooks/02-propagate-forward.ipynb"


def test_a_changed_notebook_stays_and_a_deleted_one_comes_back(installed: Installed):
    course = installed.copy("twice")
    original = (course / FIRST).read_bytes()
    (course / FIRST).write_text("mine", encoding="utf-8")
    (course / SECOND).unlink()
    assert installed.run("copy", "twice") == (0, f"The course is in {course}.\nCopied into the folder: 1 new.\n")
    assert (course / FIRST).read_text(encoding="utf-8") == "mine"
    assert (course / SECOND).is_file()
    assert [path.name for path in course.rglob("*version*")] == []
    # By hand, the student takes the original again: from then on it is updated.
    (course / FIRST).write_bytes(original)
    assert installed.run("copy", "twice")[1].endswith("The folder has all of the course.\n")


# Copies a course of files that are named on the command line as NAME=CONTENT, as a version of the package would.
NEWER = """
import pathlib, sys, tempfile
from digit_recognizer.installed import copying
source = pathlib.Path(tempfile.mkdtemp())
for argument in sys.argv[4:]:
    name, _, content = argument.partition("=")
    (source / name).parent.mkdir(parents=True, exist_ok=True)
    (source / name).write_text(content)
print(copying.copy(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "answers", source))
"""


def offer(installed: Installed, folder: Path, version: str, *files: str, answers: str = "") -> str:
    done = subprocess.run(
        [installed.python, "-c", NEWER, folder, version, answers, *files], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "copied.json"
    }


def test_a_newer_version_updates_what_was_not_changed_and_goes_beside_what_was(installed: Installed, tmp_path: Path):
    assert "3 new" in offer(installed, tmp_path, "1.0", "a.ipynb=a1", "b.ipynb=b1", "c.ipynb=c1")
    (tmp_path / "b.ipynb").write_text("mine")
    said = offer(installed, tmp_path, "2.0", "a.ipynb=a2", "b.ipynb=b2", "c.ipynb=c1", "d.ipynb=d2")
    assert "1 new, 1 updated" in said
    assert "Kept your b.ipynb; what is new in the course is beside it: b.version-2.0.ipynb." in said
    expected = {"a.ipynb": "a2", "b.ipynb": "mine", "b.version-2.0.ipynb": "b2", "c.ipynb": "c1", "d.ipynb": "d2"}
    assert contents(tmp_path) == expected
    # Said once: the same version again has nothing new for b.
    assert offer(installed, tmp_path, "2.0", "a.ipynb=a2", "b.ipynb=b2") == "The folder has all of the course.\n"
    (tmp_path / "b.version-2.0.ipynb").write_text("mine, too")
    assert "b.version-2.0-2.ipynb" in offer(installed, tmp_path, "2.0", "b.ipynb=b2, corrected")
    assert contents(tmp_path) == {
        **expected,
        "b.version-2.0.ipynb": "mine, too",
        "b.version-2.0-2.ipynb": "b2, corrected",
    }


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', "not json"])
def test_without_a_list_that_can_be_read_nothing_is_overwritten(installed: Installed, tmp_path: Path, text: str):
    offer(installed, tmp_path, "1.0", "a.ipynb=a1")
    (tmp_path / ".digit-recognizer" / "copied.json").write_text(text)
    offer(installed, tmp_path, "2.0", "a.ipynb=a2")
    assert contents(tmp_path) == {"a.ipynb": "a1", "a.version-2.0.ipynb": "a2"}


@posix_only
def test_a_link_in_the_way_of_a_copy_is_not_followed(tmp_path: Path):
    course, folder, elsewhere = tmp_path / "course", tmp_path / "folder", tmp_path / "elsewhere"
    course.mkdir()
    folder.mkdir()
    (course / "LICENSE").write_text("the course's", encoding="utf-8")
    elsewhere.write_text("somebody's", encoding="utf-8")
    (folder / ".LICENSE.new").symlink_to(elsewhere)
    copying.copy(folder, "0.1.0", course=course)
    assert elsewhere.read_text(encoding="utf-8") == "somebody's"
    assert (folder / "LICENSE").read_text(encoding="utf-8") == "the course's" and not (folder / "LICENSE").is_symlink()
    assert sorted(path.name for path in folder.iterdir()) == [".LICENSE.new", ".digit-recognizer", "LICENSE"]


def test_answers_are_copied_only_when_asked_for(installed: Installed, tmp_path: Path):
    files = ("exercises/one.ipynb=one", "exercises/answers/one.ipynb=solved")
    offer(installed, tmp_path, "1.0", *files)
    assert contents(tmp_path) == {"exercises/one.ipynb": "one"}
    offer(installed, tmp_path, "1.0", *files, answers="answers")
    assert contents(tmp_path) == {"exercises/one.ipynb": "one", "exercises/answers/one.ipynb": "solved"}


def test_links_between_copied_files_lead_somewhere(installed: Installed):
    course = installed.copy("links", "--answers")
    lost = []
    for file in [*course.rglob("*.ipynb"), *course.rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            path = urllib.parse.unquote(link.split("#")[0].replace("\\\\", ""))
            if (
                path
                and "://" not in path
                and not path.startswith(("mailto:", "attachment:"))
                and not (file.parent / path).exists()
            ):
                lost.append(f"{file.relative_to(course)}: {link}")
    assert lost == []


def test_a_kernel_computes_in_a_copied_course(installed: Installed, monkeypatch: pytest.MonkeyPatch):
    course = installed.copy("computes")
    code, text = installed.run("kernel", "--prefix", installed.folder / "prefix")
    assert code == 0, text
    notebook = nbformat.read(course / FIRST, as_version=4)
    first_cell = next(cell.source for cell in notebook.cells if cell.cell_type == "code")
    cells = [first_cell, "System.out.println(DigitsCsv.read(CourseFiles.digits()).size())"]
    small = course / "notebooks" / "small.ipynb"
    nbformat.write(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=notebook.metadata),
        small,
    )
    monkeypatch.setenv("JUPYTER_PATH", str(installed.folder / "prefix" / "share" / "jupyter"))
    executed = asyncio.run(execute(small, 120, folder=course))
    assert executed.failure is None
    assert executed.notebook.cells[1].outputs[0].text == "1797\n"


def test_the_command_opens_the_course_with_the_packages_own_kernel(installed: Installed, tmp_path: Path):
    log = tmp_path / "lab.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [installed.command, "a folder", "--no-browser", "--ServerApp.port=0", "--ip=localhost"],
            cwd=installed.home,
            env={**installed.variables, "JUPYTER_PATH": "/nowhere"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        url = address(process, log)
        assert "/lab/tree/notebooks/01-see-the-digits.ipynb" in url
        server, token = re.match(r"(http://localhost:\d+)/.*token=(\w+)", url).groups()
        specs = ask(f"{server}/api/kernelspecs?token={token}")["kernelspecs"]
        assert specs["java"]["spec"]["env"] == {
            "JJAVA_CLASSPATH": f"{(installed.packages / 'digit_recognizer' / 'jars').as_posix()}/*.jar"
        }
        settings = ask(f"{server}/lab/api/settings/@jupyterlab/notebook-extension:tracker?token={token}")
        assert settings["schema"]["properties"]["kernelShutdown"]["default"] is True
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    assert sorted(path.name for path in installed.home.iterdir() if path.name.startswith(".")) == []


def ask(url: str) -> dict:
    with urllib.request.urlopen(url, timeout=60) as reply:
        return json.load(reply)


# Stands in for JupyterLab: says what it is asked to open.
OPENED = """
import sys
from digit_recognizer.installed import program
program.jdk.find = program.copy = lambda *_: None
program.opening.open_course = lambda folder, arguments: print(folder, arguments) or 0
sys.exit(program.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "given, opened",
    [
        ((), "digit-recognizer []"),
        (("mine",), "mine []"),
        (("--port", "9999"), "digit-recognizer ['--port', '9999']"),
        (("mine", "--answers", "--no-browser", "--port", "9999"), "mine ['--no-browser', '--port', '9999']"),
    ],
)
def test_only_the_first_word_is_the_folder(installed: Installed, given: tuple[str, ...], opened: str):
    done = subprocess.run([installed.python, "-c", OPENED, *given], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == opened, done.stderr


def test_a_folder_that_cannot_be_one_is_named(installed: Installed):
    (installed.home / "file").write_text("")
    code, text = installed.run("copy", "file")
    assert code == 2
    assert re.fullmatch(
        r"digit-recognizer: file\S* cannot be used \(.+\); mend that or name another folder, "
        r"then run digit-recognizer again\.\n",
        text,
    )


# Without this machine's usual places for a JDK.
NO_USUAL_PLACES = """
import sys
from digit_recognizer.installed import program
program.jdk.usual_places = lambda: []
sys.exit(program.main(sys.argv[1:]))
"""


@posix_only
@pytest.mark.parametrize("offered", [None, "11.0.2"])
def test_without_a_jdk_it_says_what_start_py_says(installed: Installed, checkout: Checkout, offered: str | None):
    if offered:
        checkout.offer_java(offered)
    code, text = checkout.run("setup")
    process = checkout.popen([str(installed.python), "-c", NO_USUAL_PLACES])
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (code, text.replace("start.py", "digit-recognizer")) and code == 2
    assert not (checkout.folder.parent / "digit-recognizer").exists(), "nothing is copied that cannot be opened"
