"""Long steps of a set-up, each with a line on the screen that shows it is alive, and done by one start.py at a time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..problem import Problem
from ..process import environment
from .places import ROOT, STATE


class Failed(Exception):
    """A program ended with an error; the text is what it had printed."""


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """While this start.py makes something of the checkout, another that needs it waits, then finds it made."""
    try:
        import sqlite3
    except ImportError as error:
        raise Problem(
            f"This Python ({sys.executable}) was built without SQLite, which JupyterLab needs; run start.py with"
            " another one, or install SQLite's development files (libsqlite3-dev) and build this one again."
        ) from error
    STATE.mkdir(parents=True, exist_ok=True)
    if not os.access(STATE, os.W_OK):
        # Then nothing can be made, and whoever needs nothing goes on.
        yield
        return
    waiting = False
    # SQLite knows the locks of every system, and those of a process that was killed are gone.
    with closing(sqlite3.connect(STATE / f"{what}.lock", timeout=0, isolation_level=None)) as lock:
        while not lock.in_transaction:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    # A disk in a network may know no locks.
                    break
                if not waiting:
                    print(f"  waiting for another start.py, which is making {what} …", flush=True)
                    waiting = True
                time.sleep(0.2)
        yield


def step(words: str, command: list, log_name: str, env: dict[str, str] | None = None) -> str:
    """Runs a long command with one line on the screen, its output in target/start/LOG_NAME; returns that output."""
    STATE.mkdir(parents=True, exist_ok=True)
    log = STATE / log_name
    started = time.monotonic()
    on_a_terminal = sys.stdout.isatty()
    print(f"  {words} …", end="", flush=True)
    with log.open("wb") as output:
        process = start(command, log, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env)
        try:
            while process.poll() is None:
                time.sleep(0.1)
                if on_a_terminal:
                    print(f"\r  {words} … {time.monotonic() - started:.0f} s", end="", flush=True)
        except BaseException:
            process.kill()
            process.wait()
            print(flush=True)
            raise
    took = time.monotonic() - started
    ending = "done" if process.returncode == 0 else "failed"
    print(f"{chr(13) if on_a_terminal else ''}{'  ' + words + ' …' if on_a_terminal else ''} {ending}, {took:.1f} s")
    text = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode != 0:
        raise Failed(text)
    return text


def start(command: list, what: Path | str, **options) -> subprocess.Popen:
    try:
        options["env"] = options.get("env") or environment()
        return subprocess.Popen([str(part) for part in command], cwd=ROOT, **options)
    except OSError as error:
        raise Problem(f"{command[0]} could not be started ({error}); see {what}.") from error
