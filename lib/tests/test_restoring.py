"""A notebook that lost its names, or is damaged, is put together again by its content where that is certain."""

import importlib
import json
import os
import time
from types import SimpleNamespace

import nbformat
import pytest
from checkouts import ROOT
from conftest import needs_nbgrader, posix_only
from handing_in import MENDED, UNREADABLE, bare, written
from nbformat.v4 import new_code_cell
from simulated_class import NAME, Desk

pytestmark = needs_nbgrader

SOURCES = ROOT / "lib" / "exercises" / "notebooks"
ANSWERS = [f"answer-2-{place}" for place in range(1, 6)]


@pytest.fixture(scope="module")
def modules(classroom: None) -> SimpleNamespace:
    names = ("reading", "restoring", "source", "feedback")
    return SimpleNamespace(**{name: importlib.import_module(f"digit_recognizer.classroom.{name}") for name in names})


@pytest.fixture(scope="module")
def released(modules: SimpleNamespace) -> nbformat.NotebookNode:
    return modules.source.graded_version(SOURCES / f"{NAME}.ipynb")


@pytest.fixture
def desk(tmp_path) -> Desk:
    desk = Desk(tmp_path)
    desk.solve()
    return desk


def text_of(desk: Desk) -> str:
    return json.dumps(desk.notebook)


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def test_a_notebook_of_cells_without_end_is_not_read(modules):
    """A million of them have 3 MB, and take an hour."""
    with pytest.raises(modules.reading.UnreadableError, match="it has 300000 cells"):
        modules.reading.reads(b'{"cells":[' + b"{}," * 299_999 + b"{}]}")


@posix_only
def test_a_file_that_cannot_be_read_in_a_while_is_none(modules, tmp_path):
    """A pipe keeps whoever opens it waiting; a large file may have a few blocks on the disk."""
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(30_000_000)
    for name, words in (("pipe", "is no file"), ("large", "has 30.0 MB, but no more than 20.0 MB are read")):
        with pytest.raises(modules.reading.UnreadableError, match=words):
            modules.reading.read(tmp_path / name)


@pytest.mark.parametrize("way", MENDED)
def test_nothing_is_lost_by_the_way_a_notebook_came(modules, released, desk, way):
    """B3, B4: a right answer got 0 without a warning."""
    found = modules.reading.reads(MENDED[way](text_of(desk)))
    restored = modules.restoring.restored(found, released)
    for place in range(1, 6):
        answer = next(
            cell for cell in restored.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == f"answer-2-{place}"
        )
        assert answer.source == desk.right[f"answer-2-{place}"]
    # The course's own cells are there once, whatever the submission has of them.
    checks = [source for source in sources(restored) if source.startswith("Exercises02.")]
    assert len(checks) == len(set(checks)) == 5
    nbformat.validate(restored)


@pytest.mark.parametrize("way", UNREADABLE)
def test_what_is_no_notebook_says_why(modules, desk, way):
    make, words = UNREADABLE[way]
    with pytest.raises(modules.reading.UnreadableError, match=words):
        modules.reading.reads(make(text_of(desk)))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"\x80abc",
        b"null",
        b"[]",
        b'{"nbformat": 3, "worksheets": 7}',
        b'{"nbformat": 3}',
        b'{"cells": {"a": 1}}',
    ],
)
def test_other_files_are_no_notebooks_either(modules, content):
    with pytest.raises(modules.reading.UnreadableError):
        modules.reading.reads(content)


@pytest.mark.parametrize(
    "cell", [{"cell_type": []}, {"cell_type": "code", "id": "a b"}, {"cell_type": "code", "id": "x" * 100}]
)
def test_a_strange_cell_does_not_stop_a_class(modules, cell):
    notebook = modules.reading.reads(json.dumps({"cells": [{**cell, "source": "int x;"}], "nbformat": 4}).encode())
    assert [cell.source for cell in notebook.cells] == ["int x;"]


