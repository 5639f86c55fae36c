"""
Copies the course into a student's folder, as often as one likes, and never over changed work.

A list in the folder holds the hash of what was last offered for each file. So a file with that hash is as it was
copied, and a new version takes its place; any other file is the student's, and a new version is put beside it.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .contents import COURSE, STATE

LIST = "copied.json"
# The folder of worked answers, which a teacher may want to hand out later.
ANSWERS = "answers"


@dataclass
class Copied:
    """What a copy did, as paths below the folder."""

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    # A changed file that was kept, and the name its new version was given.
    beside: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        parts = [f"{len(files)} {word}" for files, word in ((self.new, "new"), (self.updated, "updated")) if files]
        lines = [f"Copied into the folder: {', '.join(parts)}." if parts else "The folder has all of the course."]
        lines += [
            f"Kept your {file}; what is new in the course is beside it: {name}." for file, name in self.beside.items()
        ]
        return "\n".join(lines)


def copy(folder: Path, version: str, with_answers: bool = False, course: Path = COURSE) -> Copied:
    """
    Copies what is new. A deleted file comes back: that is how one gets a notebook fresh.

    Raises OSError if the folder cannot be written.
    """
    offered = read_list(folder)
    copied = Copied()
    for source in files(course, with_answers):
        name = source.relative_to(course).as_posix()
        content = source.read_bytes()
        wanted = hash_of(content)
        target = folder / name
        found = hash_of(target.read_bytes()) if target.is_file() else None
        if found is None and not os.path.lexists(target):
            write(target, content)
            copied.new.append(name)
        elif found == wanted:
            pass
        elif found is not None and found == offered.get(name):
            write(target, content)
            copied.updated.append(name)
        elif offered.get(name) != wanted:
            beside = free_name(target, version)
            write(beside, content)
            copied.beside[name] = beside.relative_to(folder).as_posix()
        offered[name] = wanted
    text = json.dumps({"version": version, "files": dict(sorted(offered.items()))}, indent=1, ensure_ascii=False) + "\n"
    write(folder / STATE / LIST, text.encode("utf-8"))
    return copied


def files(course: Path, with_answers: bool) -> Iterator[Path]:
    for file in sorted(course.rglob("*")):
        if file.is_file() and (with_answers or ANSWERS not in file.relative_to(course).parent.parts):
            yield file


def read_list(folder: Path) -> dict[str, str]:
    """What was offered before; without a list that can be read, every file that differs counts as the student's."""
    try:
        found = json.loads((folder / STATE / LIST).read_text(encoding="utf-8"))["files"]
        return {str(name): str(value) for name, value in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def free_name(target: Path, version: str) -> Path:
    """01-see-the-digits.version-0.2.0.ipynb, with a further number if there is one already."""
    number = 1
    while True:
        ending = f".version-{version}" + (f"-{number}" if number > 1 else "")
        name = target.with_name(target.stem + ending + target.suffix)
        if not os.path.lexists(name):
            return name
        number += 1


def write(target: Path, content: bytes) -> None:
    """All or nothing: an interrupted copy leaves no half notebook. The draft is a new file, whatever lies there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    number, draft = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        # As any new file of this user.
        os.chmod(draft, 0o666 & ~mask())
        os.replace(draft, target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def mask() -> int:
    """The user's, which can only be read by setting it."""
    found = os.umask(0o077)
    os.umask(found)
    return found
