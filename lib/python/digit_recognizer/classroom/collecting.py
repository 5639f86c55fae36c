"""Which student and which exercise a file belongs to that came by mail or from a learning platform."""

import re
import sys
from pathlib import Path

from nbgrader.plugins.zipcollect import FileNameCollectorPlugin

# Where nbgrader unpacks what lies in the archive, beside it.
UNPACKED, ARCHIVE = "extracted", "archive"


class Collector(FileNameCollectorPlugin):
    """nbgrader's, but of what a student hands in twice the later file counts; what is left out is said in words."""

    counts: dict[tuple[str, str], Path] | None = None

    def collect(self, submitted_file: str) -> dict | None:
        path = Path(submitted_file)
        facts = self.facts(path)
        if facts is None:
            tell(
                f"{path.name} is left out: its name should be STUDENT_EXERCISES.ipynb, such as"
                " anna_02-propagate-forward.ipynb"
            )
            return None
        if self.counts is None:
            self.counts = self.latest(path)
        counts = self.counts[facts["student_id"], facts["file_id"]]
        if counts != path:
            tell(f"{path.name} is left out: {facts['student_id']} has handed in {counts.name} later")
            return None
        return facts

    def facts(self, path: Path) -> dict | None:
        match = re.match(self.named_regexp, str(path)) if path.suffix == ".ipynb" else None
        return match.groupdict() if match else None

    def latest(self, path: Path) -> dict[tuple[str, str], Path]:
        """By student and exercise, the file that counts of all that lie in the folder of unpacked files."""
        unpacked = next(folder for folder in path.parents if folder.name == UNPACKED)
        all_of_them = sorted(
            (path for path in unpacked.rglob("*") if self.facts(path)), key=lambda path: age(unpacked, path)
        )
        return {(facts["student_id"], facts["file_id"]): path for path in all_of_them if (facts := self.facts(path))}


def age(unpacked: Path, path: Path) -> tuple[float, int]:
    """The time of the file that it was unpacked from; then the number that browsers add, as in 'name (1)'."""
    relative = path.relative_to(unpacked)
    archive = unpacked.parent / ARCHIVE
    came_from = [archive / relative]
    # A zip file is unpacked into a folder that has its name.
    came_from += [
        file
        for parent in relative.parents[:-1]
        for file in (archive / parent).parent.glob("*")
        if file.name.startswith(f"{parent.name}.")
    ]
    time = next((file.stat().st_mtime for file in came_from if file.is_file()), 0.0)
    number = re.search(r"\((\d+)\)\.ipynb$", path.name)
    return time, int(number[1]) if number else 0


def settle_name(folder: Path, assignment: str) -> None:
    """A notebook under another name in a student's folder gets the exercise's name, if it is the only one there."""
    notebooks = list(folder.glob("*.ipynb"))
    if len(notebooks) == 1:
        notebooks[0].rename(folder / f"{assignment}.ipynb")
    elif not (folder / f"{assignment}.ipynb").exists():
        found = "none" if not notebooks else " and ".join(sorted(path.name for path in notebooks))
        tell(f"{folder} should have one notebook, {assignment}.ipynb, but there is {found}")


def tell(words: str) -> None:
    print(f"start.py: {words}", file=sys.stderr)
