"""What stands in a notebook and in its outputs."""

import base64
import io
import re
from pathlib import Path

import nbformat
from PIL import Image

# What trial notebooks begin with.
IMPORTS = (
    "import digits.data.*; import digits.dataset.*; import digits.network.*; import digits.notebook.*; "
    "import digits.training.*; import digits.views.*;\nNotebook.open();"
)
NETWORK = (
    "Network network = Network.inputs(64).layer(10, Activation.RELU).layer(10, Activation.SOFTMAX)"
    ".initialize(Initialization.HE, 1);"
)


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def headings(markdown: str) -> list[str]:
    """The lines that are headings, and not comments in a block of code."""
    return [line for line in re.sub(r"```.*?```", "", markdown, flags=re.DOTALL).splitlines() if line.startswith("#")]


def java_notebook(*cells: str) -> nbformat.NotebookNode:
    """A notebook for the Java kernel; text that begins with # is no code."""
    new = [
        (nbformat.v4.new_markdown_cell if source.startswith("#") else nbformat.v4.new_code_cell)(source)
        for source in cells
    ]
    return nbformat.v4.new_notebook(
        cells=new, metadata={"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}}
    )


def stored(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def pictures(notebook: nbformat.NotebookNode) -> list[Image.Image]:
    """Those shown as such, and those inside a piece of HTML."""
    found = []
    for output in outputs(notebook):
        data = output.get("data", {})
        found += [data["image/png"]] if "image/png" in data else []
        found += re.findall(r'src="data:image/png;base64,([^"]+)"', data.get("text/html", ""))
    return [Image.open(io.BytesIO(base64.b64decode(picture))) for picture in found]
