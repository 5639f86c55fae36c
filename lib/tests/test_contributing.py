"""Every file, class, module, profile, option and command that CONTRIBUTING.md names is there."""

import itertools
import re
import shlex

import pytest
from checkouts import ROOT

from digit_recognizer.start.commands import COMMANDS, module_for

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.S))
COMMANDS_NAMED = [
    words.split("#")[0].strip() for words in [*NAMED, *re.findall(r"^python3 .*", TEXT, re.M)] if " " in words
]
CLASSES = {path.stem for path in ROOT.glob("lib/*/src/*/java/**/*.java")}
# Made by the tools, in many places, or no file.
ELSEWHERE = {"target/site", "target/site/jacoco/index.html", "requirements.in", "requirements.txt", "digits.notebook"}


def test_every_path_is_there():
    paths = [name for name in NAMED if re.fullmatch(r"[\w./-]*", name)]
    paths = [name for name in paths if ("/" in name or "." in name) and name not in ELSEWHERE]
    assert len(paths) >= 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_class_is_there():
    classes = [name for name in NAMED if re.fullmatch(r"[A-Z][a-z]\w*", name)]
    assert len(classes) >= 20
    # These are of other projects.
    assert set(classes) - CLASSES == {"XYChart"} & set(classes)


def test_every_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        path, _, anchor = target.partition("#")
        headings = re.findall(r"^#+ (.*)", (ROOT / path).read_text(encoding="utf-8"), re.M)
        assert not anchor or anchor in [heading.lower().replace(" ", "-") for heading in headings], target


@pytest.mark.parametrize("command", COMMANDS_NAMED)
def test_every_command_is_one(command: str):
    program, *words = shlex.split(command)
    if program == "mvn":
        poms = (ROOT / "pom.xml").read_text(encoding="utf-8")
        for word in words:
            assert not word.startswith("-P") or f"<id>{word[2:]}</id>" in poms, word
            assert ":" not in word or f"<artifactId>{word.split(':')[0]}-maven-plugin</artifactId>" in poms, word
    elif program == "python3":
        assert words[0] == "start.py"
        assert words[1] in COMMANDS
        assert module_for(words[1:])
        options = dict(itertools.pairwise(words))
        if "-pl" in options:
            assert f"<module>{options['-pl']}</module>" in (ROOT / "pom.xml").read_text(encoding="utf-8")
        if "-k" in options:
            assert list(ROOT.glob(f"notebooks/{options['-k']}*.ipynb"))
        assert {word.split("=")[1] for word in words if word.startswith("-Dtest=")} <= CLASSES
        assert [word for word in words if word.endswith(".py") and not (ROOT / word).exists()] == []
    else:
        assert program == ".venv/bin/ruff"
        assert (ROOT / "ruff.toml").exists()
