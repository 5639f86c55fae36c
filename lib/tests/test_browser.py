"""A student's way: JupyterLab opened through start.py, a notebook run by clicking, in a real browser."""

import re
import shutil
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from checkouts import ROOT
from conftest import START_SECONDS
from outputs import code_cells, pictures, stored
from playwright.sync_api import Browser, Page, expect
from screens import SCREENSHOTS

from digit_recognizer.pages.execution import Executed

# Of those with charts the one that trains least.
NOTEBOOKS = sorted((ROOT / "notebooks").glob("02-*.ipynb"))
# On two cores beside Maven and two other workers.
RUN_SECONDS = 600


def test_listens_on_this_machine_only_and_asks_for_a_token(lab: str):
    assert urlsplit(lab).hostname == "127.0.0.1"
    assert re.search(r"token=[0-9a-f]{20,}", lab)


def test_says_its_address_and_little_else(lab: str, lab_log: Path):
    said = [line.strip() for line in lab_log.read_text(encoding="utf-8").splitlines() if line.strip()]
    said = said[said.index("Starting JupyterLab; stop it with Ctrl-C here.") :]
    assert len(said) == 6 and said[-1] == lab, said


def test_opens_on_the_first_notebook_of_the_course(lab: str):
    assert urlsplit(lab).path.startswith("/lab/tree/notebooks/01-")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_click_on_run_all_cells_shows_every_chart(
    path: Path, executed: dict[Path, Executed], lab: str, browser: Browser
):
    # JupyterLab saves what it has open: a copy, beside the library as the notebook itself is.
    copy = ROOT / "target" / path.name
    shutil.copyfile(path, copy)
    hosts = set()
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    try:
        page.goto(re.sub(r"/lab[^?]*", f"/lab/tree/target/{path.name}", lab))
        asked = run_all_cells(page, last=len(code_cells(stored(path))))
        shown = pictures_seen(page)
        # Back to a chart, for who looks at the screenshot: JupyterLab scrolls beyond the end, where nothing is.
        scroll(page, "panel.scrollHeight / 4")
        page.wait_for_timeout(700)
    finally:
        page.screenshot(path=SCREENSHOTS / f"{path.stem}.png")
        page.close()
        copy.unlink()
    assert asked == 0, "JupyterLab asks something before the student can start"
    assert hosts - {None} == {"127.0.0.1"}, "something was asked of another machine"
    assert len(shown) == len(pictures(executed[path].notebook)) > 0


def run_all_cells(page: Page, last: int) -> int:
    """Run > Run All Cells, then waits until the last cell has its number; how many dialogs and questions came up."""
    # JJava does not say that it is idle before it has run something.
    expect(page.get_by_text(re.compile("^Java . (Idle|Unknown)"))).to_be_visible(timeout=START_SECONDS * 1000)
    # A folded cell shows no number.
    for menu, entry in (("View", "Expand All Code"), ("Run", "Run All Cells")):
        page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{menu}$")).click()
        page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{entry}$")).click()
    deadline = time.monotonic() + RUN_SECONDS
    while time.monotonic() < deadline:
        error = page.locator("[data-mime-type='application/vnd.jupyter.error']")
        assert error.count() == 0, error.first.inner_text()
        scroll(page, "panel.scrollHeight")
        if page.locator(".jp-InputPrompt", has_text=re.compile(rf"^\[{last}\]:$")).count():
            return page.locator(".jp-Dialog, .Toastify__toast").count()
        page.wait_for_timeout(500)
    raise AssertionError(f"cell [{last}] was not reached in {RUN_SECONDS} s")


def scroll(page: Page, to: str) -> float:
    """Scrolls the notebook in front; where it stands then. Far away from the window nothing may be drawn."""
    return page.evaluate(f"() => {{ {PANEL_IN_FRONT} panel.scrollTop = {to}; return panel.scrollTop; }}")


def pictures_seen(page: Page) -> set[str]:
    """Every picture in an output that has been loaded and takes up room, looking from top to bottom."""
    seen = set()
    here, before = scroll(page, "0"), -1.0
    while here > before:
        page.wait_for_timeout(700)
        seen |= set(page.evaluate(PICTURES_ON_THE_PAGE))
        here, before = scroll(page, "panel.scrollTop + panel.clientHeight / 2"), here
    return seen


# JupyterLab opens again what was open in an earlier run of the tests, behind it.
PANEL_IN_FRONT = (
    "const panel = Array.from(document.querySelectorAll('.jp-WindowedPanel-outer')).find(one => one.offsetParent);"
)

PICTURES_ON_THE_PAGE = """() => Array.from(document.querySelectorAll('.jp-CodeCell'), cell =>
    Array.from(cell.querySelectorAll('.jp-OutputArea-output img'), (image, number) => ({image, number}))
        .filter(({image}) => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 0)
        .map(({number}) => cell.querySelector('.jp-InputPrompt').textContent + ' picture ' + number)
).flat()"""
