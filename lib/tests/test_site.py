"""The pages of start.py run as a site: found, read and walked through, on desktop and phone, by day and night."""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from checkouts import ROOT
from drawings import DRAWINGS
from outputs import IMPORTS, NETWORK, java_notebook
from playwright.sync_api import Page, expect
from screens import SCREENS, SCREENSHOTS, findings
from test_drawing import answers, draw
from test_run import run

from digit_recognizer.pages import documents, repository
from digit_recognizer.start.places import SITE

FIRST = [
    "# Look at a site\n\nWhat a *trial* shows, in `two` lines.\n\n## 1. A formula\n\n"
    "$$" + " \\qquad ".join(["Z = W \\cdot X + b"] * 5) + "$$",
    f"// Set-up: what\n{IMPORTS}\n"
    'Dataset digits = DigitsCsv.read(java.nio.file.Path.of("'
    + (ROOT / "data" / "digits.csv").as_posix()
    + '"));\n'
    + NETWORK,
    "#### A question\n\n> **Predict.** What will be seen?",
    "Charts.loss(Training.of(network, digits).iterations(20).run().history())",
    "#### No question",
    "Tables.of(digits)",
    "network.layers().get(0).W()",
    "StepPlayer.of(network, digits.first(3), 0.1)",
    "DrawingBoard.of(network)",
    "## 2. An end\n\nWeights, a **weighted sum**, weights again; and a link to [the next](trial-second.ipynb).",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    files = [folder / "trial-first.ipynb", folder / "trial-second.ipynb"]
    first = java_notebook(*FIRST)
    first.cells[1].metadata.jupyter = {"source_hidden": True}
    nbformat.write(first, files[0])
    nbformat.write(java_notebook("# The other\n\nNothing to see."), files[1])
    code, text = run(*files)
    assert code == 0, text
    yield SITE
    for file in files:
        (SITE / file.with_suffix(".html").name).unlink()
        (SITE / "course" / file.with_suffix(".png").name).unlink(missing_ok=True)


def formulas_are_set(page: Page) -> None:
    page.wait_for_function("document.querySelectorAll('.MathJax_Display').length > 0", timeout=60_000)
    page.wait_for_function("new Promise((done) => MathJax.Hub.Queue(() => done(true)))", timeout=60_000)


@pytest.mark.parametrize("width, colours", SCREENS)
def test_a_page_is_for_everybody(width: int, colours: str, site: Path, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours)
    page.goto((site / "trial-first.html").as_uri())
    formulas_are_set(page)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"page-{width}-{colours}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page itself never scrolls sideways"
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) < 200) == (colours == "dark"), background
    assert page.locator(".digits-step-player").get_attribute("data-dark") == str(colours == "dark").lower()
    assert findings(page) == []


@pytest.mark.parametrize("width, colours", SCREENS)
def test_the_contents_are_for_everybody(width: int, colours: str, site: Path, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours)
    page.goto((site / "index.html").as_uri())
    page.screenshot(path=SCREENSHOTS / f"contents-{width}-{colours}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    card = page.locator(".course-card", has_text="Look at a site")
    assert "What a trial shows, in two lines." in card.inner_text()
    assert card.locator("img").evaluate("image => image.naturalWidth") > 0, "a picture of the notebook"
    assert findings(page) == []


def test_the_front_page_opens_with_a_digit_to_draw_and_has_a_door_for_everybody(site: Path, page: Page):
    page.goto((site / "index.html").as_uri())
    assert page.locator("h1").inner_text() == "Draw a digit"
    draw(page, DRAWINGS[0])
    assert len(answers(page)) == 10 and answers(page)[0][1] > 10
    for door in ("Teaching with the course", "Hosting a class", "formulas and shapes"):
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name=door).click()
        expect(page.locator("h1")).to_have_count(1)
        assert findings(page) == []
    page.get_by_role("link", name="glossary").click()
    link = page.get_by_role("link", name="06", exact=True).first
    assert link.get_attribute("href") == "06-choose-a-learning-rate.html"


