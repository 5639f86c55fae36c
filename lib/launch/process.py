"""Starting other programs: what they are given, and how a long one shows that it is alive."""

import os
import subprocess
import sys
import time
from pathlib import Path

from launch.places import ROOT, STATE
from launch.problem import Problem


class Failed(Exception):
    """A program ended with an error; the text is what it had printed."""


def environment(**more: str) -> dict[str, str]:
    """
    This process's environment for a child. Java cannot open a path with an é under the locale C, so that one is replaced
    by its UTF-8 twin; a locale somebody has chosen stays.
    """
    variables = {**os.environ, **more}
    if variables.get("LC_ALL") in ("C", "POSIX") and sys.platform.startswith("linux"):
        variables["LC_ALL"] = "C.UTF-8"
    return variables


def ask(command: list, timeout: float = 60) -> tuple[int, str]:
    """Exit code and everything that a short command prints; a program that cannot be started counts as failed."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
            timeout=timeout,
            encoding="utf-8",
            errors="replace",
        )
        return done.returncode, done.stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        return -1, str(error)


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


def hand_over(command: list, env: dict[str, str]) -> int:
    """The last act of a command: another program takes over the terminal, and its exit code is the answer."""
    if os.name == "posix":
        # It takes this process's place, so that Ctrl-C and every other signal reach it directly.
        sys.stdout.flush()
        os.execve(command[0], [str(part) for part in command], env)
    process = start(command, "the messages above", env=env)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl-C went to the program as well, and it decides when it ends.
            continue
