"""A place for each submission: a home, a folder for temporary files, and, where the system allows it, walls around."""

import ctypes
import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from ..start.places import ROOT
from ..start.teachers import ANSWERS, NO_WALLS
from . import bounds

HERE = Path(__file__).resolve().parent
FILE_BYTES = 50_000_000
# All files of one folder that a submission can write to, where they are kept in memory.
FOLDER_BYTES = 200_000_000
# A Java with its compilers takes about 40 threads, which count.
PROCESSES = 400
# Of one process, and of all of them together. A kernel has a heap of 1 GB and takes half as much beside it.
PROCESS_BYTES = 2_500_000_000
BYTES = 3_000_000_000
# What the grader may come to hold of what a submission sends: all answers of a check take a tenth of it.
SENT_BYTES = 1_000_000_000
# Users that no system hands out; each submission is one of them, so that none can touch another's processes or files.
USERS = range(2_000_000, 2_900_000)
# Where everybody may write, so that a submission could leave something for the next one.
SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run/lock", "/dev/mqueue")
# What of a Linux system behind walls is there to see, read-only.
SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc",
    "/nix/store",
    "/gnu/store",
    "/run/systemd/resolve",
)
SET_CHILD_SUBREAPER = 36

KINDS = ("bubblewrap", "user", "plain")
MEANING = {
    "bubblewrap": "behind walls of bubblewrap, with the system read-only and nobody's files to see",
    "user": "as a system user of its own, who may write nowhere else and is kept from the worked answers",
    "plain": "without walls: the course folder is put back as it was if a submission changes it, other files are not "
    "protected; walls come with the package bubblewrap on Linux",
}


