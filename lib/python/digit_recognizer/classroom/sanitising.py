"""
What a browser may be shown of a submission. Its markdown, HTML and pictures stay, cleaned by nh3; nothing of it can
run, load anything or pass for a part of the page. A policy in the page forbids scripts of others, should something get
through.
"""

import base64
import binascii
import html
import re
import secrets
from copy import deepcopy
from urllib.parse import urlsplit

import nh3
from jinja2 import BaseLoader, DictLoader, Environment, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import InvalidNotebook
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

# No class and no style: a submission's text must not look or work like the buttons around it.
ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
LINKS = {"http", "https", "mailto"}
PICTURES = ("image/png", "image/jpeg", "image/gif")
EMBEDDED = re.compile(rf"data:({'|'.join(PICTURES)});base64,[A-Za-z0-9+/=]*")
# How many characters of one text, and of all texts of a page, are set and coloured; more are shown as they are. A cell
# of the course has fewer than 1,000, a notebook fewer than 8,000; for some texts of 100,000 mistune and Pygments take
# hours.
TEXT_LENGTH = 3_000
PAGE_LENGTH = 30_000
# How many tags of HTML are cleaned of one output, and of all of a notebook: what the library shows has some hundreds.
# For tags in tags without end nh3 takes hours, and some become a thousand times as long.
OUTPUT_TAGS = 2_000
NOTEBOOK_TAGS = 10_000
TAG = re.compile(r"<[A-Za-z/!?]")
# How many characters of one output are kept, or of one picture.
OUTPUT_LENGTH = 100_000
PICTURE_LENGTH = 5_000_000
# What nbgrader and its pages ask of a cell.
NBGRADER = (
    "grade_id",
    "cell_type",
    "checksum",
    "comment",
    "grade",
    "locked",
    "max_score",
    "points",
    "schema_version",
    "score",
    "solution",
    "task",
)
# Of the facts that a page is made from, those that a submission's file names can have a part in.
NAMES = (
    "student",
    "first_name",
    "last_name",
    "notebook_id",
    "assignment_id",
    "notebook_path",
    "notebook",
    "assignment",
    "filename",
)


def clean(text: str) -> str:
    """HTML without anything that runs or loads: its pictures are in itself, its links lead out to the web."""
    return nh3.clean(
        text, attributes=ATTRIBUTES, url_schemes=LINKS | {"data"}, url_relative="deny", attribute_filter=attribute
    )


def attribute(tag: str, name: str, value: str) -> str | None:
    if (tag, name) == ("img", "src"):
        return value if EMBEDDED.fullmatch(value) else None
    return None if value.strip().lower().startswith("data:") else value


def harmless(notebook: NotebookNode) -> NotebookNode:
    """A copy with the same cells; of the rest stays what is needed, or shows without a script."""
    metadata = NotebookNode()
    spec = notebook.metadata.get("kernelspec")
    if isinstance(spec, dict):
        metadata.kernelspec = NotebookNode(
            {key: str(spec[key]) for key in ("name", "display_name", "language") if key in spec}
        )
    # Whatever the submission says: the lexer's name gets into the page.
    metadata.language_info = NotebookNode(name="java", file_extension=".jshell", mimetype="text/x-java-source")
    copy = NotebookNode(notebook)
    copy.metadata = metadata
    cleaner = Cleaner()
    copy.cells = [harmless_cell(cell, cleaner) for cell in notebook.cells]
    return copy


class Cleaner:
    """Of one notebook."""

    left = NOTEBOOK_TAGS

    def clean(self, text: str) -> str:
        tags = len(TAG.findall(text))
        self.left -= tags
        if len(text) <= PICTURE_LENGTH and tags <= OUTPUT_TAGS and self.left >= 0:
            cleaned = clean(text)
            if len(cleaned) <= 2 * len(text) + OUTPUT_LENGTH:
                return cleaned
        return as_it_is(short(text))


