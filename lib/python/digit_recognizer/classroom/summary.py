"""What a teacher should know when all is collected and graded, in words, and whether anything needs a look."""

import re
from dataclasses import dataclass, field

# The exit codes of 'start.py grade'.
ALL_WELL, LOOK, NOTHING_DONE = 0, 1, 2


@dataclass
class Summary:
    """Of one run. Each entry is a file or a student, and what is to be said of it."""

    exercise: str
    collected: int = 0
    # By hand or through the exchange.
    submitted: int = 0
    not_recognised: list[tuple[str, str]] = field(default_factory=list)
    not_graded: list[tuple[str, str]] = field(default_factory=list)
    marks_to_check: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def needs_a_look(self) -> bool:
        return bool(self.not_recognised or self.not_graded or self.marks_to_check)

    def lines(self, whole: bool = False) -> list[str]:
        """With every note if it is to be whole; else those of which there are many, with one reason, in one line."""
        counts = f"{self.submitted} submissions, {self.collected} of them collected from downloaded"
        found = [f"{self.exercise}: {counts}"]
        for title, entries in (
            ("Look at these files, which were not recognised or are not certain", self.not_recognised),
            ("Not graded", self.not_graded),
            ("Look at these marks", self.marks_to_check),
        ):
            found += [f"  {title}:", *(f"    {name} {what}" for name, what in entries)] if entries else []
        if self.missing:
            found.append(f"  In students.csv, but no notebook handed in: {', '.join(self.missing)}")
        if self.notes:
            found += [
                "  Good to know:",
                *(f"    {name} {what}" for name, what in (self.notes if whole else shortened(self.notes))),
            ]
        return [printable(line) for line in found]


def shortened(notes: list[tuple[str, str]], most: int = 3) -> list[tuple[str, str]]:
    """Many files with one reason are named in summary.txt alone."""
    by_reason: dict[str, list[str]] = {}
    for name, what in notes:
        by_reason.setdefault(what, []).append(name)
    found = []
    for what, names in by_reason.items():
        found += [(name, what) for name in names[:most]]
        if len(names) > most:
            found.append((f"{len(names) - most} more", f"({what}): all of them are in summary.txt"))
    return found


def printable(text: str) -> str:
    """A file's name may hold what moves a terminal's cursor, or be in no encoding."""
    text = text.encode("utf-8", "replace").decode()
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "?", text)
