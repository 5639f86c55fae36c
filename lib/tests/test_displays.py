"""Step player and network diagram in saved pages and JupyterLab: stepped, compared, reached by everybody."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from checkouts import ROOT
from conftest import START_SECONDS, save_pages
from outputs import IMPORTS, NETWORK, java_notebook
from playwright.sync_api import Browser, Locator, Page, expect
from screens import SCREENS, SCREENSHOTS, findings

MEGABYTE = 1_000_000
PAGES = ("small", "squared", "real", "replay", "diagram", "together")


@pytest.fixture(scope="module")
def displays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that the library saved just now, and its own numbers for the step players among them."""
    folder = tmp_path_factory.mktemp("displays")
    save_pages("WriteDisplays.java", folder)
    return folder


def matrices(folder: Path, name: str) -> dict[str, list[list[float]]]:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def agrees(shown: str, exact: float) -> bool:
    """To half of the last digit that is shown."""
    digits = len(shown.split(".")[1]) if "." in shown else 0
    return abs(number(shown) - exact) <= 0.5000001 * 10**-digits


def plugged(player: Locator) -> tuple[str, int, int, str]:
    """Of which element numbers are plugged in, and what comes out."""
    line = player.locator(".digits-plugged")
    found = re.match(r"(\S+)\[(\d+), (\d+)\]", line.inner_text())
    assert found, line.inner_text()
    return found[1], int(found[2]), int(found[3]), line.locator(".digits-value").inner_text()


@pytest.mark.parametrize("name", ["small", "squared", "real"])
def test_every_step_shows_the_librarys_numbers(name: str, displays: Path, page: Page):
    library = matrices(displays, name)
    page.goto((displays / f"{name}.html").as_uri())
    player = page.locator(".digits-step-player")
    seen = set()
    while True:
        key, row, column, shown = plugged(player)
        assert agrees(shown, library[key][row][column]), (
            f"{key}[{row}, {column}] is {library[key][row][column]}, but shown is {shown}"
        )
        seen.add(key)
        for cell in player.locator(".digits-result td[title]").evaluate_all("cells => cells.map(cell => cell.title)"):
            place = re.match(r"(\S+)\[(\d+), (\d+)\] = (\S+)", cell)
            assert float(place[4]) == library[place[1]][int(place[2])][int(place[3])], "behind the mouse is every bit"
        following = player.get_by_role("button", name="Next ▶")
        if following.is_disabled():
            break
        following.click()
    skipped = {"L", "L′"} | (set() if name == "squared" else {"dA2"})
    assert seen == set(library) - skipped
    assert agrees(player.locator(".digits-loss").inner_text(), library["L′"][0][0])


def test_the_numbers_plugged_in_come_out_at_the_result(displays: Path, page: Page):
    """What stands between the signs of the line multiplies out to what it says, to the digits that are shown."""
    page.goto((displays / "small.html").as_uri())
    line = page.locator(".digits-plugged").inner_text()
    sum_, result = re.fullmatch(r"Z1\[0, 0\] = (.*) = (\S+)", line).groups()
    assert eval(sum_.replace("−", "-").replace("·", "*")) == pytest.approx(number(result), abs=0.002)


