"""The marks as lists: for the teacher, and as Moodle's and Canvas's grade books read them."""

import csv
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from nbgrader.api import Gradebook

from .collecting import read_record
from .register import Register, Student

COLUMNS = (
    "assignment",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "status",
    "handed_in",
    "score",
    "max_score",
    "late_submission_penalty",
)


@dataclass(frozen=True)
class Mark:
    """Of one student for one exercise; without a score where nothing was handed in, or nothing could be graded."""

    exercise: str
    student: Student
    status: str
    max_score: float
    score: float | None = None
    penalty: float = 0
    handed_in: datetime | None = None


def marks(course: Path, register: Register) -> list[Mark]:
    """For each exercise that anybody has handed in, of everybody who is registered or has handed it in."""
    found = []
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        # The list has the last word: an address that was taken out of it is wrong.
        known = {
            one.id: Student(one.id, one.first_name or "", one.last_name or "", one.email or "", one.lms_user_id or "")
            for one in gradebook.students
        } | {one.id: one for one in register}
        for assignment in sorted(gradebook.assignments, key=lambda one: one.name):
            name = assignment.name
            handed_in = {path.parent.name for path in (course / "submitted").glob(f"*/{name}") if path.is_dir()}
            graded = {one.student.id: one for one in gradebook.assignment_submissions(name)}
            # Only who stands in the list of the teacher can miss something.
            for student in sorted({*handed_in, *(one.id for one in register)}) if handed_in else []:
                who = known.get(student, Student(student))
                if student not in handed_in:
                    found.append(Mark(name, who, "missing", assignment.max_score))
                    continue
                time = time_of(course / "submitted" / student / name, graded.get(student))
                submission = graded.get(student)
                if submission is None or not (course / "autograded" / student / name).is_dir():
                    found.append(Mark(name, who, "not graded", assignment.max_score, handed_in=time))
                    continue
                penalty = submission.late_submission_penalty or 0
                score = max(0.0, submission.score - penalty)
                found.append(Mark(name, who, "graded", assignment.max_score, score, penalty, time))
    return found


def time_of(place: Path, submission: object) -> datetime | None:
    """As the platform, the exchange or a mail says; else of the file."""
    if submission is not None and submission.timestamp:
        return submission.timestamp.replace(tzinfo=timezone.utc).astimezone()
    files = sorted(place.glob("*.ipynb"))
    return datetime.fromtimestamp(files[0].stat().st_mtime).astimezone() if files else None


def write(course: Path, register: Register) -> list[Mark]:
    found = marks(course, register)
    rows = [
        {
            "assignment": one.exercise,
            "student_id": one.student.id,
            "last_name": one.student.last_name,
            "first_name": one.student.first_name,
            "email": one.student.email,
            "status": one.status,
            "handed_in": one.handed_in.strftime("%Y-%m-%d %H:%M:%S%z") if one.handed_in else "",
            "score": number(one.score),
            "max_score": number(one.max_score),
            "late_submission_penalty": number(one.penalty),
        }
        for one in found
    ]
    save(course / "grades.csv", [list(COLUMNS), *([row[column] for column in COLUMNS] for row in rows)])
    save(course / "grades-moodle.csv", moodle(found))
    save(course / "grades-canvas.csv", canvas(found, read_record(course)))
    return found


def moodle(found: list[Mark]) -> list[list[str]]:
    """For Grades, Import, CSV file, which asks which column says who somebody is, and where each other one belongs."""
    exercises = exercises_of(found)
    head = ["First name", "Last name", "ID number", "Email address", *exercises]
    return [
        head,
        *([one.first_name, one.last_name, one.id, one.email, *scores] for one, scores in by_student(found, exercises)),
    ]


def canvas(found: list[Mark], record: dict) -> list[list[str]]:
    """For Grades, Import. Canvas finds students by ID or SIS Login ID; a second line says how many points there are."""
    exercises = exercises_of(found)
    numbers = {
        who: one["number"]
        for theirs in record.values()
        for who, one in theirs.items()
        if one.get("platform") == "Canvas"
    }
    most = {one.exercise: number(one.max_score) for one in found}
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *exercises]]
    rows.append(["    Points Possible", "", "", "", "", *(most[name] for name in exercises)])
    for one, scores in by_student(found, exercises):
        name = f"{one.last_name}, {one.first_name}" if one.last_name and one.first_name else one.name or one.id
        rows.append([name, numbers.get(one.id) or one.lms_user_id, "", one.id, "", *scores])
    return rows


def exercises_of(found: list[Mark]) -> list[str]:
    return list(dict.fromkeys(one.exercise for one in found))


def by_student(found: list[Mark], exercises: list[str]) -> list[tuple[Student, list[str]]]:
    """An empty field leaves a grade book as it is; a 0 that nobody has earned would stand there for good."""
    students = {one.student.id: one.student for one in found}
    scores = {(one.student.id, one.exercise): number(one.score) for one in found}
    return [(student, [scores.get((who, name), "") for name in exercises]) for who, student in sorted(students.items())]


def number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def save(path: Path, rows: list[list[str]]) -> None:
    """A name that a spreadsheet would take for a formula gets a quote before it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([[safe(field) for field in row] for row in rows])


def safe(field: str) -> str:
    return f"'{field}" if field[:1] in ("=", "+", "-", "@", "\t", "\r") else field
