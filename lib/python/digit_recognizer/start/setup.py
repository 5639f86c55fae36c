"""The set-up. Each step looks first whether it is needed."""

import argparse
import time

from .. import jdk, kernel
from ..jdk import Jdk
from . import library, virtualenv
from .places import JARS, KERNEL, VENV
from .steps import at_once


def prepare() -> Jdk:
    found = jdk.find()
    at_once(
        lambda: library.ensure(found),
        lambda: virtualenv.ensure(VENV, virtualenv.COURSE, virtualenv.OWN_PACKAGE),
    )
    kernel.ensure(found, KERNEL, JARS)
    return found


def execute(arguments: list[str]) -> int:
    """The command setup."""
    argparse.ArgumentParser(
        prog="start.py setup",
        description="Finds Java, builds the library into target/notebook, makes .venv with JupyterLab and its Java "
        "kernel. Does only what is missing or out of date.",
    ).parse_args(arguments)
    started = time.monotonic()
    found = prepare()
    print(f"Ready with Java {found.version} ({found.home}), {time.monotonic() - started:.1f} s.")
    return 0
