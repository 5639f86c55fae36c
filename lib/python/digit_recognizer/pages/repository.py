"""Where the project's source is public, if it is: then pages link to it, and to what opens it in a browser."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from ..start.places import ROOT


@dataclass(frozen=True)
class Repository:
    """One on GitHub, by its owner and name: ada/digits."""

    name: str

    @property
    def address(self) -> str:
        return f"https://github.com/{self.name}"

    def file(self, path: str) -> str:
        return f"{self.address}/blob/HEAD/{path}"

    def open_in(self, notebook: str) -> dict[str, str]:
        """What runs the course's container without an installation, and the address at which it opens a notebook."""
        return {
            "Binder": f"https://mybinder.org/v2/gh/{self.name}/HEAD?urlpath=lab/tree/{notebook}",
            "Codespaces": f"https://codespaces.new/{self.name}",
        }


def repository() -> Repository | None:
    """As GitHub's own runs name it, or as this clone's remote does; None where neither is on GitHub."""
    named = os.environ.get("GITHUB_REPOSITORY") or named_by(remote())
    return Repository(named) if named else None


def remote() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    asked = [git, "-C", str(ROOT), "remote", "get-url", "origin"]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", errors="replace").stdout.strip()


def named_by(address: str) -> str | None:
    """owner/name out of https://github.com/owner/name.git or git@github.com:owner/name."""
    found = re.fullmatch(
        r"(?:https://(?:[^@/]*@)?|(?:ssh://)?git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?", address
    )
    return found[1] if found else None
