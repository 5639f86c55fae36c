"""Writes the students' exercises and the worked answers: the command exercises, in .venv-classroom."""

import sys
from pathlib import Path

import nbformat

from ..start.exercises import parser
from ..start.places import ROOT
from .source import SourceError, changed_exercises, student_version, worked_answers


def main(arguments: list[str], course: Path = ROOT) -> int:
    chosen = parser().parse_args(arguments)
    exercises = course / "notebooks" / "exercises"
    answers = exercises / "answers"
    try:
        wanted = {}
        for source in chosen_sources(course, chosen.names):
            wanted[exercises / source.name] = student_version(source)
            wanted[answers / source.name] = worked_answers(source)
    except SourceError as error:
        print(f"start.py: {error}", file=sys.stderr)
        return 1
    here = [] if chosen.names else [path for folder in (exercises, answers) for path in sorted(folder.glob("*.ipynb"))]
    stale = [path for path in here if path not in wanted]
    return check(wanted, stale, course) if chosen.check else write(wanted, stale, course, chosen.force)


def chosen_sources(course: Path, names: list[str]) -> list[Path]:
    sources = sorted((course / "lib" / "exercises" / "notebooks").glob("*.ipynb"))
    for name in names:
        if not any(source.name.startswith(name) for source in sources):
            known = ", ".join(source.stem for source in sources) or "none"
            raise SourceError(
                f"no exercises begin with {name}, but the beginning of a name in lib/exercises/notebooks is needed;"
                f" there are: {known}"
            )
    return [source for source in sources if not names or source.name.startswith(tuple(names))]


def check(wanted: dict[Path, str], stale: list[Path], course: Path) -> int:
    different = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in different:
        print(f"  {path.relative_to(course).as_posix()} is not what its source makes")
    for path in stale:
        print(f"  {path.relative_to(course).as_posix()} has no source")
    if different or stale:
        print("Change the sources in lib/exercises/notebooks, then run: python3 start.py exercises")
        return 1
    print(f"{len(wanted)} notebooks are what their sources make.")
    return 0


def write(wanted: dict[Path, str], stale: list[Path], course: Path, force: bool) -> int:
    """All or nothing: a student who has solved exercises here keeps them."""
    solved = {path: changed_exercises(nbformat.read(path, as_version=4)) for path in [*wanted, *stale] if path.exists()}
    if any(solved.values()) and not force:
        for path, ids in solved.items():
            if ids:
                print(
                    f"start.py: {path.relative_to(course).as_posix()} has work in it ({', '.join(ids)}) and would be"
                    " overwritten",
                    file=sys.stderr,
                )
        print(
            "start.py: nothing was written; copy that work elsewhere, or overwrite it with: python3 start.py exercises"
            " --force",
            file=sys.stderr,
        )
        return 1
    for path, text in wanted.items():
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        if changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"  {path.relative_to(course).as_posix():60}  {'written' if changed else 'unchanged'}")
    for path in stale:
        path.unlink()
        print(f"  {path.relative_to(course).as_posix():60}  removed: it has no source")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
