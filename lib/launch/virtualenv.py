"""The folder .venv: a Python of our own with JupyterLab and the Java kernel, every package pinned."""

import importlib.util
import os
import sys
from pathlib import Path

from launch import fingerprint
from launch.places import KERNEL, LIB, ROOT, STATE, VENV, venv_python
from launch.problem import Problem, how_to_get
from launch.process import environment
from launch.steps import Failed, step

COURSE = LIB / "launch" / "requirements.txt"
TESTS = LIB / "tests" / "requirements.txt"
STAMP = VENV / "digits.json"

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


def ensure(with_tests: bool = False) -> None:
    """Makes what is missing of it; does nothing where all is there."""
    facts = fingerprint.read(STAMP) if is_whole() else {}
    wanted = [("course", COURSE, "installing JupyterLab and the Java kernel into .venv (the first time downloads 90 MB)")]
    if with_tests:
        wanted.append(("tests", TESTS, "installing what the tests need"))
    if not facts:
        create()
    for name, requirements, words in wanted:
        ensure_also(name, requirements, words)


def ensure_also(name: str, requirements: Path, words: str) -> None:
    """Installs one more list of packages, if it is not the one that is there."""
    facts = fingerprint.read(STAMP)
    print_of_file = fingerprint.of_files([requirements])
    if facts.get(name) == print_of_file:
        return
    # Until pip has finished, the old fact no longer holds.
    facts = {key: value for key, value in facts.items() if key != name}
    if facts:
        fingerprint.write(STAMP, facts)
    else:
        STAMP.unlink(missing_ok=True)
    install(words, requirements)
    fingerprint.write(STAMP, {**facts, name: print_of_file})


def is_whole() -> bool:
    """Whether a finished set-up is still all there: not moved away from its Python, nothing deleted by hand."""
    return venv_python().exists() and base_python_is_there() and (KERNEL / "jjava.jar").exists()


def base_python_is_there(folder: Path = VENV) -> bool:
    try:
        for line in (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            if key.strip() == "home":
                return Path(value.strip()).is_dir()
    except OSError:
        pass
    return False


def create(folder: Path = VENV, python: Path = Path(sys.executable)) -> None:
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        version = ".".join(map(str, sys.version_info[:2]))
        raise Problem(
            f"Python {version} ({sys.executable}) was found without venv and ensurepip, which are needed to set up JupyterLab; "
            f"get them with: {how_to_get('venv')}, then run start.py again."
        )
    try:
        step(f"making {folder.name}", [python, "-m", "venv", "--clear", folder], "venv.log")
    except Failed as failure:
        raise Problem(
            f"{python} could not make the virtual environment {folder} ({last_line(str(failure))}); "
            f"get what it lacks with: {how_to_get('venv')}, then run start.py again."
        ) from failure


def install(words: str, requirements: Path, folder: Path = VENV) -> None:
    # -I: no packages from the user's own PYTHONPATH or site; PIP_USER would install beside the environment.
    command = [venv_python(folder), "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "-r", requirements]
    try:
        step(words, command, "pip.log", environment(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0"))
    except Failed as failure:
        text = str(failure)
        if any(sign in text for sign in NO_NETWORK):
            raise Problem(
                f"The packages of {requirements.relative_to(ROOT)} could not be downloaded because the package index does not answer, and the first set-up "
                "needs a network connection; connect (or set HTTPS_PROXY), then run start.py again."
            ) from failure
        raise Problem(
            f"pip could not install {requirements.relative_to(ROOT)} ({last_line(text)}); "
            f"the whole story is in {STATE.relative_to(ROOT) / 'pip.log'}, and start.py goes on from here when run again."
        ) from failure


def install_package(package: Path, folder: Path) -> None:
    """A package that has been built here, whose requirements are there already."""
    command = [venv_python(folder), "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--no-deps", "--no-index", package]
    try:
        step(f"installing {package.name}", command, "pip.log", environment(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0"))
    except Failed as failure:
        raise Problem(f"pip could not install {package.name} ({last_line(str(failure))}); the whole story is in target/start/pip.log.") from failure


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["it printed nothing"])[-1]


def command(*arguments: object) -> list:
    """A command for the Python of .venv, apart from the user's own packages, in UTF-8 everywhere."""
    return [venv_python(), "-I", "-X", "utf8", *arguments]
