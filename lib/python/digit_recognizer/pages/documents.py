"""The documents of the folder docs as pages of the site, and the glossary's terms for all other pages."""

import re
from collections.abc import Callable
from pathlib import Path

import nbformat

from .addresses import DOCS
from .text import anchor, plain, slug

# How a paragraph of the glossary begins.
TERM = r"^\*\*(.+?)\*\* (?=[A-Z])"


def documents() -> list[Path]:
    return sorted(DOCS.glob("*.md"))


def as_notebook(document: Path) -> nbformat.NotebookNode:
    """With a single cell, so that a document's page is made as a notebook's is."""
    text = document.read_text(encoding="utf-8")
    text = re.sub(TERM, lambda term: f'<span id="{slug(term[1])}"></span>{term[0]}', text, flags=re.MULTILINE)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)])


def anchors_of(source: Path) -> Callable[[str], str]:
    """How the page of a document or a notebook names its headings."""
    return slug if source.suffix == ".md" else anchor


def with_anchors(body: str) -> str:
    """Headings by the names that links between documents use, and a name for the boxes of checklists."""
    body = body.replace(
        '<input class="task-list-item-checkbox"', '<input aria-label="done" class="task-list-item-checkbox"'
    )

    def one(heading: re.Match) -> str:
        words = re.sub(r"<[^>]+>|¶", "", heading[3])
        return f'<h{heading[1]} id="{slug(words)}"{heading[2]}>{heading[3]}</h{heading[1]}>'

    return re.sub(r"<h([1-6]) id=\"[^\"]*\"([^>]*)>(.*?)</h\1>", one, body, flags=re.DOTALL)


def terms() -> dict[str, str]:
    """Each word of the glossary and what it means, without the number of its notebook."""
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    found = re.findall(TERM + r"(.+?) \[\d\d\]\(.*\)$", text, re.MULTILINE)
    return {term: plain(meaning) for term, meaning in found}


def lessons() -> dict[str, dict[str, str]]:
    """By a notebook's name what docs/teaching.md says of it: minutes, what it needs, what one can do afterwards."""
    text = (DOCS / "teaching.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[.*?\]\(\.\./notebooks/(.+?)\) \| (\d+) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return {name: {"minutes": minutes, "needs": plain(needs), "can": plain(can)} for name, minutes, needs, can in rows}
