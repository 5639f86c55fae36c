"""Starting other programs, and what they are given. The package digit-recognizer has this file, too."""

import os
import subprocess
import sys

# Java on Windows writes in the system's code page, whatever Python does.
CODE_PAGE = "mbcs" if os.name == "nt" else "utf-8"


def readable_output() -> None:
    """A console that cannot show a letter of a path shows its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def environment(**more: str) -> dict[str, str]:
    """
    This process's environment for a child. Java cannot open a path with an é under the locale C, so that one is
    replaced by its UTF-8 twin; a locale somebody has chosen stays.
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
        )
        return done.returncode, decoded(done.stdout)
    except (OSError, subprocess.TimeoutExpired) as error:
        return -1, str(error)


def decoded(output: bytes) -> str:
    """As a text file would be read: an ü of a code page is no UTF-8."""
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError:
        text = output.decode(CODE_PAGE, errors="replace")
    return text.replace("\r\n", "\n")


def hand_over(command: list, env: dict[str, str]) -> int:
    """The last act of a command: another program takes over the terminal, and its exit code is the answer."""
    if os.name == "posix":
        # It takes this process's place, so that Ctrl-C and every other signal reach it directly.
        sys.stdout.flush()
        os.execve(command[0], [str(part) for part in command], env)
    process = subprocess.Popen([str(part) for part in command], env=env)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl-C went to the program as well, and it decides when it ends.
            continue
