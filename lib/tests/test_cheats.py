"""
Nothing on the list of cheats earns a point, and everything that is right earns all of its points. Here each cheat is handed
in for an exam of a teacher's own, and for the notebooks with the first of two classes of checks; with DIGITS_CHEATS=all in
the environment for every notebook of the course, which adds an hour.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from cheating import CHEATS, EXERCISES, Cheat, Course, all_cheats, exam, submitted
from conftest import needs_nbgrader

pytestmark = [needs_nbgrader, pytest.mark.usefixtures("classroom")]

EVERYTHING = os.environ.get("DIGITS_CHEATS") == "all"
SOURCES = sorted((EXERCISES / "notebooks").glob("*.ipynb"))
NOTHING = Cheat("leaves everything as it was handed out", "", "")


@pytest.fixture
def own_exam(tmp_path: Path) -> Iterator[Course]:
    course = Course(tmp_path, "21-exam", exam())
    yield course
    course.close()


@pytest.fixture
def of_the_course(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Course]:
    course = Course(tmp_path, request.param.stem, nbformat.read(request.param, as_version=4))
    yield course
    course.close()


def earned(course: Course, cheats: list[Cheat]) -> dict[str, dict[str, float]]:
    """Which cheats are worth anything, and what."""
    points = {cheat.name: course.points(submitted(course.release, cheat)) for cheat in cheats}
    return {name: given for name, given in points.items() if any(given.values())}


def test_the_list_is_a_list():
    cheats = all_cheats()
    assert len(cheats) >= 30
    assert len({cheat.name for cheat in cheats}) == len(cheats), CHEATS


def test_no_cheat_earns_a_point_in_an_exam(own_exam):
    assert earned(own_exam, [NOTHING, *all_cheats()]) == {}


def test_right_answers_earn_all_points_of_an_exam_but_for_a_check_without_a_sign(own_exam, caplog):
    own_exam.step.log = logging.getLogger("trial")
    assert own_exam.points(exam()) == {"twice-check": 2, "halves-check": 3, "old-check": 0}
    assert "21-exam: nobody gets the points of old-check." in caplog.text


def test_wrong_answers_earn_no_points_in_an_exam_and_are_told_why(own_exam):
    wrong = exam()
    wrong.cells[1].source = "int twice(int x) { return x < 0 ? 0 : 2 * x; }"
    assert own_exam.points(wrong) == {"twice-check": 0, "halves-check": 3, "old-check": 0}
    assert "twice: twice(-7) should be -14, but is 0." in str(own_exam.last.cells[2].outputs)


@pytest.mark.parametrize("of_the_course", SOURCES if EVERYTHING else SOURCES[4:5], indirect=True, ids=lambda path: path.stem)
def test_no_cheat_earns_a_point_in_the_course(of_the_course):
    names = ("the name of the checks", "private lookup", "library's constants", "cannot be had", "a thousand times null")
    cheats = [cheat for cheat in all_cheats() if EVERYTHING or any(name in cheat.name for name in names)]
    assert earned(of_the_course, [NOTHING, *cheats]) == {}


@pytest.mark.parametrize(
    "of_the_course", SOURCES if EVERYTHING else [SOURCES[3], SOURCES[9]], indirect=True, ids=lambda path: path.stem
)
def test_worked_answers_earn_all_points_of_the_course(of_the_course):
    """Those with a gradient check, and with whole data sets as answers; with all cheats, all."""
    source = nbformat.read(of_the_course.folder / "source" / of_the_course.name / f"{of_the_course.name}.ipynb", 4)
    points = of_the_course.points(source)
    assert points and set(points.values()) == {1}, (points, [cell.get("outputs") for cell in of_the_course.last.cells])