class Box:
    """Where one submission's kernel runs; closing it ends whatever the submission has left running."""

    def __init__(self, kind: str, hidden: list[Path], needed: list[Path]):
        self.kind, self.hidden, self.needed = kind, hidden, needed
        self.user = random.SystemRandom().choice(USERS) if is_root() and kind != "plain" else None
        self.folder = Path(tempfile.mkdtemp(prefix="digits-box-")).resolve()
        # As deep as in the course: what a notebook looks for above itself is in the box, too.
        self.work = self.folder / "course" / "notebooks" / "exercises"
        self.home, self.temporary = self.folder / "home", self.folder / "tmp"
        for folder in (self.work, self.home, self.temporary):
            folder.mkdir(parents=True)
        self.groups = bounds.groups(self.folder.name, BYTES, PROCESSES) if self.user is not None else []
        # Also by number and time, since numbers are used again.
        self.older = {(process.pid, process.create_time()) for process in descendants()}
        if self.user is None and sys.platform == "linux":
            # What a submission detaches from its kernel becomes a child of this process, and is found.
            ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.closed = threading.Event()
        self.grader_bytes = psutil.Process().memory_info().rss
        self.watch = threading.Thread(target=self.keep_bounds, daemon=True)
        self.watch.start()

    def wrap(self, command: list[str]) -> list[str]:
        """The command inside the box. The second part of a Java's command line on are its options."""
        java = [command[0], f"-Duser.home={self.home}", f"-Djava.io.tmpdir={self.temporary}", *command[1:]]
        enter = [
            sys.executable,
            "-I",
            str(HERE / "enter_box.py"),
            f"--file-bytes={FILE_BYTES}",
            f"--process-bytes={PROCESS_BYTES}",
        ]
        enter += [f"--group={group}" for group in self.groups]
        if self.user is not None:
            enter += [f"--owner={self.user}", f"--processes={PROCESSES}"]
        if self.kind == "user":
            enter.append("--become-owner")
        walls = self.walls() if self.kind == "bubblewrap" else []
        return [*enter, str(self.folder), "--", *walls, *java]

    def walls(self) -> list[str]:
        """The system read-only, the box's folders in memory with a bound, and nothing but what the kernel needs."""
        command = [
            program("bwrap"),
            "--die-with-parent",
            "--new-session",
            "--unshare-pid",
            "--unshare-ipc",
            "--unshare-uts",
        ]
        for place in SYSTEM:
            command += ["--ro-bind-try", place, place]
        command += ["--dev", "/dev", "--proc", "/proc"]
        for place in ("/tmp", "/var/tmp", "/dev/shm"):
            command += in_memory(place)
        for place in [*self.hidden, ROOT]:
            if within(place, SYSTEM) and place.is_dir():
                command += ["--tmpfs", str(place)]
        shown = [path for path in self.needed if not within(path, SYSTEM) or within(path, [*self.hidden, ROOT])]
        for path in [*shown, self.folder]:
            # On the way to it, which bubblewrap opens to root alone.
            for folder in reversed(path.parents[:-1]):
                command += ["--perms", "0755", "--dir", str(folder)]
            command += ["--ro-bind", str(path), str(path)]
        given = [path for path in self.work.rglob("*") if path.is_file()]
        for folder in (self.home, self.temporary, self.work):
            command += in_memory(folder)
        for path in given:
            command += ["--ro-bind", str(path), str(path)]
        # What holds all the others is in memory, too, and without root the submission's own: nothing bounds it.
        for place in ("/dev", "/"):
            command += ["--remount-ro", place]
        command += ["--chdir", str(self.work)]
        if self.user is not None:
            # Root puts up the walls, since root alone may look into root's folders; then nobody has rights any more.
            nobody = [
                program("setpriv"),
                f"--reuid={self.user}",
                f"--regid={self.user}",
                "--clear-groups",
                "--no-new-privs",
            ]
            return [*command, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--", *nobody]
        # Counted behind the walls alone.
        return [*command, "--", program("prlimit"), f"--nproc={PROCESSES}"]

    def environment(self) -> dict[str, str]:
        """Nothing of the teacher's own environment, which may hold secrets."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PATHEXT", "COMSPEC") if name in os.environ}
        places = {name: str(self.temporary) for name in ("TMPDIR", "TEMP", "TMP")}
        return {**kept, **places, "HOME": str(self.home), "LC_ALL": "C.UTF-8", "DIGITS_BOX": str(self.folder)}

    def processes(self) -> Iterator[psutil.Process]:
        """The kernel, and what a submission has started beside it."""
        by_user = self.user is not None or os.name != "posix"
        ours = psutil.process_iter() if by_user else descendants()
        for process in ours:
            with suppress(psutil.Error):
                if self.is_ours(process):
                    yield process

    def is_ours(self, process: psutil.Process) -> bool:
        if self.user is not None:
            return process.uids().real == self.user
        if sys.platform == "linux":
            return (process.pid, process.create_time()) not in self.older
        return process.environ().get("DIGITS_BOX") == str(self.folder)

    def end_everything(self) -> None:
        """Again until nothing is left: who is quick starts another process meanwhile."""
        for _ in range(20):
            found = list(self.processes())
            if not found:
                return
            for process in found:
                with suppress(psutil.Error):
                    process.kill()
            psutil.wait_procs(found, timeout=0.5)

    def keep_bounds(self) -> None:
        """
        Ends everything when it has sent the grader more than that can hold, and, where no control group does, when it
        has too much memory in all, or too many processes.
        """
        while not self.closed.wait(0.5):
            if psutil.Process().memory_info().rss - self.grader_bytes > SENT_BYTES:
                self.end_everything()
            if self.groups:
                continue
            found = list(self.processes())
            if len(found) > PROCESSES or sum(map(own_bytes, found)) > BYTES:
                self.end_everything()

    def close(self) -> None:
        self.closed.set()
        self.watch.join()
        self.end_everything()
        bounds.remove(self.groups)
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.kind == "user":
            sweep(self.user)


def descendants() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def program(name: str) -> str:
    return shutil.which(name) or name


def in_memory(place: Path | str) -> list[str]:
    return ["--perms", "0777", "--size", str(FOLDER_BYTES), "--tmpfs", str(place)]


def within(place: Path, folders: Iterable[Path | str]) -> bool:
    return any(place.is_relative_to(folder) for folder in folders)


def own_bytes(process: psutil.Process) -> int:
    """What no other process has a share in, and, on Linux, of what it shares with others its part."""
    with suppress(psutil.Error, OSError, AttributeError):
        # Also memory that a process shares with nobody, but could.
        return process.memory_full_info().pss
    with suppress(psutil.Error):
        memory = process.memory_info()
        return memory.rss - getattr(memory, "shared", 0)
    return 0


def sweep(user: int) -> None:
    """Whatever a user has left in folders that are everybody's."""
    for shared in SHARED:
        sweep_in(Path(shared), user)


def sweep_in(folder: Path, user: int) -> None:
    with suppress(OSError):
        for path in list(folder.iterdir()):
            with suppress(OSError):
                facts = path.lstat()
                is_folder = stat.S_ISDIR(facts.st_mode)
                # Nowhere else can it have put anything.
                if is_folder and (facts.st_uid == user or facts.st_mode & 0o002):
                    sweep_in(path, user)
                if facts.st_uid == user:
                    path.rmdir() if is_folder else path.unlink()


def is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def kind_for(asked: str, needed: list[Path]) -> str:
    """
    The best walls that this system has, or the kind that was asked for if it has that.

    Raises RuntimeError where there are none, or not those that were asked for.
    """
    kinds = KINDS if asked == "auto" else (asked,)
    for kind in kinds:
        if (not is_root()) if kind == "plain" else works(kind, needed):
            return kind
    if "plain" in kinds:
        raise RuntimeError(NO_WALLS)
    raise RuntimeError(
        f"submissions should run {MEANING[asked]}, but this system does not allow it; choose another kind of isolation "
        "in nbgrader_config.py"
    )


def works(kind: str, needed: list[Path], answers: list[Path] = ANSWERS) -> bool:
    """Tries whether a program in such a box can read what a kernel needs, and none of the worked answers."""
    if os.name != "posix" or (kind == "user" and not is_root()) or (kind == "bubblewrap" and not shutil.which("bwrap")):
        return False
    box = Box(kind, [ROOT], needed)
    try:
        readable = " && ".join([*(f'test -r "${place}"' for place in range(1, len(needed) + 1)), "true"])
        hidden = " && ".join(
            [*(f'! ls "${place}"' for place in range(len(needed) + 1, len(needed) + len(answers) + 1)), "true"]
        )
        command = box.wrap(["/bin/sh", "-c", f"{readable} && {hidden}", "sh", *map(str, [*needed, *answers])])
        command = [part for part in command if not part.startswith("-Duser.home") and not part.startswith("-Djava.io")]
        return subprocess.run(command, env=box.environment(), capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
    finally:
        box.close()


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
