"""What pages are called, and where their links lead."""

import html
import re
from pathlib import Path

from ..start.places import NOTEBOOKS, ROOT
from .repository import Repository

DOCS = ROOT / "docs"


def page_name(source: Path) -> str:
    """
    06-choose-a-learning-rate.html for that notebook, glossary.html for that document; a notebook in a folder below
    carries the folder's name.
    """
    try:
        parts = source.resolve().relative_to(NOTEBOOKS).with_suffix("").parts
    except ValueError:
        parts = (source.stem,)
    return "-".join(parts) + ".html"


def linked(body: str, source: Path, pages: set[Path], known: Repository | None) -> str:
    """A link to one of these notebooks and documents becomes one to its page; other files are the repository's."""

    def one(link: re.Match) -> str:
        target, mark, place = html.unescape(link[1]).partition("#")
        path = (source.parent / target).resolve()
        if path in pages:
            return f'href="{page_name(path)}{mark}{place}"'
        if known and path.exists() and path.is_relative_to(ROOT) and path.parent.name != "exercises":
            return f'href="{known.file(path.relative_to(ROOT).as_posix())}{mark}{place}"'
        return link[0]

    return re.sub(r'href="((?!\w+:|#)[^"]+)"', one, body)
