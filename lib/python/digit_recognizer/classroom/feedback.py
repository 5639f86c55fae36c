"""The page that a student gets back: with names and titles, without what only a teacher should see."""

import re

from bs4 import BeautifulSoup
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import ClearHiddenTests, GetGrades, NbGraderPreprocessor
from nbgrader.utils import is_grade
from traitlets.config import Config

from .sanitising import SafeExporter

HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
# How the table begins of what is solved in all notebooks of the course.
PROGRESS = '<table><thead><tr><th scope="col">notebook</th>'
HIDDEN = "Parts of this check are not shown. "


class ForStudents(ClearHiddenTests, NbGraderPreprocessor):
    """Hidden tests go, and all that a check with some has said, which may quote them; cells are numbered in order."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        facts = resources["nbgrader"]
        facts["name"] = name_of(facts["db_url"], facts["student"])
        facts["title"], facts["titles"] = titles(nb, facts["notebook"])
        nb, resources = super().preprocess(nb, resources)
        number = 0
        for cell in nb.cells:
            if cell.cell_type == "code" and cell.source.strip():
                number += 1
                cell.execution_count = number
            for output in cell.get("outputs", []):
                if "execution_count" in output:
                    output.execution_count = cell.execution_count
                if output.get("data", {}).get("text/html", "").startswith(PROGRESS):
                    output.data["text/html"] = own_rows(output.data["text/html"], facts["notebook"])
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        hidden = is_grade(cell) and self.begin_test_delimeter in cell.source
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if hidden and cell.cell_type == "code":
            failed = any(output.output_type == "error" for output in cell.outputs)
            words = HIDDEN + ("It failed." if failed else "It passed.")
            cell.outputs = [new_output("stream", name="stdout", text=words)]
        return cell, resources


class Page(SafeExporter):
    """nbgrader's page, which can be read without the course around it."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **more: object
    ) -> tuple[str, ResourcesDict]:
        html, resources = super().from_notebook_node(nb, resources=resources, **more)
        return readable(html, resources["nbgrader"]), resources


def readable(html: str, facts: dict) -> str:
    page = BeautifulSoup(html, "html.parser")
    page.title.string = f"{facts['name']}: {facts['title']}"
    head = page.select_one(".panel-heading h4")
    head.string = f"{facts['name']}: {head.get_text().replace(facts['notebook'], facts['title'], 1)}"
    for link in page.select("#toc a"):
        place = link["href"].removeprefix("#")
        comment = place.startswith("comment-")
        title = facts["titles"].get(place.removeprefix("comment-"))
        if title:
            link.string = f"Comment on {title}" if comment else title
    for label in page.select(".nbgrader-label code"):
        title = facts["titles"].get(label.get_text())
        if title:
            label.parent.string = title
    for link in page.select("a[href]"):
        # The notebooks around it are not there where a student opens this page.
        if not re.match(r"#|https?:|mailto:", link["href"]):
            link.unwrap()
    return str(page)


def name_of(database: str, student: str) -> str:
    with Gradebook(database) as gradebook:
        try:
            found = gradebook.find_student(student)
        except MissingEntry:
            return student
        return " ".join(filter(None, (found.first_name, found.last_name))) or student


def titles(notebook: NotebookNode, name: str) -> tuple[str, dict[str, str]]:
    """The notebook's title, and, for each cell that is graded, the heading it stands under."""
    headings = [
        heading for cell in notebook.cells if cell.cell_type == "markdown" for heading in HEADING.findall(cell.source)
    ]
    found, last = {}, ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and not is_grade(cell):
            last = (HEADING.findall(cell.source) or [last])[-1]
        graded = cell.metadata.get("nbgrader", {}).get("grade_id")
        if graded and last:
            found[graded] = last
    return (headings or [name])[0], found


def own_rows(table: str, notebook: str) -> str:
    """Of the list of all exercises of the course, those of this notebook."""
    found = BeautifulSoup(table, "html.parser")
    for row in found.select("tbody tr"):
        if not row.th or not notebook.startswith(row.th.get_text()):
            row.decompose()
    for words in found.select("p"):
        words.decompose()
    return str(found) if found.select("tbody tr") else ""


def configure(config: Config) -> None:
    config.GenerateFeedback.exporter_class = Page
    config.GenerateFeedback.preprocessors = [ForStudents, GetGrades, CSSHTMLHeaderPreprocessor]
