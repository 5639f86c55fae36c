"""Makes accounts of this server for a class: one for each line of a file of names, with a first password of its own."""

import pwd
import re
import secrets
import subprocess
import unicodedata
from pathlib import Path

STUDENTS = "digits-students"
TEACHERS = "digits-teachers"
# No name that could be a path or an option, nor one that a log-in would take for another.
NAME = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*")
LONGEST = 31
# Read aloud and typed without mistakes: neither 0 and o nor 1, l and i.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
# Below are the system's own accounts.
FIRST_PERSON = 1000


def make(names_file: Path) -> list[tuple[str, str]]:
    """
    Each name with its first password; an account that is there already keeps its own, which is given as "".

    Raises ValueError, before anything is made, if a line is no name, has the account of another line, or is one of the
    system's own accounts.
    """
    lines = [line.strip() for line in names_file.read_text(encoding="utf-8-sig").splitlines()]
    owners: dict[str, str] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        name = account_of(line)
        if not NAME.fullmatch(name) or len(name) > LONGEST:
            raise ValueError(
                f"{line!r} in {names_file} is no account's name; it needs a letter a-z first, then up to {LONGEST - 1} "
                "of a-z, 0-9, -, _ and single dots"
            )
        if owners.setdefault(name, line) != line:
            raise ValueError(
                f"{owners[name]!r} and {line!r} in {names_file} would both have the account {name}; write one of them"
                " in another way"
            )
        if exists(name) and pwd.getpwnam(name).pw_uid < FIRST_PERSON:
            raise ValueError(f"{line!r} in {names_file} is an account of the system itself; choose another name")
    make_groups()
    return [(name, make_one(name)) for name in owners]


def account_of(line: str) -> str:
    """The hub takes Zoë.Müller for zoe.muller: small letters without accents, dots for spaces."""
    letters = unicodedata.normalize("NFKD", line.casefold())
    return ".".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def make_groups() -> None:
    for group in (STUDENTS, TEACHERS):
        run("groupadd", "--force", group)


def make_one(name: str) -> str:
    if exists(name):
        run("usermod", "--append", "--groups", STUDENTS, name)
        return ""
    # Some systems call a name with a dot bad, and take it all the same.
    bad = ["--badname"] if "." in name and knows_bad_names() else []
    run("useradd", *bad, "--create-home", "--user-group", "--groups", STUDENTS, "--shell", "/bin/bash", name)
    # Nobody looks into another's home, whatever this system's default is.
    Path(pwd.getpwnam(name).pw_dir).chmod(0o700)
    password = "".join(secrets.choice(LETTERS) for _ in range(10))
    run("chpasswd", text=f"{name}:{password}\n")
    return password


def knows_bad_names() -> bool:
    return "--badname" in subprocess.run(["useradd", "--help"], capture_output=True, text=True).stdout


def exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
        return True
    except KeyError:
        return False


def run(*command: str, text: str = "") -> None:
    subprocess.run(command, input=text, text=True, check=True, capture_output=True)
