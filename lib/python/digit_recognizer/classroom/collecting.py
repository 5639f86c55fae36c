"""Brings what came by mail or from a platform into the course folder, file by file, and says what is left out."""

import hashlib
import itertools
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import is_grade

from ..start import fingerprint
from . import platforms, reading
from .claiming import Owners, UnclearError, identity
from .platforms import Claim, stem
from .register import ID_BYTES, Register, Student, as_id, plain
from .restoring import key, placed
from .unpacking import LeftOut, Notebook, Place, path_of, walk

# What was put into submitted, and from which file, so that a later one may take its place and nothing else is touched.
RECORD = "collected.json"
# Where a student has chosen what says whose a file is.
UNVERIFIED = ("Google Classroom", "e-mail")
LONG_AGO = datetime.fromtimestamp(0, timezone.utc)


@dataclass
class Report:
    """What became of the files of one exercise."""

    # By student.
    collected: dict[str, str] = field(default_factory=dict)
    # Whose file turned out to be somebody else's.
    taken_back: list[str] = field(default_factory=list)
    # What a teacher should look at, and what is just as well to know: each a file and a reason.
    look: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Candidate:
    """A notebook that is somebody's."""

    path: str
    own_name: str
    claim: Claim
    student: Student | None
    time: datetime | None
    rank: tuple
    stored: Path
    # In a folder as that of the course's worked answers, which a student may have packed with all the rest.
    in_answers: bool

    @property
    def who(self) -> str:
        return identity(self.claim, self.student)


