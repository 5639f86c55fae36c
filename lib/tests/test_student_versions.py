"""The students' exercises and the worked answers are what their sources make, and nobody's work is overwritten."""

import importlib
from pathlib import Path

import nbformat
import pytest
from conftest import needs_nbgrader
from outputs import stored

pytestmark = needs_nbgrader

CLASSPATH = "%classpath target*/notebook/*.jar ../../target*/notebook/*.jar"
SOLUTION = "int twice(int x) {\n    // BEGIN SOLUTION\n    return 2 * x;\n    // END SOLUTION\n}"
STUB = 'int twice(int x) {\n    // YOUR CODE HERE\n    throw new UnsupportedOperationException("not done yet");\n}'
CHECK = 'if (twice(3) != 6) throw new IllegalStateException("no");'


def graded(name: str, **more: object) -> dict:
    return {
        "nbgrader": {
            "grade": False,
            "solution": False,
            "locked": False,
            "task": False,
            "grade_id": name,
            "schema_version": 3,
            **more,
        }
    }


def a_source() -> nbformat.NotebookNode:
    code, words = nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell
    notebook = nbformat.v4.new_notebook(
        cells=[
            words("# A trial", id="title"),
            code(SOLUTION, id="twice", metadata=graded("twice", solution=True)),
            code(CHECK, id="twice-check", metadata=graded("twice-check", grade=True, locked=True, points=2)),
            words("Twice is two times.", id="why", metadata={"tags": ["answer"]}),
            words("[the notebook](../01-trial.ipynb), [answers](answers/01-trial.ipynb)", id="links"),
            code(CLASSPATH, id="classpath"),
        ]
    )
    notebook.metadata.kernelspec = {"name": "java", "display_name": "Java", "language": "java"}
    return notebook


class Trial:
    """A course with one source, and the generator for it."""

    def __init__(self, folder: Path, generator, capsys: pytest.CaptureFixture):
        self.folder, self.generator, self.capsys = folder, generator, capsys
        self.source = folder / "lib" / "exercises" / "notebooks" / "01-trial.ipynb"
        self.source.parent.mkdir(parents=True)
        self.student = folder / "notebooks" / "exercises" / "01-trial.ipynb"
        self.answers = folder / "notebooks" / "exercises" / "answers" / "01-trial.ipynb"

    def generate(self, *arguments: str) -> tuple[int, str]:
        code = self.generator.main(list(arguments), self.folder)
        return code, "".join(self.capsys.readouterr())

    def write(self, notebook: nbformat.NotebookNode) -> None:
        nbformat.write(notebook, self.source)


@pytest.fixture
def trial(tmp_path: Path, classroom: None, capsys: pytest.CaptureFixture) -> Trial:
    return Trial(tmp_path, importlib.import_module("digit_recognizer.classroom.generate"), capsys)


def test_every_exercise_and_answer_is_what_its_source_makes(in_step):
    code, text = in_step
    assert code == 0, text


def test_the_student_gets_the_stub_and_no_answer(trial):
    trial.write(a_source())
    code, text = trial.generate()
    assert code == 0, text
    cells = stored(trial.student).cells
    assert [cell.source for cell in cells] == [
        "# A trial",
        STUB,
        CHECK,
        "[the notebook](../01-trial.ipynb), [answers](answers/01-trial.ipynb)",
        CLASSPATH,
    ]
    assert cells[2].metadata.editable is False and "checksum" in cells[1].metadata.nbgrader


def test_the_answers_have_no_markers_and_explain(trial):
    trial.write(a_source())
    trial.generate()
    cells = stored(trial.answers).cells
    assert cells[1].source == "int twice(int x) {\n    return 2 * x;\n}"
    assert cells[3].source == "Twice is two times."
    assert all(cell.metadata == {} for cell in cells)
    # From one folder deeper.
    assert cells[4].source == "[the notebook](../../01-trial.ipynb), [answers](01-trial.ipynb)"
    assert cells[5].source == "%classpath target*/notebook/*.jar ../../../target*/notebook/*.jar"


def test_the_same_source_gives_the_same_bytes(trial):
    trial.write(a_source())
    trial.generate()
    before = trial.student.read_bytes(), trial.answers.read_bytes()
    trial.student.unlink()
    trial.generate()
    assert (trial.student.read_bytes(), trial.answers.read_bytes()) == before
    assert all(text.endswith(b"}\n") for text in before)


@pytest.mark.parametrize("changed", ["source", "student", "answers"])
def test_a_change_of_one_of_them_is_noticed(trial, changed):
    trial.write(a_source())
    trial.generate()
    assert trial.generate("--check")[0] == 0
    path = getattr(trial, changed)
    path.write_text(path.read_text(encoding="utf-8").replace("A trial", "Another trial"), encoding="utf-8")
    code, text = trial.generate("--check")
    assert code == 1
    assert "01-trial.ipynb is not what its source makes" in text


def test_what_a_student_has_solved_is_not_overwritten(trial):
    trial.write(a_source())
    trial.generate()
    notebook = stored(trial.student)
    notebook.cells[1].source = "int twice(int x) { return x + x; }"
    nbformat.write(notebook, trial.student)
    code, text = trial.generate()
    assert code == 1 and "has work in it (twice)" in text
    assert "x + x" in trial.student.read_text(encoding="utf-8")
    assert trial.generate("--force")[0] == 0
    assert "x + x" not in trial.student.read_text(encoding="utf-8")


def test_notebooks_whose_source_has_gone_are_named_and_removed(trial):
    trial.write(a_source())
    trial.generate()
    trial.source.unlink()
    assert "01-trial.ipynb has no source" in trial.generate("--check")[1]
    trial.generate()
    assert not trial.student.exists() and not trial.answers.exists()


def twice_the_same_id(notebook: nbformat.NotebookNode) -> None:
    notebook.cells[2].metadata.nbgrader.grade_id = "twice"


def no_end(notebook: nbformat.NotebookNode) -> None:
    notebook.cells[1].source = SOLUTION.replace("// END SOLUTION", "")


def no_markers(notebook: nbformat.NotebookNode) -> None:
    notebook.cells[1].source = "int twice(int x) { return 2 * x; }"


def a_solution_in_an_open_cell(notebook: nbformat.NotebookNode) -> None:
    del notebook.cells[1].metadata["nbgrader"]


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        (twice_the_same_id, "the grade_id twice occurs twice"),
        (no_end, "no end solution statement found"),
        (no_markers, "the solution cell twice has no '// BEGIN SOLUTION'"),
        (a_solution_in_an_open_cell, "all solution regions are within solution cells"),
    ],
)
def test_a_source_that_could_not_be_graded_is_refused(trial, mistake, words):
    notebook = a_source()
    mistake(notebook)
    trial.write(notebook)
    code, text = trial.generate()
    assert code == 1 and "start.py: 01-trial.ipynb: " in text and words in text, text
    assert not trial.student.exists()
