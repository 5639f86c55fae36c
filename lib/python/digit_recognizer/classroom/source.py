"""From one source notebook, the student's version and the worked answers, as text that is the same each time."""

from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests
from nbgrader.utils import compute_checksum, is_grade, is_solution
from traitlets.config import Config

from .release import ANSWER, BEGIN, END, LANGUAGE, STEPS_WITHOUT_GRADEBOOK, configure


class SourceError(Exception):
    """What is wrong with a source, and where."""


def student_version(source: Path) -> str:
    """What nbgrader releases: solutions replaced by a stub that throws, answers gone, checks locked."""
    return converted(source, STEPS_WITHOUT_GRADEBOOK)


def graded_version(source: Path) -> NotebookNode:
    """The same with the hidden tests, which run where submissions are graded."""
    return nbformat.reads(
        converted(source, [step for step in STEPS_WITHOUT_GRADEBOOK if step is not ClearHiddenTests]), as_version=4
    )


def converted(source: Path, steps: list) -> str:
    read(source)
    config = Config()
    configure(config)
    config.Exporter.default_preprocessors = []
    exporter = NotebookExporter(config=config)
    for step in steps:
        exporter.register_preprocessor(step)
    try:
        text, _ = exporter.from_filename(str(source), resources={"nbgrader": {"notebook": source.stem}})
    except (RuntimeError, ValueError) as error:
        raise SourceError(f"{source.name}: {error}") from error
    return text


def worked_answers(source: Path) -> str:
    """Every cell of the source, without markers and what only nbgrader reads; its paths lead from answers/."""
    notebook = read(source)
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
        tags = [tag for tag in cell.metadata.get("tags", []) if tag != ANSWER]
        cell.metadata.pop("tags", None)
        if tags:
            cell.metadata["tags"] = tags
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("](../", "](../../").replace("](answers/", "](")
        if cell.cell_type == "code":
            cell.source = cell.source.replace(" ../../target*/", " ../../../target*/")
            cell.source = "\n".join(line for line in cell.source.split("\n") if BEGIN not in line and END not in line)
            cell.outputs = []
            cell.execution_count = None
    return nbformat.writes(notebook, version=4) + "\n"


def read(source: Path) -> NotebookNode:
    """The source, if it is one that nbgrader can release and grade."""
    notebook = nbformat.read(source, as_version=nbformat.NO_CONVERT)
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5) or any("id" not in cell for cell in notebook.cells):
        raise SourceError(
            f"{source.name}: cells without ids, but nbformat 4.5 with an id in each cell is needed, so that they stay"
            " the same"
        )
    if notebook.metadata.get("kernelspec", {}).get("language") != LANGUAGE:
        raise SourceError(
            f"{source.name}: metadata.kernelspec.language is not {LANGUAGE}, but nbgrader chooses the stub by it"
        )
    seen = set()
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name is not None and name in seen:
            raise SourceError(
                f"{source.name}: the grade_id {name} occurs twice, but each cell that is graded or locked needs its own"
            )
        seen.add(name)
        if is_solution(cell) and cell.cell_type == "code" and BEGIN not in cell.source:
            raise SourceError(
                f"{source.name}: the solution cell {name} has no '// {BEGIN}', and nbgrader would empty all of it"
            )
        if is_grade(cell) and not cell.metadata.nbgrader.get("points"):
            raise SourceError(f"{source.name}: the check {name} has no points")
    return notebook


def changed_exercises(notebook: NotebookNode) -> list[str]:
    """The solution cells of a student's version that are no longer the stubs they were released with."""
    cells = [cell for cell in notebook.cells if is_solution(cell)]
    return [
        cell.metadata.nbgrader.grade_id
        for cell in cells
        if compute_checksum(cell) != cell.metadata.nbgrader.get("checksum")
    ]
