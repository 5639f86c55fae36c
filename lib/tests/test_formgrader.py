"""nbgrader's pages, on a submission that tries to act in them: the pages work, and the submission does not."""

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import SplitResult, urlsplit

import nbformat
import pytest
from checkouts import ROOT
from conftest import START_SECONDS, listens, needs_nbgrader
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import Browser, Page, expect
from test_sanitising import SMUGGLED, number, submission

from digit_recognizer.start.places import CLASSROOM_VENV, PACKAGE, venv_python

pytestmark = needs_nbgrader

NAME = "02-propagate-forward"
STUDENT = "eve"
# A folder may be called so, and a page shows it.
SCRIPT = "console.log(90999)"
STRANGE = f"<img src=x onerror={SCRIPT}>"


def autograded(course: Path, student: str) -> None:
    """As if the submission had come through grading uncleaned."""
    notebook, _ = submission()
    metadata = {
        "nbgrader": {
            "grade_id": "exercise-2-1",
            "grade": True,
            "solution": False,
            "locked": True,
            "points": 1,
            "schema_version": 3,
            "task": False,
        }
    }
    outputs = [new_output("display_data", data={"text/plain": "✓ Exercise 2.1 is solved"})]
    notebook.cells.append(new_code_cell("check();", id="check", metadata=metadata, outputs=outputs))
    place = course / "autograded" / student / NAME
    place.mkdir(parents=True)
    nbformat.write(notebook, place / f"{NAME}.ipynb")
    (place / "page.html").write_text(f"<script>{SCRIPT}</script>", encoding="utf-8")
    (place / "handed-in.js").write_text(SCRIPT, encoding="utf-8")
    (place / "nbgrader_config.py").write_text(f"open({str(course / 'was-run')!r}, 'w').close()\n", encoding="utf-8")


def gradebook_of(course: Path):
    return importlib.import_module("nbgrader.api").Gradebook(f"sqlite:///{course / 'gradebook.db'}", "digits")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    request.getfixturevalue("classroom")
    folder = tmp_path_factory.mktemp("formgrader") / "digits"
    (folder / "source" / NAME).mkdir(parents=True)
    shutil.copyfile(PACKAGE / "classroom" / "nbgrader_config.py", folder / "nbgrader_config.py")
    with pytest.MonkeyPatch.context() as patch:
        # nbgrader starts alembic by its name.
        patch.setenv("PATH", f"{venv_python(CLASSROOM_VENV).parent}{os.pathsep}{os.environ['PATH']}")
        with gradebook_of(folder) as gradebook:
            gradebook.add_assignment(NAME)
            gradebook.add_notebook(NAME, NAME)
            gradebook.add_grade_cell("exercise-2-1", NAME, NAME, max_score=1, cell_type="code")
            for student in (STUDENT, STRANGE):
                gradebook.add_student(student)
                gradebook.add_submission(NAME, student)
                autograded(folder, student)
    return folder


