"""Where everything lives: all of it inside the checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
LIB = ROOT / "lib"
PACKAGE = LIB / "python" / "digit_recognizer"
NOTEBOOKS = ROOT / "notebooks"
TARGET = ROOT / "target"

# The jars a notebook needs at run time, and nothing else: the notebooks' %classpath lines name this folder.
JARS = TARGET / "notebook"
# Those of the command line; notebooks never see them.
COMMAND_JARS = TARGET / "command"
SITE = TARGET / "site"
# Logs and notes of the set-up itself.
STATE = TARGET / "start"

VENV = ROOT / ".venv"
# The peers of the bench, which nothing else needs.
BENCH_VENV = ROOT / ".venv-bench"
# What a teacher needs, whose extensions of JupyterLab no student should see.
CLASSROOM_VENV = ROOT / ".venv-classroom"
# JupyterHub and what its students use: readable by all of them.
HUB_VENV = ROOT / ".venv-hub"
# JupyterLab's settings, workspaces and run-time files, which would otherwise lie in the user's home.
JUPYTER = VENV / "jupyter"
# Defaults of JupyterLab in this environment.
SETTINGS = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
KERNEL = VENV / "share" / "jupyter" / "kernels" / "java"


def venv_python(folder: Path = VENV) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def first_closed_folder(path: Path) -> Path | None:
    """The outermost folder on the way here that others may not pass, or this one if they may not read it; else None."""
    path = path.resolve()
    for folder in [*reversed(path.parents), path]:
        needed = 0o005 if folder == path else 0o001
        if folder.stat().st_mode & needed != needed:
            return folder
    return None