def test_a_bare_notebook_keeps_its_own_cells_and_its_last_answer(modules, released, desk):
    desk.add("int helper() { return 1; }", desk.cell("answer", 3))
    position = desk.notebook.cells.index(desk.cell("answer", 1))
    desk.notebook.cells.insert(
        position, new_code_cell("int[] shapeOfZ(int a, int b, int c) { return null; }", id="early")
    )
    placed = modules.restoring.placed(modules.reading.reads(written(bare(text_of(desk)))), released)
    assert placed.by_content == ANSWERS and placed.missing == []
    restored = sources(modules.restoring.restored(modules.reading.reads(written(bare(text_of(desk)))), released))
    assert "int helper() { return 1; }" in restored
    assert restored.index("int[] shapeOfZ(int a, int b, int c) { return null; }") + 1 == restored.index(
        desk.right["answer-2-1"]
    )


def test_an_answer_that_declares_something_else_is_found_by_its_place_between_the_courses_cells(
    modules, released, desk
):
    desk.answer(4, "var stable = 1;")
    placed = modules.restoring.placed(modules.reading.reads(written(bare(text_of(desk)))), released)
    assert "answer-2-4" in placed.by_content and placed.missing == []


def test_where_two_cells_may_be_the_answer_none_is_taken_and_it_is_named(modules, released, desk):
    desk.answer(4, "var stable = 1;")
    desk.add("var more = 2;", desk.cell("exercise", 4))
    placed = modules.restoring.placed(modules.reading.reads(written(bare(text_of(desk)))), released)
    assert placed.missing == ["answer-2-4"]


def test_an_answer_whose_cell_was_deleted_is_named(modules, released, desk):
    desk.remove([desk.cell("answer", 2)])
    placed = modules.restoring.placed(modules.reading.reads(text_of(desk).encode()), released)
    assert placed.missing == ["answer-2-2"] and placed.by_content == []


@pytest.mark.parametrize("text", ["a<x> " * 5000 + "!", "a\n" * 100_000, "a<" * 50_000, "a " * 100_000])
def test_no_cell_takes_long_to_be_looked_at(modules, text):
    """Each of these took hours, in which nobody was graded."""
    cell = new_code_cell(text)
    begin = time.process_time()
    assert modules.restoring.declarations(cell) == set()
    assert time.process_time() - begin < 3


def test_what_a_cell_declares_is_found(modules):
    text = "static Map<String, List<double[]>> groups(int x) {\n}\npublic record Pair(int a) { }\nint[] y = f(1);"
    cell = new_code_cell(text)
    assert modules.restoring.declarations(cell) == {"groups", "Pair", "y"}


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_exercise_of_the_course_is_found_by_its_content(modules, path):
    """The worked answers, pasted into a new notebook."""
    wanted = modules.source.graded_version(path)
    source = nbformat.read(path, as_version=4)
    placed = modules.restoring.placed(modules.reading.reads(written(bare(json.dumps(source)))), wanted)
    solutions = [
        cell.metadata.nbgrader.grade_id for cell in wanted.cells if cell.metadata.get("nbgrader", {}).get("solution")
    ]
    assert placed.by_content == solutions and placed.missing == []


HIDDEN = (
    "if (twice(3) != 6) throw new Error();\n"
    "// BEGIN HIDDEN TESTS\nif (twice(-7) != -14) throw new Error();\n// END HIDDEN TESTS"
)


def test_a_page_has_no_hidden_test_and_nothing_that_quotes_one(modules):
    """A4. Neither in the cell nor in what Java says of it."""
    graded = {
        "nbgrader": {
            "grade": True,
            "solution": False,
            "locked": True,
            "task": False,
            "grade_id": "check",
            "schema_version": 3,
            "points": 1,
        }
    }
    for outputs, words in (
        (
            [nbformat.v4.new_output("error", ename="X", evalue="twice(-7)", traceback=["| if (twice(-7) != -14)"])],
            "It failed.",
        ),
        ([nbformat.v4.new_output("stream", name="stdout", text="-7")], "It passed."),
    ):
        cell = new_code_cell(HIDDEN, metadata=graded, outputs=outputs)
        cell, _ = modules.feedback.ForStudents().preprocess_cell(nbformat.from_dict(cell), {}, 0)
        assert "-7" not in json.dumps(cell) and "HIDDEN" not in cell.source
        assert "twice(3)" in cell.source
        assert cell.outputs[0].text == f"Parts of this check are not shown. {words}"
