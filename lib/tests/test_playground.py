"""The playground in a browser: the library's numbers, controls, drawings, links, phones, and no word to a network."""

import json
import re
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import save_pages
from drawings import DRAWINGS
from playwright.sync_api import Browser, Page, expect
from screens import SCREENSHOTS, findings
from test_drawing import READ, answers, draw, sheet

from digit_recognizer import jdk
from digit_recognizer.start import playground
from digit_recognizer.start.places import JARS, NOTEBOOKS

WITHOUT_DIGITS = 1_000_000
# What a screen shows and a label says at the same time is the same to this many digits.
CLOSE = 1e-12
# An epoch's iterations: 1437 digits, 32 at a time.
EPOCH = 45


@pytest.fixture(scope="module")
def written() -> Path:
    return playground.write_page(jdk.find())


def test_it_is_made_while_one_reads_the_first_notebooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    started = []
    monkeypatch.setattr(playground, "start", lambda command, log, **options: started.append(command))
    playground.ensure(jdk.find())
    playground.make_meanwhile()
    assert started == []
    monkeypatch.setattr(playground, "STAMP", tmp_path / "none.json")
    playground.make_meanwhile()
    assert started[0][-2:] == ["playground", "--no-browser"]


@pytest.fixture(scope="module")
def library(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the library computes for the same plans, and a cell's playground."""
    folder = tmp_path_factory.mktemp("playground")
    save_pages("WritePlayground.java", folder)
    return folder


@pytest.fixture(scope="module")
def opened(written: Path, browser: Browser) -> Iterator[Page]:
    """One page for all tests; each begins with an address of its own."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    failures, requests = [], []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(written.as_uri())
    yield page
    page.close()
    assert failures == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == [], (
        "no request leaves the page"
    )


def visit(page: Page, written: Path, address: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{written.as_uri()}#{address}")
    page.wait_for_function("document.querySelector('.digits-stage').dataset.iteration === '0'")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def iteration(page: Page) -> int:
    # The number that is read follows some times a second, this one with each picture.
    return int(page.locator(".digits-stage").get_attribute("data-iteration"))


def reach(page: Page, wanted: int) -> None:
    page.wait_for_function(
        f"Number(document.querySelector('.digits-stage').dataset.iteration) >= {wanted}", timeout=60_000
    )


def control(page: Page, key: str):
    return page.locator(f"[data-key='{key}']")


def code_for_a_notebook(page: Page) -> str:
    press(page, "Open as notebook")
    expect(page.get_by_role("dialog")).to_be_visible()
    code = page.get_by_label("The experiment as Java").input_value()
    press(page, "Close")
    return code


def moved(page: Page, key: str, value: float) -> None:
    control(page, key).evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", value
    )


def load_core(written: Path, page: Page) -> None:
    """The compiled core alone, with the digits of the page."""
    data = re.search(r'<script type="application/json">(.*?)</script>', written.read_text(encoding="utf-8"), re.S)[1]
    with zipfile.ZipFile(playground.JAR) as jar:
        page.add_script_tag(content=jar.read("digits/playground/core.js").decode())
    page.evaluate(
        """(data) => {
            window.core = {};
            digitsCore(core);
            const bytes = ({ pixels }) => Int8Array.from(atob(pixels), (one) => one.charCodeAt(0));
            const picture = bytes(data.test).slice(3 * 64, 4 * 64);
            window.pixels = Float64Array.from(picture, (one) => one / 16);
            window.label = data.test.labels[3];
            const labels = (part) => Int32Array.from(part.labels);
            core.examples(8, 8, 16, bytes(data.train), labels(data.train), bytes(data.test), labels(data.test));
        }""",
        json.loads(data),
    )


def test_the_experiments_show_what_their_sentences_say(written: Path, page: Page):
    load_core(written, page)
    script = (playground.MODULE / "src/main/resources/digits/playground/experiments.js").read_text(encoding="utf-8")
    page.add_script_tag(content=script)

    def after(experiment: str, way: str, steps: int) -> list[float]:
        """Iteration, loss, accuracy, both of the test, dead units; in 50 steps, rises of the loss and its range."""
        return page.evaluate(
            """([title, words, steps]) => {
                const ways = EXPERIMENTS.find((one) => one.title === title).ways;
                const address = ways.find((way) => way[0] === words)[1];
                core.begin(address, false);
                core.advance(steps);
                const measured = Array.from(core.measure());
                const dead = Array.from(core.active(0)).filter((count) => count === 0).length / core.active(0).length;
                let rises = 0;
                const losses = [measured[1]];
                for (let i = 0, before = measured[1]; i < 50 && address.includes("batch=all"); i++) {
                    core.advance(1);
                    const loss = core.measure()[1];
                    rises += loss > before;
                    before = loss;
                    losses.push(loss);
                }
                return [...measured, dead, rises, Math.max(...losses) - Math.min(...losses)];
            }""",
            [experiment, way, steps],
        )

    rates = "Too small, good, too large"
    assert after(rates, "α = 0.001", 200)[2] < 0.25
    good, jumping = after(rates, "α = 0.5", 200), after(rates, "α = 1.4", 200)
    assert good[4] > 0.93
    assert good[6] < 12
    assert jumping[4] < 0.6
    assert 15 < jumping[6] < 35
    assert jumping[7] > 0.5
    assert after("Units that die", "α = 1.2", 500)[5] > 0.5
    assert after("Units that die", "leaky ReLU", 500)[4:6] == [pytest.approx(0.95, abs=0.03), 0]
    assert after("One layer only", "no hidden layer", 500)[4] > 0.93
    for way in ("no hidden layer", "no activation", "ReLU"):
        assert after("No activation", way, 1000)[4] == pytest.approx(0.97, abs=0.012)
    assert after("Sigmoid in five layers", "sigmoid", 500)[1] > 2.29
    assert after("Sigmoid in five layers", "ReLU", 1000)[4] > 0.9
    by_heart = after("Ten digits by heart", "10 digits", 100)
    assert by_heart[2] == 1
    assert by_heart[4] == pytest.approx(0.5, abs=0.1)
    assert after("Beat the ancestors", "as the ancestors", 200)[4] < 0.4
    assert after("Beat the ancestors", "better", 500)[4] > 0.94
    assert after("A bad start", "uniform", 0)[1] == pytest.approx(19, abs=0.5)


def test_the_compiled_java_gives_the_numbers_of_the_library(written: Path, library: Path, page: Page):
    """A thousand iterations of five plans, then one picture forward and back."""
    load_core(written, page)
    told = json.loads((library / "playground.json").read_text(encoding="utf-8"))
    assert len(told) == 5
    for expected in told:
        found = page.evaluate(
            """([address, layers]) => {
                core.begin(address, false);
                core.advance(1000);
                core.look(pixels, label);
                const all = (read) => Array.from({ length: layers }, (_, layer) => Array.from(read(layer)));
                return { W: all(core.weights), b: all(core.biases), Z: all(core.sums), A: all(core.activations),
                    dZ: all(core.slopes), dW: all(core.weightSlopes), measured: [Array.from(core.measure())] };
            }""",
            [expected["address"], len(expected["W"])],
        )
        for name in ("W", "b", "Z", "A", "dZ", "dW"):
            for mine, theirs in zip(found[name], expected[name], strict=True):
                worst = max(abs(a - b) for a, b in zip(mine, theirs, strict=True))
                assert worst <= CLOSE, f"{name} of {expected['address']}"
        assert found["measured"][0] == pytest.approx(expected["measured"], abs=CLOSE)


def test_play_pause_step_epoch_back_and_restart(opened: Page, written: Path):
    visit(opened, written)
    expect(opened.get_by_role("button", name="Back")).to_be_disabled()
    press(opened, "Step")
    expect(opened.locator("[data-number=iteration]")).to_have_text("1")
    press(opened, "Epoch")
    expect(opened.locator("[data-number=iteration]")).to_have_text("46")
    loss = opened.locator("[data-number=loss]").inner_text()
    press(opened, "Step")
    expect(opened.locator("[data-number=iteration]")).to_have_text("47")
    press(opened, "◀ Back")
    expect(opened.locator("[data-number=iteration]")).to_have_text("46")
    expect(opened.locator("[data-number=loss]")).to_have_text(loss)
    press(opened, "▶ Play")
    reach(opened, 120)
    press(opened, "❚❚ Pause")
    stopped = iteration(opened)
    opened.wait_for_timeout(300)
    assert iteration(opened) - stopped <= 16, "what was on its way when it was paused"
    press(opened, "↺ Restart")
    expect(opened.locator("[data-number=iteration]")).to_have_text("0")
    press(opened, "Epoch")
    press(opened, "Step")
    expect(opened.locator("[data-number=loss]")).to_have_text(loss), "the same seed gives the same run"


def test_95_percent_soon_and_a_changed_rate_goes_on(opened: Page, written: Path):
    visit(opened, written)
    started = time.monotonic()
    press(opened, "▶ Play")
    opened.wait_for_function(
        "parseFloat(document.querySelector('[data-number=test]').textContent) >= 95", timeout=60_000
    )
    print(f"\n95% after {time.monotonic() - started:.2f} s, iteration {iteration(opened)}")
    before = iteration(opened)
    moved(opened, "alpha", -1)
    after = iteration(opened)
    assert "alpha=0.1" in opened.url
    reach(opened, after + 50)
    press(opened, "❚❚ Pause")
    code = code_for_a_notebook(opened)
    change = int(re.search(r"iteration >= (\d+) \? 0\.1 : 0\.2", code)[1])
    assert before <= change <= after + 16, "from the next step on"


def test_pictures_of_a_larger_network_move(opened: Page, written: Path):
    visit(opened, written, "layers=32&batch=all&alpha=0.5")
    press(opened, "▶ Play")
    reach(opened, 5)
    count = "Number(document.querySelector('.digits-stage').dataset.frames)"
    first, started = opened.evaluate(count), time.monotonic()
    opened.wait_for_timeout(2000)
    rate = (opened.evaluate(count) - first) / (time.monotonic() - started)
    print(f"{rate:.1f} pictures a second")
    press(opened, "❚❚ Pause")
    # On a quiet machine more than 30; tests share theirs.
    assert rate >= 4


def test_every_control_is_in_the_link_and_a_link_sets_every_control(opened: Page, written: Path):
    visit(opened, written)
    press(opened, "Add a layer")
    moved(opened, "layer-2", 7)
    moved(opened, "alpha", -2)
    opened.get_by_text("More settings").click()
    moved(opened, "dropout", 0.3)
    for key, value in {
        "activation": "tanh",
        "batch": "8",
        "loss": "mean-squared-error sigmoid",
        "start": "xavier",
        "optimizer": "adam",
        "l2": "0.01",
        "examples": "200",
    }.items():
        control(opened, key).select_option(value)
    control(opened, "seed").fill("12")
    control(opened, "seed").press("Tab")
    address = opened.url.split("#")[1]
    assert address == (
        "layers=10,7&activation=tanh&output=sigmoid&loss=mean-squared-error&start=xavier&optimizer=adam&alpha=0.01"
        "&batch=8&examples=200&l2=0.01&dropout=0.3&seed=12"
    )
    press(opened, "Step")
    expect(opened.locator("[data-number=iteration]")).to_have_text("1")
    loss = opened.locator("[data-number=loss]").inner_text()
    visit(opened, written, address)
    assert opened.url.endswith(address)
    assert control(opened, "optimizer").input_value() == "adam"
    assert control(opened, "layer-2").input_value() == "7"
    press(opened, "Step")
    expect(opened.locator("[data-number=loss]")).to_have_text(loss)


def test_nonsense_in_a_link_is_said(opened: Page, written: Path):
    visit(opened, written, "alpha=fast&colour=red")
    expect(opened.get_by_role("alert")).to_have_text(
        'The link was not understood, so the usual experiment opens. "colour" is nothing that can be set here. '
        '"alpha" needs a number from 0.000001 to 1000, but got "fast".'
    )
    assert control(opened, "optimizer").input_value() == "gradient-descent"
    press(opened, "Step")
    expect(opened.locator("[data-number=iteration]")).to_have_text("1")
    visit(opened, written, "x" * 10_000 + "&y" * 100)
    assert len(opened.get_by_role("alert").inner_text()) < 400


def test_what_diverges_stops_with_a_hint(opened: Page, written: Path):
    visit(opened, written, "activation=identity&layers=10,10&alpha=100&l2=1")
    press(opened, "▶ Play")
    expect(opened.get_by_role("alert")).to_contain_text("Training diverged at iteration", timeout=30_000)
    expect(opened.get_by_role("alert")).to_contain_text(
        "The learning rate α = 100 is probably too large: set it to 0.2"
    )
    expect(opened.get_by_role("button", name="▶ Play")).to_be_disabled()


def test_what_learns_nothing_says_so_until_it_begins_anew(opened: Page, written: Path):
    failures = []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    visit(opened, written, "alpha=10&batch=all")
    press(opened, "▶ Play")
    expect(opened.get_by_role("alert")).to_contain_text("It learns nothing", timeout=60_000)
    expect(opened.get_by_role("alert")).to_contain_text("All units of hidden layer 1 are dead")
    expect(opened.get_by_role("alert")).to_contain_text("Set α to 0.2")
    moved(opened, "alpha", -3)
    opened.wait_for_timeout(500)
    # The α that was to blame, not where the slider is.
    expect(opened.get_by_role("alert")).to_contain_text("Set α to 0.2")
    press(opened, "↺ Restart")
    expect(opened.locator("[data-number=iteration]")).to_have_text("0")
    expect(opened.get_by_role("alert")).to_be_hidden()
    assert failures == []


def test_a_unit_shows_its_formula_with_the_values(opened: Page, written: Path):
    visit(opened, written)
    press(opened, "Epoch")
    # While it learns, z and the terms of its sum would be read at different moments.
    reach(opened, EPOCH)
    opened.locator(".digits-unit[data-layer='0'][data-unit='2']").click()
    panel = opened.locator(".digits-unit-panel")
    expect(panel.get_by_role("heading")).to_have_text("Hidden layer 1, unit 3")
    z, a = (float(panel.locator(f"[data-name={name}] output").get_attribute("data-value")) for name in "za")
    assert a == max(0, z)
    plugged = panel.locator("[data-name=z] .digits-plugged").inner_text().replace("−", "-").replace("·", "*")
    assert eval(re.sub(r" of the other \d+", "", plugged)) == pytest.approx(z, abs=0.01)
    # The keyboard goes from unit to unit.
    opened.locator(".digits-unit[data-layer='0'][data-unit='2']").press("ArrowRight")
    opened.keyboard.press("Enter")
    expect(panel.get_by_role("heading")).to_have_text("Output 2")
    expect(panel).not_to_contain_text("null")


def test_dead_units_are_explained(opened: Page, written: Path):
    visit(opened, written, "alpha=20&batch=all")
    for _ in range(3):
        press(opened, "Step")
    expect(opened.locator("[data-number=iteration]")).to_have_text("3")
    opened.locator(".digits-unit[data-layer='0'][data-unit='0']").click()
    expect(opened.locator(".digits-dead")).to_contain_text(
        "Dead: its sum is below 0 for every one of the 1437 training digits."
    )


def test_ghosts_the_race_and_the_experiments(opened: Page, written: Path):
    visit(opened, written)
    press(opened, "Epoch")
    press(opened, "Keep as ghost")
    expect(opened.get_by_role("button", name="Forget ghosts")).to_be_enabled()
    press(opened, "Race sixteen learning rates")
    expect(opened.locator(".digits-sweep p")).to_contain_text("After 300 steps α =", timeout=120_000)
    values = opened.locator(".digits-race-value").all_inner_texts()
    assert len(values) == 16
    shares = [float(value.rstrip("%")) for value in values]
    assert max(shares) > 90
    assert shares[0] < 50
    assert shares[-1] < 50
    opened.locator(".digits-race[data-best=true]").first.click()
    assert "alpha=" in opened.url
    buttons = opened.locator(".digits-experiments button")
    assert opened.locator(".digits-experiments li").count() == 10
    for button in buttons.all():
        address = button.get_attribute("data-address")
        button.click()
        reach(opened, 2)
        expect(opened.get_by_role("alert")).to_be_hidden()
        usual = {"alpha=0.2", "batch=32", "layers=10"}
        assert set(opened.url.partition("#")[2].split("&")) - {""} == set(address.split("&")) - usual
    press(opened, "❚❚ Pause")
    assert opened.locator("[aria-label='attack: how far each pixel is moved']").input_value() == "0.15"
    # Who goes from one way of an experiment to the next has before the eyes what it is about and the run before, at the
    # same speed.
    opened.get_by_label("speed").select_option("10 steps a second")
    for button in buttons.all()[:3]:
        button.click()
        reach(opened, 2)
    expect(opened.locator(".digits-task")).to_contain_text("Too small, good, too large: α = 1.4. ")
    expect(opened.locator(".digits-task")).to_contain_text("The curves of the run before are dashed.")
    started, before = time.monotonic(), iteration(opened)
    opened.wait_for_timeout(1000)
    assert iteration(opened) - before <= 10 * (time.monotonic() - started) + 3
    press(opened, "❚❚ Pause")


def test_drawings_are_read_after_training_in_the_page(opened: Page, written: Path):
    visit(opened, written, "layers=64&alpha=0.2&seed=1")
    for _ in range(30):
        press(opened, "Epoch")
    reach(opened, 30 * EPOCH)
    sheet(opened).scroll_into_view_if_needed()
    misread = []
    for drawing in DRAWINGS:
        draw(opened, drawing)
        opened.wait_for_function("document.querySelector('.digits-draw-value').textContent !== '–'")
        shown = answers(opened)
        if shown[0][0] != drawing.digit:
            misread.append(f"the {drawing.hand} {drawing.digit} as {shown[:2]}")
        press(opened, "Clear")
        opened.wait_for_function("document.querySelector('.digits-draw-value').textContent === '–'")
    print(len(misread), misread)
    assert len(DRAWINGS) - len(misread) >= READ, misread


def test_the_code_for_a_notebook_gives_what_it_says(opened: Page, written: Path, tmp_path: Path):
    visit(opened, written, "layers=12&optimizer=momentum&alpha=0.05&l2=0.001&dropout=0.1&examples=500")
    press(opened, "Epoch")
    press(opened, "Step")
    expect(opened.locator("[data-number=iteration]")).to_have_text("17")
    code = code_for_a_notebook(opened)
    expected = re.search(r"// Expected: (.*)", code)[1]
    assert expected.startswith("Loss ")
    imports = "\n".join(line for line in code.splitlines() if line.startswith("import "))
    body = "\n".join(line for line in code.splitlines() if not line.startswith("import ")).removesuffix("result")
    source = tmp_path / "Pasted.java"
    source.write_text(
        f"{imports}\npublic class Pasted {{ public static void main(String[] a) throws Exception {{\n{body}\n"
        "System.out.println(result); } }",
        encoding="utf-8",
    )
    done = subprocess.run(
        [jdk.find().java, "-Dfile.encoding=UTF-8", "-cp", f"{JARS}/*", source],
        capture_output=True,
        encoding="utf-8",
        cwd=NOTEBOOKS,
    )
    assert expected in done.stdout, done.stdout + done.stderr


def test_a_cell_shows_the_playground_of_ones_own_plan(library: Path, page: Page):
    page.goto((library / "cell.html").as_uri())
    expect(page.locator("[data-number=iteration]")).to_have_text("0")
    assert control(page, "start").input_value() == "own"
    press(page, "Epoch")
    expect(page.locator("[data-number=iteration]")).to_have_text("90")
    assert page.locator("[data-number=loss]").inner_text() == (library / "cell.txt").read_text(encoding="utf-8")
    assert "#" not in page.url
    assert page.get_by_role("link").count() == 0
    # Other layers cannot have its weights.
    moved(page, "layer-1", 5)
    assert control(page, "start").input_value() == "he"


NO_WORKER = "delete window.Worker"
# As where a page's rules forbid it: known when it is too late to throw.
FORBIDDEN = (
    "window.Worker = class { constructor() { setTimeout(() => this.onerror(new Event('error'))); } postMessage() {} }"
)


@pytest.mark.parametrize("without", [NO_WORKER, FORBIDDEN])
def test_without_workers_it_learns_in_the_pages_thread(without: str, written: Path, page: Page):
    page.add_init_script(without)
    page.goto(written.as_uri())
    expect(page.locator("main")).to_contain_text("This browser has no worker here")
    press(page, "▶ Play")
    reach(page, 60)
    press(page, "❚❚ Pause")


def bottom(page: Page, what: str) -> float:
    box = page.locator(what).bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("width, colours", [(1400, "light"), (1400, "dark"), (320, "light"), (390, "dark")])
def test_the_page_is_for_everybody(width: int, colours: str, opened: Page, written: Path):
    opened.set_viewport_size({"width": width, "height": 800})
    opened.emulate_media(color_scheme=colours, reduced_motion="reduce")
    visit(opened, written, "layers=10,6")
    at_once = [".digits-play", "[data-key=alpha]", ".digits-canvas", ".digits-curve >> nth=0"]
    assert [what for what in at_once if bottom(opened, what) > 800] == [], "on the first screen"
    press(opened, "Epoch")
    expect(opened.locator("[data-number=iteration]")).to_have_text(str(EPOCH))
    if width < 700:
        opened.locator(".digits-confusion").scroll_into_view_if_needed()
        assert [what for what in at_once[:2] if bottom(opened, what) > 200] == [], "they stay while one reads"
    opened.locator(".digits-unit").first.click()
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    opened.screenshot(path=SCREENSHOTS / f"playground-{width}-{colours}.png", full_page=True)
    assert findings(opened) == []
    opened.set_viewport_size({"width": 1400, "height": 900})
    opened.emulate_media(color_scheme="light", reduced_motion="no-preference")


def test_the_page_is_small(written: Path, tmp_path: Path):
    text = re.sub(r'"pixels":"[^"]*"', "", written.read_text(encoding="utf-8"))
    with zipfile.ZipFile(tmp_path / "page.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("page.html", text)
    assert (tmp_path / "page.zip").stat().st_size < WITHOUT_DIGITS / 3
