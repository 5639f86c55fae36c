"""Finds Maven and runs it with the JDK that was found."""

import os
import re
import shutil
from pathlib import Path

from ..jdk import Jdk
from ..problem import Problem, how_to_get
from ..process import ask, environment

NEEDED_VERSION = (3, 8)


def find(jdk: Jdk) -> Path:
    """mvn of the PATH, or of MAVEN_HOME, if it is 3.8 or newer."""
    needed = ".".join(map(str, NEEDED_VERSION))
    advice = (
        f"but Maven {needed} or newer is needed; get it with: {how_to_get('maven')}, then run start.py again. "
        "The course as one file, a wheel, needs no Maven: pip installs it, from a release or built elsewhere with: "
        "python3 start.py wheel."
    )
    mvn = shutil.which("mvn") or in_maven_home()
    if mvn is None:
        raise Problem(f"No mvn was found on the PATH, {advice}")
    os.environ["JAVA_HOME"] = str(jdk.home)
    code, text = ask([mvn, "-version"])
    version = re.search(r"Apache Maven (\d+)\.(\d+)(\S*)", text)
    if version is None:
        last = " ".join(text.split())[-200:]
        raise Problem(f"{mvn} does not run as Maven (exit code {code}: {last}), {advice}")
    if (int(version[1]), int(version[2])) < NEEDED_VERSION:
        raise Problem(f"Maven {version[1]}.{version[2]}{version[3]} was found in {mvn}, {advice}")
    return Path(mvn)


def in_maven_home() -> str | None:
    for name in ("MAVEN_HOME", "M2_HOME"):
        if os.environ.get(name):
            return shutil.which("mvn", path=os.path.join(os.environ[name], "bin"))
    return None


def environment_for(jdk: Jdk) -> dict[str, str]:
    return environment(JAVA_HOME=str(jdk.home))
