"""
Knowing what is up to date. A step writes down the fingerprint of all that went into it, after it has succeeded; so an
interrupted step counts as not done, and one whose sources have changed is done again.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from .places import ROOT


def of_files(files: Iterable[Path]) -> str:
    """Names and contents, not dates: a fresh clone or another branch and back rebuilds nothing."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(ROOT).as_posix()}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def read(stamp: Path) -> dict:
    """What a finished step wrote down; empty where there is nothing or nothing readable."""
    try:
        found = json.loads(stamp.read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def write(stamp: Path, facts: dict) -> None:
    """All or nothing: an interrupted write leaves the old stamp, never half a new one."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    draft = stamp.with_name(stamp.name + ".new")
    draft.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(stamp)
