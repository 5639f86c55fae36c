"""
How much memory and processor time each user's processes take, read from /proc (Linux; as root, who alone may look at
all of them).

PSS shares a page among the processes that map it, so the PSS of all processes add up to what the machine really holds;
RSS counts such a page once for each of them.
"""

import os
import pwd
import threading
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Usage:
    """One user's processes at one moment, or at the largest of several; memory in bytes."""

    server: int = 0
    kernels: int = 0
    rss: int = 0
    running_kernels: int = 0

    @property
    def pss(self) -> int:
        return self.server + self.kernels


@dataclass
class Sampler:
    """Looks at the processes of some users every few seconds, in a thread of its own, while a `with` block runs."""

    names: list[str]
    seconds: float = 2.0
    peaks: dict[str, Usage] = field(default_factory=dict)
    # The most that all of them had at one moment, and how many kernels ran then.
    together: int = 0
    kernels_together: int = 0
    samples: int = 0
    _processor: dict[tuple[str, int], float] = field(default_factory=dict)
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Sampler":
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self.look()

    def _watch(self) -> None:
        while not self._stop.wait(self.seconds):
            self.look()

    def look(self) -> dict[str, Usage]:
        """One sample, which it also keeps the largest of."""
        now = {name: Usage() for name in self.names}
        users = {pwd.getpwnam(name).pw_uid: name for name in self.names}
        for process in Path("/proc").iterdir():
            if process.name.isdigit():
                self._add(process, users, now)
        for name, usage in now.items():
            if usage.pss > self.peaks.get(name, Usage()).pss:
                self.peaks[name] = usage
        total = sum(usage.pss for usage in now.values())
        if total > self.together:
            self.together, self.kernels_together = total, sum(usage.running_kernels for usage in now.values())
        self.samples += 1
        return now

    def _add(self, process: Path, users: dict[int, str], now: dict[str, Usage]) -> None:
        try:
            name = users.get(process.stat().st_uid)
            if name is None:
                return
            command = (process / "cmdline").read_bytes()
            lines = (process / "smaps_rollup").read_text().splitlines()
            # The name in brackets may hold blanks; behind it come the fields, the 12th and 13th of them times.
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            # It has ended meanwhile.
            return
        sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines[1:]}
        usage = now[name]
        usage.rss += sizes["Rss"]
        if b"jjava.jar" in command:
            usage.kernels += sizes["Pss"]
            usage.running_kernels += 1
        else:
            usage.server += sizes["Pss"]
        self._processor[name, int(process.name)] = (int(fields[11]) + int(fields[12])) / TICKS

    def processor_seconds(self, name: str) -> float:
        """Processor time that this user's processes had taken when they were last seen."""
        return sum(seconds for (owner, _), seconds in self._processor.items() if owner == name)
