"""All Python of the repository is as ruff.toml says."""

import shutil
import subprocess
import sysconfig

import pytest
from checkouts import ROOT

RUFF = shutil.which("ruff", path=sysconfig.get_path("scripts"))


@pytest.mark.parametrize(("words", "mend"), [("check", "check --fix"), ("format --check", "format")])
def test_ruff_finds_nothing(words: str, mend: str):
    done = subprocess.run(
        [RUFF, *words.split(), "--no-cache", "--quiet"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nmost of it is mended by: .venv/bin/ruff {mend}"
