"""The environments of Python in this checkout (.venv and its like): all made in one way, with every package pinned."""

import importlib.util
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..problem import Problem, how_to_get
from ..process import environment
from . import fingerprint
from .places import KERNEL, LIB, PACKAGE, ROOT, STATE, VENV, venv_python
from .steps import Failed, one_at_a_time, step

NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Failed to establish a new connection",
    "Could not fetch URL",
    "Connection refused",
    "getaddrinfo failed",
    "Network is unreachable",
)


@dataclass(frozen=True)
class Part:
    """What is put into an environment, and again where one of these files has changed."""

    name: str
    files: list[Path]
    install: Callable[[Path], None]


def packages(name: str, requirements: Path, words: str) -> Part:
    """The packages that a file of requirements pins."""
    return Part(
        name, [requirements], lambda folder: pip(folder, words, requirements.relative_to(ROOT), "-r", requirements)
    )


def show_package(folder: Path) -> None:
    """Makes this package known to an environment's Python, also with -I; relative, as a checkout may be moved."""
    place = site_packages(folder)
    (place / "digit_recognizer.pth").write_text(os.path.relpath(PACKAGE.parent, place) + "\n", encoding="utf-8")


COURSE = packages(
    "course",
    PACKAGE.parent / "requirements.txt",
    "installing JupyterLab and the Java kernel (the first time downloads 90 MB)",
)
TESTS = packages("tests", LIB / "tests" / "requirements.txt", "installing what the tests need")
OWN_PACKAGE = Part("digit_recognizer", [], show_package)


def ensure(folder: Path, *parts: Part, python: Callable[[], Path] = lambda: Path(sys.executable)) -> None:
    """Makes the environment where it is missing or broken, and puts in what is not there yet; else nothing, fast."""
    with one_at_a_time(folder.name):
        stamp = folder / "digits.json"
        facts = fingerprint.read(stamp) if is_whole(folder) else {}
        if not facts:
            create(folder, python())
        for part in parts:
            wanted = fingerprint.of_files(part.files)
            if facts.get(part.name) != wanted:
                # Until it is in, the old fact no longer holds. Without any fact, the environment is made anew.
                facts.pop(part.name, None)
                fingerprint.write(stamp, facts)
                part.install(folder)
                facts[part.name] = wanted
                fingerprint.write(stamp, facts)


def is_whole(folder: Path) -> bool:
    """Whether a finished set-up is still all there: not moved away from its Python, nothing deleted by hand."""
    kernel = folder / KERNEL.relative_to(VENV)
    return (
        venv_python(folder).exists()
        and base_python_is_there(folder)
        and (not kernel.exists() or (kernel / "jjava.jar").exists())
    )


def base_python_is_there(folder: Path) -> bool:
    try:
        for line in (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            if key.strip() == "home":
                return Path(value.strip()).is_dir()
    except OSError:
        pass
    return False


def create(folder: Path, python: Path) -> None:
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        version = ".".join(map(str, sys.version_info[:2]))
        raise Problem(
            f"Python {version} ({sys.executable}) was found without venv and ensurepip, which are needed to set up"
            f" JupyterLab; get them with: {how_to_get('venv')}, then run start.py again."
        )
    if python.is_relative_to(folder):
        # A link in what an interrupted set-up has left would be made anew to point to itself.
        python = python.resolve()
    try:
        step(f"making {folder.name}", [python, "-m", "venv", "--clear", folder], "venv.log")
    except Failed as failure:
        raise Problem(
            f"{python} could not make the virtual environment {folder} ({last_line(str(failure))}); "
            f"get what it lacks with: {how_to_get('venv')}, then run start.py again."
        ) from failure


def pip(folder: Path, words: str, what: Path | str, *arguments: object) -> None:
    """Runs pip install; words are shown meanwhile, and what is named where it fails."""
    # PIP_USER would install beside the environment.
    program = command("-m", "pip", "install", "--no-input", "--disable-pip-version-check", *arguments, folder=folder)
    try:
        step(words, program, "pip.log", environment(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0"))
    except Failed as failure:
        text = str(failure)
        if any(sign in text for sign in NO_NETWORK):
            raise Problem(
                f"The packages of {what} could not be downloaded because the package index does not answer, and the"
                " first set-up needs a network connection; connect (or set HTTPS_PROXY), then run start.py again."
            ) from failure
        raise Problem(
            f"pip could not install {what} ({last_line(text)}); the whole story is in"
            f" {STATE.relative_to(ROOT) / 'pip.log'}, and start.py goes on from here when run again."
        ) from failure


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["it printed nothing"])[-1]


def site_packages(folder: Path) -> Path:
    return next(path for pattern in ("lib/python*/site-packages", "Lib/site-packages") for path in folder.glob(pattern))


def command(*arguments: object, folder: Path = VENV) -> list:
    """A command for the Python of an environment, apart from the user's own packages, in UTF-8 everywhere."""
    # On Windows, ZeroMQ warns of what it then does by itself.
    return [venv_python(folder), "-I", "-X", "utf8", "-W", "ignore:Proactor event loop:RuntimeWarning", *arguments]
