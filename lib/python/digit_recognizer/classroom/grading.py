"""
Grades what students have handed in. start.py grade starts it with the Python of .venv-classroom. It collects, has
nbgrader autograde and generate_feedback, and writes lists of marks and a summary.
"""

import functools
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import is_grade, is_solution
from traitlets.config.loader import PyFileConfigLoader

from ..start import fingerprint
from ..start.grade import parser
from ..start.places import ROOT
from . import gradebooks, reading, register
from .autograding import RunInBox
from .collecting import Collecting, Report, links_in, read_record, settle_name
from .course_folder import CONFIG, command
from .enter_box import end_with_parent
from .register import Register
from .restoring import Placing, declarations, key, placed
from .source import SourceError, graded_version
from .summary import ALL_WELL, LOOK, NOTHING_DONE, Summary

# Which submissions were graded, so that only those that are new or have changed are run.
GRADED = "graded.json"
# What nbgrader has said, with its tracebacks.
LOG = "grading.log"
# What a check of the course says in a student's own notebook.
SOLVED = re.compile(r"✓ Exercise (\d+)\.(\d+) is solved")
WARNING = re.compile(r"\[\w+ \| WARNING\] (?!Removing|Updating|No submitted file|Late submission)(.*)")


def main(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments)
    folder = chosen.folder.resolve()
    if not (folder / "gradebook.db").exists():
        print(
            f"start.py: {folder} is no course folder; make one with: python3 start.py classroom FOLDER", file=sys.stderr
        )
        return NOTHING_DONE
    known = sorted(path.name for path in (folder / "source").iterdir() if path.is_dir())
    exercises = [name for name in known if not chosen.names or name.startswith(tuple(chosen.names))]
    strange = [name for name in chosen.names if not any(each.startswith(name) for each in known)]
    if strange or not exercises:
        print(
            f"start.py: no exercises begin with {' or '.join(strange)}; there are: {', '.join(known) or 'none'}",
            file=sys.stderr,
        )
        return NOTHING_DONE
    wrong = try_walls(folder)
    if wrong:
        print(f"start.py: {wrong}.", file=sys.stderr)
        return NOTHING_DONE
    (folder / LOG).unlink(missing_ok=True)
    try:
        students = register.read(folder / "students.csv")
    except register.ListError as problem:
        print(f"start.py: {folder / 'students.csv'} {problem}.", file=sys.stderr)
        return NOTHING_DONE
    enter(folder, students)
    summaries = [
        summary for name in exercises if (summary := Grading(folder, name, known, students, chosen.again).run())
    ]
    summaries += misplaced(folder, known)
    gradebooks.write(folder, students)
    print(f"Marks: {folder / 'grades.csv'}; what each student gets back: {folder / 'feedback'}")
    for summary in summaries:
        print("\n".join(summary.lines()))
    every = [line for summary in summaries for line in summary.lines(whole=True)]
    (folder / "summary.txt").write_text("\n".join([*every, ""]), encoding="utf-8", errors="replace")
    return LOOK if any(summary.needs_a_look for summary in summaries) else ALL_WELL


def try_walls(folder: Path) -> str:
    """Before anything is run: what is wrong with those that the course's configuration wants."""
    try:
        step = RunInBox(config=PyFileConfigLoader(CONFIG, path=str(folder)).load_config())
    except Exception as problem:
        # It is a program that a teacher may have changed.
        return f"{folder / CONFIG} cannot be used, mend it: {type(problem).__name__}: {problem}"
    try:
        step.kind()
    except RuntimeError as problem:
        return str(problem)
    return ""


def enter(folder: Path, students: Register) -> None:
    """The teacher's list, into the gradebook."""
    with Gradebook(database(folder)) as gradebook:
        for one in students:
            facts = {
                "first_name": one.first_name,
                "last_name": one.last_name,
                "email": one.email,
                "lms_user_id": one.lms_user_id,
            }
            gradebook.update_or_create_student(one.id, **{key: value for key, value in facts.items() if value})


def misplaced(folder: Path, known: list[str]) -> list[Summary]:
    """Files in downloaded that no exercise's archive holds."""
    summary = Summary("downloaded")
    for path in sorted((folder / "downloaded").rglob("*")):
        parts = path.relative_to(folder / "downloaded").parts
        right = len(parts) > 2 and parts[0] in known and parts[1] in ("archive", "extracted")
        if path.is_file() and not right:
            summary.not_recognised.append(
                ("/".join(parts), "is not looked at: put it into downloaded/EXERCISE/archive")
            )
    return [summary] if summary.not_recognised else []


