"""docs/teaching.md says what the notebooks and exercises say: minutes, sections, exercises and their titles."""

import json
import re
from pathlib import Path

import pytest
from checkouts import ROOT

PAGE = ROOT / "docs" / "teaching.md"
TEXT = PAGE.read_text(encoding="utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "notebooks" / "exercises").glob("*.ipynb"))


def cells(path: Path, kind: str) -> list[str]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [
        "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["cell_type"] == kind and not cell["metadata"].get("jupyter", {}).get("source_hidden")
    ]


def headings(path: Path) -> list[str]:
    lines = "\n".join(cells(path, "markdown")).splitlines()
    return [line.lstrip("#").strip() for line in lines if line.startswith("##")]


def minutes(path: Path) -> int:
    """As the page says: 130 words a minute, half a minute for a cell, a minute for a question; to five minutes."""
    text = "\n".join(cells(path, "markdown")).split("## Exercises")[0]
    reckoned = len(text.split()) / 130 + 0.5 * len(cells(path, "code")) + text.count("**Predict")
    return 5 * round(reckoned / 5)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_table_has_the_notebook_and_its_minutes(path: Path):
    row = re.search(rf"^\| \[(.+?)\]\(\.\./notebooks/{re.escape(path.name)}\) \| (\d+) \|", TEXT, re.MULTILINE)
    assert row, f"{path.name} is not in the table"
    title = re.match(r"# (.+)", cells(path, "markdown")[0])[1]
    assert row[1] == f"{path.name[:2]} {title}"
    assert int(row[2]) == minutes(path)


def test_sections_that_lessons_name_are_there():
    """As in 06 § 3, or 02 § 1 to § 3."""
    named = re.findall(r"\b(\d\d) ((?:§ \d+(?: to | and |, )?)+)", TEXT)
    assert len(named) > 10
    for notebook, sections in named:
        (path,) = (ROOT / "notebooks").glob(f"{notebook}-*.ipynb")
        for section in re.findall(r"\d+", sections):
            assert any(heading.startswith(f"{section}. ") for heading in headings(path)), (
                f"{path.name} has no section {section}"
            )


def exercises() -> dict[str, str]:
    """Each exercise's title by its number."""
    found = [re.match(r"(\d+\.\d+) (.+)", heading) for path in EXERCISES for heading in headings(path)]
    return dict(match.groups() for match in found if match)


def test_each_exercise_is_in_the_table_under_its_own_title():
    listed = dict(re.findall(r"^\| (\d+\.\d+) \| (.+?) \| .{10,} \|$", TEXT, re.MULTILINE))
    assert listed == exercises()


def test_exercises_that_lessons_name_are_there():
    named = set(re.findall(r"\b\d+\.\d+\b", " ".join(re.findall(r"[Ee]xercises? [\d., andto]+", TEXT))))
    assert named and named <= set(exercises())


@pytest.mark.parametrize("page", [PAGE, ROOT / "docs" / "hosting.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, (
                f"{target}#{anchor}"
            )
