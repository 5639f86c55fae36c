"""Attempts at the exercises: right ones, and wrong ones with the hint that each must get."""

import re
from dataclasses import dataclass
from pathlib import Path

HEADER = re.compile(r"^//// (\d+\.\d+) (right|wrong: .+)$")

# What a student has written in place of a part of the worked answer.
CHANGE = re.compile(r"^// (.+) → (.*)$")


@dataclass(frozen=True)
class Attempt:
    exercise: str
    # What the check must say; empty for an attempt that is right.
    hint: str
    code: str

    def of(self, answer: str) -> str:
        """Its Java: what stands there, or the worked answer after each change such as '// w - alpha → w + alpha'."""
        changes = [CHANGE.match(line) for line in self.code.splitlines()]
        if None in changes:
            return self.code
        for old, new in (change.groups() for change in changes if change):
            assert old in answer, f"{self.exercise}, {self.hint}: the worked answer has no {old!r}"
            answer = answer.replace(old, new)
        return answer


def read(path: Path) -> list[Attempt]:
    """Each begins with a line such as '//// 2.1 wrong: the hint' or '//// 2.1 right'; Java or changes follow."""
    attempts: list[Attempt] = []
    header, lines = None, []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "//// 0.0 right"], 1):
        if not line.startswith("////"):
            lines.append(line)
            continue
        found = HEADER.match(line)
        assert found, f"{path.name}, line {number}: not an attempt's header: {line}"
        if header:
            kind = header[2]
            attempts.append(
                Attempt(header[1], "" if kind == "right" else kind.removeprefix("wrong: "), "\n".join(lines).strip())
            )
        header, lines = found, []
    return attempts
