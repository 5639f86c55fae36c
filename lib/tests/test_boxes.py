"""What stands between a submission and everything else, and what is made of its notebook before and after it runs."""

import importlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from conftest import needs_nbgrader, posix_only
from nbformat.v4 import new_code_cell, new_notebook, new_output

pytestmark = needs_nbgrader


@pytest.fixture
def box(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.box")


@pytest.fixture
def restoring(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.restoring")


@pytest.fixture
def autograding(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.autograding")


def run_in(place, script: str) -> int:
    command = [part for part in place.wrap(["/bin/sh", "-c", script]) if not part.startswith("-D")]
    return subprocess.run(command, env=place.environment(), cwd=place.work, capture_output=True).returncode


@posix_only
@pytest.mark.parametrize("kind", ["user", "bubblewrap"])
def test_behind_walls_a_submission_writes_in_its_own_folder_alone(box, kind, tmp_path):
    if not box.works(kind, []):
        pytest.skip(f"this system has no walls of the kind {kind}")
    course = tmp_path / "course"
    course.mkdir(mode=0o700)
    (course / "marks").write_text("5", encoding="utf-8")
    place = box.Box(kind, [course], [])
    try:
        assert run_in(place, f"echo own > own.txt && echo too > {place.home}/own.txt") == 0
        for forbidden in (f"cat {course}/marks", f"rm {course}/marks", f"rm -r {course}"):
            assert run_in(place, forbidden) != 0, forbidden
        run_in(place, f"echo 1 > {course}/marks")
        run_in(place, "echo 1 > /etc/digits-trial")
    finally:
        place.close()
    assert (course / "marks").read_text(encoding="utf-8") == "5"
    assert not Path("/etc/digits-trial").exists()
    assert not place.folder.exists()


@posix_only
def test_what_a_submission_leaves_running_ends_with_its_box(box):
    place = box.Box(box.kind_for("auto", []), [], [])
    run_in(place, "sleep 987653 > /dev/null 2>&1 &")
    deadline = time.monotonic() + 5
    started = []
    while not started and time.monotonic() < deadline:
        started = [
            process for process in psutil.process_iter(["cmdline"]) if "987653" in (process.info["cmdline"] or [])
        ]
    place.close()
    assert psutil.wait_procs(started, timeout=5)[1] == []


def test_without_walls_the_course_folder_is_put_back(box, tmp_path, monkeypatch):
    course = tmp_path / "course"
    submitted = course / "submitted"
    submitted.mkdir(parents=True)
    course.chmod(0o700)
    (submitted / "kept.ipynb").write_text("mine", encoding="utf-8")
    (course / "gradebook.db").write_bytes(b"\0marks")
    monkeypatch.chdir(course)
    with box.undisturbed("plain", course):
        (submitted / "kept.ipynb").write_text("yours", encoding="utf-8")
        (course / "gradebook.db").unlink()
        (course / "new").write_text("new", encoding="utf-8")
    assert sorted(path.name for path in course.rglob("*")) == ["gradebook.db", "kept.ipynb", "submitted"]
    with box.undisturbed("plain", course):
        shutil.rmtree(course)
    assert (submitted / "kept.ipynb").read_text(encoding="utf-8") == "mine"
    assert (course / "gradebook.db").read_bytes() == b"\0marks"
    assert Path.cwd() == course and (os.name != "posix" or course.stat().st_mode & 0o777 == 0o700)


def test_the_teachers_secrets_stay_outside(box, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "secret")
    place = box.Box("plain", [], [])
    try:
        assert "SECRET_TOKEN" not in place.environment()
        assert place.environment()["HOME"] == str(place.home) != os.path.expanduser("~")
    finally:
        place.close()


def released() -> nbformat.NotebookNode:
    def marked(name: str, source: str, **more: object) -> nbformat.NotebookNode:
        metadata = {
            "nbgrader": {
                "grade_id": name,
                "grade": False,
                "solution": False,
                "locked": False,
                "task": False,
                "schema_version": 3,
                **more,
            }
        }
        return new_code_cell(source, id=name, metadata=metadata)

    cells = [
        new_code_cell("import x;", id="first"),
        marked("a", "stub", solution=True),
        marked("b", "check", grade=True, locked=True, points=1),
    ]
    return new_notebook(cells=cells)


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells]


def test_an_answer_is_put_into_the_released_notebook(restoring):
    submission = released()
    submission.cells[1].source = "answer"
    submission.cells[2].source = "1.0"
    assert sources(restoring.restored(submission, released())) == ["import x;", "answer", "check"]


def test_own_cells_and_changed_imports_run_where_they_stood(restoring):
    submission = released()
    submission.cells[0].source = "import x; import y;"
    submission.cells[1].source = "answer"
    submission.cells.insert(1, new_code_cell("helper"))
    assert sources(restoring.restored(submission, released())) == [
        "import x;",
        "import x; import y;",
        "helper",
        "answer",
        "check",
    ]


def test_nothing_of_a_submission_is_needed_but_its_answers(restoring):
    submission = released()
    submission.cells[1].source = "answer"
    submission.cells = [submission.cells[1]]
    assert sources(restoring.restored(submission, released())) == ["import x;", "answer", "check"]
    assert sources(restoring.restored(new_notebook(), released())) == ["import x;", "stub", "check"]


def test_of_an_answer_that_was_copied_the_last_one_counts(restoring):
    submission = released()
    submission.cells[1].source = "answer"
    submission.cells.insert(1, released().cells[1])
    assert sources(restoring.restored(submission, released())) == ["import x;", "stub", "answer", "check"]


CHECK = "Exercises02.neuron((w, x, b) -> neuron(w, x, b))"
SOLVED = new_output("execute_result", data={"text/plain": "✓ Exercise 2.2 is solved: one neuron."})


@pytest.mark.parametrize(
    ("outputs", "source", "points"),
    [
        ([SOLVED], CHECK, 1),
        ([new_output("stream", name="stderr", text="here"), SOLVED], CHECK, 1),
        ([], CHECK, 0),
        ([new_output("execute_result", data={"text/plain": "1.0"})], CHECK, 0),
        ([new_output("execute_result", data={"text/plain": "✓ Exercise 2.1 is solved: another."})], CHECK, 0),
        ([new_output("stream", name="stdout", text="✓ Exercise 2.2 is solved")], CHECK, 0),
        ([new_output("display_data", data={"text/plain": "✓ Exercise 2.2 is solved"})], CHECK, 0),
        ([SOLVED, new_output("error", ename="CheckFailed", evalue="", traceback=[])], CHECK, 0),
        # A teacher's own check, which throws or does not.
        (
            [new_output("execute_result", data={"text/plain": "0.25"})],
            "if (twice(3) != 6) throw new Exception(); 0.25",
            1,
        ),
    ],
)
def test_a_check_earns_all_its_points_or_none(autograding, outputs, source, points):
    cell = new_code_cell(source, outputs=[nbformat.from_dict(output) for output in outputs])
    cell.metadata.nbgrader = nbformat.from_dict(
        {"grade": True, "solution": False, "grade_id": "exercise-2-2", "points": 1}
    )
    autograding.decide(cell)
    assert importlib.import_module("nbgrader.utils").determine_grade(cell) == (points, 1)


def test_a_long_hint_is_broken_into_lines_and_code_is_not(autograding):
    code = "\x1b[39m\x1b[1m|   " + "x + " * 50
    hint = "\x1b[1m\x1b[31m" + "wrong way " * 30 + "around.\x1b[0m"
    lines = autograding.broken(f"{code}\n{hint}\n\tat .(#21:1)").split("\n")
    assert lines[0] == code and " ".join(lines[1:-1]) == hint
    assert max(map(len, lines[1:])) <= 100
