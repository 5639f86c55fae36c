"""The long steps of a set-up: one line on the screen each, that shows that it is alive."""

import subprocess
import sys
import time
from pathlib import Path

from ..problem import Problem
from ..process import environment
from .places import ROOT, STATE


class Failed(Exception):
    """A program ended with an error; the text is what it had printed."""


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