def test_the_course_is_searched(site: Path, page: Page):
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Search the course").fill("softmax")
    assert page.locator("#found li a").first.inner_text() == "Glossary · softmax"
    page.get_by_label("Search the course").fill("weights end nonsense")
    assert page.locator("#found-count").inner_text() == "Nothing has all of these words."
    page.get_by_label("Search the course").fill("weights end trial")
    assert page.locator("#found-count").inner_text() == "Nothing has all of these words."
    page.get_by_label("Search the course").fill("look site end")
    page.get_by_role("link", name="Look at a site · 2. An end").click()
    assert page.url.endswith("trial-first.html#2.-An-end")


def test_what_was_read_and_solved_is_remembered(site: Path, page: Page):
    """By this browser, for this site, until it is told to forget."""
    page.goto((site / "trial-second.html").as_uri())
    page.locator("nav.course-pages").scroll_into_view_if_needed()
    page.wait_for_function("localStorage.getItem('digits-read') !== null")
    page.goto((site / "index.html").as_uri())
    card = page.locator(".course-card", has_text="The other")
    assert "course-read" in card.get_attribute("class")
    assert "You have read 1 of " in page.locator(".course-progress").inner_text()
    page.get_by_role("button", name="Forget").click()
    assert "course-read" not in card.get_attribute("class") and not page.locator(".course-progress").is_visible()


def test_a_word_of_the_glossary_tells_its_meaning_where_it_stands_first(site: Path, page: Page):
    page.goto((site / "trial-first.html").as_uri())
    formulas_are_set(page)
    page.wait_for_selector(".course-term")
    assert page.locator(".course-term").all_inner_texts() == ["Weights", "weighted sum"]
    meaning = page.locator(".course-term").first.get_attribute("data-meaning")
    assert meaning == documents.terms()["weight"]
    page.locator(".course-term").first.click()
    assert page.url.endswith("glossary.html#weight") and page.locator("#weight + strong").inner_text() == "weight"


def test_what_is_printed_is_not_cut_off(site: Path, page: Page):
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto((site / "trial-first.html").as_uri())
    formulas_are_set(page)
    parts = page.locator(".jp-InputArea-editor, .jp-RenderedText")
    assert parts.count() > 3
    assert parts.evaluate_all("all => all.filter(part => part.scrollWidth > part.clientWidth + 1).length") == 0


def test_one_walks_from_page_to_page(site: Path, page: Page):
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Look at a site").click()
    assert page.title() == "Look at a site"
    page.get_by_text("On this page", exact=True).click()
    page.get_by_role("link", name="2. An end").click()
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.evaluate("(id) => document.getElementById(id).tagName", anchor) == "H2"
    page.get_by_role("link", name="next → The other").click()
    assert page.title() == "The other"
    page.get_by_role("link", name="← previous Look at a site").click()
    page.get_by_role("link", name="the next").click()
    assert page.title() == "The other", "a link from notebook to notebook is one from page to page"


def test_what_jupyterlab_folds_opens_at_a_click(site: Path, page: Page):
    page.goto((site / "trial-first.html").as_uri())
    folded = page.locator(".course-folded")
    assert folded.count() == 1
    summary, code = folded.locator("summary"), folded.get_by_text("Notebook.open();")
    assert summary.inner_text() == "Set-up: what" and not code.is_visible()
    summary.click()
    assert code.is_visible()
    assert page.get_by_text("Tables.of(digits)").is_visible()


def test_what_comes_out_below_a_question_waits_until_one_has_decided_and_is_printed(site: Path, page: Page):
    page.goto((site / "trial-first.html").as_uri())
    assert page.locator(".course-answer").count() == 1, "the other cells are not below a question"
    chart = page.locator("img.digits-chart")
    assert page.get_by_text("Charts.loss(Training").is_visible() and not chart.is_visible()
    page.get_by_text("Decide first, then look").click()
    assert chart.is_visible()
    page.reload()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert chart.is_visible()


