"""
Lets a class of simulated students work on a hub of this machine, all at once, and says how long it took and how much
memory each had. start.py load starts it with the Python of .venv-hub.
"""

import asyncio
import csv
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ...start.load import parser
from .memory import Sampler, Usage
from .student import CellFailed, Student

MOST_STUDENTS = 50
MIB = 2**20

# In the kernel of one student: throws unless every way to the other's files is closed.
PRY = """
var other = java.nio.file.Path.of("{home}");
for (var path : List.of(other, other.resolve("digit-recognizer"), other.resolve("digit-recognizer/notebooks"))) {{
    if (java.nio.file.Files.isReadable(path)) throw new IllegalStateException("can read " + path);
    try (var list = java.nio.file.Files.list(path)) {{ throw new IllegalStateException("can list " + path); }}
    catch (java.nio.file.AccessDeniedException closed) {{ }}
}}
"""


def main() -> int:
    chosen = parser().parse_args()
    accounts = read_accounts(chosen.accounts)
    report = asyncio.run(run_class(chosen.hub, accounts, chosen.notebooks, chosen.minutes * 60))
    if chosen.json:
        chosen.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print_report(report)
    return 1 if any(student["problem"] for student in report["students"]) else 0


def read_accounts(file: Path) -> list[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        accounts = [(row[0], row[1]) for row in csv.reader(lines) if len(row) == 2 and row[1]]
    if not 1 <= len(accounts) <= MOST_STUDENTS:
        sys.exit(f"start.py: {file} has {len(accounts)} lines NAME,PASSWORD, but 1 to {MOST_STUDENTS} are needed")
    return accounts


async def run_class(hub: str, accounts: list[tuple[str, str]], beginnings: list[str], seconds: float) -> dict:
    names = [name for name, _ in accounts]
    started = time.monotonic()
    with Sampler(names) as sampler:
        lesson = Lesson(hub, beginnings, seconds, sampler)
        others = [*names[1:], names[0]]
        students = await asyncio.gather(*map(lesson.of, names, [password for _, password in accounts], others))
    for student in students:
        peak = sampler.peaks.get(student["name"], Usage())
        student |= {"pss": peak.pss, "rss": peak.rss, "kernels": peak.kernels, "running": peak.running_kernels}
        student["processor"] = sampler.processor_seconds(student["name"])
    return {
        "seconds": time.monotonic() - started,
        "together": sampler.together,
        "kernels together": sampler.kernels_together,
        "students": students,
    }


@dataclass
class Lesson:
    """What each student does: log in, run the notebooks with these beginnings, try to see another's files, leave."""

    hub: str
    beginnings: list[str]
    seconds: float
    sampler: Sampler

    async def of(self, name: str, password: str, other: str) -> dict:
        """What went wrong is told, not thrown, so that the others go on."""
        facts = {"name": name, "problem": "", "notebooks": {}}
        started = time.monotonic()
        try:
            await asyncio.wait_for(self.attend(Student(self.hub, name, password), other, facts), self.seconds)
        except (OSError, CellFailed, asyncio.TimeoutError) as error:
            is_over = time.monotonic() - started >= self.seconds
            words = f"not at the end after {self.seconds / 60:g} minutes"
            facts["problem"] = words if is_over else f"{type(error).__name__}: {error}"
        return facts

    async def attend(self, visitor: Student, other: str, facts: dict) -> None:
        async with visitor as student:
            if not await student.log_in():
                raise OSError("the hub does not take this name and password")
            facts["start"] = await student.start_server(seconds=600)
            facts["server"] = self.sampler.look()[student.name].server
            wanted = [notebook for notebook in await student.notebooks() if notebook.startswith(tuple(self.beginnings))]
            if len(wanted) != len(self.beginnings):
                raise OSError(f"the copy of the course has {wanted}, but {self.beginnings} are asked for")
            for notebook in wanted:
                facts["notebooks"][notebook] = await student.run_notebook(notebook, seconds=1800)
            if other != student.name:
                await pry(student, other)
            await student.stop_server()


async def pry(student: Student, other: str) -> None:
    """Tries to see another's files, over the hub and on the disk; raises CellFailed or OSError if that works."""
    status = await student.status_of(f"/user/{other}/api/contents")
    if status not in (403, 404):
        raise OSError(f"{student.name} asked for the files of {other} and was answered {status}")
    await student.run_cells("notebooks/pry.ipynb", [PRY.format(home=Path(f"~{other}").expanduser())])


def print_report(report: dict) -> None:
    print(f"{'student':<16}{'start':>8}{'notebooks':>11}{'processor':>11}{'server':>9}{'peak PSS':>10}{'RSS':>9}")
    for student in report["students"]:
        seconds = sum(student["notebooks"].values())
        sizes = (
            f"{student.get('server', 0) / MIB:>6.0f} MB{student['pss'] / MIB:>7.0f} MB{student['rss'] / MIB:>6.0f} MB"
        )
        print(
            f"{student['name']:<16}{student.get('start', 0):>6.1f} s{seconds:>9.1f} s{student['processor']:>9.1f}"
            f" s{sizes}  {student['problem'] or 'ok'}"
        )
    print(
        f"all together: {report['seconds']:.0f} s, at most {report['together'] / MIB:.0f} MB at one moment with"
        f" {report['kernels together']} kernels"
    )


if __name__ == "__main__":
    sys.exit(main())