class Collecting:
    """Of one exercise."""

    def __init__(self, course: Path, exercise: str, others: list[str], register: Register, released: NotebookNode):
        self.course, self.exercise, self.register, self.released = course, exercise, register, released
        self.owners = Owners(exercise, register)
        self.others = [name for name in others if name != exercise]
        self.report = Report()

    def run(self) -> Report:
        archive = self.course / "downloaded" / self.exercise / "archive"
        candidates: dict[str, list[Candidate]] = {}
        strays: dict[str, list[LeftOut]] = {}
        with tempfile.TemporaryDirectory(dir=self.course, prefix=".collecting-") as spool:
            for number, found in enumerate(walk(archive)):
                if isinstance(found, LeftOut):
                    if found.places:
                        strays.setdefault(self.whose(found.places), []).append(found)
                    else:
                        (self.report.notes if found.harmless else self.report.look).append((found.path, found.reason))
                    continue
                try:
                    candidate = self.candidate(found, Path(spool) / f"{number}.ipynb")
                except UnclearError as problem:
                    self.report.look.append((path_of(found.places), str(problem)))
                    continue
                candidate.stored.write_bytes(found.content)
                candidates.setdefault(candidate.who, []).append(candidate)
            chosen = {}
            for who, theirs in self.told_apart(candidates).items():
                best = self.choose(theirs)
                if best:
                    chosen[who] = best
            self.put(chosen)
        for who, left in strays.items():
            self.tell(who, left)
        return self.report

    def whose(self, places: tuple[Place, ...]) -> str:
        """The student's id, or nothing where that is not clear."""
        try:
            claim, _ = self.owners.claim(places)
            student = self.owners.student(claim)
        except UnclearError:
            return ""
        return identity(claim, student)

    def tell(self, who: str, strays: list[LeftOut]) -> None:
        """What is no notebook is worth a look where its student has handed in nothing else."""
        if who and not lies_there(self.course, self.course / "submitted" / who / self.exercise):
            first, *strays = strays
            self.report.look.append((first.path, f"{first.reason}, and {who} has handed in none: ask for it"))
        self.report.notes += [(one.path, one.reason) for one in strays]

    def candidate(self, found: Notebook, stored: Path) -> Candidate:
        claim, inner = self.owners.claim(found.places)
        if not as_id(claim.login or claim.name):
            raise UnclearError("is nobody's: its name has no letter that the name of a folder may have")
        student = self.owners.student(claim)
        names = [claim.file, *(place.name for place in inner)]
        own_name = next(name for name in reversed([*names, found.places[-1].name]) if name)
        at = len(found.places) - len(inner) - 1
        # The times of what lies in a student's own archive are the student's choice.
        handed_in = claim.time or next(place.time for place in found.places[at:] if place.kind != "folder")
        known = handed_in or next((place.time for place in reversed(found.places) if place.time), LONG_AGO)
        rank = (
            known,
            claim.order,
            max(stem(place.name)[1] for place in found.places[at:]),
            found.places[-1].time or LONG_AGO,
            path_of(found.places),
        )
        in_answers = any(place.name.casefold() == "answers" for place in inner)
        return Candidate(path_of(found.places), own_name, claim, student, handed_in, rank, stored, in_answers)

    def told_apart(self, candidates: dict[str, list[Candidate]]) -> dict[str, list[Candidate]]:
        """Two with one name and two numbers are two students."""
        apart: dict[str, list[Candidate]] = {}
        for who, theirs in candidates.items():
            uncertain = [one for one in theirs if one.claim.number and not self.register.numbered(one.claim.number)]
            numbers = {(one.claim.platform, one.claim.number) for one in uncertain}
            namesakes = not theirs[0].student and len(self.register.named(theirs[0].claim.name)) > 1
            several = namesakes or len({platform for platform, _ in numbers}) < len(numbers)
            for one in theirs:
                name = who
                if several and one in uncertain:
                    # The number, which tells them apart, is not what a long name loses.
                    name = as_id(f"{as_id(one.claim.name, ID_BYTES // 2)} {one.claim.number[-platforms.DIGITS :]}")
                    one.student = None
                if several and name not in apart:
                    advice = "write the platform's number of each into a column lms_user_id of students.csv"
                    self.report.look.append(
                        (
                            one.path,
                            f"is collected as {name}, since several are called {one.claim.name or who}: {advice}",
                        )
                    )
                apart.setdefault(name, []).append(one)
        return apart

    def choose(self, theirs: list[Candidate]) -> Candidate | None:
        """The latest file of the exercise; what it replaces is named."""
        strong = [one for one in theirs if self.of(one.own_name) == self.exercise]
        foreign = [one for one in theirs if self.of(one.own_name) not in (self.exercise, None)]
        for one in foreign:
            self.report.look.append(
                (one.path, f"is of another exercise: put it into downloaded/{self.of(one.own_name)}/archive")
            )
        maybe = strong or [one for one in theirs if one not in foreign]
        if strong:
            # Lessons and worked answers are called as the exercises are.
            own = [one for one in strong if not one.in_answers] or strong
            maybe = [one for one in own if len(own) == 1 or not self.is_another(one.stored)] or own
        elif len(maybe) > 1:
            recognised = [one for one in maybe if self.recognises(one.stored)]
            if not recognised:
                for one in maybe:
                    self.report.look.append(
                        (
                            one.path,
                            f"may be the exercise or not, as others of {one.who}: call the one that counts"
                            f" {self.exercise}.ipynb",
                        )
                    )
                return None
            maybe = recognised
        if not maybe:
            return None
        best = max(maybe, key=lambda one: one.rank)
        if best.student and best.claim.platform == "by hand" and (unknown := self.unknown_folders(best)):
            reason = f"is told by its own name: nobody in students.csv is called {' or '.join(unknown)}"
            self.report.notes.append((best.path, reason))
        if best.in_answers:
            self.report.look.append(
                (best.path, "lies in a folder answers, as the worked answers do: is it a student's?")
            )
        content = best.stored.read_bytes()
        for one in theirs:
            if one is best or one in foreign or one.stored.read_bytes() == content:
                continue
            if one not in maybe:
                left = self.report.look if one in strong and one.rank > best.rank and not one.in_answers else None
                (self.report.notes if left is None else left).append(
                    (one.path, f"is left out: {best.path} is the exercise")
                )
            elif one.claim.platform == "by hand" and self.may_be_two(one, best):
                reason = f"is replaced: {best.path} is later; if they are two students', list them in students.csv"
                self.report.look.append((one.path, reason))
            elif best.claim.platform in UNVERIFIED:
                reason = f"is replaced: {best.path} is later; are both of them {best.who}'s?"
                self.report.look.append((one.path, reason))
            else:
                self.report.notes.append((one.path, f"is replaced: {best.path} is later"))
        return best

    def may_be_two(self, one: Candidate, other: Candidate) -> bool:
        if one.student is None:
            return are_in_two_folders_of_one(one, other)
        return self.unknown_folders(one) != self.unknown_folders(other)

    def unknown_folders(self, one: Candidate) -> list[str]:
        """Those around what names a student, which are nobody's by the list."""
        around = itertools.takewhile(lambda name: not self.register.within(stem(name)[0]), one.path.split("/")[:-1])
        return [name for name in around if not self.owners.is_wrapper(name)]

    def of(self, name: str) -> str | None:
        """The exercise that a name has in it; the longer one where one's name is part of another's."""
        named = [one for one in (self.exercise, *self.others) if plain(one) in plain(name)]
        return max(named, key=len, default=None)

    def recognises(self, stored: Path) -> bool:
        """Whether a file under another name is this exercise by its content."""
        return any(self.found_in(stored))

    def is_another(self, stored: Path) -> bool:
        """Whether a file under the exercise's name has none of its checks; of a damaged one nobody knows."""
        found = self.found_in(stored)
        return bool(found) and not {key(cell) for cell in self.released.cells if is_grade(cell)}.intersection(found)

    def found_in(self, stored: Path) -> list[str | None]:
        """For each cell of a file, which of the exercise it is with certainty."""
        try:
            return placed(reading.read(stored), self.released).names
        except reading.UnreadableError:
            return []

    def put(self, chosen: dict[str, Candidate]) -> None:
        """Into submitted. What somebody has put there by hand stays."""
        record = read_record(self.course)
        before = record.get(self.exercise, {})
        after = {}
        for who, one in sorted(chosen.items()):
            if self.register and one.student is None:
                self.report.look.append((one.path, f"is collected as {who}, whom students.csv does not have"))
            place = self.course / "submitted" / who / self.exercise
            file = place / f"{self.exercise}.ipynb"
            content = one.stored.read_bytes()
            if lies_there(self.course, place) and before.get(who, {}).get("sha256") != digest_of(file):
                if digest_of(file) != hashlib.sha256(content).hexdigest():
                    there = file.relative_to(self.course).as_posix()
                    reason = f"is left out: {there} was put there by hand, and stays; delete it to have this one"
                    self.report.look.append((one.path, reason))
                continue
            if place.is_dir():
                shutil.rmtree(place)
            place.mkdir(parents=True)
            file.write_bytes(content)
            if one.time:
                (place / "timestamp.txt").write_text(
                    f"{one.time.astimezone(timezone.utc):%Y-%m-%d %H:%M:%S} UTC\n", encoding="utf-8"
                )
            after[who] = {
                "file": one.path,
                "sha256": hashlib.sha256(content).hexdigest(),
                "platform": one.claim.platform,
                "number": one.claim.number,
            }
            self.report.collected[who] = one.path
        self.take_back(before, {one.path: who for who, one in chosen.items()})
        record[self.exercise] = {**before, **after}
        for who in self.report.taken_back:
            del record[self.exercise][who]
        fingerprint.write(self.course / RECORD, record)

    def take_back(self, before: dict, chosen: dict[str, str]) -> None:
        """What was collected for one student, and turns out to be another's, as when students.csv has become longer."""
        for who, one in before.items():
            place = self.course / "submitted" / who / self.exercise
            if chosen.get(one["file"], who) != who and digest_of(place / f"{self.exercise}.ipynb") == one["sha256"]:
                shutil.rmtree(place)
                self.report.taken_back.append(who)
                other = f"is taken back: its file is {chosen[one['file']]}'s"
                self.report.notes.append((f"submitted/{who}/{self.exercise}", other))


