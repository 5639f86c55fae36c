"""The set-up, in order. Each step looks first whether it is needed."""

import time

from launch import jdk, kernel, library, virtualenv
from launch.jdk import Jdk


def prepare(with_tests: bool = False) -> Jdk:
    found = jdk.find()
    library.ensure(found)
    virtualenv.ensure(with_tests)
    kernel.ensure(found)
    return found


def execute(arguments: list[str]) -> int:
    """The command setup."""
    started = time.monotonic()
    found = prepare()
    print(f"Ready with Java {found.version} ({found.home}), {time.monotonic() - started:.1f} s.")
    return 0
