"""Tools that run beside each other: what each prints is kept until it is its turn to be shown."""

import codecs
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .steps import end, start


class Tool:
    """A program under way. Its closing lines are those of its output that say how it ended."""

    def __init__(self, command: list, env: dict[str, str], closing_lines: Callable[[str], list[str]]):
        self.closing_lines = closing_lines
        self.process = start(command, "the messages above", env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.pieces: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        """Piece by piece, not line by line: pytest's dots are a sign of life. None is the end."""
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        while piece := os.read(self.process.stdout.fileno(), 65536):
            self.pieces.put(decoder.decode(piece).replace("\r\n", "\n"))
        self.pieces.put(None)

    def show(self) -> tuple[int, str]:
        """Passes on what was printed until now, then the rest as it comes; returns the exit code and all of it."""
        shown = []
        while True:
            try:
                # With a limit, since Windows does not hear Ctrl-C in a wait without one.
                piece = self.pieces.get(timeout=1)
            except queue.Empty:
                continue
            if piece is None:
                return self.process.wait(), "".join(shown)
            shown.append(piece)
            sys.stdout.write(piece)
            sys.stdout.flush()


@contextmanager
def none_left_behind(tools: list[Tool]) -> Iterator[None]:
    """However it ends, no tool goes on alone: one that Ctrl-C has reached as well ends by itself, others are ended."""
    try:
        yield
    except KeyboardInterrupt:
        for tool in tools:
            tool.process.wait()
        raise
    except BaseException:
        for tool in tools:
            end(tool.process)
        raise
