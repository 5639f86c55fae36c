"""Every worked answer passes its check, and so does another one; listed wrong answers get their hints."""

import asyncio
import re
from pathlib import Path

import attempts
import nbformat
import pytest
from attempts import Attempt
from checkouts import ROOT
from conftest import COMPILING, HEAP, long_where
from nbclient import NotebookClient
from outputs import code_cells, stored

from digit_recognizer.classroom import compiling

EXERCISES = ROOT / "lib" / "exercises"
SOURCES = sorted((EXERCISES / "notebooks").glob("*.ipynb"))
# An endless attempt would hold everything up.
CELL_TIMEOUT = 120

# Records of what is answered, or of what is asked in another form.
RESULTS = {"After", "Header", "Parameters", "Weights"}

every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
# Their answers train, and so does every attempt; the checks themselves are tested in Java, too.
TRAIN_LONG = ("06", "07", "10", "11")


def exercise_of(cell: nbformat.NotebookNode, kind: str) -> str | None:
    """2.1 for the cells exercise-2-1 and answer-2-1."""
    found = re.fullmatch(rf"{kind}-(\d+)-(\d+)", cell.metadata.get("nbgrader", {}).get("grade_id", ""))
    return f"{found[1]}.{found[2]}" if found else None


def attempts_at(path: Path) -> list[Attempt]:
    return attempts.read(EXERCISES / "attempts" / f"{path.stem}.java")


class Session:
    """A kernel in which a source's cells are run one by one."""

    def __init__(self, path: Path, folder: Path):
        self.notebook = stored(path)
        self.client = NotebookClient(
            self.notebook,
            timeout=CELL_TIMEOUT,
            startup_timeout=60,
            allow_errors=True,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(folder)}},
        )

    async def run(self, source: str) -> str:
        """What went wrong, or nothing; whatever appears on stderr went wrong."""
        cell = nbformat.v4.new_code_cell(source)
        self.notebook.cells.append(cell)
        await self.client.async_execute_cell(cell, len(self.notebook.cells) - 1)
        wrong = [
            output.evalue if output.output_type == "error" else output.text
            for output in cell.outputs
            if output.output_type == "error" or output.get("name") == "stderr"
        ]
        self.shown = cell.outputs
        return "\n".join(wrong)


async def differences(path: Path, folder: Path) -> list[str]:
    """Runs the source from top to bottom, and at each check all attempts at that exercise before the worked answer."""
    wrong: list[str] = []
    session = Session(path, folder)
    listed = attempts_at(path)
    cells = code_cells(session.notebook)
    async with session.client.async_setup_kernel():
        for cell in cells:
            exercise = exercise_of(cell, "exercise")
            if exercise:
                answers = "\n".join(other.source for other in cells if exercise_of(other, "answer") == exercise)
                for attempt in (one for one in listed if one.exercise == exercise):
                    code = attempt.of(answers)
                    said = await session.run(f"{code}\n{cell.source}")
                    if attempt.hint not in said or bool(attempt.hint) != bool(said):
                        wrong.append(
                            f"{exercise}, expected {attempt.hint or 'to pass'!r}, but it said {said!r}:\n{code}"
                        )
                said = await session.run(answers)
                if said:
                    wrong.append(f"{exercise}, the worked answer: {said}")
            said = await session.run(cell.source)
            if said:
                wrong.append(f"{said}\n{cell.source}")
            if exercise and f"✓ Exercise {exercise} is solved" not in str(session.shown):
                wrong.append(f"{exercise}: its check shows no success")
    return wrong


@long_where(SOURCES, lambda path: path.name.startswith(TRAIN_LONG))
def test_checks_tell_right_from_wrong(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DIGITS_PROGRESS", "off")
    # Once where grading does, too.
    monkeypatch.setenv("JDK_JAVA_OPTIONS", " ".join([HEAP, *(compiling.java_options(path.stem) or [COMPILING])]))
    try:
        wrong = asyncio.run(differences(path, tmp_path))
    except RuntimeError:
        # Its kernel's ports were free when they were looked for, and another test's when it came to take them.
        wrong = asyncio.run(differences(path, tmp_path))
    assert not wrong, "\n\n".join(wrong)


def test_every_notebook_has_exercises():
    assert [path.name for path in SOURCES] == sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_there_are_as_many_exercises_as_the_pages_say(page: str):
    count = sum(bool(exercise_of(cell, "exercise")) for path in SOURCES for cell in code_cells(stored(path)))
    assert count >= 40
    text = " ".join((ROOT / page).read_text(encoding="utf-8").split())
    assert re.search(rf"\b{count} (exercises|in all)\b", text), f"there are {count} exercises"


@every_source
def test_messages_name_what_the_answers_name(path: Path):
    """An input is shown by the names of its record's components: they have to be those of an answer's parameters."""
    signatures = re.findall(
        r"^\w[\w<>\[\], ]* \w+\((.*)\) (?:throws \w+ )?\{$",
        "\n".join(cell.source for cell in code_cells(stored(path)) if exercise_of(cell, "answer")),
        re.MULTILINE,
    )
    parameters = {name for signature in signatures for name in re.findall(r"(\w+)(?:,|$)", signature)}
    java = EXERCISES / "src" / "main" / "java" / "digits" / "exercises"
    text = "".join(
        source.read_text(encoding="utf-8") for source in sorted(java.glob(f"Exercises{path.stem[:2]}*.java"))
    )
    records = [one for name, one in re.findall(r"record (\w+)\((.*?)\)", text) if name not in RESULTS]
    for record in records:
        assert set(re.findall(r"(\w+)(?:,|$)", record)) <= parameters, record


@every_source
def test_every_exercise_has_an_answer_a_check_and_attempts_of_both_kinds(path: Path):
    cells = code_cells(stored(path))
    checks = [exercise for cell in cells if (exercise := exercise_of(cell, "exercise"))]
    answers = {exercise_of(cell, "answer") for cell in cells} - {None}
    number = int(path.stem[:2])
    assert checks == [f"{number}.{place}" for place in range(1, len(checks) + 1)]
    assert answers == set(checks)
    listed = attempts_at(path)
    assert {attempt.exercise for attempt in listed} == set(checks)
    for exercise in checks:
        of_this = [attempt for attempt in listed if attempt.exercise == exercise]
        assert sum(not attempt.hint for attempt in of_this) >= 1, f"{exercise}: no right attempt"
        assert sum(bool(attempt.hint) for attempt in of_this) >= 2, f"{exercise}: fewer than two wrong attempts"
