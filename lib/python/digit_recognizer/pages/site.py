"""Turns executed notebooks into a site that needs a browser only: charts, tables, formulas without a network."""

import base64
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import jupyter_server_mathjax
import nbformat
from jupyter_core.paths import jupyter_path
from nbconvert import HTMLExporter

from ..start.places import NOTEBOOKS, PACKAGE, SITE
from .addresses import linked, page_name
from .documents import anchors_of, as_notebook, documents, with_anchors
from .execution import Executed
from .front import drawing_pad, write_front_page
from .repository import repository
from .text import sections, summary, title

TEMPLATES = PACKAGE / "pages" / "templates"
# nbconvert's style sheets, which all pages share, and what they are called beside the pages.
STYLES = {"index.css": "lab.css", "theme-light.css": "lab-light.css", "theme-dark.css": "lab-dark.css"}


def mark_answers(notebook: nbformat.NotebookNode) -> None:
    """What the cells below a Predict box put out is to be folded, up to the next text."""
    below = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            below = "**Predict" in cell.source
        cell.metadata["answer"] = below and cell.cell_type == "code" and bool(cell.outputs)


def picture(notebook: nbformat.NotebookNode) -> bytes | None:
    """The last chart or picture of the notebook: where it has got to by its end."""
    found = None
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            found = data.get("image/png") or next(
                iter(re.findall(r'src="data:image/png;base64,([^"]+)"', data.get("text/html", ""))), found
            )
    return base64.b64decode(found) if found else None


@dataclass(frozen=True)
class Neighbour:
    """A page before or behind another."""

    page: str
    title: str


class Site:
    """The pages of one run, in the order given, each linked to its neighbours."""

    def __init__(self, notebooks: list[Path]):
        self.notebooks = notebooks
        self.repository = repository()
        self.in_order = self.order()
        self.pages = {path.resolve() for path in (*notebooks, *NOTEBOOKS.glob("*.ipynb"), *documents())}
        SITE.mkdir(parents=True, exist_ok=True)
        copy_mathjax()
        copy_styles()
        copy_exercises()
        self.exporter = HTMLExporter(
            template_name="course",
            extra_template_basedirs=[str(TEMPLATES)],
            mathjax_url="mathjax/MathJax.js?config=TeX-AMS-MML_HTMLorMML-full,Safe",
            require_js_url="",
            mermaid_js_url="",
            embed_images=True,
        )

    def order(self) -> list[Path]:
        """The notebooks of this run; if they are the course's, also those of it that have pages from an earlier run."""
        if not all(notebook.resolve().parent == NOTEBOOKS for notebook in self.notebooks):
            return self.notebooks
        given = {notebook.resolve() for notebook in self.notebooks}
        course = [
            notebook
            for notebook in sorted(NOTEBOOKS.glob("*.ipynb"))
            if notebook in given or (SITE / page_name(notebook)).exists()
        ]
        return course if len(course) > len(self.notebooks) else self.notebooks

    def neighbour(self, notebook: Path, distance: int) -> Neighbour | None:
        place = [other.resolve() for other in self.in_order].index(notebook.resolve()) + distance
        if not 0 <= place < len(self.in_order):
            return None
        other = self.in_order[place]
        return Neighbour(page_name(other), title(nbformat.read(other, as_version=4), other.stem))

    def write_page(self, executed: Executed) -> None:
        mark_answers(executed.notebook)
        in_course = executed.path.resolve().parent == NOTEBOOKS
        more = {
            "previous": self.neighbour(executed.path, -1),
            "next": self.neighbour(executed.path, 1),
            "failure": executed.failure,
            "executed": True,
            "open_in": self.repository.open_in(f"notebooks/{executed.path.name}")
            if self.repository and in_course
            else {},
        }
        self.write(executed.path, executed.notebook, **more)
        for found, suffix in ((picture(executed.notebook), ".png"), (drawing_pad(executed.notebook), ".pad.html")):
            if found:
                (SITE / "course" / page_name(executed.path)).with_suffix(suffix).write_bytes(found)

    def write(self, source: Path, notebook: nbformat.NotebookNode, **more: object) -> None:
        resources = {
            "metadata": {"name": title(notebook, source.stem), "path": str(source.parent)},
            "summary": summary(notebook),
            "sections": sections(notebook, anchors_of(source)),
            **more,
        }
        body, _ = self.exporter.from_notebook_node(notebook, resources)
        if source.suffix == ".md":
            body = with_anchors(body)
        (SITE / page_name(source)).write_text(linked(body, source, self.pages, self.repository), encoding="utf-8")

    def write_index(self, results: list[Executed]) -> None:
        """The front page, the pages of the documents, and what all pages know of each other."""
        for document in documents():
            self.write(document, as_notebook(document))
        write_front_page(self.in_order, results, self.repository)


def copy_mathjax() -> None:
    """Formulas are set by a MathJax of our own, since the usual one is fetched from a network."""
    if not (SITE / "mathjax" / "MathJax.js").exists():
        shutil.copytree(Path(jupyter_server_mathjax.__file__).parent / "static", SITE / "mathjax", dirs_exist_ok=True)


def copy_exercises() -> None:
    """To be loaded down by whoever comes from the end of a notebook; they need a kernel."""
    others = shutil.ignore_patterns("answers", ".*")
    shutil.copytree(NOTEBOOKS / "exercises", SITE / "exercises", ignore=others, dirs_exist_ok=True)


def copy_styles() -> None:
    """The style sheets of all pages; and a word to GitHub's pages that nothing is left to be made of these files."""
    folder = SITE / "course"
    shutil.copytree(TEMPLATES / "site", folder, dirs_exist_ok=True)
    places = [Path(place) / "nbconvert" / "templates" / "lab" / "static" for place in jupyter_path()]
    static = next(place for place in places if (place / "index.css").exists())
    for source, target in STYLES.items():
        shutil.copyfile(static / source, folder / target)
    (SITE / ".nojekyll").touch()
