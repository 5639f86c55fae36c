"""A digit is drawn in a saved page and read there, with the library's numbers, without kernel and network."""

import json
from pathlib import Path

import pytest
from checkouts import ROOT
from drawings import DRAWINGS, Drawing, smooth
from playwright.sync_api import Browser, Locator, Page, expect

SCRIPTS = ROOT / "lib" / "views" / "src" / "main" / "resources" / "digits" / "notebook"
# Of 20 drawings, as many have to be read.
READ = 18


def sheet(page: Page) -> Locator:
    return page.locator(".digits-draw-sheet").first


def draw(page: Page, drawing: Drawing) -> None:
    """With a mouse, as a hand would."""
    area = sheet(page).bounding_box()
    for stroke in drawing.strokes:
        points = [(area["x"] + x * area["width"], area["y"] + y * area["height"]) for x, y in smooth(stroke)]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()
    settle(page)


def settle(page: Page) -> None:
    """Until the answers have changed: one frame draws, a pause later they are computed."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"
    )


def answers(page: Page) -> list[tuple[int, float]]:
    """The digits in the order shown, each with its percentage."""
    rows = page.locator(".digits-draw-answers").first.locator("li")
    return [
        (int(row.get_attribute("data-digit")), float(row.locator(".digits-draw-value").inner_text().rstrip("%")))
        for row in rows.all()
    ]


@pytest.mark.parametrize("board", ["board-8.html", "board-28.html"])
def test_drawings_in_two_hands_are_read(boards: Path, board: str, page: Page):
    if not (boards / board).exists():
        pytest.skip("MNIST is not on this machine: put it into data/mnist, or name its folder in MNIST_DIR")
    page.goto((boards / board).as_uri())
    misread = []
    for drawing in DRAWINGS:
        draw(page, drawing)
        shown = answers(page)
        assert [share for _, share in shown] == sorted((share for _, share in shown), reverse=True)
        assert sum(share for _, share in shown) == pytest.approx(100, abs=0.5)
        if shown[0][0] != drawing.digit:
            misread.append(f"the {drawing.hand} {drawing.digit} as {shown[:3]}")
        page.get_by_role("button", name="Clear").click()
    assert len(DRAWINGS) == 20
    assert len(DRAWINGS) - len(misread) >= READ, misread


def test_answers_change_while_one_draws_and_undo_takes_back_a_stroke(boards: Path, page: Page):
    page.goto((boards / "board-8.html").as_uri())
    expect(page.locator(".digits-draw-value").first).to_have_text("–")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    seven = next(drawing for drawing in DRAWINGS if drawing.digit == 7)
    first, bar = seven.strokes
    draw(page, Drawing(7, "half", [first]))
    half = answers(page)
    draw(page, Drawing(7, "bar", [bar]))
    assert answers(page) != half
    page.get_by_role("button", name="Undo").click()
    settle(page)
    assert answers(page) == half


def test_a_digit_is_drawn_with_keys_alone_and_said_aloud(boards: Path, page: Page):
    page.goto((boards / "board-8.html").as_uri())
    page.keyboard.press("Tab")
    expect(sheet(page)).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(16):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    status = page.get_by_role("status")
    expect(status).to_contain_text("Most likely 1, ")
    assert answers(page)[0][0] == 1
    page.keyboard.press("Delete")
    expect(page.locator(".digits-draw-value").first).to_have_text("–")


def test_a_finger_draws_and_does_not_scroll(boards: Path, browser: Browser):
    page = browser.new_page(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page.goto((boards / "board-8.html").as_uri())
    area = sheet(page).bounding_box()
    touch = page.context.new_cdp_session(page)
    x = area["x"] + area["width"] / 2

    def finger(kind: str, *points: float) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for y in points]})

    finger("touchStart", area["y"] + 30)
    for step in range(20):
        finger("touchMove", area["y"] + 30 + 10 * step)
    finger("touchEnd")
    settle(page)
    assert page.evaluate("scrollY") == 0
    assert answers(page)[0][0] == 1
    page.close()


def test_boards_on_one_page_do_not_disturb_each_other(boards: Path, page: Page):
    page.goto((boards / "boards.html").as_uri())
    assert page.locator(".digits-draw-sheet").count() == 2
    draw(page, DRAWINGS[1])
    second = page.locator(".digits-draw").nth(1)
    assert set(second.locator(".digits-draw-value").all_inner_texts()) == {"–"}
    assert second.locator(".digits-draw-seen").evaluate("canvas => canvas.width") == 28


@pytest.mark.parametrize("network", range(3), ids=["trained", "six activations", "outputs without softmax"])
def test_the_scripts_probabilities_are_those_of_the_library(boards: Path, network: int, page: Page):
    told = json.loads((boards / "forward.json").read_text(encoding="utf-8"))
    X, expected = told["X"], told["networks"][network]
    assert len(X) == 1000
    page.set_content(expected["html"])
    data = page.locator('script[type="application/json"]').first.evaluate("node => JSON.parse(node.textContent)")
    page.add_script_tag(path=SCRIPTS / "network.js")
    outputs = page.evaluate(
        "([data, X]) => { const net = networkOf(data); return X.map((x) => Array.from(predict(net, x))); }", [data, X]
    )
    worst = max(
        abs(a - b) for mine, theirs in zip(outputs, expected["outputs"]) for a, b in zip(mine, theirs, strict=True)
    )
    assert worst <= 1e-6


def test_the_script_fits_a_drawing_as_the_library_does(boards: Path, page: Page):
    page.set_content("<p></p>")
    page.add_script_tag(path=SCRIPTS / "fit.js")
    for told in json.loads((boards / "fit.json").read_text(encoding="utf-8")):
        ink = {"height": told["height"], "width": told["width"], "points": [int(point) for point in told["points"]]}
        for form in ("UCI", "MNIST"):
            fitted = page.evaluate(
                f"(ink) => Array.from(FORMS.{form}({{...ink, points: Uint8Array.from(ink.points)}}))", ink
            )
            assert fitted == told[form]


def test_without_scripts_the_page_says_what_would_be_there(boards: Path, browser: Browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto((boards / "board-8.html").as_uri())
    expect(page.locator(".digits-static")).to_contain_text("Here one draws a digit")
    page.close()
