"""start.py release on a clone in which everything may be tried, and what the workflow attaches to a release."""

import datetime
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from checkouts import ROOT, Checkout
from conftest import posix_only

from digit_recognizer.start import pom, wheel

pytestmark = posix_only

# Sets the version as Maven's plugin does, in each pom, and fails if it is told to fail.
MAVEN = """
import os, pathlib, re, sys
if "-version" in sys.argv:
    sys.exit(print("Apache Maven 3.9.9 (fake)"))
(new,) = [word.split("=")[1] for word in sys.argv if word.startswith("-DnewVersion=")]
if new == os.environ.get("FAILS_AT"):
    sys.exit("no network")
for pom in [pathlib.Path("pom.xml"), *pathlib.Path("lib").glob("*/pom.xml")]:
    text = re.sub("<version>.*?</version>", f"<version>{new}</version>", pom.read_text("utf-8"), count=1)
    pom.write_text(text, "utf-8")
"""
CHANGES = "# Changes\n\n## 0.7.0 (not released yet)\n\n- Something new.\n\n## 0.6.0 (2026-01-02)\n\n- Something old.\n"
TESTS = "def execute(arguments):\n    print('every test ran')\n    return {code}\n"


class Clone(Checkout):
    def __init__(self, folder: Path):
        super().__init__(folder)
        self.offer_java()
        self.executable("maven.py", MAVEN)
        self.executable("mvn", f'#!/bin/sh\nexec "{sys.executable}" "{self.tools}/maven.py" "$@"\n')
        (self.tools / "git").symlink_to(shutil.which("git"))
        people = [f"GIT_{role}_{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
        self.variables |= {
            **dict.fromkeys(people, "tests@example.org"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        for file in [folder / "pom.xml", *folder.glob("lib/*/pom.xml")]:
            text = file.read_text(encoding="utf-8").replace(f"<version>{pom.version()}<", "<version>0.7.0-SNAPSHOT<", 1)
            file.write_text(text, encoding="utf-8")
        (folder / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
        self.tests_end_with(0)
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit()

    def tests_end_with(self, code: int) -> None:
        (self.folder / "lib/python/digit_recognizer/start/test.py").write_text(
            TESTS.format(code=code), encoding="utf-8"
        )

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "As it is")

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=self.folder, env=self.variables, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def state(self) -> tuple[str, ...]:
        return self.git("rev-parse", "HEAD"), self.git("tag", "--list"), self.git("status", "--porcelain")

    def versions(self, commit: str) -> set[str]:
        poms = self.git("ls-tree", "-r", "--name-only", commit).splitlines()
        texts = [self.git("show", f"{commit}:{name}") for name in poms if name.endswith("pom.xml")]
        assert len(texts) >= 8
        return {re.search(r"<version>([^<]*)<", text)[1] for text in texts}


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path / "checkout")


def test_a_release_is_a_tagged_commit_and_one_that_goes_on(clone: Clone):
    before = clone.git("rev-parse", "HEAD")
    code, text = clone.run("release", "0.7.0")
    assert code == 0, text
    assert "every test ran" in text
    assert "git push origin main v0.7.0" in text
    assert clone.git("log", "--format=%s", f"{before}..").splitlines() == ["On the way to 0.8.0", "Release 0.7.0"]
    assert clone.git("rev-parse", "v0.7.0^{commit}") == clone.git("rev-parse", "HEAD~1")
    assert clone.git("cat-file", "-t", "v0.7.0") == "tag"
    assert clone.versions("v0.7.0") == {"0.7.0"}
    assert clone.versions("HEAD") == {"0.8.0-SNAPSHOT"}
    dated = CHANGES.replace("(not released yet)", f"({datetime.date.today().isoformat()})").strip()
    assert clone.git("show", "v0.7.0:CHANGELOG.md") == dated
    assert clone.git("show", "HEAD:CHANGELOG.md") == dated.replace(
        "## 0.7.0", "## 0.8.0 (not released yet)\n\n## 0.7.0"
    )
    assert clone.git("status", "--porcelain") == ""


def test_tests_that_fail_stop_it(clone: Clone):
    clone.tests_end_with(1)
    clone.commit()
    before = clone.state()
    code, text = clone.run("release", "0.7.0")
    assert code == 2
    assert "A test failed, but a release needs all of them to pass; nothing was changed" in text
    assert clone.state() == before
    code, text = clone.run("release", "0.7.0", "--tested", "--next", "0.7.1")
    assert code == 0, text
    assert clone.versions("HEAD") == {"0.7.1-SNAPSHOT"}


@pytest.mark.parametrize("version", ["0.7.0", "0.8.0-SNAPSHOT"])
def test_whatever_fails_on_the_way_all_is_as_it_was(clone: Clone, version: str):
    before = clone.state()
    clone.variables["FAILS_AT"] = version
    code, text = clone.run("release", "0.7.0", "--tested")
    assert code == 2
    assert "Maven could not set the version, and all is as it was before" in text
    assert clone.state() == before


@pytest.mark.parametrize(
    ("spoil", "arguments", "said"),
    [
        (lambda clone: (clone.folder / "README.md").write_text("?"), ["0.7.0"], "not committed (README.md)"),
        (lambda clone: (clone.folder / "new.txt").write_text("?"), ["0.7.0"], "not committed (new.txt)"),
        (lambda clone: clone.git("tag", "v0.7.0"), ["0.7.0"], "The tag v0.7.0 exists already"),
        (lambda clone: None, ["0.7.1"], "no section '## 0.7.1 (not released yet)' with lines in it"),
        (lambda clone: None, ["0.6.0", "--next", "0.7.0"], "no section '## 0.6.0 (not released yet)' with lines in it"),
        (lambda clone: None, ["0.7.0", "--next", "0.7.0"], "0.7.0 is to follow 0.7.0, but a later version is needed"),
        (lambda clone: None, ["v0.7"], "v0.7 was given, but a version is three numbers, such as 0.2.0"),
        (lambda clone: shutil.rmtree(clone.folder / ".git"), ["0.7.0"], "git status says: fatal: not a git repository"),
    ],
    ids=["changed", "new", "tagged", "no changes", "an old version", "the same next", "no version", "no clone"],
)
def test_what_is_missing_is_said_before_anything_is_changed(clone: Clone, spoil, arguments: list[str], said: str):
    spoil(clone)
    before = (clone.folder / "pom.xml").read_bytes()
    code, text = clone.run("release", "--tested", *arguments)
    assert code == 2
    assert said in text
    assert (clone.folder / "pom.xml").read_bytes() == before


def test_a_snapshot_is_a_development_release_of_the_wheel(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pom, "version", lambda: "0.7.0-SNAPSHOT")
    assert wheel.version() == "0.7.0.dev0"
    monkeypatch.setattr(pom, "version", lambda: "0.7.0")
    assert wheel.version() == "0.7.0"


def test_every_module_has_the_version_of_the_whole():
    for file in ROOT.glob("lib/*/pom.xml"):
        assert f"<version>{pom.version()}</version>" in file.read_text(encoding="utf-8").split("</parent>")[0], file


def test_the_settings_of_the_repository_can_be_read():
    files = [*(ROOT / ".github").rglob("*.yml")]
    assert len(files) >= 7
    assert all(isinstance(yaml.safe_load(file.read_text(encoding="utf-8")), dict) for file in files)


def test_every_requirement_is_kept_up_to_date():
    settings = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    (pip,) = [part["directories"] for part in settings if part["package-ecosystem"] == "pip"]
    listed = subprocess.run(["git", "ls-files", "*requirements.txt"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if listed.returncode != 0:
        pytest.skip("this is no clone")
    assert sorted(pip) == sorted(f"/{Path(name).parent.as_posix()}" for name in listed.stdout.splitlines())


def test_the_workflow_attaches_jars_sources_javadoc_the_wheel_and_checksums(tmp_path: Path):
    steps = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"]["build"][
        "steps"
    ]
    run = {step["name"]: step["run"] for step in steps if "name" in step}
    modules = ("core", "data", "engine", "sweeps", "playground", "views", "exercises", "command")
    kinds = ("", "-sources", "-javadoc")
    jars = {f"digits-{module}-0.7.0{kind}.jar": f"lib/{module}/target" for module in modules for kind in kinds}
    files = {**jars, "digit_recognizer-0.7.0-py3-none-any.whl": "target/wheel", "digit-recognizer.cdx.json": "target"}
    for name, folder in files.items():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / name).write_text(name)
    (tmp_path / "CHANGELOG.md").write_text(CHANGES.replace("(not released yet)", "(2026-02-03)"), encoding="utf-8")
    for name in ("Collect", "What is new"):
        variables = {**os.environ, "GITHUB_REF_NAME": "v0.7.0"}
        subprocess.run(["bash", "-e", "-c", run[name]], cwd=tmp_path, env=variables, check=True)
    sums = dict(
        reversed(line.split("  ")) for line in (tmp_path / "target/release/SHA256SUMS").read_text().splitlines()
    )
    assert sums == {name: hashlib.sha256(name.encode()).hexdigest() for name in files}
    assert (tmp_path / "target/notes.md").read_text(encoding="utf-8").strip() == "- Something new."
