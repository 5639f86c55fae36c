"""The package digit-recognizer, installed as on a machine that has no checkout."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from digit_recognizer.start.places import venv_python


class Installed:
    """
    An environment that has the wheel and nothing else; what the wheel requires is lent by the environment of the tests,
    so that nothing is downloaded.
    """

    def __init__(self, package: Path, folder: Path):
        self.folder = folder
        environment = folder / "environment"
        self.python = venv_python(environment)
        self.command = self.python.parent / ("digit-recognizer.exe" if os.name == "nt" else "digit-recognizer")
        self.home = folder / "home"
        self.home.mkdir()
        run([sys.executable, "-m", "venv", "--without-pip", environment])
        run(
            [
                sys.executable,
                "-m",
                "pip",
                "--python",
                self.python,
                "install",
                "--quiet",
                "--no-deps",
                "--no-index",
                package,
            ]
        )
        purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
        self.packages = Path(run([self.python, "-I", "-c", purelib]).strip())
        (self.packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("JUPYTER", "DIGITS", "PYTHON", "IPYTHON"))
        }
        self.variables = {**inherited, "HOME": str(self.home), "USERPROFILE": str(self.home)}

    def run(self, *arguments: object) -> tuple[int, str]:
        """Runs the command digit-recognizer in the home; returns its exit code and all that it prints."""
        command = [str(part) for part in (self.command, *arguments)]
        done = subprocess.run(
            command,
            cwd=self.home,
            env=self.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
        )
        return done.returncode, done.stdout

    def copy(self, name: str, *options: str) -> Path:
        """A copied course in the home."""
        code, text = self.run("copy", name, *options)
        assert code == 0, text
        return self.home / name


def run(command: list) -> str:
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
