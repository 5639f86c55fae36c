"""
Grades what students have handed in. start.py grade starts it with the Python of .venv-classroom. It is nbgrader's
zip_collect, autograde, generate_feedback and export, one after the other; each of them can as well be called by itself.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from nbgrader.api import Gradebook

from ..start.grade import parser
from .collecting import settle_name
from .course_folder import nbgrader

# Which submissions were graded, so that only those that are new or have changed are run.
GRADED = "graded.json"


def main(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments)
    folder = chosen.folder.resolve()
    if not (folder / "gradebook.db").exists():
        print(
            f"start.py: {folder} is no course folder; make one with: python3 start.py classroom FOLDER", file=sys.stderr
        )
        return 1
    known = sorted(path.name for path in (folder / "source").iterdir() if path.is_dir())
    assignments = [name for name in known if not chosen.names or name.startswith(tuple(chosen.names))]
    if not assignments:
        print(
            f"start.py: no exercises begin with {' or '.join(chosen.names)}; there are: {', '.join(known) or 'none'}",
            file=sys.stderr,
        )
        return 1
    students = folder / "students.csv"
    if students.exists() and len(students.read_text(encoding="utf-8").splitlines()) > 1:
        nbgrader(folder, "db", "student", "import", "students.csv")
    failed = []
    for name in assignments:
        if any(path.is_file() for path in (folder / "downloaded" / name / "archive").rglob("*")):
            nbgrader(folder, "zip_collect", name, "--force", level="ERROR")
        submitted = sorted(path.parent.name for path in (folder / "submitted").glob(f"*/{name}"))
        if not submitted:
            print(f"  {name}: nothing was handed in")
            continue
        print(f"  {name}: grading {len(submitted)} submissions …", flush=True)
        for student in submitted:
            settle_name(folder / "submitted" / student / name, name)
        forget_changed(folder, name, submitted, chosen.again)
        nbgrader(folder, "autograde", name)
        missing = [student for student in submitted if not (folder / "autograded" / student / name).exists()]
        failed += [f"{student}/{name}" for student in missing]
        remember(folder, name, [student for student in submitted if student not in missing])
        # Its warnings are of pages that it makes anew, and of submissions that are named below.
        nbgrader(folder, "generate_feedback", name, "--force", level="ERROR")
        print(table(folder, name), flush=True)
    nbgrader(folder, "export", "--to", "grades.csv")
    print(f"Marks: {folder / 'grades.csv'}; what each student gets back: {folder / 'feedback'}")
    for submission in failed:
        print(f"start.py: submitted/{submission} could not be graded; nbgrader's messages are above", file=sys.stderr)
    return 1 if failed else 0


def forget_changed(folder: Path, assignment: str, students: list[str], everything: bool) -> None:
    """nbgrader knows a new submission by a time stamp that only its exchange writes; here its content tells."""
    known = graded_before(folder)
    for student in students:
        if everything or known.get(f"{student}/{assignment}") != print_of(folder / "submitted" / student / assignment):
            shutil.rmtree(folder / "autograded" / student / assignment, ignore_errors=True)


def remember(folder: Path, assignment: str, students: list[str]) -> None:
    known = graded_before(folder)
    known |= {f"{student}/{assignment}": print_of(folder / "submitted" / student / assignment) for student in students}
    (folder / GRADED).write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def graded_before(folder: Path) -> dict[str, str]:
    """By student and assignment, what a submission was when it was graded."""
    try:
        return json.loads((folder / GRADED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def print_of(submission: Path) -> str:
    files = sorted(path for path in submission.rglob("*") if path.is_file())
    return hashlib.sha256(
        b"".join(path.name.encode() + hashlib.sha256(path.read_bytes()).digest() for path in files)
    ).hexdigest()


def table(folder: Path, assignment: str) -> str:
    """A line for each student."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        submissions = sorted(gradebook.assignment_submissions(assignment), key=lambda submission: submission.student.id)
        return "\n".join(f"    {one.student.id:30} {one.score:5g} of {one.max_score:g}" for one in submissions)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
