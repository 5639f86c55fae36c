"""
A class hands in its exercises, as a teacher sees it: made, released, collected, graded, given back. Six students and a
file that is no notebook; with DIGITS_CLASS=all in the environment, all those that simulated_class knows.
DIGITS_ISOLATION names the kind of walls around each submission (user, bubblewrap, plain), instead of the best that this
system has.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import psutil
import pytest
from checkouts import ROOT, start_py
from conftest import address, needs_nbgrader
from simulated_class import NAME, Submission, everybody, few

pytestmark = needs_nbgrader

# Some files come by mail or from a learning platform, and the teacher puts them into the course folder's downloaded;
# one is put into the student's folder, under the name that it had.
DOWNLOADED = {
    "bert": f"bert_{NAME}.ipynb",
    "gina": f"gina_4711_assignsubmission_file_/{NAME} (1).ipynb",
    "anna": f"anna_{NAME}.ipynb",
}
BY_HAND = {"finn": "homework.ipynb"}
CELL_SECONDS = 20


def start(*arguments: object, **variables: str) -> str:
    code, text = start_py(*arguments, **variables)
    assert code == 0, text
    return text


def hand_in(folder: Path, name: str, student: Submission) -> Path:
    """Returns where the file is when it has been graded."""
    submitted = folder / "submitted" / name / NAME
    place = (
        folder / "downloaded" / NAME / "archive" / DOWNLOADED[name]
        if name in DOWNLOADED
        else submitted / BY_HAND.get(name, f"{NAME}.ipynb")
    )
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(student.text, encoding="utf-8")
    return place if name in DOWNLOADED else submitted / f"{NAME}.ipynb"


@pytest.fixture(scope="module")
def boxes() -> Iterator[Path]:
    """Where this test's boxes are made. Other users may pass through it, as through /tmp."""
    folder = Path(tempfile.mkdtemp(prefix="digits-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, boxes: Path) -> SimpleNamespace:
    """The course folder after grading, and what was in it before."""
    folder = tmp_path_factory.mktemp("course") / "digits"
    start("classroom", folder, NAME)
    config = folder / "nbgrader_config.py"
    # As a teacher may change it; waiting for loops that never end is most of what this test does.
    text = config.read_text(encoding="utf-8").replace("cell_seconds = 30", f"cell_seconds = {CELL_SECONDS}")
    text = text.replace('isolation = "auto"', f'isolation = "{os.environ.get("DIGITS_ISOLATION", "auto")}"')
    config.write_text(text, encoding="utf-8")
    students = (everybody if os.environ.get("DIGITS_CLASS") == "all" else few)(folder)
    handed_in = {hand_in(folder, name, student): student.text for name, student in students.items()}
    said = start("grade", folder, TMPDIR=str(boxes), TEMP=str(boxes))
    return SimpleNamespace(folder=folder, students=students, handed_in=handed_in, said=said)


def page(graded: SimpleNamespace, student: str) -> str:
    return (graded.folder / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")


def test_students_get_the_notebook_of_the_course(graded):
    released = graded.folder / "release" / NAME / f"{NAME}.ipynb"
    assert released.read_bytes() == (ROOT / "notebooks" / "exercises" / f"{NAME}.ipynb").read_bytes()


def test_everybody_gets_the_marks_deserved(graded):
    with (graded.folder / "grades.csv").open(encoding="utf-8") as file:
        marks = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert marks == {name: len(student.solved) for name, student in graded.students.items()}, graded.said


def test_everybody_gets_a_page_with_the_points_of_each_exercise(graded):
    for name, student in graded.students.items():
        points = re.findall(r"exercise-2-(\d)\s*\(?.*?Score: (\d)\.0\s*/\s*1\.0", page(graded, name), re.DOTALL)
        found = {int(place) for place, point in points if point == "1"}
        assert found == student.solved, f"{name}: {points}"


def test_the_page_says_what_went_wrong_with_java(graded):
    name = "carl" if "carl" in graded.students else "waits-for-ever-and-exits"
    assert f"This cell took longer than the {CELL_SECONDS} seconds allowed" in page(graded, name)
    assert "Java ended while this cell ran" in page(graded, name)


def test_the_page_counts_what_is_solved_in_this_notebook(graded):
    assert "All 5 exercises of this notebook are solved." in page(graded, "anna")


def test_no_submission_disturbs_another_or_the_course(graded):
    for path, text in graded.handed_in.items():
        assert path.read_text(encoding="utf-8") == text, path
    assert not list(graded.folder.rglob("*I-was-here*"))
    source = graded.folder / "source" / NAME / f"{NAME}.ipynb"
    assert source.read_bytes() == (ROOT / "lib" / "exercises" / "notebooks" / f"{NAME}.ipynb").read_bytes()
    notebooks = (graded.folder / "autograded").rglob("*.ipynb")
    assert not [path for path in notebooks if path.read_text(encoding="utf-8") == "I was here"]


def test_nothing_is_left_running(graded, boxes):
    left = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("DIGITS_BOX", "").startswith(str(boxes)):
                left.append(process.cmdline())
        except psutil.Error:
            continue
    assert left == []
    assert list(boxes.iterdir()) == []


def test_the_teachers_pages_show_the_class(graded, tmp_path):
    log = tmp_path / "lab.log"
    command = [
        sys.executable,
        ROOT / "start.py",
        "nbgrader",
        graded.folder,
        "lab",
        "--no-browser",
        "--ServerApp.port=0",
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        lab = urlsplit(address(process, log))
        asked = f"{lab.scheme}://{lab.netloc}/formgrader/api/submissions/{NAME}?{lab.query}"
        with urllib.request.urlopen(asked, timeout=30) as answer:
            shown = {submission["student"]: submission["score"] for submission in json.load(answer)}
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert shown == {name: len(student.solved) for name, student in graded.students.items()}


def test_only_what_is_new_or_has_changed_is_graded(graded):
    autograded = {name: graded.folder / "autograded" / name / NAME / f"{NAME}.ipynb" for name in graded.students}
    before = {name: path.stat().st_mtime_ns for name, path in autograded.items()}
    path = graded.folder / "submitted" / "iris" / NAME / f"{NAME}.ipynb"
    path.write_text("Another text that is no notebook.", encoding="utf-8")
    start("grade", graded.folder, NAME[:2])
    assert [name for name, path in autograded.items() if path.stat().st_mtime_ns != before[name]] == ["iris"]
