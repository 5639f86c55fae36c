"""What a notebook or document says of itself: title, summary, headings."""

import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

import nbformat


def markdown(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def plain(text: str) -> str:
    """The marks of Markdown taken off a piece of prose, and what needs to be set as a formula left out."""
    text = re.sub(r"\$\$.*?\$\$", " ", text, flags=re.DOTALL)
    text = re.sub(r"\$([^$\n]+)\$", lambda formula: re.sub(r"\\([A-Za-z]+|\W)", in_letters, formula[1]), text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s*(?:[>|#]+|[-*] )|\|(?:-+\|)+", " ", text, flags=re.MULTILINE)
    return re.sub(r"\s+", " ", re.sub(r"[*`$]", "", text)).strip()


def in_letters(command: re.Match) -> str:
    """\\alpha as α; of other commands the name, and of spaces nothing."""
    name = command[1]
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
    except KeyError:
        return name + " " if name.isalpha() and name not in ("qquad", "quad") else " "


def title(notebook: nbformat.NotebookNode, otherwise: str) -> str:
    """The first heading."""
    for source in markdown(notebook):
        heading = re.search(r"^# +(.+?)\s*$", source, re.MULTILINE)
        if heading:
            return plain(heading[1])
    return otherwise


def summary(notebook: nbformat.NotebookNode) -> str:
    """The paragraph below the title."""
    first = next(iter(markdown(notebook)), "")
    paragraphs = [part for part in re.split(r"\n\s*\n", first) if part.strip() and not part.startswith("#")]
    return plain(paragraphs[0]) if paragraphs else ""


def anchor(heading: str) -> str:
    """The one that nbconvert gives a heading, as it stands in an address."""
    return quote(re.sub(r"[*`$]", "", heading).replace(" ", "-"), safe=":/?'(),!-")


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading, which links between documents use."""
    return re.sub(r"[^\w\- ]", "", plain(html.unescape(heading)).lower()).replace(" ", "-")


def sections(notebook: nbformat.NotebookNode, anchor: Callable[[str], str] = anchor) -> list[dict[str, str]]:
    """The headings of the second level, their anchors, and the prose below each."""
    found = []
    for source in markdown(notebook):
        without_code = re.sub(r"```.*?```", "", source, flags=re.DOTALL)
        before, *parts = re.split(r"^## +", without_code, flags=re.MULTILINE)
        if found:
            found[-1]["text"] += " " + plain(before)
        for part in parts:
            heading, _, prose = part.partition("\n")
            found.append({"title": plain(heading), "anchor": anchor(heading.strip()), "text": plain(prose)})
    return found
