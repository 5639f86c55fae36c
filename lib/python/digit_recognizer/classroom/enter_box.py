"""
Becomes a program with bounds: python enter_box.py [--owner UID [--become-owner]] [--file-bytes N] [--process-bytes N]
[--processes N] [--group FOLDER ...] FOLDER -- COMMAND ...

The kernel of a submission is started through it, in FOLDER, which belongs to it. With --become-owner it gives up its
rights first; without, the command does so behind the walls that it puts up.
"""

import argparse
import ctypes
import os
import signal
import stat
import subprocess
import sys

PARENT_DEATH_SIGNAL = 1


def main() -> None:
    split = sys.argv.index("--")
    parser = argparse.ArgumentParser(prog="enter_box")
    parser.add_argument("folder")
    parser.add_argument("--owner", type=int)
    parser.add_argument("--become-owner", action="store_true")
    parser.add_argument("--file-bytes", type=int)
    parser.add_argument("--process-bytes", type=int)
    parser.add_argument("--processes", type=int)
    parser.add_argument("--group", action="append", default=[])
    chosen = parser.parse_args(sys.argv[1:split])
    command = sys.argv[split + 1 :]
    for group in chosen.group:
        with open(os.path.join(group, "cgroup.procs"), "w", encoding="ascii") as processes:
            processes.write(str(os.getpid()))
    if os.name == "posix":
        bound(chosen)
    if chosen.owner is not None:
        hand_over(chosen.folder, chosen.owner)
    if chosen.become_owner:
        become(chosen.owner)
    if os.name == "posix":
        if sys.platform == "linux":
            # Set after its rights were given up, which would undo it.
            end_with_parent(signal.SIGKILL)
        os.execv(command[0], command)
    # Elsewhere the new program would be another process, and this one would end: the kernel would count as dead.
    sys.exit(subprocess.call(command))


def end_with_parent(how: int) -> None:
    """On Linux: a process that is killed cannot end what it has started, but the system can."""
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, how, 0, 0, 0)


def bound(chosen: argparse.Namespace) -> None:
    import resource

    os.nice(5)
    limits = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, chosen.file_bytes),
        (resource.RLIMIT_DATA, chosen.process_bytes),
    ]
    if chosen.owner is not None:
        # Counted over all processes of a user, so only one who is nobody else may be bound.
        limits.append((resource.RLIMIT_NPROC, chosen.processes))
    for what, most in limits:
        if most is not None:
            resource.setrlimit(what, (most, most))


def hand_over(folder: str, owner: int) -> None:
    """
    Everything in the folder, such as the kernel's connection file, comes along; but no file that has another name, too:
    where Java is started again, a submission may have put a second name of somebody's file there.
    """
    for place, folders, files in os.walk(folder):
        for name in [".", *folders, *files]:
            path = os.path.join(place, name)
            facts = os.lstat(path)
            if stat.S_ISDIR(facts.st_mode) or facts.st_nlink == 1:
                os.chown(path, owner, owner, follow_symlinks=False)


def become(user: int) -> None:
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    os.umask(0o077)


if __name__ == "__main__":
    main()
