"""The front page: a digit to draw, the way through the course, and doors for those who look for something else."""

import json
import re
from pathlib import Path

import nbformat
from jinja2 import Environment, FileSystemLoader

from ..start.places import NOTEBOOKS, PACKAGE, SITE
from .addresses import page_name
from .documents import anchors_of, as_notebook, documents, lessons, terms
from .execution import Executed
from .repository import Repository
from .text import sections, slug, summary, title

TEMPLATES = PACKAGE / "pages" / "templates"
# Pages of this site that belong to no notebook.
OTHERS = {"index.html", "playground.html"}


def write_front_page(in_order: list[Path], results: list[Executed], known: Repository | None) -> None:
    """With a card for each page: first of the notebooks in this order, then of what earlier runs have left."""
    executed = {result.path.resolve(): result for result in results}
    paths = [*in_order, *(result.path for result in results if result.path not in in_order)]
    notebooks = {path: read(path, executed.get(path.resolve())) for path in paths}
    known_lessons = lessons()
    cards = [
        card(path, notebook, executed.get(path.resolve()), known_lessons.get(path.name))
        for path, notebook in notebooks.items()
    ]
    shown = {entry["page"] for entry in cards} | {page_name(document) for document in documents()} | OTHERS
    for page in sorted(SITE.glob("*.html")):
        if page.name not in shown:
            cards.append({"page": page.name, "title": page.stem, "note": "from an earlier run"})
    frame = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("index.html.j2")
    written = frame.render(cards=cards, pad=pad(), repository=known, playground=(SITE / "playground.html").exists())
    (SITE / "index.html").write_text(written, encoding="utf-8")
    explained = terms()
    write_terms(explained)
    write_search({**notebooks, **{document: as_notebook(document) for document in documents()}}, explained)


def read(path: Path, executed: Executed | None) -> nbformat.NotebookNode:
    """As it was just executed or, of an earlier run, as it is stored."""
    return executed.notebook if executed else nbformat.read(path, as_version=4)


def card(
    path: Path, notebook: nbformat.NotebookNode, executed: Executed | None, lesson: dict[str, str] | None
) -> dict[str, object]:
    image = Path("course") / Path(page_name(path)).with_suffix(".png").name
    number = path.stem[:2] + " " if path.stem[:2].isdigit() else ""
    of_course = path.resolve().parent == NOTEBOOKS
    return {
        "page": page_name(path),
        "title": number + title(notebook, path.stem),
        "summary": summary(notebook),
        "image": image.as_posix() if (SITE / image).exists() else None,
        "note": ("a cell failed" if executed.failure else "") if executed else "from an earlier run",
        "lesson": lesson if of_course else None,
        "exercises": exercises(path) if of_course else None,
    }


def exercises(notebook: Path) -> dict[str, object] | None:
    """The file of a notebook's exercises, and their titles: 6.1 The largest learning rate of a valley."""
    file = NOTEBOOKS / "exercises" / notebook.name
    if not file.exists():
        return None
    headings = [section["title"] for section in sections(nbformat.read(file, as_version=4))]
    return {"file": f"exercises/{file.name}", "titles": [one for one in headings if re.match(r"\d+\.\d", one)]}


def drawing_pad(notebook: nbformat.NotebookNode) -> bytes | None:
    """The first sheet of the notebook on which one draws a digit; it works without a kernel."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            shown = output.get("data", {}).get("text/html", "")
            if 'data-widget="draw"' in shown:
                return shown.encode()
    return None


def pad() -> str | None:
    """That of the first notebook which has one."""
    for kept in sorted((SITE / "course").glob("*.pad.html")):
        return kept.read_text(encoding="utf-8")
    return None


def write_search(pages: dict[Path, nbformat.NotebookNode], explained: dict[str, str]) -> None:
    """Everything that can be found, as a script: a page that is opened from disk may load nothing else."""
    found = []
    for source, page in pages.items():
        name = {"page": page_name(source), "title": title(page, source.stem)}
        found.append({**name, "anchor": "", "heading": "", "text": summary(page)})
        for section in sections(page, anchors_of(source)):
            found.append({**name, "anchor": section["anchor"], "heading": section["title"], "text": section["text"]})
    for term, meaning in explained.items():
        found.append(
            {"page": "glossary.html", "title": "Glossary", "anchor": slug(term), "heading": term, "text": meaning}
        )
    write_script("search-index.js", "SECTIONS", found)


def write_terms(explained: dict[str, str]) -> None:
    """The glossary for every page."""
    write_script(
        "terms.js", "TERMS", {term: {"meaning": meaning, "anchor": slug(term)} for term, meaning in explained.items()}
    )


def write_script(name: str, variable: str, value: object) -> None:
    (SITE / "course" / name).write_text(
        f"const {variable} = {json.dumps(value, ensure_ascii=False)};\n", encoding="utf-8"
    )
