"""Finds a Java that can run the notebooks: 17 or newer, with the modules of JShell and of the compiler."""

import os
import platform
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .problem import Problem, how_to_get
from .process import ask

NEEDED_VERSION = 17
NEEDED_MODULES = ("jdk.jshell", "jdk.compiler")
# What every Java takes its options from.
OPTIONS = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")
JAVA = "java.exe" if os.name == "nt" else "java"


@dataclass(frozen=True)
class Jdk:
    """One Java that was found, whether it will do or not."""

    java: Path
    home: Path
    version: str
    modules: frozenset[str] = field(repr=False)

    @property
    def feature(self) -> int:
        """17 of 17.0.15, and 8 of 1.8.0_392."""
        numbers = [int(number) for number in re.findall(r"\d+", self.version)[:2]]
        return numbers[1] if numbers[0] == 1 and len(numbers) > 1 else numbers[0]

    def shortcoming(self) -> str | None:
        """Why this one will not do, as a clause; None for one that will."""
        if self.feature < NEEDED_VERSION:
            return f"Java {self.version} in {self.home} is too old"
        missing = [module for module in NEEDED_MODULES if module not in self.modules]
        if missing:
            return f"Java {self.version} in {self.home} is no full JDK (it lacks {' and '.join(missing)})"
        return None


def find(program: str = "start.py") -> Jdk:
    """The first Java that will do: of JAVA_HOME, the PATH, the usual places. The program is what to run again."""
    shortcomings = []
    seen = set()
    for java in candidates():
        if str(java) in seen:
            continue
        seen.add(str(java))
        jdk = inspect(java)
        if jdk is None:
            continue
        why_not = jdk.shortcoming()
        if why_not is None:
            return jdk
        if why_not not in shortcomings:
            shortcomings.append(why_not)
    options = [name for name in OPTIONS if os.environ.get(name)]
    silent = [java for java in seen if Path(java).is_file()]
    if options and silent and not shortcomings:
        raise Problem(
            f"{min(silent)} does not start with what {' and '.join(options)} says"
            f" ({os.environ[options[0]][:100]}), but a Java that starts is needed; unset it, or give it options that"
            f" this Java knows, then run {program} again."
        )
    found = "; ".join(shortcomings[:3]) if shortcomings else "no Java was found"
    found = found[0].upper() + found[1:]
    raise Problem(
        f"{found}, but a JDK {NEEDED_VERSION} or newer is needed; get it with: {how_to_get('jdk')}, then run {program}"
        " again."
    )


def inspect(java: Path) -> Jdk | None:
    """Asks a java what it is; None where it does not run."""
    code, text = ask([java, "-XshowSettings:properties", "--list-modules"])
    version = re.search(r"^\s*java\.version = (\S+)", text, re.MULTILINE)
    home = re.search(r"^\s*java\.home = (.+?)\s*$", text, re.MULTILINE)
    if code == 0 and version and home:
        modules = frozenset(re.findall(r"^([a-z][\w.]*)@", text, re.MULTILINE))
        return Jdk(Path(home[1]) / "bin" / JAVA, Path(home[1]), version[1], modules)
    # Java 8 has no modules to list and refuses the question.
    code, text = ask([java, "-version"])
    version = re.search(r'version "([^"]+)"', text)
    if code == 0 and version and re.match(r"\d", version[1]):
        return Jdk(java, java.parent.parent, version[1], frozenset())
    return None


def candidates() -> Iterator[Path]:
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"]) / "bin" / JAVA
    on_path = shutil.which("java")
    # The java of a bare macOS is only a signpost that opens a window; its own finder knows the real ones.
    if on_path and not (platform.system() == "Darwin" and on_path == "/usr/bin/java"):
        yield Path(on_path)
    if platform.system() == "Darwin":
        code, home = ask(["/usr/libexec/java_home", "-v", f"{NEEDED_VERSION}+"])
        if code == 0:
            yield Path(home.strip()) / "bin" / JAVA
    for pattern in usual_places():
        base, _, rest = pattern.partition("*")
        folder = Path(base).expanduser()
        if folder.is_dir():
            # Names hold versions: backwards, the newest comes first.
            yield from sorted(folder.glob("*" + rest), reverse=True)


def usual_places() -> list[str]:
    """Where installers, package managers and editors put a JDK, as patterns with one star."""
    if os.name == "nt":
        programs = [
            os.environ.get("PROGRAMFILES", "C:/Program Files"),
            os.environ.get("LOCALAPPDATA", "~/AppData/Local") + "/Programs",
        ]
        makers = ["Java", "Eclipse Adoptium", "Microsoft", "Amazon Corretto", "Zulu", "BellSoft", "Semeru"]
        return [f"{base}/{maker}/*/bin/java.exe" for base in programs for maker in makers] + [
            "~/.jdks/*/bin/java.exe",
            "~/scoop/apps/*/current/bin/java.exe",
        ]
    if platform.system() == "Darwin":
        return [
            "/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java",
            "~/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java",
            "/opt/homebrew/opt/*/libexec/openjdk.jdk/Contents/Home/bin/java",
            "/usr/local/opt/*/libexec/openjdk.jdk/Contents/Home/bin/java",
            "~/.sdkman/candidates/java/*/bin/java",
            "~/.jdks/*/bin/java",
        ]
    return [
        "/usr/lib/jvm/*/bin/java",
        "/usr/lib64/jvm/*/bin/java",
        "/usr/java/*/bin/java",
        "/opt/*/bin/java",
        "~/.sdkman/candidates/java/*/bin/java",
        "~/.jdks/*/bin/java",
        "~/.asdf/installs/java/*/bin/java",
    ]