class Grading:
    """Of one exercise."""

    def __init__(self, folder: Path, name: str, known: list[str], students: Register, again: bool):
        self.folder, self.name, self.known, self.students, self.again = folder, name, known, students, again
        self.summary = Summary(name)

    def run(self) -> Summary | None:
        """Nothing is said of an exercise that nobody has handed in, and that nobody was to be found for."""
        archive = self.folder / "downloaded" / self.name / "archive"
        handed_in = archive.is_dir() and any(path.is_file() or path.is_symlink() for path in archive.rglob("*"))
        if not handed_in and not self.places():
            print(f"  {self.name}: nothing was handed in")
            return None
        try:
            released = graded_version(self.folder / "source" / self.name / f"{self.name}.ipynb")
        except (SourceError, OSError, ValueError) as problem:
            self.summary.not_graded.append((f"source/{self.name}", f"cannot be read: {problem}"))
            return self.summary
        if handed_in:
            self.note(Collecting(self.folder, self.name, self.others(), self.students, released).run())
        ready, refused = self.looked_through()
        self.summary.submitted = len(ready) + len(refused)
        self.summary.missing = (
            sorted({one.id for one in self.students} - {*ready, *refused}) if ready or refused else []
        )
        if not ready:
            return self.summary
        said = {student: self.look_at(student, released) for student in ready}
        print(f"  {self.name}: grading {len(ready)} submissions …", flush=True)
        self.grade(ready, refused)
        self.compare(said)
        print(self.table(ready), flush=True)
        return self.summary

    def others(self) -> list[str]:
        """Exercises that a file may be of by its name: the teacher's, and all of the course."""
        course = (ROOT / "lib" / "exercises" / "notebooks").glob("*.ipynb")
        return sorted({*self.known, *(path.stem for path in course)})

    def note(self, report: Report) -> None:
        self.summary.collected = len(report.collected)
        place = f"downloaded/{self.name}/archive/"
        here = {
            entry: entry if entry[0].startswith("submitted/") else (place + entry[0], entry[1])
            for entry in report.look + report.notes
        }
        self.summary.not_recognised += [here[entry] for entry in report.look]
        self.summary.notes += [here[entry] for entry in report.notes]
        for student in report.taken_back:
            for kind in ("autograded", "feedback"):
                shutil.rmtree(self.folder / kind / student / self.name, ignore_errors=True)
            with Gradebook(database(self.folder)) as gradebook:
                try:
                    gradebook.remove_submission(self.name, student)
                except MissingEntry:
                    continue

    def places(self) -> list[Path]:
        return sorted((self.folder / "submitted").glob(f"*/{self.name}"))

    def file(self, student: str) -> Path:
        return self.folder / "submitted" / student / self.name / f"{self.name}.ipynb"

    def looked_through(self) -> tuple[list[str], list[str]]:
        """Who can be graded, and who cannot since a link stands where a file should, or none does."""
        ready, refused = [], []
        # Of what was collected it is said already whom the list does not have.
        known = {*read_record(self.folder).get(self.name, {}), *(one.id for one in self.students)}
        for place in self.places():
            student = place.parent.name
            links = links_in(place)
            wrong = (
                "is a link, and links are not followed: put the file itself there"
                if links
                else settle_name(place, self.name)
                if place.is_dir()
                else "is no folder"
            )
            if wrong:
                shown = (links or [place])[0].relative_to(self.folder)
                self.summary.not_graded.append((str(shown), wrong))
            elif self.students and student not in known:
                found = self.students.within(student)
                advice = f": is the folder {found.id}'s?" if found else ""
                self.summary.not_recognised.append((f"submitted/{student}", f"is nobody in students.csv{advice}"))
            (refused if wrong else ready).append(student)
        return ready, refused

    def look_at(self, student: str, released: NotebookNode) -> set[str]:
        """What is wrong with a file before it is graded, and which exercises its own page says are solved."""
        shown = f"submitted/{student}/{self.name}"
        try:
            notebook = reading.read(self.file(student))
        except reading.UnreadableError as problem:
            came_from = read_record(self.folder).get(self.name, {}).get(student, {}).get("file")
            self.summary.marks_to_check.append(
                (shown, f"{problem}; it counts as an empty one" + (f" (it came from {came_from})" if came_from else ""))
            )
            return set()
        found: Placing = placed(notebook, released)
        if found.missing and len(found.missing) == len(found.by_content) + len(found.missing):
            words = "; none of its cells is one of the exercise: is it another one?" if not any(found.names) else ""
            self.summary.marks_to_check.append(
                (shown, f"has no cell that is certainly the answer {', '.join(found.missing)}{words}")
            )
        elif found.missing:
            self.summary.marks_to_check.append(
                (shown, f"has lost its cells' names; there is no cell that is certainly {', '.join(found.missing)}")
            )
        if lost := answers_in_checks(notebook, found.names, released):
            self.summary.marks_to_check.append(
                (shown, f"has an answer in {', '.join(lost)}, where the course's own check is run instead")
            )
        if found.by_content:
            self.summary.notes.append(
                (shown, f"has lost its cells' names; found again by their content: {', '.join(found.by_content)}")
            )
        printed = "\n".join(cell.metadata.get("said", "") for cell in notebook.cells)
        return {f"exercise-{chapter}-{place}" for chapter, place in SOLVED.findall(printed)}

    def grade(self, ready: list[str], refused: list[str]) -> None:
        forget_changed(self.folder, self.name, ready, self.again)
        for student in refused:
            shutil.rmtree(self.folder / "autograded" / student / self.name, ignore_errors=True)
        without = [f"--CourseDirectory.student_id_exclude={','.join(refused)}"] if refused else []
        self.quietly("autograde", self.name, *without)
        ungraded = [student for student in ready if not (self.folder / "autograded" / student / self.name).is_dir()]
        self.summary.not_graded += [
            (f"submitted/{student}/{self.name}", f"could not be graded: why is in {LOG}") for student in ungraded
        ]
        remember(self.folder, self.name, [student for student in ready if student not in ungraded])
        if len(ungraded) < len(ready):
            self.quietly("generate_feedback", self.name, "--force", level="ERROR")
            pages = [
                student
                for student in ready
                if student not in ungraded and not (self.folder / "feedback" / student / self.name).is_dir()
            ]
            self.summary.not_graded += [
                (f"feedback/{student}/{self.name}", f"could not be written: why is in {LOG}") for student in pages
            ]

    def quietly(self, *arguments: str, level: str = "WARN") -> None:
        """What nbgrader says is kept; a teacher is told its warnings, in which there is no traceback."""
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            process = subprocess.Popen(
                command(*arguments, level=level),
                cwd=self.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                # Also where this process, which has no threads, is killed.
                preexec_fn=functools.partial(end_with_parent, signal.SIGTERM) if sys.platform == "linux" else None,  # noqa: PLW1509
            )
            for line in process.stdout:
                log.write(line)
                if warning := WARNING.match(line):
                    print(f"start.py: {warning[1]}", file=sys.stderr, flush=True)
            process.wait()

    def compare(self, said: dict[str, set[str]]) -> None:
        """A point that is not given although the student's own page says that the exercise is solved."""
        with Gradebook(database(self.folder)) as gradebook:
            for student, solved in said.items():
                try:
                    notebook = gradebook.find_submission_notebook(self.name, self.name, student)
                except MissingEntry:
                    continue
                lost = sorted(grade.name for grade in notebook.grades if grade.name in solved and not grade.score)
                if lost:
                    numbers = ", ".join(name.removeprefix("exercise-").replace("-", ".") for name in lost)
                    words = f"has no point for {numbers}, although what was handed in says solved there"
                    self.summary.marks_to_check.append((f"submitted/{student}/{self.name}", words))

    def table(self, ready: list[str]) -> str:
        """A line for each student who has handed in."""
        with Gradebook(database(self.folder)) as gradebook:
            submissions = sorted(
                gradebook.assignment_submissions(self.name), key=lambda submission: submission.student.id
            )
            return "\n".join(
                f"    {one.student.id:30} {one.score:5g} of {one.max_score:g}"
                for one in submissions
                if one.student.id in ready
            )


