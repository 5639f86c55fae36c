"""
Becomes a program with bounds: python enter_box.py [--user UID] [--file-bytes N] [--processes N] FOLDER -- COMMAND ...

The kernel of a submission is started through it, in FOLDER, which belongs to it. With --user it gives up its rights
first.
"""

import argparse
import os
import sys


def main() -> None:
    split = sys.argv.index("--")
    parser = argparse.ArgumentParser(prog="enter_box")
    parser.add_argument("folder")
    parser.add_argument("--user", type=int)
    parser.add_argument("--file-bytes", type=int)
    parser.add_argument("--processes", type=int)
    chosen = parser.parse_args(sys.argv[1:split])
    command = sys.argv[split + 1 :]
    if os.name == "posix":
        bound(chosen)
    if chosen.user is not None:
        become(chosen.user, chosen.folder)
    os.execv(command[0], command)


def bound(chosen: argparse.Namespace) -> None:
    import resource

    os.nice(5)
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, chosen.file_bytes)]
    if chosen.user is not None:
        # Counted over all processes of a user, so only one who is nobody else may be bound.
        limits.append((resource.RLIMIT_NPROC, chosen.processes))
    for what, most in limits:
        if most is not None:
            resource.setrlimit(what, (most, most))


def become(user: int, folder: str) -> None:
    """Everything in the folder, such as the kernel's connection file, comes along."""
    for place, folders, files in os.walk(folder):
        for name in [".", *folders, *files]:
            os.chown(os.path.join(place, name), user, user, follow_symlinks=False)
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    os.umask(0o077)


if __name__ == "__main__":
    main()
