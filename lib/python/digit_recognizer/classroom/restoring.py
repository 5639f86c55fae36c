"""Puts a submission's answers back into the notebook that was handed out."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.utils import is_grade, is_solution


def restored(submission: NotebookNode, released: NotebookNode) -> NotebookNode:
    """
    The released notebook in its own order, with the submission's answers; cells that the submission adds, or has
    changed, run where they stood. So a check that was deleted, altered, moved or copied is the released one, in its
    place, once.

    @return: a new notebook; the others are left alone
    """
    own = {key(cell): cell for cell in released.cells}
    answers: dict[str, list[str]] = {}
    after: dict[str | None, list[NotebookNode]] = {None: []}
    last = None
    for cell in submission.cells:
        name = key(cell)
        original = own.get(name)
        if original is None:
            after.setdefault(last, []).append(plain(cell))
            continue
        last = name
        if is_solution(original):
            answers.setdefault(name, []).append(str(cell.source))
        elif not is_grade(original) and cell.cell_type == "code" and cell.source != original.source:
            after.setdefault(name, []).append(plain(cell))
    cells = list(after[None])
    for original in released.cells:
        name = key(original)
        cell = NotebookNode(original)
        if name in answers:
            # Where a cell was copied, the last one counts, as when all cells are run.
            *earlier, cell.source = answers[name]
            cells += map(new_code_cell, earlier)
        cells += [cell, *after.get(name, [])]
    notebook = NotebookNode(released)
    notebook.cells = cells
    return notebook


def key(cell: NotebookNode) -> str | None:
    """By its grade_id, which editors keep; by its id where it has none."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id")


def plain(cell: NotebookNode) -> NotebookNode:
    """A cell that counts for nothing."""
    return (new_code_cell if cell.cell_type == "code" else new_markdown_cell)(str(cell.source))