def answers_in_checks(notebook: NotebookNode, names: list[str | None], released: NotebookNode) -> list[str]:
    """The checks above which, in the same cell, stands what an answer declares; it is not run."""
    wanted = {name for cell in released.cells if is_solution(cell) for name in declarations(cell)}
    checks = {key(cell) for cell in released.cells if is_grade(cell) and not is_solution(cell)}
    return [name for cell, name in zip(notebook.cells, names) if name in checks and wanted & declarations(cell)]


def database(folder: Path) -> str:
    return f"sqlite:///{folder / 'gradebook.db'}"


def forget_changed(folder: Path, assignment: str, students: list[str], everything: bool) -> None:
    """nbgrader knows a new submission by a time stamp, which is not always written; here its content tells."""
    known = graded_before(folder)
    for name, now in prints(folder, assignment, students).items():
        if everything or known.get(name) != now:
            shutil.rmtree(folder / "autograded" / name, ignore_errors=True)


def remember(folder: Path, assignment: str, students: list[str]) -> None:
    known = graded_before(folder) | prints(folder, assignment, students)
    fingerprint.write(folder / GRADED, known)


def graded_before(folder: Path) -> dict[str, str]:
    """By student and assignment, what a submission was when it was graded."""
    return fingerprint.read(folder / GRADED)


def prints(folder: Path, assignment: str, students: list[str]) -> dict[str, str]:
    """By student and assignment, of what was handed in and of the exercise: marks are those of the checks of today."""
    exercise = print_of(folder / "source" / assignment)
    names = [f"{student}/{assignment}" for student in students]
    return {name: exercise + print_of(folder / "submitted" / name) for name in names}


def print_of(place: Path) -> str:
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return hashlib.sha256(
        b"".join(os.fsencode(path.name) + hashlib.sha256(path.read_bytes()).digest() for path in files)
    ).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
