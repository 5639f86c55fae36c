"""
Tells JupyterLab how to start Java: the kernelspec that is called java, as in every IJava and JJava notebook. The
package digit-recognizer has this file, too.
"""

import json
from pathlib import Path

from .jdk import Jdk

# A quarter of the memory: it leaves room for a second notebook, the browser and everything else.
HEAP_PERCENT = 25

VECTORS = "jdk.incubator.vector"

# Beside kernel.json, where pip puts it in an environment.
BESIDE = "{resource_dir}/jjava.jar"


def ensure(jdk: Jdk, folder: Path, jars: Path, jjava: str = BESIDE) -> None:
    write(spec(jdk, jars, jjava), folder)


def write(spec: dict, folder: Path) -> None:
    """Writes folder/kernel.json whenever it differs: the JDK may be another one, the jars may have been moved."""
    text = json.dumps(spec, indent=1, ensure_ascii=False) + "\n"
    file = folder / "kernel.json"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def vectors(jdk: Jdk) -> list[str]:
    """How Java is started so that the library computes in vectors, if that Java can."""
    if VECTORS not in jdk.modules:
        return []
    # Where the compiler runs out of registers it would park whole numbers in those of the vectors, and bring them back
    # through the ports that the arithmetic needs; the option is HotSpot's, hence the one before it.
    return ["--add-modules", VECTORS, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseFPUForSpilling"]


def spec(jdk: Jdk, jars: Path, jjava: str = BESIDE) -> dict:
    """Java is started directly: JJava's own launcher would take the java of the PATH, and one more JVM."""
    options = [
        f"-XX:MaxRAMPercentage={HEAP_PERCENT}",
        "-Djava.awt.headless=true",
        # A decimal point in every country, as in the course's text.
        "-Duser.language=en",
        "-Duser.country=US",
        "-Dfile.encoding=UTF-8",
        "--add-opens",
        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
    ]
    options += vectors(jdk)
    if jdk.feature >= 24:
        # Java 24 and later would print a warning for every library that still uses it.
        options.append("--sun-misc-unsafe-memory-access=allow")
    return {
        "argv": [str(jdk.java), *options, "-jar", jjava, "{connection_file}"],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "env": {"JJAVA_CLASSPATH": f"{jars.as_posix()}/*.jar"},
        "metadata": {},
    }
