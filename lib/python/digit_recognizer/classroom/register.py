"""The students of a course, as the teacher has listed them in students.csv."""

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# As long as every system's folders may be called, with room for what is called after them.
ID_BYTES = 100
COLUMNS = "id,first_name,last_name,email,lms_user_id"
# What no file may be called on Windows, whatever follows after a dot.
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Student:
    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    # What the platform calls the student: nbgrader's own name for it.
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def is_called(self) -> set[str]:
        names = {f"{self.first_name} {self.last_name}", f"{self.last_name} {self.first_name}"}
        return {plain(name) for name in names} - {""}


class ListError(ValueError):
    """Why students.csv cannot be used, in words that go on after its name."""


class Register:
    """Finds a student by what a file's name says."""

    def __init__(self, students: list[Student]):
        self.students = students

    def __bool__(self) -> bool:
        return bool(self.students)

    def __iter__(self) -> Iterator[Student]:
        return iter(self.students)

    def find(self, text: str) -> list[Student]:
        """By id, else by address, else by name, of which there may be two."""
        wanted = plain(text)
        if not wanted:
            return []
        ways = (
            # 1_2 is not student 12.
            lambda one: plain(one.id) == wanted and not wanted.isdigit(),
            lambda one: wanted in one.is_called(),
        )
        later = (found for way in ways if (found := [one for one in self.students if way(one)]))
        return self.addressed(text) or next(later, [])

    def addressed(self, address: str) -> list[Student]:
        """By the very id, else by the very address."""
        same = address.strip().casefold()
        by_id = [one for one in self.students if one.id.casefold() == same]
        return by_id or [one for one in self.students if one.email.casefold() == same]

    def named(self, name: str) -> list[Student]:
        """By a name that a platform gives; who has it goes before whose id is the same."""
        return [one for one in self.students if plain(name) in one.is_called()] or self.find(name)

    def numbered(self, number: str) -> Student | None:
        return next((one for one in self.students if number and one.lms_user_id == number), None)

    def within(self, text: str) -> Student | None:
        """The student whose id or name a text is, or begins with, or ends with, before or after an underscore."""
        parts = text.split("_")
        beginnings = ["_".join(parts[:end]) for end in range(len(parts), 0, -1)]
        endings = ["_".join(parts[begin:]) for begin in range(1, len(parts))]
        return next((found[0] for part in [*beginnings, *endings] if len(found := self.find(part)) == 1), None)


def read(path: Path) -> Register:
    """
    Also as spreadsheets write it: with a byte-order mark, semicolons or tabs, in UTF-16 or the code page of Windows.

    @raise ListError: if it names no columns, or a student twice, or one whose id no folder may have
    """
    if not path.is_file():
        return Register([])
    content = path.read_bytes()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    first = text.split("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter=max(",;\t", key=first.count))
    if text.strip() and "id" not in map(column, rows.fieldnames or []):
        raise ListError(
            f"needs a first line that names its columns, id among them, as in {COLUMNS}; it begins with"
            f" {first.strip()[:60]!r}"
        )
    fields = [
        {
            column(key): (value or "").strip()
            for key, value in row.items()
            if isinstance(key, str) and not isinstance(value, list)
        }
        for row in rows
    ]
    known = Student.__dataclass_fields__
    students = [
        Student(**{key: value for key, value in row.items() if key in known}) for row in fields if row.get("id")
    ]
    ids = [one.id.casefold() for one in students]
    for one in students:
        if ids.count(one.id.casefold()) > 1:
            raise ListError(f"has the id {one.id} twice: give each student an id of the own")
        if as_id(one.id) != one.id:
            raise ListError(
                f"has the id {one.id!r}, but no folder can be called so: take {as_id(one.id) or 'another'!r}"
            )
    return Register(students)


def column(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def plain(text: str) -> str:
    """What of a name stays the same on every platform: small letters and digits, without accents."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.sub(r"[\W_]", "", bare.casefold())


def as_id(text: str, most: int = ID_BYTES) -> str:
    """A name as a folder may have it on every system, and nbgrader; without signs that control a terminal."""
    kinds = ((letter, unicodedata.category(letter)) for letter in unicodedata.normalize("NFC", text))
    seen = "".join(" " if kind in ("Cc", "Zl", "Zp") else letter for letter, kind in kinds if kind != "Cf")
    clean = re.sub(r'[\\/:*?"<>|,+\[\]{}]', " ", seen)
    short = " ".join(clean.split()).encode("utf-8", "replace")[:most].decode("utf-8", "ignore").strip(" .")
    return f"student {short}" if DEVICE.match(short) else short
