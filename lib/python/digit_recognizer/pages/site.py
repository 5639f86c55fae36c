"""Turns executed notebooks into a site that needs a browser only: charts, tables, formulas without a network."""

import base64
import html
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import jupyter_server_mathjax
import nbformat
from jupyter_core.paths import jupyter_path
from nbconvert import HTMLExporter

from ..start.places import NOTEBOOKS, PACKAGE, SITE
from .execution import Executed

# What start.py's command playground writes.
PLAYGROUND = "playground.html"
TEMPLATES = PACKAGE / "pages" / "templates"
# nbconvert's style sheets, which all pages share, and what they are called beside the pages.
STYLES = {"index.css": "lab.css", "theme-light.css": "lab-light.css", "theme-dark.css": "lab-dark.css"}


def page_name(notebook: Path) -> str:
    """06-find-a-learning-rate.html; a notebook in a folder below carries the folder's name."""
    try:
        parts = notebook.resolve().relative_to(NOTEBOOKS).with_suffix("").parts
    except ValueError:
        parts = (notebook.stem,)
    return "-".join(parts) + ".html"


def markdown(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def plain(text: str) -> str:
    """Markdown's marks taken off a line or two of prose."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*`$]", "", text)).strip()


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


def mark_answers(notebook: nbformat.NotebookNode) -> None:
    """What the cells below a Predict box put out is to be folded, up to the next text."""
    below = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            below = "**Predict" in cell.source
        cell.metadata["answer"] = below and cell.cell_type == "code" and bool(cell.outputs)


def sections(notebook: nbformat.NotebookNode) -> list[dict[str, str]]:
    """The headings of the second level, with the anchors that nbconvert gives them."""
    found = []
    for source in markdown(notebook):
        without_code = re.sub(r"```.*?```", "", source, flags=re.DOTALL)
        for heading in re.findall(r"^## +(.+?)\s*$", without_code, re.MULTILINE):
            found.append(
                {
                    "title": plain(heading),
                    "anchor": quote(re.sub(r"[*`$]", "", heading).replace(" ", "-"), safe=":/?'(),!-"),
                }
            )
    return found


def picture(notebook: nbformat.NotebookNode) -> str | None:
    """The last chart or picture of the notebook, in base64: where it has got to by its end."""
    found = None
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            found = data.get("image/png") or next(
                iter(re.findall(r'src="data:image/png;base64,([^"]+)"', data.get("text/html", ""))), found
            )
    return found


@dataclass(frozen=True)
class Neighbour:
    """A page before or behind another."""

    page: str
    title: str


class Site:
    """The pages of one run, in the order given, each linked to its neighbours."""

    def __init__(self, notebooks: list[Path]):
        self.notebooks = notebooks
        self.in_order = self.order()
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
        resources = {
            "metadata": {"name": title(executed.notebook, executed.path.stem), "path": str(executed.path.parent)},
            "previous": self.neighbour(executed.path, -1),
            "next": self.neighbour(executed.path, 1),
            "summary": summary(executed.notebook),
            "sections": sections(executed.notebook),
            "failure": executed.failure,
        }
        mark_answers(executed.notebook)
        body, _ = self.exporter.from_notebook_node(executed.notebook, resources)
        (SITE / page_name(executed.path)).write_text(self.link_pages(body), encoding="utf-8")
        image = picture(executed.notebook)
        if image:
            (SITE / "course" / page_name(executed.path)).with_suffix(".png").write_bytes(base64.b64decode(image))

    def link_pages(self, body: str) -> str:
        """A link from notebook to notebook becomes one from page to page."""
        for notebook in [*self.notebooks, *sorted(NOTEBOOKS.glob("*.ipynb"))]:
            body = body.replace(f'href="{notebook.name}', f'href="{page_name(notebook)}')
        return body

    def write_index(self, results: list[Executed]) -> None:
        cards = {
            page_name(executed.path): card(
                executed.path, executed.notebook, "a cell failed" if executed.failure else ""
            )
            for executed in results
        }
        for notebook in self.in_order:
            if page_name(notebook) not in cards:
                cards[page_name(notebook)] = card(
                    notebook, nbformat.read(notebook, as_version=4), "from an earlier run"
                )
        in_order = [page_name(notebook) for notebook in self.in_order]
        rows = [
            cards[page]
            for page in sorted(cards, key=lambda page: in_order.index(page) if page in in_order else len(in_order))
        ]
        for page in sorted(SITE.glob("*.html")):
            if page.name not in cards and page.name not in ("index.html", PLAYGROUND):
                rows.append(
                    f'<li class="course-card"><h2><a href="{page.name}">{html.escape(page.stem)}</a></h2>'
                    "<small>from an earlier run</small></li>"
                )
        frame = (TEMPLATES / "index.html").read_text(encoding="utf-8")
        (SITE / "index.html").write_text(
            frame.replace("<!-- pages -->", "\n".join([*playground_card(), *rows])), encoding="utf-8"
        )


def card(path: Path, notebook: nbformat.NotebookNode, note: str) -> str:
    page = page_name(path)
    image = Path("course") / Path(page).with_suffix(".png").name
    shown = f'<img src="{image.as_posix()}" alt="" loading="lazy">' if (SITE / image).exists() else ""
    number = path.stem[:2] + " " if path.stem[:2].isdigit() else ""
    return (
        f'<li class="course-card">{shown}'
        f'<h2><a href="{page}">{number}{html.escape(title(notebook, path.stem))}</a></h2>'
        f"<p>{html.escape(summary(notebook))}</p>" + (f"<small>{note}</small>" if note else "") + "</li>"
    )


def playground_card() -> list[str]:
    """The page in which a network learns, if it is there."""
    if not (SITE / PLAYGROUND).exists():
        return []
    return [
        f'<li class="course-card"><h2><a href="{PLAYGROUND}">Playground</a></h2>'
        "<p>Watch a network learn to read, in this browser: change its plan while it learns, look into every unit, draw"
        " digits for it.</p></li>"
    ]


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
