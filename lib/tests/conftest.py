import asyncio
import importlib.util
import json
import os
import re
import shlex
import shutil
import signal
import site
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from checkouts import ROOT, Checkout, start_py
from installed import Installed
from playwright.sync_api import Browser, Error, Page, sync_playwright

from digit_recognizer import jdk, kernel
from digit_recognizer.classroom import compiling
from digit_recognizer.pages.execution import MEMORY_PER_KERNEL, Executed, execute
from digit_recognizer.start import virtualenv, wheel
from digit_recognizer.start.places import CLASSROOM_VENV, JARS, KERNEL
from digit_recognizer.start.teachers import NEEDED, write_kernel

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
START_SECONDS = 180

# No cell of a quick run may take longer than this many seconds.
CELL_TIMEOUT = 240

# Where something is trained, the second of Java's compilers has the library to itself.
DIRECTIVES = Path(__file__).parent / "java" / "compiling.json"
COMPILING = (
    f'-XX:+UnlockDiagnosticVMOptions -XX:CompileCommand=quiet "-XX:CompilerDirectivesFile={DIRECTIVES.as_posix()}"'
)

# The heap and the collector that Java has on a hub, where a student gets 2 GB.
HEAP = "-Xmx512m -XX:+UseSerialGC"

# A hub's tests import what only a POSIX system has.
collect_ignore = [] if importlib.util.find_spec("pwd") else ["test_hub.py"]


def long_where(paths: list[Path], are_long: Callable[[Path], bool]) -> pytest.MarkDecorator:
    """A test of each notebook, which takes long for some."""
    return pytest.mark.parametrize(
        "path",
        [pytest.param(path, marks=pytest.mark.long if are_long(path) else ()) for path in paths],
        ids=[path.stem for path in paths],
    )


posix_only = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for java and mvn are shell scripts")
needs_nbgrader = pytest.mark.skipif(sys.version_info < NEEDED, reason="nbgrader needs Python 3.11")


