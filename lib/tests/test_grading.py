"""
A class hands in its exercises over five platforms, as a teacher sees it: made, released, collected, graded, given
back. Seven students, and what six others hand in is broken; with DIGITS_CLASS=all in the environment, 60 students, of
whom 20 hand in something damaged. DIGITS_ISOLATION names the kind of walls around each submission (user, bubblewrap,
plain), instead of the best that this system has.
"""

import csv
import json
import os
import re
import shutil
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import simulated_class
from checkouts import ROOT, start_py
from conftest import needs_nbgrader
from handing_in import LOST, MENDED, NOTEBOOK, PLATFORMS, UNREADABLE, Person, changed, deliver, says_solved
from simulated_class import NAME, Submission, everybody, few, submission
from test_formgrader import formgrader

pytestmark = needs_nbgrader

CELL_SECONDS = 20


# In a class of a few: by which platform, and what the way there has done to the notebook. Nobody loses a point by it.
WAYS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "anna": ("Moodle", MENDED["pasted"]),
    "bert": ("Canvas", MENDED["utf-16"]),
    "carl": ("by hand", str.encode),
    "dora": ("Blackboard", MENDED["vs-code"]),
    "finn": ("Google Classroom", MENDED["colab"]),
    "gina": ("e-mail", lambda text: changed(text, says_solved)),
    "iris": ("by hand", UNREADABLE["nested"][0]),
}


