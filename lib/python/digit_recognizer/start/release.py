"""The command release: the tests, then a version's commit and tag, and the commit that goes on to the next version."""

import argparse
import datetime
import re
import subprocess
import sys
from pathlib import Path

from .. import jdk
from ..problem import Problem
from . import maven, pom
from .places import ROOT
from .steps import Failed, step

CHANGELOG = ROOT / "CHANGELOG.md"
# The parent pom says which version; by the plugin's full name, as in library.py.
SET_VERSION = "org.codehaus.mojo:versions-maven-plugin:set"
NOT_YET = "(not released yet)"


def execute(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments)
    following = chosen.next or next_minor(chosen.version)
    tag = f"v{chosen.version}"
    check(chosen.version, following, tag)
    if not chosen.tested:
        print("Running every test first; with --tested this is left out.", flush=True)
        if subprocess.call([sys.executable, str(ROOT / "start.py"), "test", "--long"]) != 0:
            raise Problem(
                "A test failed, but a release needs all of them to pass; nothing was changed: mend what failed, "
                "commit, then run start.py release again."
            )
        check(chosen.version, following, tag)
    found = jdk.find()
    mvn = maven.find(found)
    before = git("rev-parse", "HEAD")
    branch = git("rev-parse", "--abbrev-ref", "HEAD")
    try:
        today = datetime.date.today().isoformat()
        replace_in_changelog(f"## {chosen.version} {NOT_YET}", f"## {chosen.version} ({today})")
        set_version(mvn, found, chosen.version)
        git("commit", "--all", "--message", f"Release {chosen.version}")
        git("tag", "--annotate", tag, "--message", f"Digit Recognizer {chosen.version}")
        replace_in_changelog(f"## {chosen.version} ", f"## {following} {NOT_YET}\n\n## {chosen.version} ")
        set_version(mvn, found, f"{following}-SNAPSHOT")
        git("commit", "--all", "--message", f"On the way to {following}")
    except BaseException:
        # Nothing else is lost: there was nothing that was not committed.
        git("reset", "--quiet", "--hard", before)
        if git("tag", "--list", tag):
            git("tag", "--delete", tag)
        raise
    print(
        f"Version {chosen.version} is the tag {tag}, and {branch} is on the way to {following}. Look at both with: "
        f"git log --patch -2. Nothing has left this machine; to release, push them together: git push origin {branch} "
        f"{tag}"
    )
    return 0


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py release",
        description="Runs every test, sets the version in all poms and the date in CHANGELOG.md, commits and tags "
        "that as vVERSION, then commits the next version's -SNAPSHOT. It pushes nothing. If anything fails, all is "
        "as it was. Once the tag is pushed, .github/workflows/release.yml builds what is released.",
    )
    text.add_argument("version", metavar="VERSION", type=three_numbers, help="such as 0.2.0")
    text.add_argument(
        "--next", metavar="VERSION", type=three_numbers, help="what comes next; otherwise the next minor version"
    )
    text.add_argument(
        "--tested", action="store_true", help="every test has passed on this very commit: do not run them again"
    )
    return text


def three_numbers(text: str) -> str:
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", text):
        raise argparse.ArgumentTypeError(f"{text} was given, but a version is three numbers, such as 0.2.0")
    return text


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def next_minor(version: str) -> str:
    major, minor, _ = numbers(version)
    return f"{major}.{minor + 1}.0"


def check(version: str, following: str, tag: str) -> None:
    """Everything that can be known before anything is changed."""
    if numbers(following) <= numbers(version):
        raise Problem(f"{following} is to follow {version}, but a later version is needed; give one with --next.")
    if changed := git("status", "--porcelain").splitlines():
        raise Problem(
            f"The checkout has changes that are not committed ({', '.join(line[3:] for line in changed[:5])}), but a "
            "release is made of a commit; commit or stash them, then run start.py release again."
        )
    if git("tag", "--list", tag):
        raise Problem(f"The tag {tag} exists already, but a version is released once; choose the next one.")
    now = pom.version()
    if not now.endswith("-SNAPSHOT"):
        raise Problem(
            f"The poms say version {now}, but before a release they need a -SNAPSHOT, such as {version}-SNAPSHOT; set "
            "it, commit, then run start.py release again."
        )
    section = re.search(
        rf"^## {re.escape(version)} {re.escape(NOT_YET)}$(.*?)(?=^## |\Z)",
        CHANGELOG.read_text(encoding="utf-8"),
        re.M | re.S,
    )
    if section is None or not section[1].strip():
        raise Problem(
            f"CHANGELOG.md has no section '## {version} {NOT_YET}' with lines in it, but who updates wants to know "
            "what is new; write it, commit, then run start.py release again."
        )


def replace_in_changelog(old: str, new: str) -> None:
    CHANGELOG.write_text(CHANGELOG.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", newline="\n")


def set_version(mvn: Path, found: jdk.Jdk, version: str) -> None:
    # The profile bench, so that its pom is one of those that are set.
    options = [f"-DnewVersion={version}", "-DprocessAllModules", "-DgenerateBackupPoms=false", "-Pbench"]
    try:
        step(
            f"setting version {version}",
            [mvn, "--batch-mode", SET_VERSION, *options],
            "version.log",
            maven.environment_for(found),
        )
    except Failed as failure:
        raise Problem(
            "Maven could not set the version, and all is as it was before; its messages are in "
            "target/start/version.log: mend what they name, then run start.py release again."
        ) from failure


def git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8")
    except OSError as error:
        raise Problem(
            f"git could not be started ({error.strerror}), but a release is a commit and a tag; install git, then run "
            "start.py release again."
        ) from error
    if done.returncode != 0:
        said = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise Problem(f"git {arguments[0]} says: {said}; mend that, then run start.py release again.")
    return done.stdout.strip("\n")
