"""Long steps of a set-up, each with a line on the screen that shows it is alive, and done by one start.py at a time."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from pathlib import Path

from ..problem import Problem
from ..process import environment
from .places import ROOT, STATE


class Failed(Exception):
    """A program ended with an error; the text is what it had printed."""


class Stopped(Exception):
    """A step was ended because another, done at the same time, did not come to its end."""


stopped = threading.Event()
# One line of the screen is written at a time; the steps under way, with their beginnings, share the last one.
screen = threading.Lock()
under_way: dict[str, float] = {}


def at_once(*works: Callable[[], object]) -> None:
    """Does what does not need each other at the same time; where one fails, the others end, and its error is raised."""
    with ThreadPoolExecutor(len(works)) as pool:
        try:
            going_on = {pool.submit(work) for work in works}
            while going_on:
                # With a limit, since Windows does not hear Ctrl-C in a wait without one.
                ended, going_on = wait(going_on, timeout=1, return_when=FIRST_EXCEPTION)
                for work in ended:
                    work.result()
        except BaseException:
            stopped.set()
            raise


def end_if_stopped() -> None:
    if stopped.is_set():
        raise Stopped()


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
                    with screen:
                        clear_line()
                        print(f"  waiting for another start.py, which is making {what} …", flush=True)
                    waiting = True
                time.sleep(0.2)
                end_if_stopped()
        yield


def step(words: str, command: list, log_name: str, env: dict[str, str] | None = None) -> str:
    """Runs a long command with one line on the screen, its output in target/start/LOG_NAME; returns that output."""
    STATE.mkdir(parents=True, exist_ok=True)
    log = STATE / log_name
    with log.open("wb") as output, shown(words) as outcome:
        process = start(command, log, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env)
        try:
            while process.poll() is None:
                time.sleep(0.1)
                show_what_is_under_way()
                end_if_stopped()
        except BaseException:
            end(process)
            raise
        outcome.append("done" if process.returncode == 0 else "failed")
    text = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode != 0:
        raise Failed(text)
    return text


@contextmanager
def shown(words: str) -> Iterator[list[str]]:
    """A line on the screen while a step is under way, and the outcome that it is given at its end."""
    outcome: list[str] = []
    started = time.monotonic()
    with screen:
        under_way[words] = started
        if not sys.stdout.isatty():
            print(f"  {words} …", flush=True)
    try:
        yield outcome
    finally:
        with screen:
            del under_way[words]
            clear_line()
            print(f"  {words} … {', '.join(outcome or ['stopped'])}, {time.monotonic() - started:.1f} s", flush=True)


def show_what_is_under_way() -> None:
    with screen:
        if sys.stdout.isatty():
            clear_line()
            steps = [f"  {time.monotonic() - started:.0f} s {words} …" for words, started in under_way.items()]
            # What goes on in the next line could not be cleared.
            print("".join(steps)[: columns()], end="", flush=True)


def clear_line() -> None:
    if sys.stdout.isatty():
        print(f"\r{' ' * columns()}\r", end="")


def columns() -> int:
    return shutil.get_terminal_size().columns - 1


def end(process: subprocess.Popen) -> None:
    """With what it has started: on Windows a mvn.cmd that ends leaves its Java alone."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        process.terminate()
    process.wait()


def start(command: list, what: Path | str, **options) -> subprocess.Popen:
    try:
        options["env"] = options.get("env") or environment()
        return subprocess.Popen([str(part) for part in command], cwd=ROOT, **options)
    except OSError as error:
        raise Problem(f"{command[0]} could not be started ({error}); see {what}.") from error
