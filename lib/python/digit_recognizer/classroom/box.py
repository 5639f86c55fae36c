"""A place of its own for each submission: a home, a folder for temporary files, and walls where they can be had."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
FILE_BYTES = 50_000_000
# A Java with its compilers takes about 40 threads, which count.
PROCESSES = 400
# Users that no system hands out; each submission is one of them, so that none can touch another's processes or files.
USERS = range(2_000_000, 2_900_000)

KINDS = ("user", "bubblewrap", "plain")
MEANING = {
    "user": "as a system user of its own, who may write nowhere else",
    "bubblewrap": "behind walls of bubblewrap, with everything else read-only",
    "plain": (
        "without walls: the course folder is put back as it was if a submission changes it, other files are not"
        " protected"
    ),
}


class Box:
    """Where one submission's kernel runs; closing it ends whatever the submission has left running."""

    def __init__(self, kind: str, hidden: list[Path], needed: list[Path]):
        self.kind, self.hidden, self.needed = kind, hidden, needed
        self.user = random.SystemRandom().choice(USERS) if kind == "user" else None
        self.folder = Path(tempfile.mkdtemp(prefix="digits-box-")).resolve()
        # As deep as in the course: what a notebook looks for above itself is in the box, too.
        self.work = self.folder / "course" / "notebooks" / "exercises"
        self.home, self.temporary = self.folder / "home", self.folder / "tmp"
        for folder in (self.work, self.home, self.temporary):
            folder.mkdir(parents=True)

    def wrap(self, command: list[str]) -> list[str]:
        """The command inside the box. The second part of a Java's command line on are its options."""
        java = [command[0], f"-Duser.home={self.home}", f"-Djava.io.tmpdir={self.temporary}", *command[1:]]
        enter = [
            sys.executable,
            "-I",
            str(HERE / "enter_box.py"),
            f"--file-bytes={FILE_BYTES}",
            f"--processes={PROCESSES}",
        ]
        if self.user is not None:
            enter.append(f"--user={self.user}")
        walls = bubblewrap(self.folder, self.hidden, self.needed) if self.kind == "bubblewrap" else []
        return [*enter, str(self.folder), "--", *walls, *java]

    def environment(self) -> dict[str, str]:
        """Nothing of the teacher's own environment, which may hold secrets."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PATHEXT", "COMSPEC") if name in os.environ}
        places = {name: str(self.temporary) for name in ("TMPDIR", "TEMP", "TMP")}
        return {**kept, **places, "HOME": str(self.home), "LC_ALL": "C.UTF-8", "DIGITS_BOX": str(self.folder)}

    def end_everything(self) -> None:
        """Also what a submission has started beside its kernel."""
        for process in psutil.process_iter():
            try:
                if self.is_ours(process):
                    process.kill()
            except psutil.Error:
                continue

    def is_ours(self, process: psutil.Process) -> bool:
        if self.user is not None:
            return process.uids().real == self.user
        return process.environ().get("DIGITS_BOX") == str(self.folder)

    def close(self) -> None:
        self.end_everything()
        shutil.rmtree(self.folder, ignore_errors=True)


def kind_for(asked: str, needed: list[Path]) -> str:
    """The best walls that this system has, or the kind that was asked for if it has that."""
    kinds = KINDS if asked == "auto" else (asked,)
    for kind in kinds:
        if kind == "plain" or works(kind, needed):
            return kind
    raise RuntimeError(
        f"submissions should run {MEANING[asked]}, but this system does not allow it; choose another kind of isolation"
        " in nbgrader_config.py"
    )


def works(kind: str, needed: list[Path]) -> bool:
    """Tries whether a program in such a box can read what a kernel needs."""
    if (
        os.name != "posix"
        or (kind == "user" and os.geteuid() != 0)
        or (kind == "bubblewrap" and not shutil.which("bwrap"))
    ):
        return False
    box = Box(kind, [], needed)
    try:
        for path in needed:
            # Only its name may be missing: a jar that this user may not read fails here.
            trial = ["/bin/sh", "-c", 'test -r "$1"', "sh", str(path)]
            command = box.wrap(trial)
            command = [
                part for part in command if not part.startswith("-Duser.home") and not part.startswith("-Djava.io")
            ]
            if subprocess.run(command, env=box.environment(), capture_output=True, timeout=30).returncode != 0:
                return False
        return True
    except (OSError, subprocess.TimeoutExpired):
        return False
    finally:
        box.close()


def bubblewrap(folder: Path, hidden: list[Path], needed: list[Path]) -> list[str]:
    """All of the system read-only; homes and the course folder empty but for what the kernel needs."""
    command = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", "--unshare-pid", "--unshare-ipc"]
    command += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    for place in ("/tmp", "/home", "/root", *hidden):
        if Path(place).is_dir():
            command += ["--tmpfs", str(place)]
    for path in needed:
        command += ["--ro-bind", str(path), str(path)]
    return [*command, "--bind", str(folder), str(folder), "--chdir", str(folder / "course" / "notebooks" / "exercises")]


@contextmanager
def undisturbed(kind: str, course: Path) -> Iterator[None]:
    """Where there are no walls, the course folder is afterwards as it was before."""
    if kind != "plain":
        yield
        return
    here = os.getcwd()
    folders = {
        path: path.stat().st_mode for path in [course, *course.rglob("*")] if path.is_dir() and not path.is_symlink()
    }
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file() and not path.is_symlink()}
    try:
        yield
    finally:
        for path in course.rglob("*"):
            if path not in before and (path.is_file() or path.is_symlink()):
                path.unlink()
        for path, mode in folders.items():
            path.mkdir(parents=True, exist_ok=True)
            path.chmod(mode)
        for path, content in before.items():
            if not path.is_file() or path.is_symlink() or path.read_bytes() != content:
                path.unlink(missing_ok=True)
                path.write_bytes(content)
        # A folder that was deleted and made again is another one to a process that stood in it.
        os.chdir(here)
