"""Makes a teacher's course folder, or adds exercises to it: the command classroom, in .venv-classroom."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..start.classroom import parser
from ..start.places import PACKAGE, ROOT
from .generate import chosen_sources
from .source import SourceError

CONFIG = "nbgrader_config.py"
STUDENTS = "id,first_name,last_name,email,lms_user_id\n"


def main(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments)
    try:
        sources = chosen_sources(ROOT, chosen.names)
    except SourceError as error:
        print(f"start.py: {error}", file=sys.stderr)
        return 1
    folder = chosen.folder.resolve()
    make(folder)
    for source in sources:
        add(folder, source)
        code = subprocess.run(command("generate_assignment", source.stem, "--force"), cwd=folder).returncode
        if code != 0:
            return code
    print(
        f"{folder} is ready; its folder release has what your students get: {', '.join(one.stem for one in sources)}."
        " docs/grading.md says how to go on."
    )
    return 0


def make(folder: Path) -> None:
    """Only its owner may look into it: what runs as somebody else cannot read or change a submission."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)
    if not (folder / CONFIG).exists():
        shutil.copyfile(PACKAGE / "classroom" / CONFIG, folder / CONFIG)
    for name in ("source", "release", "submitted", "downloaded"):
        (folder / name).mkdir(exist_ok=True)
    students = folder / "students.csv"
    if not students.exists():
        students.write_text(STUDENTS, encoding="utf-8")


def add(folder: Path, source: Path) -> None:
    """A source that the teacher has changed stays."""
    # Where a teacher puts what students have handed in.
    (folder / "downloaded" / source.stem / "archive").mkdir(parents=True, exist_ok=True)
    place = folder / "source" / source.stem / source.name
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    elif place.read_bytes() != source.read_bytes():
        print(
            f"  source/{source.stem} differs from the course's and stays as it is; delete it to have the course's again"
        )


def command(*arguments: str, level: str = "WARN") -> list[str]:
    # What nbgrader's libraries warn of concerns nbgrader alone.
    return [sys.executable, "-I", "-W", "ignore", "-X", "utf8", "-m", "nbgrader", *arguments, f"--log-level={level}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
