"""
The command playground: a page in which a network learns in the browser. TeaVM makes JavaScript of the core for it,
which takes as long as half of the set-up; so it is done when a page is asked for, once for each state of the sources.
"""

import argparse
import shutil
import subprocess
import sys
import webbrowser
import zipfile
from pathlib import Path

from .. import jdk
from ..jdk import Jdk
from ..problem import Problem
from ..process import environment
from . import fingerprint, library, maven
from .places import JARS, LIB, ROOT, SITE, STATE
from .steps import one_at_a_time, start

MODULE = LIB / "playground"
STAMP = STATE / "playground.json"
JAVASCRIPT = MODULE / "target" / "javascript" / "core.js"
JAR = JARS / library.compiled()
PAGE = SITE / "playground.html"


def execute(arguments: list[str]) -> int:
    text = argparse.ArgumentParser(
        prog="start.py playground",
        description="Writes target/site/playground.html, one file with everything in it, and opens it in the browser: a"
        " network learns to read digits there, by this project's own Java, without a kernel and without a network.",
    )
    text.add_argument("--no-browser", action="store_true", help="write the page only")
    chosen = text.parse_args(arguments)
    found = jdk.find()
    library.ensure(found)
    page = write_page(found)
    print(f"The playground is {page.relative_to(ROOT)}; it works from wherever it is copied to.")
    if not chosen.no_browser:
        webbrowser.open(page.as_uri())
    return 0


@one_at_a_time("the library")
def ensure(found: Jdk) -> None:
    """The core as JavaScript, in a jar beside the library's: made if its sources are not those of the last time."""
    if is_made():
        return
    # Before it is made: a source that changes meanwhile is not in it.
    wanted = made_of()
    STAMP.unlink(missing_ok=True)
    arguments = [f"-Pjavascript,{library.PROFILE}", "--projects", "lib/playground", "--also-make", "process-classes"]
    maven.build(maven.find(found), found, "the playground's JavaScript", arguments, "playground.log")
    pack(JAVASCRIPT.read_text(encoding="utf-8"))
    fingerprint.write(STAMP, wanted)


def make_meanwhile() -> None:
    """In a process of its own, for who opens JupyterLab and will not get to the notebook that shows it so soon."""
    if not is_made():
        politely = ["nice"] if shutil.which("nice") else []
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        start([*politely, sys.executable, ROOT / "start.py", "playground", "--no-browser"], "playground.log", **quiet)


def is_made() -> bool:
    return fingerprint.read(STAMP) == made_of() and JAR.exists()


def made_of() -> dict:
    return {"sources": fingerprint.of_files(sources())}


def sources() -> list[Path]:
    files = [ROOT / "pom.xml", Path(__file__)]
    for module in ("core", "playground"):
        files.append(LIB / module / "pom.xml")
        files += (LIB / module / "src" / "main" / "java").rglob("*.java")
    return files


def pack(javascript: str) -> None:
    """One function, which a page calls and hands on to a worker: it puts what may be called into exports."""
    function = f"function digitsCore(exports) {{\nconst define = undefined;\n{javascript}\n}}\n"
    draft = JAR.with_suffix(".new")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as jar:
        # The same sources give the same bytes.
        jar.writestr(
            zipfile.ZipInfo("digits/playground/core.js", (2000, 1, 1, 0, 0, 0)), function, zipfile.ZIP_DEFLATED
        )
    draft.replace(JAR)


def write_page(found: Jdk) -> Path:
    ensure(found)
    SITE.mkdir(parents=True, exist_ok=True)
    command = [found.java, "-cp", f"{JARS}/*", "digits.notebook.Playground", PAGE, ROOT / "data" / "digits.csv"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment())
    if done.returncode != 0:
        raise Problem(
            f"The playground's page could not be written ({done.stderr.strip()[-300:]}); run start.py setup, then this"
            " again."
        )
    return PAGE
