#!/usr/bin/env python3
"""
Sets up Digit Recognizer and runs its commands: python3 start.py --help

Only this file is written so that any Python can read it: an old one answers with a sentence instead of a syntax error,
or hands over to a newer Python where it finds one. What the commands do is in lib/python.
"""

import os
import subprocess
import sys

NEEDED = (3, 10)
HERE = os.path.dirname(os.path.abspath(__file__))


def newer_pythons():
    """
    The Pythons that may be here beside this one; whether they are new enough is still to be asked. That of .venv comes
    last: a set-up that was interrupted has to make it anew.
    """
    names = ["python3.%d" % minor for minor in range(19, NEEDED[1] - 1, -1)] + ["python3", "python"]
    ending = ".exe" if os.name == "nt" else ""
    for name in names:
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            yield os.path.join(folder, name + ending)
    yield os.path.join(HERE, ".venv", "Scripts" if os.name == "nt" else "bin", "python" + ending)


def is_new_enough(python):
    if not os.path.isfile(python):
        return False
    question = "import sys; sys.exit(0 if sys.version_info >= %r else 1)" % (NEEDED,)
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call([python, "-c", question], stdout=nowhere, stderr=nowhere) == 0
    except OSError:
        return False


def how_to_get_python():
    if sys.platform == "darwin":
        return "brew install python"
    if os.name == "nt":
        return "winget install Python.Python.3.13"
    return "the package python3 of a current release of your system, or pyenv"


def start_with_a_newer_python():
    for python in newer_pythons():
        if is_new_enough(python):
            return subprocess.call([python, os.path.join(HERE, "start.py")] + sys.argv[1:])
    sys.stderr.write(
        "start.py: this is Python %d.%d (%s), but Python %d.%d or newer is needed; get it with: %s, then run "
        "start.py with it.\n"
        % (sys.version_info[0], sys.version_info[1], sys.executable, NEEDED[0], NEEDED[1], how_to_get_python())
    )
    return 2


def commands():
    """The module of that name in lib/python, where Python would not look by itself."""
    import importlib.util

    folder = os.path.join(HERE, "lib", "python", "digit_recognizer")
    spec = importlib.util.spec_from_file_location(
        "digit_recognizer", os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    sys.modules["digit_recognizer"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["digit_recognizer"])
    return importlib.import_module("digit_recognizer.start.commands")


if __name__ == "__main__":
    if sys.version_info < NEEDED:
        sys.exit(start_with_a_newer_python())
    sys.exit(commands().main(sys.argv[1:]))
