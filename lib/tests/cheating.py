"""Points for nothing: the list of cheats, put into a notebook; and notebooks graded as autograding does it."""

import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from checkouts import ROOT
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

CHEATS = Path(__file__).parent / "data" / "cheats.java"
EXERCISES = ROOT / "lib" / "exercises"
LIBRARY = EXERCISES / "src" / "main" / "java" / "digits" / "exercises"
STUB = re.compile(r'// YOUR CODE HERE\s*throw new UnsupportedOperationException\("not done yet"\);')
CALL = re.compile(r"\b(Exercises\w+|OwnCheck)\.(\w+)\(")
# What the methods of the checks take and give.
IMPORTS = (
    "digits.dataset.*",
    "digits.exercises.*",
    "digits.matrix.*",
    "digits.network.*",
    "digits.training.*",
    "java.util.function.*",
)


@dataclass(frozen=True)
class Cheat:
    name: str
    code: str
    in_each_answer: str


def all_cheats() -> list[Cheat]:
    cheats = []
    for section in re.split(r"^//// (?!in each answer)", CHEATS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, rest = section.split("\n", 1)
        code, _, answer = rest.partition("//// in each answer\n")
        cheats.append(Cheat(name, code.strip(), answer.strip()))
    return cheats


def signatures(kind: str) -> dict[str, str]:
    """By its name, what each check of a class takes."""
    if kind == "OwnCheck":
        return {"of": "String name, java.util.function.Consumer<digits.exercises.OwnCheck> answer"}
    source = (LIBRARY / f"{kind}.java").read_text(encoding="utf-8")
    return dict(re.findall(r"public static Passed (\w+)\((.*? answer)\)", source, re.DOTALL))


def submitted(released: NotebookNode, cheat: Cheat) -> NotebookNode:
    """The notebook as it was handed out, but for the cheat."""
    notebook = nbformat.from_dict(released)
    first = next(place for place, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    if cheat.code:
        notebook.cells.insert(first + 1, new_code_cell(code_for(cheat, notebook)))
    if cheat.in_each_answer:
        for cell in notebook.cells:
            cell.source = STUB.sub(lambda _: cheat.in_each_answer, cell.source)
    return notebook


def code_for(cheat: Cheat, notebook: NotebookNode) -> str:
    if "CHECK" not in cheat.code:
        return cheat.code
    checks = [cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    kinds = sorted({call[1] for check in checks if (call := CALL.search(check))})
    parts = [f"import {name};" for name in IMPORTS]
    for kind in kinds:
        fakes = [f"static int {name}({takes}) {{ return 1; }}" for name, takes in signatures(kind).items()]
        parts.append(cheat.code.replace("FAKES", "\n".join(fakes)).replace("CHECK", kind))
    return "\n".join(parts)


def graded_cell(source: str, name: str, **more: object) -> NotebookNode:
    facts = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    return new_code_cell(source, metadata={"nbgrader": {**facts, **more}}, id=name)


def exam() -> NotebookNode:
    """As docs/grading.md says how to write one, with the teacher's answers; its last check does without OwnCheck."""

    def answer(name: str, head: str, body: str) -> NotebookNode:
        code = f"{head} {{\n    // BEGIN SOLUTION\n    {body}\n    // END SOLUTION\n}}"
        return graded_cell(code, name, solution=True)

    def check(name: str, code: str, points: int) -> NotebookNode:
        return graded_cell(code, name, grade=True, locked=True, points=points)

    twice = """OwnCheck.of("twice", check -> {
    int x = check.random().nextInt(1, 1000);
    check.equal("twice(" + x + ")", 2 * x, () -> twice(x));
    // BEGIN HIDDEN TESTS
    check.equal("twice(-7)", -14, () -> twice(-7));
    // END HIDDEN TESTS
})"""
    halves = """OwnCheck.of("halves", check -> {
    Matrix X = Matrix.uniform(2, 3, 0, 1, check.random());
    Matrix half = check.answer(() -> halves(X));
    if (half.sum() >= X.sum()) {
        throw new CheckFailed("halves are smaller.");
    }
    check.equal("halves(X)", X.times(0.5), () -> halves(X));
})"""
    notebook = new_notebook(
        cells=[
            new_code_cell(
                "import digits.exercises.OwnCheck;\nimport digits.matrix.Matrix;\nimport digits.notebook.CheckFailed;",
                id="imports",
            ),
            answer("twice", "int twice(int x)", "return 2 * x;"),
            check("twice-check", twice, 2),
            answer("halves", "Matrix halves(Matrix X)", "return X.times(0.5);"),
            check("halves-check", halves, 3),
            check("old-check", 'if (twice(3) != 6) throw new IllegalStateException("no");', 5),
        ]
    )
    notebook.metadata.kernelspec = {"name": "java", "display_name": "Java", "language": "java"}
    return notebook


class Course:
    """A course folder with one notebook, and submissions to it that are graded in this process."""

    def __init__(self, folder: Path, name: str, source: NotebookNode):
        from digit_recognizer.classroom import autograding
        from digit_recognizer.classroom.source import graded_version, student_version

        self.autograding, self.folder, self.name, self.source = autograding, folder, name, source
        self.path = folder / "source" / name / f"{name}.ipynb"
        self.path.parent.mkdir(parents=True)
        nbformat.write(source, self.path)
        self.release = nbformat.reads(student_version(self.path), as_version=4)
        self.graded = graded_version(self.path)
        self.step = autograding.RunInBox(
            course=str(folder), isolation=os.environ.get("DIGITS_ISOLATION", "auto"), cell_seconds=60
        )
        self.step.train_nothing = [*self.step.train_nothing, "21"]
        self.warnings: list[str] = []
        heard = logging.Handler(logging.WARNING)
        heard.emit = lambda record: self.warnings.append(record.getMessage())
        self.step.log = logging.Logger("trial")
        self.step.log.addHandler(heard)
        (folder / "empty").mkdir()

    @property
    def judge(self) -> Any:
        return self.autograding.JUDGES[self.path.resolve()]

    def points(self, submission: NotebookNode) -> dict[str, float]:
        """By check, what nbgrader gives."""
        from nbgrader.utils import determine_grade, is_grade

        from digit_recognizer.classroom.restoring import restored

        facts: dict[str, Any] = {"notebook": self.name, "assignment": self.name}
        resources = {"nbgrader": facts, "metadata": {"path": str(self.folder / "empty")}}
        notebook, _ = self.step.preprocess(restored(submission, self.graded), resources)
        self.last = notebook
        return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in notebook.cells if is_grade(cell)}

    def close(self) -> None:
        self.judge.close()
        del self.autograding.JUDGES[self.path.resolve()]