def test_displays_work_in_a_page(site: Path, page: Page):
    page.goto((site / "trial-first.html").as_uri())
    page.get_by_role("button", name="Next ▶").click()
    assert page.locator(".digits-title").inner_text().startswith("Step 2 of 17")
    page.get_by_role("button", name="next page").click()
    assert page.locator(".digits-place").inner_text().startswith("rows 10 to 19 of 1,797")
    assert page.locator(".digits-table .digits-stage tbody tr").count() == 10
    map_ = page.get_by_role("group", name="10×64 heat map; arrow keys tell the values")
    map_.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    told = page.locator(".digits-heat-map .digits-told").inner_text()
    assert re.fullmatch(r"\[1, 0\] = −?[\d.]+", told), told
    assert abs(float(told.split(" = ")[1].replace("−", "-"))) < 1


def test_a_chart_says_what_it_shows(site: Path, page: Page):
    page.goto((site / "trial-first.html").as_uri())
    chart, words = page.locator("img.digits-chart"), "Loss, a chart of loss (mean over examples) from "
    assert chart.get_attribute("alt").startswith(words)
    page.emulate_media(color_scheme="dark")
    assert "invert" in chart.evaluate("image => getComputedStyle(image).filter"), "a dark page has dark charts"
    page.emulate_media(color_scheme="dark", media="print")
    assert chart.evaluate("image => getComputedStyle(image).filter") == "none", "paper is white"


def test_a_point_of_a_chart_tells_its_numbers(site: Path, page: Page):
    page.goto((site / "trial-first.html").as_uri())
    page.get_by_text("Decide first, then look").click()
    chart = page.get_by_role("group", name="chart; arrow keys tell its numbers")
    told, point = chart.locator(".digits-told"), chart.locator("circle")
    chart.focus()
    page.keyboard.press("ArrowRight")
    first = told.inner_text()
    assert re.fullmatch(r"training: loss \d[\d.]*, iterations 0", first), first
    page.keyboard.press("ArrowRight")
    second, place = told.inner_text(), point.bounding_box()
    assert second != first
    page.keyboard.press("ArrowLeft")
    assert told.inner_text() == first
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    assert told.inner_text() == second
    page.mouse.down()
    page.mouse.up()
    assert chart.locator("rect").count() == 1, "the other lines are veiled"
    page.keyboard.press("Escape")
    assert not told.is_visible() and chart.locator("rect").count() == 0
    small, x, y = chart.locator("img").bounding_box(), place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.dblclick(x, y)
    large, frame = chart.locator("img").bounding_box(), chart.bounding_box()
    assert large["width"] == pytest.approx(4 * small["width"]) and frame["width"] == pytest.approx(small["width"])
    # The same point, where it is now.
    across, down = ((at - small[side]) / small[size] for at, side, size in ((x, "x", "width"), (y, "y", "height")))
    page.mouse.move(large["x"] + across * large["width"], large["y"] + down * large["height"])
    assert told.inner_text() == second
    page.mouse.dblclick(frame["x"] + 5, frame["y"] + 5)
    assert chart.locator("img").bounding_box() == small


@pytest.mark.parametrize(
    "remote, name",
    [
        ("https://github.com/owner/name.git", "owner/name"),
        ("git@github.com:owner/na.me", "owner/na.me"),
        ("https://example.org/owner/name", None),
        ("", None),
    ],
)
def test_pages_link_to_the_repository_where_it_is_public(remote: str, name: str | None):
    assert repository.named_by(remote) == name


def test_each_term_of_the_glossary_is_in_the_notebook_that_it_names():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = re.findall(r"^\*\*(.+?)\*\* .+ \[\d\d\]\(\.\./(.+)\)$", text, re.MULTILINE)
    assert [term for term, _ in named] == list(documents.terms()) == sorted(documents.terms(), key=str.lower)
    for term, notebook in named:
        prose = " ".join(cell.source for cell in nbformat.read(ROOT / notebook, as_version=4).cells)
        assert re.search(rf"\b{term}".replace(" ", r"\s+"), prose, re.IGNORECASE), f"{term} is not in {notebook}"


def test_the_front_page_knows_every_lesson():
    assert set(documents.lessons()) == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
