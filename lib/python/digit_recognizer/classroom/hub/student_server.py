"""
Runs as the student: makes the student's copy of the course where there is none, then becomes the student's Jupyter
server.

Whatever starts it (systemd, the hub itself, a container) the files belong to the student alone, and no single process
takes more memory than the student has.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

COURSE = Path.home() / "digit-recognizer"
UNITS = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}


def main() -> None:
    os.umask(0o077)
    limit_processes()
    # Behind the hub and its proxy, which must answer while a class computes.
    os.nice(5)
    copy_course()
    os.chdir(COURSE)
    os.execv(sys.executable, [sys.executable, "-I", "-m", "jupyterhub.singleuser", *sys.argv[1:]])


def limit_processes() -> None:
    """Hard limits, which no student can raise: data of a process, and processes and threads (a kernel has 40)."""
    memory = os.environ.get("MEM_LIMIT")
    if memory:
        resource.setrlimit(resource.RLIMIT_DATA, (in_bytes(memory), in_bytes(memory)))
    # Not in a container, where all students of a machine are the same user and would be counted together.
    processes = os.environ.get("DIGITS_PROCESSES")
    if processes:
        resource.setrlimit(resource.RLIMIT_NPROC, (int(processes), int(processes)))


def in_bytes(text: str) -> int:
    """2147483648 of "2G" and of "2147483648", the two ways in which the hub may say it."""
    return int(float(text[:-1]) * UNITS[text[-1]]) if text[-1] in UNITS else int(text)


def copy_course() -> None:
    """What the student has changed stays. A copy that fails (a full disk) stops nobody who has one already."""
    COURSE.mkdir(mode=0o700, exist_ok=True)
    COURSE.chmod(0o700)
    done = subprocess.run([sys.executable, "-I", "-m", "digit_recognizer", "copy", COURSE], stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        print(f"the course could not be copied to {COURSE}", file=sys.stderr)


if __name__ == "__main__":
    main()
