"""Turns executed notebooks into pages that need nothing but a browser: charts, tables and formulas without a network."""

import html
import re
import shutil
from pathlib import Path

import jupyter_server_mathjax
import nbformat
from execution import Executed
from nbconvert import HTMLExporter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOTEBOOKS = ROOT / "notebooks"
SITE = ROOT / "target" / "site"


def page_name(notebook: Path) -> str:
    """06-find-a-learning-rate.html; a notebook in a folder below carries the folder's name."""
    try:
        parts = notebook.resolve().relative_to(NOTEBOOKS).with_suffix("").parts
    except ValueError:
        parts = (notebook.stem,)
    return "-".join(parts) + ".html"


def title(notebook: nbformat.NotebookNode, otherwise: str) -> str:
    """The first heading."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = re.search(r"^# +(.+?)\s*$", cell.source, re.MULTILINE)
            if heading:
                return re.sub(r"[*`]", "", heading[1])
    return otherwise


class Site:
    """The pages of one run, in the order given, each linked to its neighbours."""

    def __init__(self, notebooks: list[Path]):
        self.notebooks = notebooks
        SITE.mkdir(parents=True, exist_ok=True)
        copy_mathjax()
        self.exporter = HTMLExporter(
            template_name="course",
            extra_template_basedirs=[str(HERE / "templates")],
            mathjax_url="mathjax/MathJax.js?config=TeX-AMS-MML_HTMLorMML-full,Safe",
            require_js_url="",
            mermaid_js_url="",
            embed_images=True,
        )

    def write_page(self, executed: Executed) -> None:
        place = self.notebooks.index(executed.path)
        resources = {
            "metadata": {"name": title(executed.notebook, executed.path.stem), "path": str(executed.path.parent)},
            "previous": page_name(self.notebooks[place - 1]) if place > 0 else None,
            "next": page_name(self.notebooks[place + 1]) if place + 1 < len(self.notebooks) else None,
            "failure": executed.failure,
        }
        body, _ = self.exporter.from_notebook_node(executed.notebook, resources)
        (SITE / page_name(executed.path)).write_text(self.link_pages(body), encoding="utf-8")

    def link_pages(self, body: str) -> str:
        """A link from notebook to notebook becomes one from page to page."""
        for notebook in self.notebooks:
            body = body.replace(f'href="{notebook.name}', f'href="{page_name(notebook)}')
        return body

    def write_index(self, results: list[Executed]) -> None:
        rows = []
        for executed in results:
            name = title(executed.notebook, executed.path.stem)
            note = "a cell failed" if executed.failure else f"{executed.seconds:.0f} s"
            rows.append(f'<li><a href="{page_name(executed.path)}">{html.escape(name)}</a> <span>{note}</span></li>')
        written = {page_name(executed.path) for executed in results} | {"index.html"}
        for page in sorted(SITE.glob("*.html")):
            if page.name not in written:
                rows.append(f'<li><a href="{page.name}">{html.escape(page.stem)}</a> <span>from an earlier run</span></li>')
        frame = (HERE / "templates" / "index.html").read_text(encoding="utf-8")
        (SITE / "index.html").write_text(frame.replace("<!-- pages -->", "\n".join(rows)), encoding="utf-8")


def copy_mathjax() -> None:
    """Formulas are set by a MathJax of our own, since the usual one is fetched from a network."""
    if not (SITE / "mathjax" / "MathJax.js").exists():
        shutil.copytree(Path(jupyter_server_mathjax.__file__).parent / "static", SITE / "mathjax", dirs_exist_ok=True)
