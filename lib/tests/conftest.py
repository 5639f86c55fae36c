import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkouts import ROOT, Checkout
from execution import Executed, execute_all
from installed import Installed
from launch import wheel
from launch.places import JARS, KERNEL
from playwright.sync_api import Browser, Error, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
START_SECONDS = 180

# No cell of a quick run may take longer than this many seconds.
CELL_TIMEOUT = 240

posix_only = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for java and mvn are shell scripts")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A fresh clone with nothing but a shell on the PATH."""
    return Checkout(tmp_path / "checkout")


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = Checkout(tmp_path_factory.mktemp("template") / "checkout")
    checkout.offer_everything()
    code, text = checkout.run("setup")
    assert code == 0, text
    return checkout.folder


@pytest.fixture
def ready(set_up_once: Path, tmp_path: Path) -> Checkout:
    """A checkout that has been set up, with stand-ins for everything it needs."""
    checkout = Checkout(tmp_path / "checkout", template=set_up_once)
    checkout.offer_everything()
    checkout.run("setup")
    assert checkout.builds() == 1
    return checkout


@pytest.fixture(scope="session")
def executed(request: pytest.FixtureRequest) -> dict[Path, Executed]:
    """Those notebooks that this session asks for, executed once, two at a time."""
    wanted = {item.callspec.params["path"] for item in request.session.items if "executed" in getattr(item, "fixturenames", ())}
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")

    def finished(result: Executed) -> None:
        reporter.write_line(f"  {result.path.name} executed in {result.seconds:.1f} s")

    return {result.path: result for result in asyncio.run(execute_all(sorted(wanted), finished, CELL_TIMEOUT))}


@pytest.fixture
def kernel_without_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same kernel, with nothing on its classpath but what a notebook's first cell puts there."""
    spec = json.loads((KERNEL / "kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = [part.replace("{resource_dir}", str(KERNEL)) for part in spec["argv"]]
    spec["env"] = {}
    folder = tmp_path / "jupyter" / "kernels" / "java"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))


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


@pytest.fixture(scope="session")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with networks that were trained just now, and the library's numbers for them."""
    folder = tmp_path_factory.mktemp("boards")
    home = os.environ.get("JAVA_HOME")
    java = Path(home) / "bin" / "java" if home else shutil.which("java")
    source = Path(__file__).parent / "java" / "WriteBoards.java"
    command = [java, "-cp", f"{JARS}/*", source, folder, ROOT / "data" / "digits.csv"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose scripts may not fail, and which may ask for nothing but files of this machine."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    failures, requests = [], []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    yield page
    page.close()
    assert failures == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "about:", "blob:"))] == []


@pytest.fixture(scope="session")
def package() -> Path:
    """The wheel, built by the command as a teacher would."""
    done = subprocess.run([sys.executable, ROOT / "start.py", "wheel"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = wheel.WHEELS.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own, far from the checkout."""
    return Installed(package, tmp_path_factory.mktemp("elsewhere"))
