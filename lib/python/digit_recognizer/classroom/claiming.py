"""Whose a file is: by the names that a platform, a teacher or a student has given, and by the register."""

from . import platforms
from .platforms import Claim, class_archive, stem
from .register import Register, Student, as_id, plain
from .unpacking import Place


class UnclearError(ValueError):
    """Why a file is nobody's."""


class Owners:
    """Of the files of one exercise."""

    def __init__(self, exercise: str, register: Register):
        self.exercise, self.register = exercise, register

    def claim(self, places: tuple[Place, ...]) -> tuple[Claim, tuple[Place, ...]]:
        """Whose a file is by the outermost name that says so, and what lies within it."""
        for at, place in enumerate(places):
            is_file = place.kind != "folder"
            inner = places[at + 1 :]
            if not is_file and self.is_unpacked_class(place, inner):
                continue
            if place.kind == "mail":
                if not place.sender[1]:
                    raise UnclearError("is in a mail that does not say who has sent it")
                return Claim("e-mail", name=place.sender[0], login=place.sender[1], time=place.time), inner
            found = platforms.claim(place.name, is_file)
            if found and (found.platform != "Google Classroom" or self.is_names(found)):
                return found, inner
            if place.kind == "archive" and class_archive(place.name):
                return self.in_class_archive(places, at)
            if is_file or self.is_student(place.name):
                return self.by_hand(places, at)
        raise UnclearError(self.nobody(places))

    def is_unpacked_class(self, folder: Place, inner: tuple[Place, ...]) -> bool:
        """Whether a folder is what an archive of a whole class was unpacked to: names in it are the platform's."""
        platform = class_archive(folder.name + ".zip")
        # A teacher may call a student's folder anna-1, but hardly as Moodle does, COURSE-ASSIGNMENT-NUMBER.
        is_loose = platform == "Moodle" and folder.name.count("-") < 2
        if platform is None or is_loose or self.register.within(folder.name):
            return False
        claims = (platforms.claim(place.name, place.kind != "folder") for place in inner)
        return any(found and found.platform == platform for found in claims)

    def is_names(self, claim: Claim) -> bool:
        """A dash may stand in any name: it is a platform's before an exercise, or after the name of a student."""
        return self.exercise in claim.file or bool(self.register.named(claim.name))

    def is_student(self, folder: str) -> bool:
        """Whether a teacher's folder is a student's: one whom the register knows, or anybody if there is none."""
        return self.register.within(folder) is not None if self.register else not self.is_wrapper(folder)

    def is_wrapper(self, name: str) -> bool:
        return plain(name) in map(plain, (*platforms.WRAPPERS, self.exercise))

    def in_class_archive(self, places: tuple[Place, ...], at: int) -> tuple[Claim, tuple[Place, ...]]:
        platform = class_archive(places[at].name)
        for inside in range(at + 1, len(places)):
            place = places[inside]
            found = platforms.claim(place.name, place.kind != "folder")
            if found and found.platform == platform:
                return found, places[inside + 1 :]
            if place.kind != "folder":
                break
        student = self.register.within(stem(places[at].name)[0])
        if student:
            return Claim("by hand", login=student.id), places[at + 1 :]
        raise UnclearError(
            f"is in an archive that is called as {platform} calls a whole class's, but its own name is not one that"
            f" {platform} gives: unpack it if it is of another platform, with students.csv filled in"
        )

    def by_hand(self, places: tuple[Place, ...], at: int) -> tuple[Claim, tuple[Place, ...]]:
        """A name that a teacher or a student has given; if it contradicts another one, only the register can tell."""
        place, inner = places[at], places[at + 1 :]
        text = place.name if place.kind == "folder" else stem(place.name)[0]
        student = self.register.within(text.replace(self.exercise, "").strip("_- ."))
        if student:
            return Claim("by hand", login=student.id), inner
        named = self.before_exercise(text) if self.exercise in text else "" if place.kind == "notebook" else text
        if not named or self.is_wrapper(named):
            raise UnclearError(self.nobody(places))
        others = [one.name for one in places[:at] if not self.is_wrapper(one.name)]
        others += [self.before_exercise(stem(places[-1].name)[0])] if inner else []
        for other in others:
            if other and plain(other) != plain(named):
                raise UnclearError(
                    f"may be {named}'s or {other}'s, since its path names both: list your students in students.csv"
                )
        return Claim("by hand", login=named), inner

    def before_exercise(self, text: str) -> str:
        """Of STUDENT_EXERCISE, the student."""
        return text.split(self.exercise, maxsplit=1)[0].strip("_- .") if self.exercise in text else ""

    def nobody(self, places: tuple[Place, ...]) -> str:
        if any(place.kind == "archive" for place in places[:-1]):
            return (
                "is nobody's: unpack the archive if it is a whole class's; if it is a student's, call it"
                f" STUDENT_{self.exercise}.zip"
            )
        return (
            f"is nobody's: give it a name such as STUDENT_{self.exercise}.ipynb, or put it into a folder with the"
            " student's name"
        )

    def student(self, claim: Claim) -> Student | None:
        """Whom the register knows by what was claimed; two of the same name only by their number."""
        numbered = self.register.numbered(claim.number)
        if numbered:
            named = self.register.named(claim.name) if claim.name else []
            if named and numbered not in named:
                raise UnclearError(
                    f"is {numbered.id}'s by its number {claim.number}, and {named[0].id}'s by its name: put right"
                    " lms_user_id in students.csv, which has the number that the platform writes into files' names"
                )
            return numbered
        if claim.platform == "e-mail":
            found = self.register.addressed(claim.login)
        elif claim.login:
            login = self.register.within(f"{claim.title}_{claim.login}") if claim.title else None
            found = [login] if login else self.register.find(claim.login)
        else:
            found = self.register.named(claim.name)
        return found[0] if len(found) == 1 else None


def identity(claim: Claim, student: Student | None) -> str:
    return student.id if student else as_id(claim.login or claim.name)
