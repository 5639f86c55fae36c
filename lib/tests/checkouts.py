"""Copies of this checkout that tests may break, and stand-ins for the programs that start.py looks for."""

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "target", "mnist", "__pycache__", ".ipynb_checkpoints", ".pytest_cache"
)

# start.py with this machine's usual places for a JDK left out, so that only what a test offers is found.
DRIVER = """
import runpy, sys
commands = runpy.run_path(sys.argv[1])["commands"]()
import digit_recognizer.jdk
digit_recognizer.jdk.usual_places = lambda: []
{more}
sys.exit(commands.main(sys.argv[2:]))
"""

JAVA = """#!/bin/sh
case "$*" in
  *--list-modules*)
    if [ {feature} -lt 9 ]; then echo "Unrecognized option: --list-modules" >&2; exit 1; fi
    echo "    java.home = {home}" >&2
    echo "    java.version = {version}" >&2
    for module in {modules}; do echo "$module@{version}"; done ;;
  *) echo 'openjdk version "{version}"' >&2 ;;
esac
"""

# Says its version, or "builds" one jar beside a sources jar; BEFORE is what it does first.
MAVEN = """#!/bin/sh
case "$*" in
  *-version*) echo "Apache Maven {version} (fake)"; exit 0 ;;
esac
{before}
mkdir -p lib/exercises/target/course/run-time
echo built >> target/builds.txt
echo a > lib/exercises/target/course/run-time/digits-core-0.1.0.jar
echo b > lib/exercises/target/course/digits-exercises-0.1.0.jar
echo c > lib/exercises/target/course/digits-exercises-0.1.0-sources.jar
"""


class Checkout:
    """A fresh clone, as far as start.py can tell."""

    def __init__(self, folder: Path, template: Path = ROOT):
        shutil.copytree(template, folder, ignore=LEFT_OUT if template == ROOT else None, symlinks=True)
        self.folder = folder
        self.tools = folder.parent / "tools"
        self.tools.mkdir(exist_ok=True)
        self.variables = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("JAVA", "JUPYTER", "MAVEN", "M2_", "DIGITS")) and key not in ("IPYTHONDIR",)
        }
        self.variables["PATH"] = os.pathsep.join([str(self.tools), everyday_programs(self.tools)])

    def start(self, *arguments: str, driver: str = "", python: str = sys.executable, **options) -> subprocess.Popen:
        """Starts start.py's main in this checkout, from another folder."""
        command = [python, "-c", DRIVER.format(more=driver), str(self.folder / "start.py"), *arguments]
        return self.popen(command, **options)

    def popen(self, command: list[str], **options) -> subprocess.Popen:
        options = {"cwd": self.folder.parent, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **options}
        return subprocess.Popen(command, env=self.variables, encoding="utf-8", **options)

    def run(self, *arguments: str, **options) -> tuple[int, str]:
        process = self.start(*arguments, **options)
        text, _ = process.communicate(timeout=300)
        return process.returncode, text

    def executable(self, name: str, text: str) -> Path:
        file = self.tools / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return file

    def offer_java(
        self, version: str = "17.0.9", modules: str = "java.base jdk.compiler jdk.jshell", folder: str = "."
    ) -> Path:
        feature = version.split(".")[1 if version.startswith("1.") else 0]
        home = f"/jdk-{version}"
        return self.executable(
            f"{folder}/java", JAVA.format(feature=feature, version=version, modules=modules, home=home)
        )

    def offer_maven(self, version: str = "3.9.9", before: str = "") -> Path:
        return self.executable("mvn", MAVEN.format(version=version, before=before))

    def offer_packages(self) -> None:
        """Instead of JupyterLab, one tiny package from this disk that brings the kernel's jar: no network, a second."""
        wheel = self.tools / "jjava-1.0a8-py3-none-any.whl"
        info = "jjava-1.0a8.dist-info"
        contents = {
            f"{info}/METADATA": "Metadata-Version: 2.1\nName: jjava\nVersion: 1.0a8\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            "jjava-1.0a8.data/data/share/jupyter/kernels/java/jjava.jar": "a jar",
        }
        with zipfile.ZipFile(wheel, "w") as file:
            for name, text in contents.items():
                file.writestr(name, text)
            record = "".join(f"{name},,\n" for name in contents)
            file.writestr(f"{info}/RECORD", record + f"{info}/RECORD,,\n")
        self.require(f"--no-index\n--find-links {self.tools.as_uri()}\njjava==1.0a8\n")

    def require(self, lines: str) -> None:
        (self.folder / "lib" / "python" / "requirements.txt").write_text(lines, encoding="utf-8")

    def offer_everything(self) -> None:
        self.offer_java()
        self.offer_maven()
        self.offer_packages()

    def builds(self) -> int:
        """How many times Maven has built here."""
        file = self.folder / "target" / "builds.txt"
        return len(file.read_text().splitlines()) if file.exists() else 0


def start_py(
    *arguments: object, checkout: Path = ROOT, timeout: float | None = 900, **variables: str
) -> tuple[int, str]:
    """Runs start.py of a checkout that is set up, as its user would: the exit code, and all that it prints."""
    command = [str(part) for part in (sys.executable, checkout / "start.py", *arguments)]
    done = subprocess.run(
        command,
        env={**os.environ, **variables},
        cwd=Path.home(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=timeout,
    )
    return done.returncode, done.stdout


def everyday_programs(tools: Path) -> str:
    """A folder with what a shell script needs and neither Java nor Maven nor Python, to be on a PATH."""
    folder = tools / "everyday"
    folder.mkdir(exist_ok=True)
    for name in ("sh", "echo", "mkdir", "sleep", "apt-get"):
        found = shutil.which(name)
        if found and not (folder / name).exists():
            (folder / name).symlink_to(found)
    return str(folder)


def what_a_copy_does_not_need(folder: str, names: list[str]) -> set[str]:
    """
    For copies of this checkout with all that is set up in it. Left out is, among others, what other tests and Maven
    write meanwhile: it would come and go while it is copied.
    """
    place = Path(folder)
    if place == ROOT / "target":
        return set(names) - {"notebook", "start", "hub"}
    if place.parent == ROOT / "lib":
        return {"target", "__pycache__"}
    if place == ROOT:
        return {".git", ".venv-bench", ".venv-classroom"}
    return {"mnist", "jupyter"} if place in (ROOT / "data", ROOT / ".venv") else {"__pycache__"}
