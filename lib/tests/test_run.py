"""start.py run: pages with everything in them, a failing cell named, the notebooks untouched."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from checkouts import ROOT, start_py, what_a_copy_does_not_need
from outputs import java_notebook

from digit_recognizer.classroom import compiling
from digit_recognizer.start.places import SITE

PICTURE = """import java.awt.image.BufferedImage;
var picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
picture"""


@pytest.fixture
def write(tmp_path: Path):
    """Writes a notebook with these Java cells; its name is its own, for its page lands beside the real ones."""
    written = []

    def one(name: str, *cells: str) -> Path:
        written.append(SITE / f"{name}.html")
        nbformat.write(java_notebook("# A trial\n\n$Z = W \\cdot X$", *cells), tmp_path / f"{name}.ipynb")
        return tmp_path / f"{name}.ipynb"

    yield one
    for page in written:
        page.unlink(missing_ok=True)


def run(*arguments: object, **more: object) -> tuple[int, str]:
    # No kernel here computes for long: it is not worth its while to compile a second time, for speed.
    return start_py("run", *arguments, JDK_JAVA_OPTIONS=compiling.ONCE, **more)


def test_a_page_holds_the_results_and_fetches_nothing(write):
    notebook = write("trial-page", PICTURE, '"1 + 1 = " + (1 + 1)')
    before = notebook.read_bytes()
    code, text = run(notebook)
    assert code == 0, text
    assert re.search(r"trial-page\.ipynb +ok +\d+\.\d s", text)
    page = (SITE / "trial-page.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert "1 + 1 = 2" in page
    assert re.findall(r'(?:src|<link[^>]* href)="(https?:[^"]+)"', page) == [], (
        "the page would fetch something from a network"
    )
    assert (SITE / "mathjax" / "MathJax.js").exists()
    assert 'href="trial-page.html"' in (SITE / "index.html").read_text(encoding="utf-8")
    assert notebook.read_bytes() == before


def test_a_failing_cell_is_named_with_its_source_and_error(write):
    code, text = run(
        write("trial-failing", "int zero = 0;", "int sum = 40 + 2;\nint no = sum / zero;", "int later = 1;")
    )
    assert code == 1
    assert "trial-failing.ipynb  failed" in text
    assert "cell [2]:" in text and "int no = sum / zero;" in text
    assert "java.lang.ArithmeticException: / by zero" in text
    assert "int later" not in text and "Traceback" not in text
    assert len(text.splitlines()) < 12, "few lines"
    assert "A cell failed" in (SITE / "trial-failing.html").read_text(encoding="utf-8")


def test_a_compilers_error_is_shown_in_its_words(write):
    code, text = run(write("trial-typo", "int x = nothing();"))
    assert code == 1
    assert "cannot find symbol" in text and "nothing()" in text


def test_a_kernel_that_dies_is_reported(write):
    code, text = run(write("trial-dying", "System.exit(3);"))
    assert code == 1
    assert "the kernel died" in text and "System.exit(3);" in text


def test_full_is_seen_by_the_notebook_and_quick_is_the_rule(write):
    notebook = write(
        "trial-full", 'if (!"1".equals(System.getenv("DIGITS_FULL"))) throw new IllegalStateException("quick");'
    )
    assert run(notebook)[0] == 1
    assert run("--full", notebook)[0] == 0


def test_a_good_notebook_beside_a_failing_one_still_has_its_page(write):
    failing, good = write("trial-bad", "int x = 1 / 0;"), write("trial-good", PICTURE)
    code, text = run(failing, good)
    assert code == 1
    assert "1 of 2 notebooks ran through" in text
    page = (SITE / "trial-good.html").read_text(encoding="utf-8")
    assert 'href="trial-bad.html"' in page, "the way back to the one before"


@pytest.mark.long
def test_works_in_a_path_with_spaces_and_letters_of_any_alphabet(tmp_path: Path):
    """JupyterLab, Java and the library from such a path, under a locale that knows none of its letters."""
    folder = tmp_path / "Käse ünd 数字" / "the checkout"
    shutil.copytree(ROOT, folder, symlinks=True, ignore=what_a_copy_does_not_need)
    code, text = run("04", checkout=folder, LC_ALL="C")
    assert code == 0, text
    assert list((folder / "target" / "site").glob("04-*.html"))
