"""Builds the Java library, and puts what a notebook needs of it into one folder, and the command line into another."""

import shutil
from pathlib import Path

from ..jdk import Jdk
from ..problem import Problem
from . import fingerprint, maven, pom
from .places import COMMAND_JARS, JARS, ROOT, STATE
from .steps import one_at_a_time

# The last two are what notebooks import, and the command line; Maven builds the others because these need them.
MODULES = (
    *("lib/testing", "lib/core", "lib/data", "lib/engine", "lib/sweeps", "lib/playground", "lib/views"),
    *("lib/exercises", "lib/command"),
)
# Which module's jars go where, with all that they need.
FOLDERS = {"lib/exercises": JARS, "lib/command": COMMAND_JARS}
# Where Maven puts what it makes of a module under the profile of that name.
PROFILE = "course"
# By its full name: the short one would be looked up in Maven's repository.
DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin"
STAMP = STATE / "library.json"
# What of the first two Tablesaw uses is in a jar that the last module's pom makes; the others are annotations, which
# nothing reads at run time.
NOT_COPIED = (
    "fastutil",
    "icu4j",
    "checker-qual",
    "error_prone_annotations",
    "j2objc-annotations",
    "jsr305",
    "listenablefuture",
)


@one_at_a_time("the library")
def ensure(jdk: Jdk) -> None:
    """Builds if a source, a pom or the JDK is not the one of the last build, or if a jar is gone."""
    wanted = {"sources": fingerprint.of_files(sources()), "java": f"{jdk.version} {jdk.home}"}
    facts = fingerprint.read(STAMP)
    if facts.get("built from") == wanted and facts.get("jars") == jars_now():
        return
    mvn = maven.find(jdk)
    STAMP.unlink(missing_ok=True)
    build(mvn, jdk)
    for module, folder in FOLDERS.items():
        collect(target_of(module), folder)
    fingerprint.write(STAMP, {"built from": wanted, "jars": jars_now()})


def sources() -> list[Path]:
    """Everything the jars are made of; tests are not."""
    files = [ROOT / "pom.xml", *(ROOT / ".mvn").glob("*"), ROOT / "data" / "digits.csv"]
    for module in MODULES:
        files.append(ROOT / module / "pom.xml")
        files += (ROOT / module / "src" / "main").rglob("*")
    return [file for file in files if file.is_file()]


def jars_now() -> dict[str, int]:
    return {
        f"{folder.name}/{jar.name}": jar.stat().st_size
        for folder in FOLDERS.values()
        for jar in sorted(folder.glob("*.jar"))
        if jar.name != compiled()
    }


def compiled() -> str:
    """The jar that playground.py puts beside them, when it is asked for."""
    return f"digits-playground-javascript-{pom.version()}.jar"


def target_of(module: str) -> Path:
    return ROOT / module / "target" / PROFILE


def build(mvn: Path, jdk: Jdk) -> None:
    for module in MODULES:
        target = target_of(module)
        shutil.rmtree(target / "run-time", ignore_errors=True)
        # Those of another version would be collected beside the new ones.
        for jar in target.glob("*.jar"):
            jar.unlink()
    copied = ["-DincludeScope=runtime", f"-DexcludeArtifactIds={','.join(NOT_COPIED)}"]
    copied.append(f"-DoutputDirectory=target/{PROFILE}/run-time")
    goals = ["package", f"{DEPENDENCY_PLUGIN}:copy-dependencies", *copied]
    arguments = [f"-P{PROFILE}", "--projects", ",".join(FOLDERS), "--also-make", "-Dmaven.test.skip=true", *goals]
    maven.build(mvn, jdk, "the library", arguments, "maven.log")


def collect(module: Path, folder: Path) -> None:
    """One folder with exactly the jars of this build: an old one beside a new one would win by chance."""
    jars = list((module / "run-time").glob("*.jar"))
    jars += [jar for jar in module.glob("*.jar") if not jar.stem.endswith(("-sources", "-javadoc", "-tests"))]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for jar in jars:
            # Copied beside and renamed: a kernel that has the old file open keeps it.
            draft = folder / (jar.name + ".new")
            shutil.copyfile(jar, draft)
            draft.replace(folder / jar.name)
        names = {compiled(), *(jar.name for jar in jars)}
        for old in folder.iterdir():
            if old.name not in names:
                old.unlink()
    except PermissionError as error:
        raise Problem(
            f"{error.filename2 or error.filename} is in use, probably by a running notebook; shut down JupyterLab's"
            " kernels, then run start.py again."
        ) from error