@pytest.fixture(scope="module")
def server(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    with formgrader(course, tmp_path_factory.mktemp("server") / "log") as address:
        yield SimpleNamespace(root=f"{address.scheme}://{address.netloc}", token=address.query)


@contextmanager
def formgrader(course: Path, log: Path) -> Iterator[SplitResult]:
    """The address, token included, of nbgrader's pages for a course folder, as a teacher opens them."""
    command = [sys.executable, ROOT / "start.py", "nbgrader", course, "formgrader", "--no-browser"]
    with log.open("wb") as output:
        process = subprocess.Popen([*map(str, command), "--ServerApp.port=0"], stdout=output, stderr=subprocess.STDOUT)
    try:
        yield urlsplit(until_it_listens(process, log))
    finally:
        process.terminate()
        process.wait(timeout=30)


def until_it_listens(process: subprocess.Popen, log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(
            r"http://127\.0\.0\.1:\d+/formgrader\S*\?token=\w+", log.read_text(encoding="utf-8", errors="replace")
        )
        if found and listens(found[0]):
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"Formgrader did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture
def opened(browser: Browser, server: SimpleNamespace) -> Iterator[Page]:
    """A page of a teacher who is logged in; it reaches this server alone."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(server.root) else route.abort())
    page.printed, page.failed = [], []
    page.on("console", lambda message: page.printed.append(message.text))
    page.on("pageerror", lambda error: page.failed.append(str(error)))
    page.goto(f"{server.root}/formgrader/manage_assignments?{server.token}")
    yield page
    page.close()


def ids(server: SimpleNamespace) -> dict[str, str]:
    """Of each student, the number under which nbgrader keeps the submitted notebook."""
    with urllib.request.urlopen(
        f"{server.root}/formgrader/api/submitted_notebooks/{NAME}/{NAME}?{server.token}", timeout=30
    ) as answer:
        return {one["student"]: one["id"] for one in json.load(answer)}


def smuggled(page: Page) -> list[str]:
    """Scripts of the submission that have run."""
    own = {number(place) for place in range(len(SMUGGLED))} | {"90999"}
    return [text for text in page.printed if text in own]


def test_every_page_works_and_no_script_of_a_submission_runs_in_it(opened: Page, server: SimpleNamespace):
    pages = [
        "manage_assignments",
        f"manage_submissions/{NAME}",
        "gradebook",
        f"gradebook/{NAME}",
        f"gradebook/{NAME}/{NAME}",
        "manage_students",
    ]
    pages += [
        f"manage_students/{STUDENT}",
        f"manage_students/{STUDENT}/{NAME}",
        *(f"submissions/{one}/" for one in ids(server).values()),
    ]
    pages += [
        f"manage_students/{urllib.request.quote(STRANGE)}",
        f"manage_students/{urllib.request.quote(STRANGE)}/{NAME}",
    ]
    for name in pages:
        answer = opened.goto(f"{server.root}/formgrader/{name}")
        opened.wait_for_timeout(800)
        assert answer.status == 200 and "default-src 'none'" in answer.headers["content-security-policy"], name
        assert opened.failed == [], name
        assert smuggled(opened) == [], name


def test_nothing_that_lies_beside_a_submission_runs(opened: Page, server: SimpleNamespace):
    opened.goto(f"{server.root}/formgrader/submissions/{ids(server)[STUDENT]}/page.html")
    opened.wait_for_timeout(500)
    assert "Refused" in " ".join(opened.printed) or "violates" in " ".join(opened.printed)
    assert smuggled(opened) == []


def test_a_mark_given_by_hand_is_kept(opened: Page, server: SimpleNamespace, course: Path):
    opened.goto(f"{server.root}/formgrader/submissions/{ids(server)[STUDENT]}/")
    expect(opened.locator("input.score")).to_be_visible()
    opened.locator("button.full-credit").click()
    expect(opened.locator("input.score")).to_have_value("1")
    opened.wait_for_timeout(1500)
    with gradebook_of(course) as gradebook:
        scores = {one.student.id: one.score for one in gradebook.assignment_submissions(NAME)}
    assert scores == {STUDENT: 1, STRANGE: 0}


def test_the_names_of_students_can_be_shown(opened: Page, server: SimpleNamespace):
    opened.goto(f"{server.root}/formgrader/submissions/{ids(server)[STUDENT]}/")
    expect(opened.locator("a.name-shown")).to_be_hidden()
    opened.locator("span.name-hidden").click()
    expect(opened.locator("a.name-shown")).to_contain_text(STUDENT)


@pytest.mark.parametrize(
    "path",
    [
        *("api/contents", "api/contents/gradebook.db", "api/kernels", "api/kernelspecs", "api/sessions"),
        *("api/terminals", "api/config/x", "files/gradebook.db", "lab", "terminals/1"),
        f"nbconvert/html/autograded/{STUDENT}/{NAME}/{NAME}.ipynb",
        f"view/autograded/{STUDENT}/{NAME}/page.html",
    ],
)
def test_there_is_nothing_else_in_the_server(server: SimpleNamespace, path: str):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{server.root}/{path}?{server.token}", timeout=30)
    assert refused.value.code in (403, 404)


@pytest.mark.parametrize("path", ["formgrader/manage_assignments", f"formgrader/api/submissions/{NAME}"])
def test_nobody_enters_without_the_token(server: SimpleNamespace, path: str):
    asked = urllib.request.Request(f"{server.root}/{path}")
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert urlsplit(answer.url).path == "/login"
    except urllib.error.HTTPError as refused:
        assert refused.code == 403


def test_a_link_cannot_make_it_run_a_configuration_that_was_handed_in(
    opened: Page, server: SimpleNamespace, course: Path
):
    place = course / "autograded" / STUDENT / NAME
    opened.goto(f"{server.root}/formgrader/?path={place}")
    opened.goto(f"{server.root}/formgrader?path={place}")
    assert urlsplit(opened.url).path == "/formgrader/manage_assignments"
    assert not (course / "was-run").exists()
