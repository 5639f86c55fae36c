"""What stops a command: one sentence that says what was found, what is needed and how to get it on this system."""

import platform
import shutil

HOW_TO_GET = {
    "jdk": {
        "apt-get": "sudo apt install openjdk-17-jdk (Debian 13: openjdk-21-jdk)",
        "dnf": "sudo dnf install java-latest-openjdk-devel",
        "pacman": "sudo pacman -S jdk-openjdk",
        "zypper": "sudo zypper install java-21-openjdk-devel",
        "apk": "sudo apk add openjdk21-jdk",
        "Darwin": "brew install openjdk",
        "Windows": "winget install EclipseAdoptium.Temurin.21.JDK",
        "": "install a JDK 17 or newer (OpenJDK, Temurin, Corretto, Zulu …) and put its bin folder on the PATH",
    },
    "maven": {
        "apt-get": "sudo apt install maven",
        "dnf": "sudo dnf install maven",
        "pacman": "sudo pacman -S maven",
        "zypper": "sudo zypper install maven",
        "apk": "sudo apk add maven",
        "Darwin": "brew install maven",
        "Windows": "choco install maven, or scoop install maven",
        "": "install Apache Maven and put its bin folder on the PATH",
    },
    "venv": {
        "apt-get": "sudo apt install python3-venv",
        "": "install the Python that python.org or your system's package manager has, with ensurepip",
    },
}


class Problem(Exception):
    """One helpful sentence for the person at the keyboard; the command ends with exit code 2."""


def how_to_get(what: str) -> str:
    """The command that installs it on this system, as far as the system can be told."""
    ways = HOW_TO_GET[what]
    system = platform.system()
    if system in ways:
        return ways[system]
    if system == "Linux":
        for manager in ways:
            if manager and shutil.which(manager):
                return ways[manager]
    return ways[""]
