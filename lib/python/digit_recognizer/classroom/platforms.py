"""
How learning platforms call the files that they give to a teacher: Moodle's and Canvas's names as their code makes them,
Blackboard's and Google Classroom's as what they have given to teachers is called.
"""

import re
from dataclasses import dataclass
from datetime import datetime

# The number that browsers add to a file that is there already, as in "homework (1).ipynb".
AGAIN = r"(?: ?\((?P<again>\d+)\))?"
# More than any number in a name has; Python does not read thousands.
DIGITS = 30
NOTEBOOK = re.compile(r"\.ipynb(?:\.txt|\.json)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Scheme:
    """A name's pattern. Its groups say who handed in, and when; file is the student's own name of the file."""

    platform: str
    pattern: str
    files_only: bool = False


# In this order. No student chooses what stands before what a platform writes, so the first match is the platform's.
SCHEMES = (
    # A folder for each student, or, without folders, the file itself. Underscores in names become blanks. Newer ones
    # leave out the last "_".
    Scheme("Moodle", r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)"),
    # TITLE_login_attempt_TIME_file, and a text file with the comment for each attempt.
    Scheme("Blackboard", r"(?P<title>.+?)_(?P<login>[^_]+)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)"),
    # lastfirst_[LATE_]user_attachment_file, in small letters; the attachment's number grows with time.
    Scheme("Canvas", r"(?P<name>[^_]+)(?:_LATE)?_(?P<number>\d+)_(?P<order>\d+)_(?P<file>.+)", files_only=True),
    # The same where grading is anonymous.
    Scheme("Canvas", r"(?:LATE_)?(?P<login>anon_[^_]+)_(?P<order>\d+)_(?P<file>.+)", files_only=True),
    # A copy for each student is called "Anna Miller - TITLE".
    Scheme("Google Classroom", r"(?P<name>[^\d\W].*?) - (?P<file>.+)", files_only=True),
)

# How the archive of a whole class is called. What is in another archive belongs to one student, whatever its names say.
CLASS_ARCHIVES = {
    "Canvas": r"(?:.*[_ ])?submissions",
    "Blackboard": r"gradebook_.+",
    # FOLDER-TIME-001, as Drive calls a folder that is downloaded
    "Google Classroom": r".+-\d{8}T\d{6}Z(?:-\d+)*",
    # COURSE-ASSIGNMENT-NUMBER; last, since others may end like this.
    "Moodle": r".+-\d+",
}

# Folders that teachers make, and that are no students.
WRAPPERS = {
    "archive",
    "download",
    "downloads",
    "submission",
    "submissions",
    "submitted",
    "homework",
    "homeworks",
    "assignment",
    "assignments",
    "class",
}


@dataclass(frozen=True)
class Claim:
    """Whom a platform's name names: a person, the platform's number of a student, or what a student logs in with."""

    platform: str
    name: str = ""
    number: str = ""
    login: str = ""
    # The student's own name of the file, where the platform's goes on with it.
    file: str = ""
    time: datetime | None = None
    order: int = 0
    # What stands before a login, of which an underscore may be part.
    title: str = ""


def claim(name: str, is_file: bool) -> Claim | None:
    """What a name says if it is a platform's."""
    for scheme in SCHEMES:
        match = re.fullmatch(scheme.pattern, name, re.DOTALL) if is_file or not scheme.files_only else None
        if match:
            found = {key: value or "" for key, value in match.groupdict().items()}
            time = moment(found.pop("time", ""))
            return Claim(scheme.platform, order=int(found.pop("order", "0")[-DIGITS:]), time=time, **found)
    return None


def moment(text: str) -> datetime | None:
    try:
        return believable(datetime.strptime(text, "%Y-%m-%d-%H-%M-%S"))
    except ValueError:
        return None


def believable(time: datetime) -> datetime | None:
    """A time with its zone; none where a calendar begins or ends, which is nobody's and cannot be told elsewhere."""
    return time.astimezone() if 1970 < time.year < 2900 else None


def class_archive(name: str) -> str | None:
    """Which platform calls the archive of a whole class like this."""
    for platform, pattern in CLASS_ARCHIVES.items():
        if re.fullmatch(rf"{pattern}{AGAIN}\.zip", name, re.IGNORECASE):
            return platform
    return None


def stem(name: str) -> tuple[str, int]:
    """A file's name without what says its kind, and the number that a browser has added."""
    bare = re.sub(
        r"(?:\.ipynb(?:\.txt|\.json)?|\.zip|\.tar(?:\.\w+)?|\.tgz|\.tbz2|\.txz|\.eml)$", "", name, flags=re.IGNORECASE
    )
    match = re.fullmatch(rf"(?P<stem>.*?){AGAIN}", bare, re.DOTALL)
    return match["stem"].strip(), int((match["again"] or "0")[-DIGITS:])
