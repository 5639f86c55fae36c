"""Finds Maven, and builds with it and the JDK that was found."""

import os
import re
import shutil
from pathlib import Path

from ..jdk import Jdk
from ..problem import Problem, how_to_get
from ..process import ask, environment
from .places import ROOT, STATE
from .steps import Failed, step

NEEDED_VERSION = (3, 6, 3)

# Maven says of a file that it cannot write that it could not be transferred: these come before NO_NETWORK.
NOT_WRITTEN = (
    "Could not create local repository",
    "Permission denied",
    "AccessDenied",
    "Read-only file system",
    "No space left on device",
    ".part.lock (",
)
NO_NETWORK = (
    "Unknown host",
    "Could not transfer",
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "UnresolvedAddress",
)


def find(jdk: Jdk) -> Path:
    """mvn of the PATH, or of MAVEN_HOME, if it is new enough."""
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
    version = re.search(r"Apache Maven ((\d+)\.(\d+)(?:\.(\d+))?\S*)", text)
    if version is None:
        last = " ".join(text.split())[-200:]
        raise Problem(f"{mvn} does not run as Maven (exit code {code}: {last}), {advice}")
    if tuple(int(number or 0) for number in version.groups()[1:]) < NEEDED_VERSION:
        raise Problem(f"Maven {version[1]} was found in {mvn}, {advice}")
    return Path(mvn)


def in_maven_home() -> str | None:
    for name in ("MAVEN_HOME", "M2_HOME"):
        if os.environ.get(name):
            return shutil.which("mvn", path=os.path.join(os.environ[name], "bin"))
    return None


def build(mvn: Path, jdk: Jdk, what: str, arguments: list[str], log: str) -> None:
    """Raises Problem with Maven's own reason where it does not build."""
    try:
        step(f"building {what}", [mvn, "--batch-mode", *arguments], log, environment_for(jdk))
    except Failed as failure:
        errors = errors_in(str(failure))
        reason = errors[0].removeprefix("[ERROR] ").partition(" -> [Help")[0] if errors else "it did not say why"
        if any(sign in line for line in errors for sign in NOT_WRITTEN):
            raise Problem(
                f"Maven could not write what is needed to build {what} ({reason}); make that folder writable, or name"
                " another one than ~/.m2/repository by MAVEN_OPTS=-Dmaven.repo.local=FOLDER, then run start.py again."
            ) from failure
        if any(sign in line for line in errors for sign in NO_NETWORK):
            raise Problem(
                f"What is needed to build {what} could not be downloaded because Maven's repository does not answer,"
                f" and the first build needs a network connection ({reason}); connect (or set a proxy in"
                " ~/.m2/settings.xml), then run start.py again."
            ) from failure
        for line in errors[:12]:
            print("    " + line)
        raise Problem(
            f"Maven could not build {what} with Java {jdk.version} ({reason}); its messages are above and in"
            f" {STATE.relative_to(ROOT) / log}: mend what they name, then run start.py again."
        ) from failure


def errors_in(text: str) -> list[str]:
    """What Maven says went wrong; the first line of all may begin with colours that were switched off."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    return [line for line in lines if re.match(r"\[ERROR\] (?!To see|Re-run|For more|\[Help)\S", line)]


def environment_for(jdk: Jdk) -> dict[str, str]:
    return environment(JAVA_HOME=str(jdk.home))
