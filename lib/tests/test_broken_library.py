"""A mistake in the library does not pass unseen: with one formula broken, the notebook that teaches it fails."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from checkouts import ROOT
from conftest import execute_now

from digit_recognizer import jdk

CORE = ROOT / "lib" / "core" / "src" / "main" / "java"

# What is broken: a source, what stands there, what stands there instead, and the notebook that must notice.
BREAKS = [
    pytest.param("digits/network/Layer.java", ".plusColumn(b)", "", "02", id="the bias is forgotten"),
    pytest.param(
        "digits/network/Network.java",
        "old.W().minus(",
        "old.W().plus(",
        "05",
        id="the step goes uphill",
    ),
]


@pytest.mark.long
@pytest.mark.parametrize(("source", "stands", "instead", "number"), BREAKS)
def test_a_broken_formula_makes_its_notebook_fail(
    source: str,
    stands: str,
    instead: str,
    number: str,
    tmp_path: Path,
    own_kernel: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("JUPYTER_PATH", str(own_kernel))
    notebook = next((ROOT / "notebooks").glob(f"{number}-*.ipynb"))
    text = (CORE / source).read_text(encoding="utf-8")
    assert text.count(stands) == 1, (
        f"'{stands}' stands not once in {source}: this test breaks something that has changed"
    )
    broken = tmp_path / "broken" / Path(source).name
    broken.parent.mkdir()
    broken.write_text(text.replace(stands, instead), encoding="utf-8")
    course = copy_of_the_course(tmp_path / "course", notebook)
    replace_class(next((course / "target" / "notebook").glob("digits-core-*.jar")), broken, tmp_path / "classes")
    result = execute_now(course / "notebooks" / notebook.name)
    assert result.failure, f"{notebook.name} runs through although in {source} '{stands}' was replaced by '{instead}'"
    assert "CheckFailed" in result.failure or "Check" in result.failure, result.failure


def copy_of_the_course(folder: Path, notebook: Path) -> Path:
    """What one notebook needs, with jars that may be changed."""
    for part in ("notebooks", "target/notebook", "data"):
        (folder / part).mkdir(parents=True)
    shutil.copyfile(notebook, folder / "notebooks" / notebook.name)
    shutil.copyfile(ROOT / "data" / "digits.csv", folder / "data" / "digits.csv")
    for jar in (ROOT / "target" / "notebook").glob("*.jar"):
        shutil.copyfile(jar, folder / "target" / "notebook" / jar.name)
    return folder


def replace_class(jar: Path, source: Path, classes: Path) -> None:
    javac = jdk.find().home / "bin" / ("javac" + jdk.JAVA.removeprefix("java"))
    subprocess.run([javac, "-nowarn", "-cp", jar, "-d", classes, source], check=True, capture_output=True)
    compiled = {file.relative_to(classes).as_posix(): file.read_bytes() for file in classes.rglob("*.class")}
    with zipfile.ZipFile(jar) as whole:
        others = {name: whole.read(name) for name in whole.namelist() if name not in compiled}
    with zipfile.ZipFile(jar, "w") as changed:
        for name, content in {**others, **compiled}.items():
            changed.writestr(name, content)