def are_in_two_folders_of_one(one: Candidate, other: Candidate) -> bool:
    folders = [each.path.split("/")[:-1] for each in (one, other)]
    return all(len(names) > 1 for names in folders) and folders[0][0] == folders[1][0] and folders[0] != folders[1]


def lies_there(course: Path, place: Path) -> bool:
    return any(path.is_symlink() for path in (place, place.parent)) or (place.is_dir() and any(place.glob("*.ipynb")))


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() and not file.is_symlink() else ""


def read_record(course: Path) -> dict:
    """By exercise and student, where a submission came from."""
    return fingerprint.read(course / RECORD)


def links_in(submission: Path) -> list[Path]:
    """Links in a student's folder, and above it: they would lead grading to other files than were handed in."""
    return [
        path
        for path in (submission.parent, submission, *(submission.rglob("*") if submission.is_dir() else ()))
        if path.is_symlink()
    ]


def settle_name(folder: Path, assignment: str) -> str:
    """
    A notebook under another name in a student's folder gets the exercise's name, if it is the only one there.

    @return: what is wrong otherwise
    """
    wanted = folder / f"{assignment}.ipynb"
    if wanted.is_dir():
        return f"should have one notebook, {wanted.name}, but that is a folder: put what is in it in its place"
    notebooks = [path for path in folder.iterdir() if platforms.NOTEBOOK.search(path.name)]
    if wanted.exists():
        return ""
    if len(notebooks) == 1:
        notebooks[0].rename(wanted)
        return ""
    found = "none" if not notebooks else " and ".join(sorted(path.name for path in notebooks))
    return f"should have one notebook, {assignment}.ipynb, but there is {found}"
