"""The command load: simulated students work on a hub of this machine, all at once, and tell how fast it was."""

import argparse
import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from ..problem import Problem
from ..process import environment, hand_over
from .places import HUB_VENV, PACKAGE, venv_python


def execute(arguments: list[str]) -> int:
    parser().parse_args(arguments)
    python = venv_python(HUB_VENV)
    if not python.exists():
        raise Problem(
            "There is no hub in this checkout, but load needs one that runs; docs/hosting.md says how to start it."
        )
    # Students there have the package of the wheel; for this program alone, the checkout's goes before it.
    return hand_over(
        [python, "-B", "-m", "digit_recognizer.classroom.hub.load", *arguments],
        environment(PYTHONPATH=str(PACKAGE.parent)),
    )


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py load",
        description="Lets simulated students work on a hub of this machine, all at once, as root. Each logs in with a "
        "password, runs the notebooks of the own copy from the first cell to the last, each in a kernel of its own, "
        "and tries to look at the next one's files. Exit code 1 if a notebook failed, or if somebody saw another's "
        "files.",
    )
    text.add_argument("accounts", type=Path, help="lines NAME,PASSWORD, as start.py hub --accounts writes them")
    text.add_argument("--hub", type=loopback, default="http://127.0.0.1:8000")
    text.add_argument("--notebooks", nargs="*", default=["02", "03", "04", "05", "06"], help="how their names begin")
    text.add_argument("--minutes", type=float, default=45, help="after which it is over in any case")
    text.add_argument("--json", type=Path, help="also write everything to this file")
    return text


def loopback(address: str) -> str:
    """No other machine is ever put under load."""
    host = urlsplit(address).hostname or ""
    if host != "localhost" and not (host.replace(".", "").isdigit() and ipaddress.ip_address(host).is_loopback):
        raise argparse.ArgumentTypeError(
            f"{address} is not of this machine, but only a hub on 127.0.0.1 may be put under load"
        )
    return address
