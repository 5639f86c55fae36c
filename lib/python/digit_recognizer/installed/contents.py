"""Where everything lives: the installed package, which is only read, and what is written in the course's folder."""

from importlib import metadata
from pathlib import Path

from ..problem import Problem

PACKAGE = Path(__file__).resolve().parent.parent
# What is copied into the student's folder.
COURSE = PACKAGE / "course"
# The library, run from where it is.
JARS = PACKAGE / "jars"
# JupyterLab's defaults for this course.
SETTINGS = PACKAGE / "settings.json"

# In the course's folder: what was copied, the kernelspec, JupyterLab's settings, workspaces and run-time files.
STATE = ".digit-recognizer"


def version() -> str:
    return metadata.version("digit-recognizer")


def jjava() -> Path:
    """
    The kernel's jar, wherever pip has put it: share/jupyter of an environment, of the system or of the user.

    Raises Problem if the package jjava is not here or incomplete.
    """
    try:
        files = metadata.files("jjava") or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == "jjava.jar" and file.locate().is_file():
            return Path(file.locate()).resolve()
    raise Problem(
        "The Java kernel's file jjava.jar was not found, but notebooks need it; get it with: pip install"
        " --force-reinstall jjava, then run digit-recognizer again."
    )
