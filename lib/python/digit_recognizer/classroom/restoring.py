"""Puts a submission's answers back into the notebook that was handed out."""

import re
from collections import Counter
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.utils import is_grade, is_solution

# What a cell of Java declares: a method, class or variable, at the beginning of a line. There is one way alone to read
# a line, so that none takes longer than its length, whoever wrote it.
TYPES = "[^;{}()<>]*"
for _ in range(2):
    TYPES = rf"[^;{{}}()<>]*(?:<{TYPES}>[^;{{}}()<>]*)*"
DECLARES = re.compile(rf"^(?:[\w.]+(?:<{TYPES}>)?(?:\[\])*[ \t]+)+(\w+)\s*[({{=;]", re.MULTILINE)


@dataclass
class Placing:
    """Which of the released cells each cell of a submission is, by the names that both of them go by."""

    names: list[str | None]
    # Answers that were found by their content, since their cells have lost their names.
    by_content: list[str] = field(default_factory=list)
    # Answers for which the submission has no cell of which that is certain.
    missing: list[str] = field(default_factory=list)


def placed(submission: NotebookNode, released: NotebookNode) -> Placing:
    """
    By its name, which editors keep. A cell that has lost it, as after pasting into a new notebook, by what is in it: a
    cell of the course's own by its text; an answer by what it declares, if no other of the course declares the same;
    else by its place, if it is all that stands between the course's cells around it.
    """
    own = {key(cell) for cell in released.cells}
    names = [
        next((name for name in (grade_id(cell), cell.get("id")) if name in own), None) for cell in submission.cells
    ]
    found = Placing(names)
    by_text(submission, released, names)
    answers = [key(cell) for cell in released.cells if is_solution(cell)]
    for answer in [answer for answer in answers if answer not in names]:
        places = declaring(submission, released, names, answer) or between(submission, released, names, answer)
        for place in places:
            names[place] = answer
        (found.by_content if places else found.missing).append(answer)
    return found


def by_text(submission: NotebookNode, released: NotebookNode, names: list[str | None]) -> None:
    """A text that the course has more than once is taken in the course's order."""
    left: dict[tuple[str, str], list[str]] = {}
    for cell in released.cells:
        if key(cell) not in names and not is_solution(cell):
            left.setdefault((cell.cell_type, bare(cell.source)), []).append(key(cell))
    for place, cell in enumerate(submission.cells):
        same = left.get((cell.cell_type, bare(cell.source)))
        if names[place] is None and same:
            names[place] = same.pop(0)


def declaring(submission: NotebookNode, released: NotebookNode, names: list[str | None], answer: str) -> list[int]:
    """The cells without a name that declare what this answer's stub declares, and no other stub."""
    declared = {key(cell): declarations(cell) for cell in released.cells if cell.cell_type == "code"}
    often = Counter(name for cell in declared.values() for name in cell)
    wanted = {name for name in declared.get(answer, ()) if often[name] == 1}
    return [
        place for place, cell in enumerate(submission.cells) if names[place] is None and wanted & declarations(cell)
    ]


def between(submission: NotebookNode, released: NotebookNode, names: list[str | None], answer: str) -> list[int]:
    """The only cell between those of the course that stand before and after this answer."""
    order = [key(cell) for cell in released.cells]
    kinds = {key(cell): cell.cell_type for cell in released.cells}
    place = order.index(answer)
    before, after = (order[place - 1] if place else None), (order[place + 1] if place + 1 < len(order) else None)
    if before not in names or after not in names:
        return []
    here = range(names.index(before) + 1, names.index(after))
    return (
        list(here)
        if len(here) == 1 and names[here[0]] is None and submission.cells[here[0]].cell_type == kinds[answer]
        else []
    )


def declarations(cell: NotebookNode) -> set[str]:
    return set(DECLARES.findall(cell.source)) if cell.cell_type == "code" else set()


def bare(source: str) -> str:
    """Editors change blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in source.strip().split("\n"))


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
    for cell, name in zip(submission.cells, placed(submission, released).names, strict=True):
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
    return grade_id(cell) or cell.get("id")


def grade_id(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def plain(cell: NotebookNode) -> NotebookNode:
    """A cell that counts for nothing."""
    return (new_code_cell if cell.cell_type == "code" else new_markdown_cell)(str(cell.source))
