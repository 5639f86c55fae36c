"""Every notebook runs from its first cell to its last in a fresh kernel, and shows what it is there to show."""

import re
from pathlib import Path

import nbformat
import pytest
from checkouts import ROOT
from conftest import execute_now, long_where
from outputs import code_cells, headings, outputs, pictures, stored

from digit_recognizer.pages.execution import Executed

COURSE = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = [
    *sorted((ROOT / "notebooks" / "exercises").rglob("*.ipynb")),
    *sorted((ROOT / "lib" / "exercises" / "notebooks").glob("*.ipynb")),
]
NOTEBOOKS = [path for path in [*COURSE, *EXERCISES] if ".ipynb_checkpoints" not in path.parts]
READS_MNIST = [path for path in COURSE if "Live.mnistOr(" in path.read_text(encoding="utf-8")]
# Trainings by the dozen, or all of MNIST where it is: half of the time that all notebooks take. Without --long those
# that read MNIST are executed once, 08 with it and the others without.
TRAIN_LONG = ("07", "09", "10", "11", "13")

every_notebook = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: path.relative_to(ROOT).with_suffix("").as_posix()
)
every_course_notebook = pytest.mark.parametrize("path", COURSE, ids=lambda path: path.stem)
# The student's exercises stop where the student is to go on; their sources are executed by test_exercises.
every_executed_notebook = long_where(COURSE, lambda path: path.name.startswith(TRAIN_LONG))


@every_executed_notebook
def test_runs_from_top_to_bottom(path: Path, executed: dict[Path, Executed]):
    failure = executed[path].failure
    assert failure is None, f"{path.name}\n{failure}"


@every_executed_notebook
def test_says_nothing_on_stderr(path: Path, executed: dict[Path, Executed]):
    """What is printed there looks like an error to a student, and makes a graded cell worth nothing."""
    for output in outputs(executed[path].notebook):
        assert not (output.output_type == "stream" and output.name == "stderr"), output.text


@every_executed_notebook
def test_shows_its_charts_and_pictures(path: Path, executed: dict[Path, Executed]):
    images = pictures(executed[path].notebook)
    assert images, "no chart and no picture"
    for image in images:
        assert min(image.size) >= 8, f"a picture of {image.size} pixels"
        assert any(least < most for least, most in image.convert("RGB").getextrema()), "an empty picture"


@every_executed_notebook
def test_shows_its_tables(path: Path, executed: dict[Path, Executed]):
    pages = [
        output.data["text/html"] for output in outputs(executed[path].notebook) if "text/html" in output.get("data", {})
    ]
    tables = [page for page in pages if "<table" in page]
    assert tables, "no table"
    assert all(re.search(r"<td[ >]", page) for page in tables), "an empty table"


@every_executed_notebook
def test_shows_values_and_not_their_addresses(path: Path, executed: dict[Path, Executed]):
    """A result that the kernel cannot show appears as digits.matrix.Matrix@1b2c3d, [[D@1b2c3d, or the like."""
    for output in outputs(executed[path].notebook):
        data = output.get("data", {})
        text = data.get("text/plain", "") if not {"text/html", "image/png", "text/markdown"} & set(data) else ""
        assert not re.search(r"(^|\s)(\[+[A-Z]|[a-z]\w*(\.\w+)+[;]?)@[0-9a-f]{4,}", text), text


@every_executed_notebook
def test_every_cell_is_reached(path: Path, executed: dict[Path, Executed]):
    counts = [cell.execution_count for cell in code_cells(executed[path].notebook)]
    assert counts == list(range(1, len(counts) + 1))


@every_notebook
def test_is_stored_without_outputs_and_counts(path: Path):
    for cell in code_cells(stored(path)):
        assert cell.outputs == [], cell.source
        assert cell.execution_count is None, cell.source
        assert not cell.metadata.get("execution"), cell.source


@every_notebook
def test_asks_for_the_kernel_java_and_is_a_valid_notebook(path: Path):
    notebook = stored(path)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "java"
    assert "widgets" not in notebook.metadata


@every_notebook
def test_has_no_empty_cell_and_one_title(path: Path):
    notebook = stored(path)
    assert all(cell.source.strip() for cell in notebook.cells)
    titles = [
        line
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for line in headings(cell.source)
        if line.startswith("# ")
    ]
    assert len(titles) == 1 and notebook.cells[0].source.startswith("# ")


@every_notebook
def test_never_asserts_with_a_keyword_that_java_ignores(path: Path):
    for cell in code_cells(stored(path)):
        assert not re.search(r"^\s*assert\s", cell.source, re.MULTILINE), cell.source


