"""The commands train, sweep and predict: sets up what they need, then hands over to the library."""

import os
import sys

from .. import jdk
from ..kernel import vectors
from ..process import environment, hand_over
from . import library
from .places import COMMAND_JARS


def execute(arguments: list[str]) -> int:
    found = jdk.find()
    library.ensure(found)
    name = f"-Ddigits.command={'py' if os.name == 'nt' else 'python3'} start.py"
    terminal = f"-Ddigits.terminal={str(sys.stderr.isatty()).lower()}"
    program = [
        found.java,
        *vectors(found),
        name,
        terminal,
        "-cp",
        COMMAND_JARS / "*",
        "digits.command.Main",
        *arguments,
    ]
    return hand_over(program, environment())
