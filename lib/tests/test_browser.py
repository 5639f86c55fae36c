"""A student's way: JupyterLab opened through start.py, a notebook run by clicking, in a real browser without a screen."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from checkouts import ROOT
from execution import Executed
from outputs import code_cells, pictures, stored
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SCREENSHOTS = ROOT / "target" / "browser"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("06-*.ipynb"))
START_SECONDS = 180
RUN_SECONDS = 240


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser DIGITS_CHROMIUM names, or the first that this system has; none is downloaded."""
    own = os.environ.get("DIGITS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    # macOS and Windows keep it where no PATH leads; Playwright knows the places.
    ways = [{"executable_path": own}] if own else [{"channel": "chrome"}, {"channel": "msedge"}]
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox does not start for root, which is who tests are in many containers.
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        reasons = []
        for way in ways:
            try:
                opened = playwright.chromium.launch(headless=True, args=arguments, **way)
            except Error as error:
                reasons.append(str(error).splitlines()[0])
                continue
            yield opened
            opened.close()
            return
    missing = f"no Chromium, Chrome or Edge could be started ({'; '.join(reasons)}); install one, or name it in DIGITS_CHROMIUM"
    if os.environ.get("DIGITS_BROWSER") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address, token included, of a JupyterLab that start.py has opened."""
    log = tmp_path_factory.mktemp("lab") / "lab.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, ROOT / "start.py", "--no-browser", "--ServerApp.port=0"],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path.home(),
        )
        try:
            yield address(process, log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()


def address(process: subprocess.Popen, log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"http://\S+/lab\S*\?token=\w+", log.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def test_listens_on_this_machine_only_and_asks_for_a_token(lab: str):
    assert urlsplit(lab).hostname == "127.0.0.1"
    assert re.search(r"token=[0-9a-f]{20,}", lab)


def test_opens_on_the_first_notebook_of_the_course(lab: str):
    assert urlsplit(lab).path.startswith("/lab/tree/notebooks/01-")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_click_on_run_all_cells_shows_every_chart(path: Path, executed: dict[Path, Executed], lab: str, browser: Browser):
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
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
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
    """Scrolls the notebook; where it stands then. Far away from the window nothing may be drawn."""
    return page.evaluate(f"() => {{ const panel = document.querySelector('.jp-WindowedPanel-outer'); panel.scrollTop = {to}; return panel.scrollTop; }}")


def pictures_seen(page: Page) -> set[str]:
    """Every picture in an output that has been loaded and takes up room, looking from top to bottom."""
    seen = set()
    here, before = scroll(page, "0"), -1.0
    while here > before:
        page.wait_for_timeout(700)
        seen |= set(page.evaluate(PICTURES_ON_THE_PAGE))
        here, before = scroll(page, "panel.scrollTop + panel.clientHeight / 2"), here
    return seen


PICTURES_ON_THE_PAGE = """() => Array.from(document.querySelectorAll('.jp-CodeCell'), cell =>
    Array.from(cell.querySelectorAll('.jp-OutputArea-output img'), (image, number) => ({image, number}))
        .filter(({image}) => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 0)
        .map(({number}) => cell.querySelector('.jp-InputPrompt').textContent + ' picture ' + number)
).flat()"""