@every_course_notebook
def test_no_check_below_a_question_gives_its_answer_away(path: Path):
    below = False
    for cell in stored(path).cells:
        if cell.cell_type == "markdown":
            below = "**Predict" in cell.source
        elif below and not cell.metadata.get("jupyter", {}).get("source_hidden"):
            assert not re.search(r"^Check\.", cell.source, re.MULTILINE), cell.source


@every_course_notebook
def test_links_its_exercises(path: Path):
    assert (ROOT / "notebooks" / "exercises" / path.name).exists()
    assert f"(exercises/{path.name})" in stored(path).cells[-1].source


@every_notebook
def test_begins_with_a_folded_cell_that_finds_the_library_or_says_how_to_build_it(path: Path):
    first = code_cells(stored(path))[0]
    assert first.metadata.jupyter.source_hidden
    comment, magic, *rest = first.source.splitlines()
    assert comment == "// Set-up: finds the course's library and imports what this notebook uses."
    # From the clone's root, where VS Code starts kernels, and from the notebook's own folder; a source is released two
    # levels below the root. Without the stars both kernels stop at a missing folder; folders further up may be closed.
    depth = 2 if path.is_relative_to(ROOT / "lib") else len(path.relative_to(ROOT).parents) - 1
    jars = "target*/notebook/*.jar"
    assert magic == f"%classpath {jars} {'../' * depth}{jars}"
    lines = [line.split(" ")[0] for line in rest]
    # Both kernels pass over missing jars in silence.
    assert "start.py setup" in "\n".join(rest[: lines.index("import")])


@every_notebook
def test_runs_on_the_original_ijava_as_well(path: Path):
    """IJava 1.3.0 knows fewer magics than JJava, imports fewer packages, and has classes of other names."""
    code = "\n".join(cell.source for cell in code_cells(stored(path)))
    assert set(re.findall(r"^(?:.*=)?\s*(%+\w+)", code, re.MULTILINE)) <= {"%classpath"}
    assert not re.search(r"jjava|ijava|\b(kernel|lineMagic|cellMagic)\(", code, re.IGNORECASE)
    of_time = r"\b(Clock|Duration|Instant|Local(?:Date|Time|DateTime)|Period|Year|Zone\w+|(?:Off|Zon)\w+DateTime)\b"
    for name in set(re.findall(of_time, code)):
        assert f"import java.time.{name};" in code, f"only JJava imports {name} by itself"


@pytest.fixture
def executed_without_mnist(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Executed:
    """What reads MNIST, executed where there is none and none is downloaded: MNIST_DIR names an empty folder."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path))
    return execute_now(path)


@long_where(READS_MNIST, lambda path: not path.name.startswith(TRAIN_LONG))
def test_without_mnist_says_what_to_do_and_goes_on_with_the_small_digits(path: Path, executed_without_mnist: Executed):
    result = executed_without_mnist
    assert result.failure is None, f"{path.name}\n{result.failure}"
    texts = [output.data["text/plain"] for output in outputs(result.notebook) if "text/plain" in output.get("data", {})]
    advice = [text for text in texts if "train-images-idx3-ubyte" in text]
    assert len(advice) == 1, "one sentence, once"
    assert "put " in advice[0] and "then run the notebook again" in advice[0] and "8×8 pixels" in advice[0], advice[0]


def test_the_notebooks_that_read_mnist_are_tried_without_it():
    assert len(READS_MNIST) >= 4


@pytest.mark.parametrize("path", COURSE[:1], ids=lambda path: path.stem)
def test_a_library_that_is_not_built_is_one_helpful_sentence(
    path: Path, tmp_path: Path, own_kernel: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JUPYTER_PATH", str(own_kernel))
    alone = tmp_path / "notebooks" / path.name
    alone.parent.mkdir()
    notebook = stored(path)
    notebook.cells = notebook.cells[: notebook.cells.index(code_cells(notebook)[0]) + 1]
    nbformat.write(notebook, alone)
    result = execute_now(alone)
    assert result.failure and "start.py setup" in result.failure.splitlines()[-1] + result.failure.splitlines()[-2], (
        result.failure
    )
    assert "does not exist" not in result.failure, "a compiler's message came first"


def test_are_numbered_without_gaps_and_named_by_a_verb():
    assert COURSE, "no notebooks"
    for number, path in enumerate(COURSE, 1):
        assert re.fullmatch(rf"{number:02}-[a-z0-9-]+", path.stem), path.name
