"""Reads what was handed in as a notebook: of any version, in any of Unicode's encodings, with nonsense as metadata."""

import json
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

# The oldest that nbformat can turn into today's.
OLDEST = 1
# A notebook of this course with all its charts has 3 MB.
FILE_BYTES = 20_000_000
# No exercise has a tenth of them, and each takes its time.
MOST_CELLS = 1_000
# As nbformat wants it.
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
NEW_CELL = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


class UnreadableError(ValueError):
    """Why a file is no notebook, in words that go on after its name."""


def read(path: Path) -> NotebookNode:
    if path.is_symlink():
        raise UnreadableError("is a link, and links are not followed")
    if not path.is_file():
        # Whoever opens a pipe waits for ever.
        raise UnreadableError("is no file")
    if (size := path.stat().st_size) > FILE_BYTES:
        raise UnreadableError(f"has {size / 1e6:.1f} MB, but no more than {FILE_BYTES / 1e6:.1f} MB are read")
    return reads(path.read_bytes())


def reads(content: bytes) -> NotebookNode:
    """A notebook of today's version with nothing but what counts: cells, their names, sources, and what they said."""
    if not content.strip():
        raise UnreadableError("is empty")
    try:
        # json finds out by itself which of Unicode's encodings it is.
        found = json.loads(content)
    except UnicodeDecodeError:
        raise UnreadableError("is no notebook: it is not written in Unicode") from None
    except RecursionError:
        raise UnreadableError("is no notebook: it is nested too deep") from None
    except ValueError:
        raise UnreadableError("is no notebook: it is no JSON, or ends too early") from None
    try:
        return new_notebook(cells=[tidy(cell) for cell in cells_of(found) if isinstance(cell, dict)])
    except (nbformat.ValidationError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as problem:
        if isinstance(problem, UnreadableError):
            raise
        raise UnreadableError("is no notebook that can be read: it is damaged") from None


def cells_of(found: object) -> list:
    """As nbformat's versions keep them: 1 to 3 in worksheets, with the source of code as its input."""
    if not isinstance(found, dict):
        raise UnreadableError("is no notebook: it has no cells")
    version = found.get("nbformat")
    if "cells" not in found and isinstance(version, int) and OLDEST <= version < 4:
        try:
            return nbformat.convert(nbformat.reader.reads(json.dumps(found)), 4).cells
        except (nbformat.ValidationError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
            raise UnreadableError(f"is no notebook that can be read: of nbformat {version}, and damaged") from None
    cells = found.get("cells")
    if not isinstance(cells, list):
        raise UnreadableError("is no notebook: it has no cells")
    if len(cells) > MOST_CELLS:
        raise UnreadableError(f"is not read: it has {len(cells)} cells, and no notebook needs more than {MOST_CELLS}")
    return cells


def tidy(cell: dict) -> NotebookNode:
    kind = cell.get("cell_type")
    make = NEW_CELL.get(kind, new_raw_cell) if isinstance(kind, str) else new_raw_cell
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    # What its own outputs say is kept, for whoever wants to compare.
    kept = make(source_of(cell), metadata={"said": printed(cell.get("outputs"))})
    if isinstance(name, str):
        kept.metadata.nbgrader = NotebookNode(grade_id=name)
    if isinstance(cell.get("id"), str) and CELL_ID.fullmatch(cell["id"]):
        kept.id = cell["id"]
    return kept


def source_of(cell: dict) -> str:
    return text_of(cell.get("source")).replace("\r\n", "\n")


def text_of(value: object) -> str:
    """Notebooks keep a text whole, or in lines. Half of a letter, which cannot be written, becomes a question mark."""
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def printed(outputs: object) -> str:
    texts = []
    for output in outputs if isinstance(outputs, list) else []:
        if isinstance(output, dict):
            data = output.get("data")
            texts += [text_of(output.get("text")), text_of(data.get("text/plain")) if isinstance(data, dict) else ""]
    return "\n".join(filter(None, texts))
