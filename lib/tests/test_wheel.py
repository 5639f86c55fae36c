"""What is in the package digit-recognizer, and what it says about itself."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from checkouts import ROOT
from packaging.metadata import Metadata
from packaging.requirements import Requirement

from digit_recognizer import jdk
from digit_recognizer.start import pom, wheel


def test_the_same_sources_give_the_same_bytes(package: Path):
    before = hashlib.sha256(package.read_bytes()).hexdigest()
    # Somebody else's habits: files that nobody else may read, a home elsewhere.
    habits = (
        "import os, runpy, sys; os.umask(0o077); os.chdir('..'); sys.argv = [sys.argv[1], 'wheel']; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    subprocess.run([sys.executable, "-c", habits, ROOT / "start.py"], check=True, capture_output=True, timeout=300)
    assert hashlib.sha256(package.read_bytes()).hexdigest() == before


def test_it_holds_every_notebook_the_data_and_the_jars(package: Path):
    names = set(zipfile.ZipFile(package).namelist())
    notebooks = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "notebooks").rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    }
    assert len(notebooks) >= 12
    assert {
        f"digit_recognizer/course/{name}"
        for name in {*notebooks, "data/digits.csv", "data/README.md", "LICENSE", "README.md"}
    } <= names
    assert {name.split("/")[-1] for name in names if name.endswith(".jar")} == {
        jar.name for jar in wheel.JARS.glob("*.jar")
    }
    assert [name for name in names if name.split("/")[1] in ("classroom", "pages", "start")] == []
    assert f"digit_recognizer/jars/digits-core-{pom.version()}.jar" in names
    assert [
        name for name in names if "mnist" in name.split("/") or name.endswith(("-sources.jar", "-javadoc.jar", ".pyc"))
    ] == []


def test_the_licence_of_every_jar_is_named(package: Path):
    listed = (wheel.FRAME / "THIRD-PARTY.md").read_text(encoding="utf-8")
    projects = {re.match(r"(.+?)-\d", jar.name)[1] for jar in wheel.JARS.glob("*.jar")}
    assert {project for project in projects if f"`{project}`" not in listed} == set()


def test_the_documents_say_how_large_it_is(package: Path):
    """A jar that nothing needs is noticed here."""
    megabytes = package.stat().st_size / 1e6
    for page, words in (
        ("README.md", r"py3-none-any\.whl`\s+\((\d+) MB\)"),
        ("docs/teaching.md", r"to hand out one file of (\d+) MB"),
    ):
        (said,) = re.findall(words, (ROOT / page).read_text(encoding="utf-8"))
        assert abs(int(said) - megabytes) <= 0.75, f"{page} says {said} MB, but the package has {megabytes:.1f}"


def test_all_that_tablesaw_can_reach_of_other_libraries_is_there():
    found = jdk.find()
    jars = sorted(str(jar) for jar in wheel.JARS.glob("*.jar") if jar.name.startswith("tablesaw-"))
    assert len(jars) == 2
    command = [
        found.home / "bin" / "jdeps",
        "--multi-release",
        "17",
        "--missing-deps",
        "--class-path",
        str(wheel.JARS / "*"),
        *jars,
    ]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)
    missing = [line.split() for line in done.stdout.splitlines() if "not found" in line]
    # What Tablesaw can convert to and from where the library of that name is there, and annotations of Guava's.
    optional = (
        "smile.",
        "org.checkerframework.",
        "com.google.errorprone.",
        "javax.annotation.",
        "com.google.j2objc.",
        "sun.",
    )
    # A line for each class, below one for its jar that has no name there.
    assert [line for line in missing if line[2] != "not" and not line[2].startswith(optional)] == []
    assert done.returncode == 0 or missing, done.stderr


def test_tables_do_with_the_packages_jars_what_students_may_ask_of_them(tmp_path: Path):
    found = jdk.find()
    command = [found.java, "-cp", f"{wheel.JARS}/*", ROOT / "lib" / "tests" / "java" / "UseTables.java", tmp_path]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)
    # Java's compiler notes that some of it is deprecated.
    assert (done.returncode, done.stdout) == (0, "all tables are right\n"), done.stderr


def metadata(package: Path) -> bytes:
    return zipfile.ZipFile(package).read(f"digit_recognizer-{wheel.version()}.dist-info/METADATA")


def test_the_metadata_is_valid_and_the_version_is_the_poms(package: Path):
    read = Metadata.from_email(metadata(package), validate=True)
    assert (read.name, str(read.version), str(read.requires_python)) == ("digit-recognizer", wheel.version(), ">=3.10")
    assert "digit-recognizer FOLDER" in message_from_bytes(metadata(package)).get_payload()


def test_it_requires_what_the_course_requires(package: Path):
    declared = [Requirement(line) for line in message_from_bytes(metadata(package)).get_all("Requires-Dist")]
    always = {str(requirement) for requirement in declared if "extra" not in str(requirement.marker)}
    assert always == {str(requirement) for requirement in requirements("requirements.in")}
    pinned = {
        (requirement.name, str(requirement.specifier)) for requirement in declared if "extra" in str(requirement.marker)
    }
    assert pinned == {
        (requirement.name, str(requirement.specifier)) for requirement in requirements("requirements.txt")
    }


def requirements(name: str) -> list[Requirement]:
    lines = (ROOT / "lib" / "python" / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("place", [ROOT, Path.home()])
def test_it_does_not_tell_where_it_was_built(package: Path, place: Path):
    # A path as short as /root would be found by chance in a compressed jar: our own jars are looked at unpacked.
    wanted = (str(place) + os.sep).encode()
    for name, content in members(package):
        if not name.endswith(".jar"):
            assert wanted not in content, name
        elif "/digits-" in name:
            for inner, inner_content in members(io.BytesIO(content)):
                assert wanted not in inner_content, f"{name}: {inner}"


def members(archive) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as file:
        return [(name, file.read(name)) for name in file.namelist()]
