"""Makes accounts of this server for a class: one for each line of a file of names, with a first password of its own."""

import pwd
import re
import secrets
import subprocess
from pathlib import Path

STUDENTS = "digits-students"
TEACHERS = "digits-teachers"
# What useradd takes everywhere, and no name that could be a path or an option.
NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
# Read aloud and typed without mistakes: neither 0 and o nor 1, l and i.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
# Below are the system's own accounts.
FIRST_PERSON = 1000


def make(names_file: Path) -> list[tuple[str, str]]:
    """
    Each name with its first password; an account that is there already keeps its own, which is given as "".

    Raises ValueError, before anything is made, if a line is no name or is the name of one of the system's own accounts.
    """
    names = [line.strip() for line in names_file.read_text(encoding="utf-8").splitlines()]
    names = [name for name in names if name and not name.startswith("#")]
    for name in names:
        if not NAME.fullmatch(name):
            raise ValueError(
                f"{name!r} in {names_file} is no account's name; it needs a small letter a-z first, then up to 30 of"
                " a-z, 0-9 and -"
            )
        if exists(name) and pwd.getpwnam(name).pw_uid < FIRST_PERSON:
            raise ValueError(f"{name!r} in {names_file} is an account of the system itself; choose another name")
    make_groups()
    return [(name, make_one(name)) for name in dict.fromkeys(names)]


def make_groups() -> None:
    for group in (STUDENTS, TEACHERS):
        run("groupadd", "--force", group)


def make_one(name: str) -> str:
    if exists(name):
        run("usermod", "--append", "--groups", STUDENTS, name)
        return ""
    run("useradd", "--create-home", "--user-group", "--groups", STUDENTS, "--shell", "/bin/bash", name)
    # Nobody looks into another's home, whatever this system's default is.
    Path(pwd.getpwnam(name).pw_dir).chmod(0o700)
    password = "".join(secrets.choice(LETTERS) for _ in range(10))
    run("chpasswd", text=f"{name}:{password}\n")
    return password


def exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
        return True
    except KeyError:
        return False


def run(*command: str, text: str = "") -> None:
    subprocess.run(command, input=text, text=True, check=True, capture_output=True)
