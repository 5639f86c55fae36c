"""
What a browser is shown of a submission: each way to smuggle a script of smuggled_scripts.json runs in nbgrader's own
page, and in none of ours, neither where only its text is cleaned nor where only the page's policy stands against it.
"""

import importlib
import json
import re
import time
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import needs_nbgrader
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import Browser, Error, Route

pytestmark = needs_nbgrader

SMUGGLED = json.loads((Path(__file__).parent / "smuggled_scripts.json").read_text(encoding="utf-8"))
PAGE = "http://formgrader.invalid/formgrader/submissions/1/"


def number(place: int) -> str:
    return f"{90000 + place}"


def submission() -> tuple[nbformat.NotebookNode, dict]:
    """One notebook with all of them, and the facts of its page; each script prints its number."""
    cells, facts = [], {"student": "anna", "index": 0, "total": 1, "base_url": "", "notebook_id": "02"}
    for place, way in enumerate(SMUGGLED):
        text = json.dumps(way).replace("SCRIPT", f"console.log({number(place)})")
        own = json.loads(text)
        cells.append(own["cell"] | {"id": f"cell-{place}"})
        facts |= {name: own[name] for name in ("student",) if name in own}
    return nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}), facts


@pytest.fixture
def sanitising(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.sanitising")


@pytest.fixture
def formgrade(classroom: None):
    """The configuration of nbgrader's page for one submission, and the folder of its scripts."""
    handlers = importlib.import_module("nbgrader.server_extensions.formgrader.handlers")
    config = importlib.import_module("traitlets.config").Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    return config, Path(handlers.static_path)


def scripts_that_run(browser: Browser, html: str, static: Path) -> set[str]:
    """The names of the smuggled scripts that print something while the page is opened and all in it is pressed."""
    page, printed = browser.new_page(), set()
    page.on("console", lambda message: printed.add(message.text))

    def answer(route: Route) -> None:
        file = static / route.request.url.partition("/formgrader/static/")[2]
        if route.request.url == PAGE:
            route.fulfill(body=html, content_type="text/html")
        elif route.request.url.endswith("handed-in.js"):
            place = next(place for place, way in enumerate(SMUGGLED) if "handed-in.js" in json.dumps(way))
            route.fulfill(body=f"console.log({number(place)})", content_type="text/javascript")
        elif file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", answer)
    page.goto(PAGE)
    for place in range(page.get_by_text("press", exact=True).count()):
        try:
            page.get_by_text("press", exact=True).nth(place).click(timeout=2000)
        except Error:
            # Something may lie over it; that it was not pressed shows in the page without protection.
            continue
    page.wait_for_timeout(1000)
    page.close()
    return {way["name"] for place, way in enumerate(SMUGGLED) if number(place) in printed}


def test_there_are_many_ways_to_smuggle_a_script():
    assert len({way["name"] for way in SMUGGLED}) == len(SMUGGLED) >= 20


def test_every_smuggled_script_runs_without_protection_and_none_with_it(browser, sanitising, formgrade):
    config, static = formgrade
    notebook, facts = submission()
    exporter = sanitising.SafeExporter(config=config)
    bare, _ = (
        importlib.import_module("nbconvert.exporters")
        .HTMLExporter(config=config)
        .from_notebook_node(notebook, dict(facts))
    )
    safe, _ = exporter.from_notebook_node(notebook, dict(facts))
    assert scripts_that_run(browser, bare, static) == {way["name"] for way in SMUGGLED}
    assert scripts_that_run(browser, safe, static) == set()
    # The page that a student gets back is read and written once more.
    assert scripts_that_run(browser, str(BeautifulSoup(safe, "html.parser")), static) == set()
    without_policy = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", safe)
    assert without_policy != safe and scripts_that_run(browser, without_policy, static) == set()
    rules = sanitising.policy_of(exporter, own="'self'")
    policy = f'<head><meta http-equiv="Content-Security-Policy" content="{rules}"/>'
    assert scripts_that_run(browser, bare.replace("<head>", policy, 1), static) == set()


def shown(sanitising, config, *cells: nbformat.NotebookNode) -> str:
    page, _ = sanitising.SafeExporter(config=config).from_notebook_node(
        new_notebook(cells=list(cells)), {"index": 0, "total": 1}
    )
    return page


def test_what_an_honest_student_writes_is_shown(sanitising, formgrade):
    picture = "data:image/png;base64,iVBORw0KGgo="
    text = f"# Why\n\nIf $a < b$ and `List<Integer>` is **not** empty, [see](https://example.org) ![own]({picture})"
    text += "\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    page = shown(sanitising, formgrade[0], new_markdown_cell(text))
    for part in (
        "<h1>Why",
        "$a &lt; b$",
        "<code>List&lt;Integer&gt;</code>",
        "<strong>not</strong>",
        'href="https://example.org"',
        f'src="{picture}"',
        "<td>2</td>",
    ):
        assert part in page, part


def test_pictures_tables_and_errors_of_an_output_are_shown(sanitising, formgrade):
    outputs = [
        new_output(
            "display_data",
            data={"image/png": "iVBORw0KGgo=", "text/plain": "a picture"},
            metadata={"image/png": {"width": 120}},
        ),
        new_output("display_data", data={"text/html": "<table><tr><td>0.5</td></tr></table>"}),
        new_output("error", ename="CheckFailed", evalue="", traceback=["List<String> is not what <b>was</b> asked"]),
        new_output("stream", name="stdout", text="1 < 2"),
    ]
    page = shown(sanitising, formgrade[0], new_code_cell("x < y", outputs=outputs))
    for part in (
        'src="data:image/png;base64,iVBORw0KGgo="',
        'width="120"',
        "<td>0.5</td>",
        "List&lt;String&gt; is not what &lt;b&gt;was",
        "1 &lt; 2",
    ):
        assert part in page, part


@pytest.mark.parametrize(
    "text",
    ["![x](attachment:gone.png)", "> " * 2000 + "x", "[" * 3000, "<" * 3000],
    ids=["missing picture", "quotations", "brackets", "angles"],
)
def test_no_text_keeps_a_page_from_being_made(sanitising, formgrade, text):
    assert "what stands after it" in shown(
        sanitising, formgrade[0], new_markdown_cell(text), new_markdown_cell("what stands after it")
    )


def test_no_text_takes_long_to_be_shown(sanitising, formgrade):
    """Each of these took hours, in which nobody was graded."""
    cells = [new_markdown_cell("[" * 200_000), new_markdown_cell("![" * 200_000), new_code_cell("word " * 200_000)]
    picture = f"![own](data:image/png;base64,{'iVBORw0KGgo=' * 10_000})"
    begin = time.process_time()
    page = shown(sanitising, formgrade[0], *cells, new_markdown_cell(picture))
    assert time.process_time() - begin < 20
    assert "word " * 200_000 in page
    short = [new_code_cell("int x;\n" * 400)] * 12
    page = shown(sanitising, formgrade[0], new_markdown_cell(picture), *short)
    assert "<img" in page and page.count("<pre>int x;") == 2


def test_nothing_is_loaded_from_elsewhere(sanitising):
    for source in (
        "https://example.org/seen.png",
        "/logout",
        "//example.org/x.png",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html,x",
    ):
        assert "src" not in sanitising.clean(f'<img src="{source}">'), source
    for address in ("/formgrader/?path=/tmp", "javascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"):
        assert "href" not in sanitising.clean(f'<a href="{address}">x</a>'), address


def test_what_is_kept_of_a_submission_has_no_metadata_of_its_own(sanitising):
    cell = new_code_cell(
        "1",
        metadata={"tags": ["x"], "magics_language": "y", "nbgrader": {"grade_id": 'a"><b', "points": 1, "more": "z"}},
    )
    cell.outputs = [
        new_output(
            "display_data",
            data={"application/javascript": "x", "text/plain": "t"},
            metadata={"text/html": {"isolated": True}},
        )
    ]
    (kept,) = sanitising.harmless(new_notebook(cells=[cell], metadata={"widgets": {"x": "y"}, "title": "z"})).cells
    assert kept.metadata == {"nbgrader": {"grade_id": "ab", "points": 1}}
    assert kept.outputs == [{"output_type": "display_data", "metadata": {}, "data": {"text/plain": "t"}}]
    assert "widgets" not in sanitising.harmless(new_notebook(metadata={"widgets": {"x": "y"}})).metadata


@pytest.mark.parametrize(
    "html",
    ["<div>" * 60_000, "".join(f"<b title={number}><p>" for number in range(1_150)), "<p>" + "x" * 30_000_000],
    ids=["deep", "growing", "long"],
)
def test_no_output_takes_hours_or_gigabytes(sanitising, html):
    """For 60,000 tags in each other nh3 takes 38 seconds; 18 kB of tags that are never closed become 14 MB."""
    cells = [new_code_cell(outputs=[new_output("execute_result", data={"text/html": html})]) for _ in range(10)]
    started = time.monotonic()
    shown = sanitising.harmless(new_notebook(cells=cells))
    assert time.monotonic() - started < 20
    assert len(json.dumps(shown)) < 10_000_000


def test_letters_of_a_picture_are_no_way_around_a_texts_bound(sanitising):
    """Behind the name of a picture all letters seemed to be its own; these lines took a minute."""
    exporter = sanitising.SafeExporter()
    exporter.left = sanitising.PAGE_LENGTH
    started = time.monotonic()
    shown = exporter.markdown2html({}, "data:image/png;base64,\n\n" + "+ + + + + a\n" * 80_000)
    assert shown.startswith("<pre>") and time.monotonic() - started < 5