def harmless_cell(cell: NotebookNode, cleaner: Cleaner) -> NotebookNode:
    copy = NotebookNode(cell)
    copy.metadata = NotebookNode()
    own = cell.metadata.get("nbgrader")
    if isinstance(own, dict):
        copy.metadata.nbgrader = NotebookNode({key: own[key] for key in NBGRADER if key in own})
        if "grade_id" in own:
            copy.metadata.nbgrader.grade_id = re.sub(r"[^\w.:-]", "", str(own["grade_id"]))
    if "id" in cell:
        copy.id = re.sub(r"[^\w-]", "", str(cell.id)) or "cell"
    if cell.get("attachments"):
        copy.attachments = NotebookNode(
            {str(name): pictures(bundle) for name, bundle in cell.attachments.items() if pictures(bundle)}
        )
    if cell.cell_type == "code":
        copy.execution_count = cell.execution_count if isinstance(cell.get("execution_count"), int) else None
        copy.outputs = [harmless_output(output, cleaner) for output in cell.get("outputs", [])]
    return copy


def harmless_output(output: NotebookNode, cleaner: Cleaner) -> NotebookNode:
    kind = output.get("output_type")
    if kind == "stream":
        return NotebookNode(
            output_type="stream",
            name="stderr" if output.get("name") == "stderr" else "stdout",
            text=short(output.get("text", "")),
        )
    if kind == "error":
        lines = [short(line) for line in output.get("traceback", [])]
        return NotebookNode(
            output_type="error",
            ename=short(output.get("ename", "")),
            evalue=short(output.get("evalue", "")),
            traceback=lines,
        )
    data = output.get("data") if isinstance(output.get("data"), dict) else {}
    shown = NotebookNode(output_type="display_data", metadata=NotebookNode(), data=NotebookNode(pictures(data)))
    if kind == "execute_result":
        shown.output_type = kind
        shown.execution_count = (
            output.get("execution_count") if isinstance(output.get("execution_count"), int) else None
        )
    for name in PICTURES:
        sizes = output.get("metadata", {}).get(name) if name in shown.data else None
        if isinstance(sizes, dict):
            shown.metadata[name] = NotebookNode(
                {key: sizes[key] for key in ("width", "height") if type(sizes.get(key)) in (int, float)}
            )
    if "image/svg+xml" in data and len(drawing := text_of(data["image/svg+xml"])) <= PICTURE_LENGTH:
        # Shown by the templates as a picture, in which no script runs.
        shown.data["image/svg+xml"] = drawing
    if "text/html" in data and not (set(shown.data) & {*PICTURES, "image/svg+xml"}):
        shown.data["text/html"] = cleaner.clean(text_of(data["text/html"]))
    for name in ("text/plain", "text/markdown", "text/latex"):
        if name in data:
            shown.data[name] = short(data[name])
    return shown


def pictures(bundle: object) -> dict[str, str]:
    return {name: content for name in PICTURES if isinstance(bundle, dict) and (content := base64_of(bundle.get(name)))}


def base64_of(value: object) -> str:
    """The same picture in the letters of base64 alone, or nothing."""
    text = text_of(value)
    if len(text) > PICTURE_LENGTH:
        return ""
    try:
        return base64.b64encode(base64.b64decode("".join(text.split()), validate=True)).decode()
    except (binascii.Error, ValueError):
        return ""


def text_of(value: object) -> str:
    """The format allows lines for a text; whatever else there is becomes a text."""
    return "".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def short(value: object) -> str:
    text = text_of(value)
    return text if len(text) <= OUTPUT_LENGTH else text[:OUTPUT_LENGTH] + " …"


class Sanitise(NbGraderPreprocessor):
    """A step of autograding: what is kept of a submission that has run is harmless to whatever shows it."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        safe = harmless(nb)
        # nbgrader compares it with what it has released.
        safe.metadata = nb.metadata
        return safe, resources


class Nonced(BaseLoader):
    """Another loader's templates; their scripts carry a word for the browser, which no submission knows."""

    def __init__(self, loader: BaseLoader, nonce: str):
        self.loader, self.nonce = loader, nonce

    def get_source(self, environment: Environment, template: str):
        source, name, is_fresh = self.loader.get_source(environment, template)
        return source.replace("<script", f'<script nonce="{self.nonce}"'), name, is_fresh