def test_another_unit_is_chosen_by_a_click_by_keys_and_by_lists(displays: Path, page: Page):
    library = matrices(displays, "small")
    page.goto((displays / "small.html").as_uri())
    player = page.locator(".digits-step-player")
    result = player.get_by_role("grid", name="Z1, 3×3")
    result.locator("td[data-row='2'][data-column='1']").click()
    assert plugged(player)[:3] == ("Z1", 2, 1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    key, row, column, shown = plugged(player)
    assert (key, row, column) == ("Z1", 1, 2) and agrees(shown, library["Z1"][1][2])
    assert result.locator("td.digits-here").count() == 1
    weights = player.get_by_role("grid", name="W1, 3×2")
    assert weights.locator("td.digits-in-play").evaluate_all("cells => cells.map(cell => cell.dataset.row)") == [
        "1",
        "1",
    ], "a row of W1"
    inputs = player.get_by_role("grid", name="X, 2×3")
    assert inputs.locator("td.digits-in-play").evaluate_all("cells => cells.map(cell => cell.dataset.column)") == [
        "2",
        "2",
    ], "a column of X"
    player.get_by_label("unit of layer 1").select_option("0")
    assert plugged(player)[:3] == ("Z1", 0, 2)


def test_keys_and_slider_step_forward_and_back(displays: Path, page: Page):
    page.goto((displays / "small.html").as_uri())
    player, title = page.locator(".digits-step-player"), page.locator(".digits-title")
    following = player.get_by_role("button", name="Next ▶")
    following.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(re.compile("^Step 3 of 17"))
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text(re.compile("^Step 2 of 17"))
    player.locator("td[tabindex='0']").first.focus()
    page.keyboard.press("PageDown")
    expect(title).to_have_text(re.compile("^Step 3 of 17"))
    slider = player.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    expect(title).to_have_text(re.compile("^Step 17 of 17"))
    assert slider.get_attribute("aria-valuetext") == "step 17 of 17, Update: Forward once more"
    player.get_by_role("button", name="◀ Back").click()
    expect(title).to_have_text(re.compile("^Step 16 of 17"))
    player.get_by_role("button", name="Backward").click()
    expect(title).to_have_text(re.compile("^Step 6 of 17"))
    page.goto((displays / "forward.html").as_uri())
    expect(player.get_by_role("button", name="Next ▶")).to_be_visible()
    assert player.get_by_role("button", name="Forward").count() == 0, "a single phase is nothing to choose"


def test_a_button_that_is_switched_off_does_not_take_the_keys_with_it(displays: Path, page: Page):
    page.goto((displays / "small.html").as_uri())
    page.get_by_role("slider").press("End")
    page.get_by_role("button", name="◀ Back").click()
    page.get_by_role("button", name="Next ▶").click()
    assert page.evaluate("document.activeElement.type") == "range"


def test_a_step_is_told_to_screen_readers(displays: Path, page: Page):
    page.goto((displays / "small.html").as_uri())
    page.get_by_role("button", name="Next ▶").click()
    expect(page.get_by_role("status").first).to_have_text(
        re.compile(r"^Step 2 of 17\. Layer 1: sigmoid\. A1\[0, 0\] = 1 / \(1 \+ e")
    )


def test_displays_on_one_page_do_not_disturb_each_other(displays: Path, page: Page):
    page.goto((displays / "together.html").as_uri())
    players = page.locator(".digits-step-player")
    assert players.count() == 2 and page.locator(".digits-network-diagram").count() == 2
    players.nth(1).get_by_role("button", name="Next ▶").click()
    expect(players.nth(0).locator(".digits-title")).to_have_text(re.compile("^Step 1 "))
    expect(players.nth(1).locator(".digits-title")).to_have_text(re.compile("^Step 2 "))
    ids = page.evaluate("Array.from(document.querySelectorAll('[id]'), (node) => node.id)")
    assert len(ids) == len(set(ids))
    assert (
        page.evaluate("Object.keys(window).filter((name) => ['show', 'start', 'element', 'written'].includes(name))")
        == []
    )


def test_a_digit_goes_its_way_layer_by_layer(displays: Path, page: Page):
    page.goto((displays / "replay.html").as_uri())
    diagram = page.locator(".digits-network-diagram")
    told = diagram.locator(".digits-told")
    assert told.inner_text().startswith("The largest output is that of ")
    diagram.get_by_role("button", name="Layer back").click()
    assert told.inner_text().startswith("Layer 1: unit ")
    diagram.get_by_role("button", name="Layer back").click()
    assert re.match(r"The example with the label \d: 64 pixels\.", told.inner_text())
    assert diagram.locator(".digits-lines line:visible").count() == 0
    diagram.get_by_role("button", name="Send it through").click()
    expect(told).to_have_text(re.compile("^The largest output"), timeout=10_000)
    assert diagram.locator(".digits-lines line:visible").count() > 300


def test_a_training_is_replayed_with_the_slider(displays: Path, page: Page):
    page.goto((displays / "replay.html").as_uri())
    slider = page.get_by_role("slider", name="moment of the training")
    moment = page.locator(".digits-moment")
    expect(moment).to_have_text(re.compile("^iteration 200: loss "))
    slider.press("Home")
    expect(moment).to_have_text(re.compile("^iteration 0: loss "))
    slider.press("ArrowRight")
    expect(moment).to_have_text(re.compile(r"^iteration 20: loss [\d.]+, accuracy [\d.]+%, on the test set [\d.]+%$"))
    thin = page.locator(".digits-lines line:visible").evaluate_all(
        "lines => Math.max(...lines.map(line => parseFloat(line.style.strokeWidth)))"
    )
    slider.press("End")
    thick = page.locator(".digits-lines line:visible").evaluate_all(
        "lines => Math.max(...lines.map(line => parseFloat(line.style.strokeWidth)))"
    )
    assert thick > thin, "weights grow while a network learns"
    page.get_by_role("button", name="Replay").click()
    expect(moment).to_have_text(re.compile("^iteration 200"), timeout=10_000)


def test_a_unit_is_reached_and_chosen_with_keys(displays: Path, page: Page):
    page.goto((displays / "replay.html").as_uri())
    page.locator("circle[data-layer='1'][data-unit='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    chosen = page.locator("circle[aria-pressed='true']")
    assert chosen.count() == 1 and chosen.get_attribute("aria-label").startswith("unit 0 of layer 2: ")
    assert page.locator(".digits-about").inner_text().startswith("Unit 0 of layer 2: activation ")
    assert page.locator(".digits-lines line:visible").evaluate_all(
        "lines => lines.every(line => line.dataset.to === '0')"
    )


@pytest.mark.parametrize("width, colours", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_them(name: str, width: int, colours: str, displays: Path, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours)
    page.goto((displays / f"{name}.html").as_uri())
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"display-{name}-{width}-{colours}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page itself never scrolls sideways"
    assert page.locator(".digits-widget").first.get_attribute("data-dark") == str(colours == "dark").lower()
    assert findings(page) == []


def test_without_scripts_a_static_form_shows(displays: Path, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((displays / "small.html").as_uri())
    static = page.locator(".digits-static")
    assert static.is_visible() and "dZ2 = (A2 − Y) / m" in static.inner_text()
    assert static.locator("table").count() == 17
    page.goto((displays / "replay.html").as_uri())
    assert "largest output" in page.locator(".digits-static").inner_text()
    context.close()


def test_with_scripts_it_makes_room(displays: Path, page: Page):
    page.goto((displays / "small.html").as_uri())
    assert not page.locator(".digits-static").is_visible()


def test_the_player_of_the_courses_network_is_below_a_megabyte(displays: Path):
    assert (displays / "real.html").stat().st_size < MEGABYTE


# --- in JupyterLab


CHARTS = ["Charts.loss(history)", "Charts.accuracy(history)"] * 2
CELLS = [
    IMPORTS,
    'Split split = DigitsCsv.read(java.nio.file.Path.of("../data/digits.csv")).split(0.2, 1);\n'
    f"{NETWORK}\n"
    "Training training = Training.of(network, split.train()).test(split.test()).learningRate(0.1);\n"
    "History history = training.iterations(50).run().history();",
    *CHARTS,
    "StepPlayer.of(network, split.test().first(3), 0.1)",
    "TrainingResult result = Live.run(training.iterations(100_000_000).measureEvery(100));",
    "boolean stopped = result.stopReason() == StopReason.INTERRUPTED;\n"
    'Check.that(result.history().size() > 1 && stopped, "what was measured is kept");\n'
    '"kept " + result.history().size()',
]
FIRST_CHART = 3
PLAYER = FIRST_CHART + len(CHARTS)
FOREVER = PLAYER + 1


@pytest.fixture(scope="module")
def opened(lab: str, browser: Browser) -> Iterator[tuple[Page, set]]:
    """A notebook with these cells, opened in JupyterLab; and the machines that it asks for anything."""
    file = ROOT / "target" / "trial-displays.ipynb"
    nbformat.write(java_notebook(*CELLS), file)
    hosts = set()
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    # In a workspace of its own: JupyterLab opens again what was open last, and this file will be gone then.
    page.goto(re.sub(r"/lab[^?]*\?", f"/lab/workspaces/displays/tree/target/{file.name}?reset&", lab))
    expect(page.get_by_text(re.compile("^Java . (Idle|Unknown)"))).to_be_visible(timeout=START_SECONDS * 1000)
    page.locator(".jp-CodeCell").first.click()
    yield page, hosts
    page.screenshot(path=SCREENSHOTS / "displays-in-lab.png")
    page.close()
    file.unlink()


def run_cell(page: Page, number: int, wait: bool = True) -> Locator:
    """Runs a cell, which is the selected one, and goes to the next; gives back the cell."""
    page.keyboard.press("Shift+Enter")
    cell = page.locator(".jp-CodeCell").nth(number - 1)
    if wait:
        expect(cell.locator(".jp-InputPrompt")).to_have_text(f"[{number}]:", timeout=60_000)
        assert cell.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0, cell.inner_text()
    return cell


# When the picture of a cell has been drawn, and when its number has come, in milliseconds.
WATCH = """(number) => { window.seen = {}; const look = () => {
    const cell = document.querySelectorAll('.jp-CodeCell')[number - 1];
    const image = cell.querySelector('.jp-OutputArea-output img');
    if (image && image.complete && image.naturalWidth > 0) window.seen.picture ??= performance.now();
    if (cell.querySelector('.jp-InputPrompt').textContent === `[${number}]:`) window.seen.number ??= performance.now();
    if (!(window.seen.picture && window.seen.number)) requestAnimationFrame(look); };
    look(); }"""


def test_in_jupyterlab(opened: tuple[Page, set]):
    """One after the other, since cells follow each other: charts, the step player, and a training that is stopped."""
    page, hosts = opened
    for number in range(1, FIRST_CHART):
        run_cell(page, number)
    late = []
    for number in range(FIRST_CHART, PLAYER):
        page.evaluate(WATCH, number)
        run_cell(page, number)
        page.wait_for_function("window.seen.picture && window.seen.number")
        late.append(round(page.evaluate("window.seen.picture - window.seen.number")))
    print(f"the charts appear {late} ms after their cells")
    # The quickest of a few, since a busy machine can only make a chart later.
    assert min(late) <= 100, f"the charts appear {late} ms after their cells"

    chart = page.locator("img.digits-chart").first
    assert re.search("a chart of .* from .* to .* against ", chart.get_attribute("alt")), chart.get_attribute("alt")
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert "invert" in chart.evaluate("image => getComputedStyle(image).filter"), "a dark theme has dark charts"
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")

    player = run_cell(page, PLAYER).locator(".digits-step-player")
    title = player.locator(".digits-title")
    player.get_by_role("button", name="Next ▶").click()
    expect(title).to_have_text(re.compile("^Step 2 of 17"))
    selected = page.locator(".jp-Cell.jp-mod-selected").count()
    page.keyboard.press("ArrowRight")
    player.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(re.compile("^Step 4 of 17"))
    cell = player.locator("td[tabindex='0']").first
    row = int(cell.get_attribute("data-row"))
    cell.focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.row") == str(row - 1), (
        "the keys reach the display, and JupyterLab leaves them to it"
    )
    assert page.locator(".jp-Cell.jp-mod-selected").count() == selected

    page.locator(".jp-CodeCell").nth(FOREVER - 1).locator(".jp-InputArea-editor").click()
    cell = run_cell(page, FOREVER, wait=False)
    bar = cell.get_by_role("progressbar", name="progress")
    expect(bar).to_be_visible(timeout=30_000)
    expect(cell).to_contain_text("left", timeout=30_000)
    expect(cell).to_contain_text("what was learned is kept")
    page.get_by_role("button", name=re.compile("Interrupt")).first.click()
    expect(cell.locator(".jp-InputPrompt")).to_have_text(f"[{FOREVER}]:", timeout=60_000)
    page.locator(".jp-CodeCell").nth(FOREVER).locator(".jp-InputArea-editor").click()
    kept = run_cell(page, FOREVER + 1)
    expect(kept).to_contain_text("kept ", timeout=60_000)
    assert hosts - {None} == {"127.0.0.1"}, "something was asked of another machine"
