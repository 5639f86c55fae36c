"""What the parent pom says of the whole project."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from .places import ROOT


def version(root: Path = ROOT) -> str:
    """The version of all jars: 0.2.0, or 0.2.0-SNAPSHOT on the way there."""
    return text_of("version", root)


def text_of(path: str, root: Path = ROOT) -> str:
    space = "{http://maven.apache.org/POM/4.0.0}"
    return ElementTree.parse(root / "pom.xml").getroot().findtext("/".join(space + part for part in path.split("/")))