@dataclass
class Class:
    """Who has handed in what, by what, and what should come of it."""

    course: Path
    solved: dict[str, set[int]] = field(default_factory=dict)
    # What lies in submitted afterwards.
    files: dict[Path, bytes] = field(default_factory=dict)
    # What the summary says: the path, or a part of it, and the words.
    said: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    delivered: list[tuple[Person, str, tuple[str, bytes]]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    def hand_in(self, name: str, platform: str, content: bytes, solved: set[int], namesake: bool = False) -> None:
        person = self.person(name, namesake)
        self.solved[name] = solved
        place = self.course / "submitted" / name / NAME
        self.files[place / NOTEBOOK] = content
        if platform == "by hand":
            place.mkdir(parents=True)
            (place / "homework.ipynb").write_bytes(content)
        else:
            self.delivered.append((person, platform, (NOTEBOOK, content)))

    def lose(self, name: str, platform: str, file: tuple[str, bytes], words: str) -> None:
        self.delivered.append((self.person(name), platform, file))
        self.lost.append(name)
        self.said.append((file[0], words))

    def person(self, name: str, namesake: bool = False) -> Person:
        self.people.append(Person(name, len(self.people), namesake))
        return self.people[-1]

    def close(self) -> None:
        """Puts everything where a teacher does."""
        deliver(self.course / "downloaded" / NAME / "archive", self.delivered)
        lines = "".join(person.line for person in self.people)
        (self.course / "students.csv").write_text(
            "id,first_name,last_name,email,lms_user_id\n" + lines, encoding="utf-8"
        )


def class_of(course: Path) -> Class:
    made, right = Class(course), submission(simulated_class.right, course).text
    if os.environ.get("DIGITS_CLASS") == "all":
        for number, (name, one) in enumerate(everybody(course).items()):
            made.hand_in(name, PLATFORMS[number % len(PLATFORMS)], one.text.encode(), one.solved)
        for number, (name, change) in enumerate(MENDED.items()):
            made.hand_in(name, PLATFORMS[number % len(PLATFORMS)], change(right), {1, 2, 3, 4, 5})
        for number, (name, (change, words)) in enumerate(UNREADABLE.items()):
            made.hand_in(name, PLATFORMS[number % len(PLATFORMS)], change(right), set())
            made.said.append((f"submitted/{name}/{NAME}", words))
        for name, way in (("lee-1", simulated_class.right), ("lee-2", simulated_class.half_right)):
            one = submission(way, course)
            made.hand_in(name, "Moodle", one.text.encode(), one.solved, namesake=True)
        made.said.append((f"submitted/without-a-cell/{NAME}", "none of its cells is one of the exercise"))
        gina = submission(simulated_class.FEW["gina"], course)
        made.hand_in("gina", "e-mail", changed(gina.text, says_solved), set())
    else:
        students = few(course) | {"iris": Submission("", set())}
        for name, one in students.items():
            platform, change = WAYS[name]
            made.hand_in(name, platform, change(one.text), one.solved)
        made.said.append((f"submitted/iris/{NAME}", UNREADABLE["nested"][1]))
    made.said.append((f"submitted/gina/{NAME}", "has no point for 2.1, although what was handed in says solved there"))
    for number, (name, (file, change, words)) in enumerate(LOST.items()):
        made.lose(name, PLATFORMS[number % len(PLATFORMS)], (file, change(right)), words)
    made.close()
    return made


def start(*arguments: object, code: int = 0, **variables: str) -> str:
    # A whole class takes longer than any other command.
    found, text = start_py(*arguments, timeout=None, **variables)
    assert found == code, text
    return text


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
    made = class_of(folder)
    other = folder / "submitted" / "zoe" / NAME
    if os.name == "posix":
        # It would earn anna's marks.
        other.mkdir(parents=True)
        (other / NOTEBOOK).symlink_to(folder / "submitted" / "anna" / NAME / NOTEBOOK)
        made.said.append((f"submitted/zoe/{NAME}/{NOTEBOOK}", "is a link, and links are not followed"))
    said = start("grade", folder, code=1, TMPDIR=str(boxes), TEMP=str(boxes))
    return SimpleNamespace(folder=folder, made=made, said=said)


def rows(graded: SimpleNamespace, name: str = "grades.csv") -> list[dict[str, str]]:
    with (graded.folder / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def page(graded: SimpleNamespace, student: str) -> str:
    return (graded.folder / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")


def test_students_get_the_notebook_of_the_course(graded):
    released = graded.folder / "release" / NAME / f"{NAME}.ipynb"
    assert released.read_bytes() == (ROOT / "notebooks" / "exercises" / f"{NAME}.ipynb").read_bytes()


def test_everybody_gets_the_marks_deserved(graded):
    marks = {row["student_id"]: (row["status"], row["score"]) for row in rows(graded)}
    expected = {name: ("graded", str(len(solved))) for name, solved in graded.made.solved.items()}
    expected |= dict.fromkeys(graded.made.lost, ("missing", ""))
    expected |= {"zoe": ("not graded", "")} if os.name == "posix" else {}
    assert marks == expected, graded.said


def test_the_summary_names_all_that_needs_a_look_and_nothing_else(graded):
    """With the path, and a word that says why."""
    looks = re.findall(r"^    (?!    )(?:submitted|downloaded)/.*$", graded.said.split("Good to know")[0], re.MULTILINE)
    for path, words in graded.made.said:
        assert any(path in line and words in line for line in looks), (path, words, graded.said)
    assert len(looks) == len(graded.made.said), graded.said
    assert f"no notebook handed in: {', '.join(sorted(graded.made.lost))}" in graded.said
    assert "Traceback" not in graded.said
    assert (graded.folder / "summary.txt").read_text(encoding="utf-8").count("submitted/gina") == 1


def test_the_time_of_handing_in_is_in_the_list(graded):
    times = {row["student_id"]: row["handed_in"] for row in rows(graded)}
    local = datetime(2027, 3, 1, 18, 22, 6).astimezone().strftime("%Y-%m-%d %H:%M:%S%z")
    assert {
        times[person.id]
        for person, platform, _ in graded.made.delivered
        if person.id in graded.made.solved and platform != "e-mail"
    } == {local}
    assert all(times[name] == "" for name in graded.made.lost)


def test_the_list_has_only_what_was_handed_in(graded):
    assert {row["assignment"] for row in rows(graded)} == {NAME}


def test_grade_books_get_a_mark_or_nothing(graded):
    """Moodle and Canvas leave an empty field as it is."""
    deserved = {name: str(len(solved)) for name, solved in graded.made.solved.items()}
    for row in rows(graded, "grades-moodle.csv"):
        assert row[NAME] == deserved.get(row["ID number"], "")
        assert row["ID number"] == "zoe" or row["Email address"] == f"{row['ID number']}@school.example"
    points, *students = rows(graded, "grades-canvas.csv")
    assert points["Student"].strip() == "Points Possible" and points[NAME] == "5"
    assert list(points)[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    numbers = {
        person.id: str(20_000 + person.number) for person, platform, _ in graded.made.delivered if platform == "Canvas"
    }
    for row in students:
        name = row["SIS Login ID"]
        assert row[NAME] == deserved.get(name, "")
        assert "Lee" in row["Student"] or row["ID"] == (numbers.get(name, "") if name in deserved else "")


def test_everybody_gets_a_page_with_the_points_of_each_exercise(graded):
    for name, solved in graded.made.solved.items():
        points = re.findall(r"2\.(\d) [^<>]*</a> \(Score: (\d)\.0 / 1\.0", page(graded, name))
        assert {int(place) for place, point in points if point == "1"} == solved, f"{name}: {points}"
        assert len(points) == 5


def test_the_page_can_be_read_by_itself(graded):
    """With a name, titles, no link to files that are not there, and cells numbered as they stand."""
    text = page(graded, "anna")
    assert "<title>Anna Good: Exercises: propagate forward</title>" in text
    assert "Anna Good: Exercises: propagate forward (Score: 5.0 / 5.0)" in text
    assert "2.3 A layer, for all examples at once" in text and "Test cell" not in text
    assert not [link for link in re.findall(r'href="([^"]+)"', text) if not re.match(r"#|https?:", link)]
    numbers = [int(number) for number in re.findall(r"In\s*(?:&nbsp;)?\[(\d+)\]", text)]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 10
    assert "1.1 " not in text and "12.3 " not in text


def test_the_page_says_what_went_wrong_with_java(graded):
    name = "carl" if "carl" in graded.made.solved else "waits-for-ever-and-exits"
    assert f"This cell took longer than the {CELL_SECONDS} seconds allowed" in page(graded, name)
    assert "Java ended while this cell ran" in page(graded, name)


def test_the_page_counts_what_is_solved_in_this_notebook(graded):
    assert "All 5 exercises of this notebook are solved." in page(graded, "anna")


def test_no_submission_disturbs_another_or_the_course(graded):
    for path, content in graded.made.files.items():
        assert path.read_bytes() == content, path
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
    with formgrader(graded.folder, tmp_path / "log") as pages:
        asked = f"{pages.scheme}://{pages.netloc}/formgrader/api/submissions/{NAME}?{pages.query}"
        with urllib.request.urlopen(asked, timeout=30) as answer:
            shown = {submission["student"]: submission["score"] for submission in json.load(answer)}
    assert {name: score for name, score in shown.items() if name in graded.made.solved} == {
        name: len(solved) for name, solved in graded.made.solved.items()
    }


def test_only_what_is_new_or_has_changed_is_graded(graded):
    autograded = {name: graded.folder / "autograded" / name / NAME / NOTEBOOK for name in graded.made.solved}
    before = {name: path.stat().st_mtime_ns for name, path in autograded.items()}
    again = "iris" if "iris" in autograded else "empty"
    path = graded.folder / "submitted" / again / NAME / NOTEBOOK
    path.write_text("Another text that is no notebook.", encoding="utf-8")
    start("grade", graded.folder, NAME[:2], code=1)
    assert [name for name, path in autograded.items() if path.stat().st_mtime_ns != before[name]] == [again]
