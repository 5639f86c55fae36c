"""The gallery of digits and answers: filters, order, and the confusion matrix whose cells open their digits."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def told(boards: Path, page: Page) -> dict:
    """The library's answers to the digits that the open page shows."""
    page.goto((boards / "gallery.html").as_uri())
    return json.loads((boards / "gallery.json").read_text(encoding="utf-8"))


def choose(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).select_option(value)


def shown(page: Page) -> list[dict]:
    """What a screen reader reads of each digit."""
    texts = page.locator(".digits-gallery-digits canvas").evaluate_all(
        "all => all.map(canvas => canvas.getAttribute('aria-label'))"
    )
    pattern = re.compile(r"Example (\d+): is (\d), read as (\d) with ([\d.]+)%")
    return [
        dict(zip(("example", "is", "read", "sure"), (*map(int, match.groups()[:3]), float(match[4]))))
        for match in map(pattern.match, texts)
    ]


def test_begins_with_the_mistakes_the_surest_first(page: Page, told: dict):
    wrong = [i for i, (label, answer) in enumerate(zip(told["labels"], told["answers"])) if label != answer]
    assert wrong
    digits = shown(page)
    assert sorted(digit["example"] for digit in digits) == wrong
    assert [digit["sure"] for digit in digits] == sorted((digit["sure"] for digit in digits), reverse=True)
    for digit in digits:
        assert (digit["is"], digit["read"]) == (told["labels"][digit["example"]], told["answers"][digit["example"]])
        assert digit["sure"] == pytest.approx(100 * told["sure"][digit["example"]], abs=0.06)
    assert page.locator(".digits-gallery-digits .digits-gallery-caption").all_inner_texts()[0].startswith("✗")


def test_filters_and_orders(page: Page, told: dict):
    choose(page, "Show", "right")
    choose(page, "Is", "4")
    choose(page, "Order", "least")
    digits = shown(page)
    fours = [i for i, (label, answer) in enumerate(zip(told["labels"], told["answers"])) if label == answer == 4]
    assert sorted(digit["example"] for digit in digits) == fours
    assert [digit["sure"] for digit in digits] == sorted(digit["sure"] for digit in digits)
    expect(page.locator(".digits-gallery-sentence")).to_have_text(f"{len(fours)} of 360 digits")
    assert set(page.locator(".digits-gallery-digits li").evaluate_all("all => all.map(li => li.className)")) == {
        "digits-gallery-right"
    }


def test_a_cell_of_the_confusion_matrix_opens_its_digits(page: Page, told: dict):
    label, answer = next((label, answer) for label, answer in zip(told["labels"], told["answers"]) if label != answer)
    count = list(zip(told["labels"], told["answers"])).count((label, answer))
    cell = page.get_by_role("button", name=f"{label} read as {answer}: {count}", exact=True)
    cell.focus()
    page.keyboard.press("Enter")
    assert len(shown(page)) == count
    assert {(digit["is"], digit["read"]) for digit in shown(page)} == {(label, answer)}
    expect(cell).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    expect(cell).to_have_attribute("aria-pressed", "false")
    assert len(shown(page)) == 40
    page.get_by_role("button", name="Show 40 more").click()
    assert len(shown(page)) == 80


def test_a_digit_shows_its_own_pixels(boards: Path, page: Page, told: dict):
    """The picture of the first one in the data, of which the sprite holds the pixels, has ink and paper."""
    choose(page, "Show", "any")
    choose(page, "Order", "data")
    assert shown(page)[0]["example"] == 0
    greys = page.locator(".digits-gallery-digits canvas").first.evaluate(
        """canvas => {
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const middle = (i) => Math.floor((i + 0.5) * canvas.width / 8);
            const grey = (row, column) => data[4 * (middle(row) * canvas.width + middle(column))];
            return Array.from({length: 64}, (_, i) => grey(Math.floor(i / 8), i % 8));
        }"""
    )
    assert greys == [round(255 * (1 - pixel)) for pixel in told["first"]]


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, told: dict):
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
