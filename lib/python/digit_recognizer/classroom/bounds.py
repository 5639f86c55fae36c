"""
Control groups of Linux hold all processes of a box together to a bound, where root may make them: in version 1 a folder
for memory and one for processes, in version 2 one for both.
"""

from contextlib import suppress
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")


def groups(name: str, most_bytes: int, processes: int, root: Path = ROOT) -> list[Path]:
    """New groups of that name; none where this system does not have both kinds, or does not allow it."""
    wanted = {"memory": {"memory.limit_in_bytes": most_bytes}, "pids": {"pids.max": processes}}
    places = {root / kind: limits for kind, limits in wanted.items() if (root / kind / "cgroup.procs").exists()}
    if len(places) < len(wanted):
        places = {}
    if not places and (root / "cgroup.controllers").exists():
        places = {root: {"memory.max": most_bytes, "pids.max": processes}}
    made = [place / name for place in places]
    try:
        for group, limits in zip(made, places.values()):
            group.mkdir()
            for file, value in limits.items():
                (group / file).write_text(str(value), encoding="ascii")
    except OSError:
        remove(made)
        return []
    return made


def remove(made: list[Path]) -> None:
    """When all of their processes have ended."""
    for group in made:
        with suppress(OSError):
            group.rmdir()
