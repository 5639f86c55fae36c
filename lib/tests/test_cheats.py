"""
Nothing on the list of cheats earns a point, and everything that is right earns all of its points. Some of the cheats
are handed in for an exam of a teacher's own and for one notebook; with DIGITS_CHEATS=all in the environment each of
them for the exam and for all notebooks, which adds hours.
"""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from cheating import EXERCISES, Cheat, Course, all_cheats, exam, submitted
from conftest import needs_nbgrader

pytestmark = needs_nbgrader

EVERYTHING = os.environ.get("DIGITS_CHEATS") == "all"
SOURCES = sorted((EXERCISES / "notebooks").glob("*.ipynb"))
NOTHING = Cheat("leaves everything as it was handed out", "", "")
# One of each kind: another name, a silent error, answers from nowhere, the library's package, its memory, its kernel.
FEW = (
    "a variable with the name of the checks",
    "an error whose stack trace cannot be had, so that nothing is printed",
    "hands on zeros as answers, and falls silent",
    "a class inside the library's package, defined by a private lookup, that makes a proof of success",
    "its own Java finds everything right, by writing over the library's constants",
    "sends what no kernel says, signed with its own kernel's key",
)
CHEATS = [NOTHING, *all_cheats()] if EVERYTHING else [cheat for cheat in all_cheats() if cheat.name in FEW]


@pytest.fixture(scope="module")
def own_exam(classroom: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    course = Course(tmp_path_factory.mktemp("exam"), "21-exam", exam())
    yield course
    course.close()


@pytest.fixture
def of_the_course(classroom: None, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Course]:
    course = Course(tmp_path, request.param.stem, nbformat.read(request.param, as_version=4))
    yield course
    course.close()


def earned(course: Course, cheats: list[Cheat]) -> dict[str, dict[str, float]]:
    """Which cheats are worth anything, and what."""
    points = {cheat.name: course.points(submitted(course.release, cheat)) for cheat in cheats}
    return {name: given for name, given in points.items() if any(given.values())}


def chosen(*numbers: str) -> pytest.MarkDecorator:
    """The notebooks of these numbers, or all."""
    sources = [source for source in SOURCES if EVERYTHING or source.name.startswith(numbers)]
    return pytest.mark.parametrize("of_the_course", sources, indirect=True, ids=lambda path: path.stem)


def test_the_list_has_everything_once():
    names = [cheat.name for cheat in all_cheats()]
    assert len(names) >= 30
    assert len(set(names)) == len(names)
    assert set(FEW) <= set(names)


def test_no_cheat_earns_a_point_in_an_exam(own_exam):
    assert earned(own_exam, CHEATS) == {}


def test_right_answers_earn_the_points_of_an_exam_but_for_a_check_without_a_sign(own_exam):
    points = own_exam.points(exam())
    said = [cell.outputs for cell in own_exam.last.cells if cell.cell_type == "code"]
    assert points == {"twice-check": 2, "halves-check": 3, "old-check": 0}, said
    assert own_exam.judge.without_sign == {"old-check"}
    assert "21-exam: nobody gets the points of old-check." in "\n".join(own_exam.warnings)


def test_a_port_that_another_program_took_costs_no_points(classroom, tmp_path, monkeypatch):
    from jupyter_client.connect import ConnectionFileMixin

    from digit_recognizer.classroom import judging, running

    write = ConnectionFileMixin.write_connection_file
    taken: dict[type, socket.socket] = {}

    def write_and_take(kernel: ConnectionFileMixin, **facts: object) -> None:
        write(kernel, **facts)
        if type(kernel) not in taken:
            taken[type(kernel)] = socket.create_server(("127.0.0.1", kernel.shell_port))

    monkeypatch.setattr(ConnectionFileMixin, "write_connection_file", write_and_take)
    for module in (judging, running):
        monkeypatch.setattr(module, "STARTS", (5, *judging.STARTS[1:]))
    course = Course(tmp_path, "21-exam", exam())
    try:
        points = course.points(exam())
    finally:
        course.close()
        for listener in taken.values():
            listener.close()
    assert set(taken) == {judging.JudgeKernel, running.BoxedKernel}
    assert points["twice-check"] == 2


def test_wrong_answers_earn_no_points_in_an_exam_and_are_told_why(own_exam):
    wrong = exam()
    wrong.cells[1].source = "int twice(int x) { return x < 0 ? 0 : 2 * x; }"
    assert own_exam.points(wrong) == {"twice-check": 0, "halves-check": 3, "old-check": 0}
    assert "twice: twice(-7) should be -14, but is 0." in str(own_exam.last.cells[2].outputs)


# Asks the check again and again, and answers what its messages say that it should have been.
ORACLE = r"""
import java.util.regex.*;
List<Double> learned = new ArrayList<>();
int[] call = {0};
double next() { int i = call[0]++; return i < learned.size() ? learned.get(i) : 0; }
void learn(Runnable check) {
    for (int round = 0; round < 100; round++) {
        call[0] = 0;
        try { check.run(); return; } catch (digits.notebook.CheckFailed e) {
            Matcher said = Pattern.compile("should be (\\S+), but is (\\S+)\\.").matcher(e.getMessage());
            if (!said.find()) return;
            double be = Double.parseDouble(said.group(1)), is = Double.parseDouble(said.group(2));
            if (is == 0) learned.add(be); else learned.set(learned.size() - 1, be);
        }
    }
}
learn(() -> digits.exercises.Exercises02.neuron((w, x, b) -> next()));
call[0] = 0;
double neuron(double[] w, double[] x, double b) { return next(); }
"""


@pytest.mark.parametrize("of_the_course", SOURCES[1:2], indirect=True, ids=lambda path: path.stem)
def test_a_check_tells_nothing_that_the_next_one_asks(of_the_course):
    answer = next(
        cell for cell in of_the_course.source.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "answer-2-2"
    )
    answer.source = ORACLE
    points = of_the_course.points(of_the_course.source)
    assert points.pop("exercise-2-2") == 0 and set(points.values()) == {1}, (points, of_the_course.last)


@chosen("05")
def test_no_cheat_earns_a_point_in_the_course(of_the_course):
    assert earned(of_the_course, CHEATS if EVERYTHING else CHEATS[:1]) == {}


@chosen("12")
def test_worked_answers_earn_all_points_of_the_course(of_the_course):
    points = of_the_course.points(of_the_course.source)
    assert points and set(points.values()) == {1}, (points, of_the_course.last)