# MathJax's own way to be configured is a script that it evaluates, as it would one of a submission's. Without a network
# nbgrader's scripts are told at once that it has come to its end.
MATHJAX = """{% macro mathjax() %}
<script>
window.MathJax = {
    TeX: {equationNumbers: {autoNumber: "AMS", useLabelIds: true}},
    tex2jax: {
        inlineMath: [["$", "$"], ["\\\\(", "\\\\)"]], displayMath: [["$$", "$$"], ["\\\\[", "\\\\]"]],
        processEscapes: true
    },
    displayAlign: "center", messageStyle: "none", showMathMenu: false
};
</script>
<script src="MATHJAX"></script>
<script>
if (!window.MathJax.Hub) {
    window.MathJax = {Hub: {Startup: {signal: {Interest: (listener) => setTimeout(listener, 0, "End")}}}};
}
</script>
{% endmacro %}"""


class SafeExporter(HTMLExporter):
    """Makes the pages of Formgrader and of the feedback."""

    # What a page that comes from a server is told besides, in a header; a page in a file has all of it in itself.
    served = False

    def __init__(self, *arguments: object, **options: object):
        self.nonce = secrets.token_urlsafe(16)
        super().__init__(*arguments, **options)
        self.mathjax = self.mathjax_url.replace("/latest.js", "/MathJax.js")
        self.filters = {**self.filters, "highlight_code": self.coloured}
        self.colours = Highlight2HTML(pygments_lexer="java", parent=self)
        self.extra_loaders = [DictLoader({"mathjax.html.j2": MATHJAX.replace("MATHJAX", self.mathjax)})]

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.loader = Nonced(environment.loader, self.nonce)
        return environment

    def may_take_time(self, source: str) -> bool:
        self.left -= len(source)
        return self.left >= 0 and len(source) <= TEXT_LENGTH

    @pass_context
    def markdown2html(self, context: object, source: str) -> str:
        # nbconvert marks its method for Jinja, which passes the context to this one.
        # Pictures that a text contains are no text.
        if len(source) > PICTURE_LENGTH or not self.may_take_time(EMBEDDED.sub("", source)):
            return as_it_is(source)
        try:
            return clean(HTMLExporter.markdown2html(self, context, source))
        except (InvalidNotebook, ValueError, TypeError, RecursionError):
            # A picture that is missing, quotations in quotations without end.
            return as_it_is(source)

    def coloured(self, source: str, language: str | None = None, metadata: dict | None = None) -> str:
        return self.colours(source, "java") if self.may_take_time(source) else as_it_is(source)

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **more: object) -> tuple[str, dict]:
        self.left = PAGE_LENGTH
        page, resources = super().from_notebook_node(harmless(nb), escaped(resources or {}), **more)
        if not self.served:
            policy = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(self)}"/>'
            page = page.replace("<head>", f"<head>{policy}", 1)
        return page, resources


def as_it_is(text: str) -> str:
    # nbconvert's templates look for links in what they get, at each bracket from there to the end.
    return f"<pre>{html.escape(text)}</pre>".replace("[", "&#91;")


def escaped(resources: dict) -> dict:
    """A copy in which names are text, since templates put them into pages as they are."""
    copy = deepcopy(resources)
    for facts in (copy, copy.get("nbgrader", {})):
        for name in NAMES:
            if isinstance(facts.get(name), str):
                facts[name] = html.escape(facts[name])
    return copy


def policy_of(exporter: SafeExporter, own: str = "", handlers: str = "") -> str:
    """
    What a page may do, in the words of a Content-Security-Policy: run its templates' scripts and MathJax, nothing else.

    @param own      'self' where scripts talk to the page's own server
    @param handlers hashes of what the templates' own buttons do
    """
    web = (
        "{0.scheme}://{0.netloc}".format(urlsplit(exporter.mathjax))
        + urlsplit(exporter.mathjax).path.rpartition("/")[0]
        + "/"
    )
    rules = {
        "default-src": "'none'",
        "script-src": f"'nonce-{exporter.nonce}' {web} {handlers}",
        "style-src": f"{own} 'unsafe-inline'",
        "img-src": f"{own} data:",
        "font-src": f"{own} {web}",
        "connect-src": own or "'none'",
        "form-action": own or "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {' '.join(words.split())}" for name, words in rules.items())
