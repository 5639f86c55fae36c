"""Executes notebooks from the first cell to the last, each in a fresh kernel."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from ..start.places import STATE

# What a Java kernel with a dataset in it takes, generously.
MEMORY_PER_KERNEL = 2 * 1024**3
LINES_SHOWN = 12


@dataclass
class Executed:
    """A copy of the notebook with its outputs; the stored notebook is never written."""

    path: Path
    notebook: nbformat.NotebookNode
    seconds: float
    failure: str | None


async def execute_all(
    paths: list[Path], finished: Callable[[Executed], None] = lambda executed: None, cell_timeout: float | None = None
) -> list[Executed]:
    """Two notebooks at a time where the memory allows it; finished is called for each as soon as it is."""
    places = asyncio.Semaphore(kernels_at_once())

    async def one(path: Path) -> Executed:
        async with places:
            executed = await execute(path, cell_timeout)
        finished(executed)
        return executed

    return list(await asyncio.gather(*(one(path) for path in paths)))


def kernels_at_once() -> int:
    return 2 if psutil.virtual_memory().available >= 2 * MEMORY_PER_KERNEL else 1


async def execute(path: Path, cell_timeout: float | None = None, folder: Path | None = None) -> Executed:
    """In the folder that is given, or else in its own."""
    executed = await execute_once(path, cell_timeout, folder)
    if executed.failure is None or reached(executed.notebook):
        return executed
    # Its ports were free when they were looked for, and another program's when the kernel came to take them.
    return await execute_once(path, cell_timeout, folder)


async def execute_once(path: Path, cell_timeout: float | None, folder: Path | None) -> Executed:
    started = time.monotonic()
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=cell_timeout,
        startup_timeout=120,
        # Nothing in the kernel is worth a farewell of seconds.
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(folder or path.parent)}},
    )
    STATE.mkdir(parents=True, exist_ok=True)
    log = STATE / f"kernel-{path.stem}.log"
    failure = None
    with log.open("wb") as messages:
        try:
            await client.async_execute(stdout=messages, stderr=messages)
        except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
            failure = describe(notebook, error, log)
    return Executed(path, notebook, time.monotonic() - started, failure)


def reached(notebook: nbformat.NotebookNode) -> list[tuple[int, nbformat.NotebookNode]]:
    """The cells that were begun, with their numbers."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    return [(number, cell) for number, cell in enumerate(cells, 1) if "execution" in cell.metadata]


def describe(notebook: nbformat.NotebookNode, error: Exception, log: Path) -> str:
    """In few lines: which cell, what stands in it, what went wrong."""
    numbered = reached(notebook)
    if not numbered:
        return indent([f"the kernel did not start: {error}", *tail(log)])
    number, cell = numbered[-1]
    lines = [f"cell [{number}]:", *("    " + line for line in shortened(cell.source.splitlines()))]
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors:
        lines += shortened(message(errors[0]))
    elif isinstance(error, CellTimeoutError):
        lines.append("it took longer than allowed and was stopped")
    else:
        lines += [f"the kernel died: {error}", *tail(log)]
    return indent(lines)


def message(error: nbformat.NotebookNode) -> list[str]:
    """The compiler's words or the exception's, without colours and without the kernel's own part of the stack."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error.traceback))
    lines = [line for line in text.splitlines() if line.strip(" -")]
    stack = [line for line in lines if line.lstrip().startswith("at ")]
    said = [line for line in lines if line not in stack]
    ours = [line for line in stack if "jjava" not in line and "ijava" not in line]
    return (said or [f"{error.ename}: {error.evalue}"]) + ours[:3]


def shortened(lines: list[str]) -> list[str]:
    return lines if len(lines) <= LINES_SHOWN else [*lines[:LINES_SHOWN], f"… {len(lines) - LINES_SHOWN} more lines"]


def tail(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]


def indent(lines: list[str]) -> str:
    return "\n".join("      " + line for line in lines)