def pytest_xdist_auto_num_workers() -> int:
    """
    One more than there are cores, since some tests wait for the end of a time; as far as the memory goes: each may have
    a kernel, and one of them JupyterLab and a browser.
    """
    return max(1, min((os.cpu_count() or 1) + 1, psutil.virtual_memory().available // MEMORY_PER_KERNEL))


def pytest_xdist_setupnodes(specs: list) -> None:
    """Workers are started as start.py starts Python."""
    for spec in specs:
        spec.python = f"{shlex.quote(sys.executable)} -I -X utf8"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Names what one worker has to do, one after the other, because it shares something: a group. Groups come first, those
    that take longest before others, so that single tests fill the gaps at the end.
    """
    opened_in_lab = {path_of(item) for item in items if "lab" in item.fixturenames} - {None}
    ranks: dict[str | None, tuple[int, int]] = {None: (3, 0)}
    for place, item in enumerate(items):
        name, rank = group_of(item, opened_in_lab)
        if name:
            item.add_marker(pytest.mark.xdist_group(name))
            # Later notebooks train longer.
            ranks.setdefault(name, (rank, -place if rank == 1 else place))
    items.sort(key=lambda item: ranks[group_of(item, opened_in_lab)[0]])


def pytest_collection_finish(session: pytest.Session) -> None:
    """Under a pytest that xdist's groups do not reach, all would be done, but some of it twice, unnoticed."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert all("@" in item.nodeid for item in session.items if item.get_closest_marker("xdist_group"))


def path_of(item: pytest.Item) -> Path | None:
    return item.callspec.params.get("path") if hasattr(item, "callspec") else None


def group_of(item: pytest.Item, opened_in_lab: set[Path]) -> tuple[str | None, int]:
    """The name of a test's group, if it is in one, and which kind comes first."""
    uses, path = set(item.fixturenames), path_of(item)
    executes = uses & {"executed", "executed_without_mnist"}
    if "lab" in uses or (executes and path in opened_in_lab):
        return "jupyterlab", 0
    if executes:
        # With and without MNIST it writes the same files.
        return path.stem, 1
    if uses & {"write", "site"}:
        return "site", 2
    if uses & {"package", "installed"}:
        return "package", 2
    if uses & {"in_step", "graded"}:
        # The first makes .venv-classroom where it is missing; all together they take longest.
        return "classroom", 0
    if "boards" in uses:
        return "boards", 2
    if uses & {"browser", "kernel", "class_of_three"}:
        return item.path.stem, 2
    return None, 3


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


def execute_now(path: Path, cell_timeout: float = CELL_TIMEOUT, folder: Path | None = None) -> Executed:
    """Executes a notebook with this worker's share of the cores: with all, kernels would wait for each other."""
    share = max(1, (os.cpu_count() or 1) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as thread:
        trains = re.search(r"\b(Training\.of|SweepPlan\.)", path.read_text(encoding="utf-8"))
        options = f"{HEAP} -XX:ActiveProcessorCount={share} {COMPILING if trains else compiling.ONCE}"
        patch.setenv("JDK_JAVA_OPTIONS", options)
        # In a thread of its own, since this one has an event loop already while a browser is open.
        return thread.submit(asyncio.run, execute(path, cell_timeout, folder)).result()


class ExecutedOnDemand(dict[Path, Executed]):
    """
    Notebooks that have been executed, each once: when its first test asks for it. Every other one as in VS Code and
    with a user's own kernel: from the clone's root, with the library that its first cell finds.
    """

    def __init__(self, own_kernel: Path):
        super().__init__()
        self.own_kernel = own_kernel

    def __missing__(self, path: Path) -> Executed:
        with pytest.MonkeyPatch.context() as patch:
            from_root = path.stem[:2].isdigit() and int(path.stem[:2]) % 2 == 0
            if from_root:
                patch.setenv("JUPYTER_PATH", str(self.own_kernel))
            self[path] = execute_now(path, folder=ROOT if from_root else None)
        return self[path]


@pytest.fixture(scope="session")
def executed(own_kernel: Path) -> dict[Path, Executed]:
    return ExecutedOnDemand(own_kernel)


@pytest.fixture(scope="session")
def own_kernel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For JUPYTER_PATH: the same kernel with nothing on its classpath but what a notebook's first cell puts there."""
    place = tmp_path_factory.mktemp("jupyter")
    spec = json.loads((KERNEL / "kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = [part.replace("{resource_dir}", str(KERNEL)) for part in spec["argv"]]
    kernel.write({**spec, "env": {}}, place / "kernels" / "java")
    return place


@pytest.fixture(scope="session")
def in_step() -> tuple[int, str]:
    """Whether the exercises are what their sources make. Also makes .venv-classroom where it is missing."""
    return start_py("exercises", "--check")


@pytest.fixture(scope="session")
def classroom(in_step: tuple[int, str]) -> None:
    """What a teacher's commands do, in this process: starting a Python with nbgrader takes two seconds each time."""
    site.addsitedir(str(virtualenv.site_packages(CLASSROOM_VENV)))
    write_kernel(jdk.find())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser DIGITS_CHROMIUM names, or the first that this system has; none is downloaded."""
    own = os.environ.get("DIGITS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    # macOS and Windows keep it where no PATH leads; Playwright knows the places.
    ways = [{"executable_path": own}] if own else [{"channel": "chrome"}, {"channel": "msedge"}]
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ]
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
    missing = (
        f"no Chromium, Chrome or Edge could be started ({'; '.join(reasons)}); install one, or name it in"
        " DIGITS_CHROMIUM"
    )
    if os.environ.get("DIGITS_BROWSER") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def lab_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What start.py writes to the terminal."""
    return tmp_path_factory.mktemp("lab") / "lab.log"


@pytest.fixture(scope="session")
def lab(lab_log: Path) -> Iterator[str]:
    """The address, token included, of a JupyterLab that start.py has opened."""
    with lab_log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, ROOT / "start.py", "--no-browser", "--ServerApp.port=0"],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path.home(),
        )
        try:
            yield address(process, lab_log)
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
        if found and listens(found[0]):
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def listens(url: str) -> bool:
    """A server says its address a moment before it listens there."""
    place = urlsplit(url)
    try:
        socket.create_connection((place.hostname, place.port), timeout=5).close()
        return True
    except OSError:
        return False


def save_pages(program: str, folder: Path) -> None:
    """Runs one of the programs in lib/tests/java, which saves pages and the library's own numbers."""
    found = jdk.find()
    command = [
        found.java,
        *kernel.vectors(found),
        "-Dfile.encoding=UTF-8",
        "-cp",
        f"{JARS}/*",
        Path(__file__).parent / "java" / program,
    ]
    done = subprocess.run(
        [*map(str, command), folder, ROOT / "data" / "digits.csv"], capture_output=True, encoding="utf-8", timeout=240
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with networks that were trained just now, and the library's numbers for them."""
    folder = tmp_path_factory.mktemp("boards")
    save_pages("WriteBoards.java", folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose scripts may not fail, and which may ask for nothing but files of this machine."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
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
    code, text = start_py("wheel")
    assert code == 0, text
    (built,) = wheel.WHEELS.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own, far from the checkout."""
    return Installed(package, tmp_path_factory.mktemp("elsewhere"))
