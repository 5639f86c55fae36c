"""What a teacher is told at the end of grading, and the lists for grade books."""

import csv
import importlib
import os
from pathlib import Path

import nbformat
import pytest
from checkouts import ROOT
from conftest import needs_nbgrader
from simulated_class import NAME, Desk

from digit_recognizer.start.places import CLASSROOM_VENV, venv_python

pytestmark = needs_nbgrader


@pytest.fixture
def summary(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.summary")


def test_many_notes_of_one_reason_are_named_in_the_file_alone(summary):
    found = summary.Summary("02", notes=[(f"{number}.txt", "is no notebook") for number in range(30)])
    assert "    27 more (is no notebook): all of them are in summary.txt" in found.lines()
    assert len(found.lines()) == 6 and len(found.lines(whole=True)) == 32
    assert not found.needs_a_look


@pytest.mark.parametrize("kind", ["not_recognised", "not_graded", "marks_to_check"])
def test_what_needs_a_look_is_never_shortened(summary, kind):
    found = summary.Summary("02", **{kind: [(f"{number}.zip", "is damaged") for number in range(30)]})
    assert found.needs_a_look and len(found.lines()) == 32


def test_a_files_name_does_not_reach_the_terminal_as_it_is(summary):
    found = summary.Summary("02", not_recognised=[("\x1b[2J\nanna: 5 of 5\u202e.zip", "is damaged")])
    assert found.lines()[-1] == "    ?[2J?anna: 5 of 5?.zip is damaged"


def test_who_has_handed_in_nothing_is_named_and_is_no_reason_for_a_code(summary):
    found = summary.Summary("02", missing=["anna"])
    assert "  In students.csv, but no notebook handed in: anna" in found.lines()
    assert not found.needs_a_look


def test_nothing_done_is_code_2(classroom, tmp_path: Path, capsys: pytest.CaptureFixture):
    grading = importlib.import_module("digit_recognizer.classroom.grading")
    assert grading.main([str(tmp_path)]) == 2
    assert "is no course folder" in capsys.readouterr().err
    (tmp_path / "gradebook.db").touch()
    (tmp_path / "source" / "02-a").mkdir(parents=True)
    assert grading.main([str(tmp_path), "02", "03"]) == 2
    assert "no exercises begin with 03; there are: 02-a" in capsys.readouterr().err


def test_a_name_is_no_formula_in_a_spreadsheet(classroom, tmp_path: Path):
    gradebooks = importlib.import_module("digit_recognizer.classroom.gradebooks")
    gradebooks.save(tmp_path / "list.csv", [["=1+1", "@x", "Anna, B", "5"]])
    with (tmp_path / "list.csv").open(encoding="utf-8") as file:
        assert list(csv.reader(file)) == [["'=1+1", "'@x", "Anna, B", "5"]]


def test_files_that_no_exercise_looks_at_are_named(classroom, tmp_path: Path):
    grading = importlib.import_module("digit_recognizer.classroom.grading")
    for name in ("submissions.zip", "02-a/loose.ipynb", "02-a/archive/right.ipynb", "02-a/extracted/old.ipynb"):
        path = tmp_path / "downloaded" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    (found,) = grading.misplaced(tmp_path, ["02-a"])
    assert [name for name, _ in found.not_recognised] == ["02-a/loose.ipynb", "submissions.zip"]


def test_a_folder_in_submitted_that_the_list_does_not_have_is_named(classroom, tmp_path: Path):
    names = ("grading", "register")
    grading, register = (importlib.import_module(f"digit_recognizer.classroom.{name}") for name in names)
    for name in ("anna", "Anna Miller", "stranger"):
        (tmp_path / "submitted" / name / "02-a").mkdir(parents=True)
        (tmp_path / "submitted" / name / "02-a" / "02-a.ipynb").write_text("1", encoding="utf-8")
    students = register.Register([register.Student("anna", "Anna", "Miller")])
    found = grading.Grading(tmp_path, "02-a", ["02-a"], students, again=False)
    assert found.looked_through() == (["Anna Miller", "anna", "stranger"], [])
    assert found.summary.not_recognised == [
        ("submitted/Anna Miller", "is nobody in students.csv: is the folder anna's?"),
        ("submitted/stranger", "is nobody in students.csv"),
    ]


def test_an_answer_in_a_checks_cell_is_named(classroom, tmp_path: Path):
    """Where it stands it is green in JupyterLab, and the course's own check takes its place."""
    names = ("grading", "register", "source")
    grading, register, source = (importlib.import_module(f"digit_recognizer.classroom.{name}") for name in names)
    desk = Desk(tmp_path)
    desk.cell("exercise", 2).source = desk.right["answer-2-2"] + "\n" + desk.cell("exercise", 2).source
    place = tmp_path / "submitted" / "anna" / NAME
    place.mkdir(parents=True)
    nbformat.write(desk.notebook, place / f"{NAME}.ipynb")
    released = source.graded_version(ROOT / "lib" / "exercises" / "notebooks" / f"{NAME}.ipynb")
    found = grading.Grading(tmp_path, NAME, [NAME], register.Register([]), again=False)
    found.look_at("anna", released)
    assert found.summary.marks_to_check == [
        (f"submitted/anna/{NAME}", "has an answer in exercise-2-2, where the course's own check is run instead")
    ]


def test_the_list_has_the_last_word_on_an_address(classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One that was taken out of students.csv stays in nbgrader's data base."""
    # nbgrader makes a data base with a program of its environment.
    monkeypatch.setenv("PATH", f"{venv_python(CLASSROOM_VENV).parent}{os.pathsep}{os.environ['PATH']}")
    names = ("grading", "gradebooks", "register")
    grading, gradebooks, register = (importlib.import_module(f"digit_recognizer.classroom.{name}") for name in names)
    with gradebooks.Gradebook(grading.database(tmp_path)) as gradebook:
        gradebook.add_assignment("02-a")
    (tmp_path / "submitted" / "anna" / "02-a").mkdir(parents=True)
    grading.enter(tmp_path, register.Register([register.Student("anna", email="old@school.example")]))
    grading.enter(tmp_path, listed := register.Register([register.Student("anna")]))
    assert [mark.student.email for mark in gradebooks.marks(tmp_path, listed)] == [""]
