"""
Runs a submission's cells in a kernel inside a box. A cell that takes too long, or ends the kernel, fails alone: the
kernel is started anew, the cells before it run again, and the cells after it get their turn.
"""

import asyncio
import binascii
import logging
import secrets
import subprocess
import time
from dataclasses import dataclass

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import is_grade

from .box import Box
from .judging import STARTS, is_check

PRINTED = ("stream", "display_data", "update_display_data")
# How many characters of one error's texts are kept, and of all results of a notebook: a chart has 200,000.
ERROR_LENGTH = 10_000
RESULTS_LENGTH = 50_000_000
# How the library hands on what a check was answered, as bytes in base 64, and how much of it is taken of one cell.
ANSWERS = "application/x-digits-answers"
ANSWERS_BYTES = 60_000_000
# A loop that never ends is a student's mistake and none of the grading: it is told in the feedback alone.
QUIET = logging.Logger("submissions", logging.CRITICAL)


@dataclass(frozen=True)
class Limits:
    cell_seconds: float
    notebook_seconds: float
    restarts: int
    characters: int


class BoxedKernel(AsyncKernelManager):
    box: Box
    java_options: list[str]

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        java, *rest = super().format_kernel_cmd(extra_arguments)
        return self.box.wrap([java, *self.java_options, *rest])


class Client(NotebookClient):
    """
    Drops what a cell prints beyond a bound, as an endless loop would, and shortens errors. Answers are put aside.
    """

    running: "Running"
    printed = 0
    answers = b""

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """A submission knows the kernel's key and can send anything: what is no message of the protocol is dropped."""
        try:
            return self.process_one(msg, cell, cell_index)
        except CellExecutionComplete:
            raise
        except Exception:
            return None

    def process_one(self, msg: dict, cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        if msg["msg_type"].startswith("comm"):
            # A widget could take the outputs of later cells to itself.
            return None
        if msg["msg_type"] == "display_data" and ANSWERS in msg["content"]["data"]:
            self.put_aside(msg["content"]["data"][ANSWERS])
            return None
        if msg["msg_type"] in PRINTED:
            self.printed += len(str(msg["content"].get("text") or msg["content"].get("data")))
            if self.printed > self.running.limits.characters:
                return None
        if msg["msg_type"] == "execute_result":
            self.running.results_left -= len(str(msg["content"].get("data")))
            if self.running.results_left < 0:
                return None
        if msg["msg_type"] == "error":
            said = msg["content"]
            said["evalue"] = str(said.get("evalue"))[:ERROR_LENGTH]
            said["traceback"] = [str(line)[:ERROR_LENGTH] for line in said.get("traceback", [])][:100]
        return super().process_message({**msg, "content": writable(msg["content"])}, cell, cell_index)

    def put_aside(self, text: object) -> None:
        """Anybody may have written them; what is no base 64 counts as none."""
        try:
            self.answers = (self.answers + binascii.a2b_base64(str(text)))[:ANSWERS_BYTES]
        except ValueError:
            self.answers = b""


class Running:
    """One execution of one notebook, whose cells get their outputs."""

    def __init__(self, notebook: NotebookNode, box: Box, kernels: str, limits: Limits, java_options: list[str]):
        self.notebook, self.box, self.kernels, self.limits = notebook, box, kernels, limits
        self.java_options = java_options
        self.client: Client | None = None
        self.deadline = time.monotonic() + limits.notebook_seconds
        self.starts = 0
        self.results_left = RESULTS_LENGTH
        # The inputs of all checks follow from it.
        self.seed = secrets.randbits(62)
        # By check, what was answered where the check found nothing wrong.
        self.answers: dict[str, bytes] = {}

    async def execute(self) -> None:
        """Every check gets a result or an error; nbgrader would take one without an output for a success."""
        run_before: list[NotebookNode] = []
        cells = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        for cell in cells:
            cell.outputs = []
        try:
            for place, cell in enumerate(cells):
                wrong = await self.turn(cell, run_before)
                if wrong:
                    cell.outputs.append(error("NotFinished", wrong))
                elif not is_grade(cell):
                    run_before.append(cell)
                if self.starts > self.limits.restarts or time.monotonic() > self.deadline:
                    why = "This cell was not run: the cells before it took too long or ended Java too often."
                    for rest in cells[place + 1 :]:
                        rest.outputs = [error("NotRun", why)]
                    break
        finally:
            await self.stop()

    async def turn(self, cell: NotebookNode, run_before: list[NotebookNode]) -> str:
        """Runs one cell, in a kernel that has run those before it; says what went wrong with the kernel."""
        if not cell.source.strip():
            return ""
        if self.client is None:
            await self.start()
            for earlier in list(run_before):
                if await self.run(new_code_cell(earlier.source)):
                    run_before.remove(earlier)
                    return "Java ended in a cell before this one."
        wrong = await self.run(cell)
        if is_check(cell) and not wrong:
            self.answers[cell.metadata.nbgrader.grade_id] = bytes(self.client.answers)
        return wrong

    async def run(self, cell: NotebookNode) -> str:
        """Runs a cell, whose outputs come back; says what went wrong with the kernel, which is then gone."""
        seconds = min(self.limits.cell_seconds, self.deadline - time.monotonic())
        if seconds <= 0:
            await self.stop()
            return "This cell was not run: the notebook took longer than allowed in all."
        self.client.nb.cells = [cell]
        self.client.timeout = max(1, round(seconds))
        self.client.printed = 0
        self.client.answers = b""
        others = asyncio.all_tasks()
        try:
            # Its own limit is late where a cell prints without end.
            await asyncio.wait_for(self.client.async_execute_cell(cell, 0), seconds + 10)
            return ""
        except (CellTimeoutError, asyncio.TimeoutError):
            wrong = f"This cell took longer than the {seconds:.0f} seconds allowed: does a loop never end?"
        except DeadKernelError:
            wrong = "Java ended while this cell ran."
        except Exception:
            # Whatever a message that cannot be read makes the libraries raise.
            wrong = "This cell was not run to its end: what came from Java was no message of a kernel."
        # Nobody listens to the kernel any more.
        for task in asyncio.all_tasks() - others:
            task.cancel()
        await self.stop()
        return wrong

    async def start(self) -> None:
        self.starts += 1
        for seconds in STARTS[:-1]:
            try:
                await self.start_once(seconds)
                break
            except RuntimeError:
                await self.stop()
        else:
            await self.start_once(STARTS[-1])

    async def start_once(self, seconds: int) -> None:
        kernel = BoxedKernel(
            kernel_name="java", connection_file=str(self.box.folder / f"connection-{self.starts}.json")
        )
        kernel.kernel_spec_manager = KernelSpecManager(kernel_dirs=[self.kernels], ensure_native_kernel=False)
        kernel.box, kernel.java_options = self.box, self.java_options
        notebook = NotebookNode(cells=[], metadata=NotebookNode())
        options = {
            "allow_errors": True,
            "interrupt_on_timeout": False,
            "startup_timeout": seconds,
            # Outputs may be late on a busy machine; how long a cell takes in all is bounded in any case.
            "iopub_timeout": max(10, round(self.limits.cell_seconds)),
            "raise_on_iopub_timeout": False,
        }
        self.client = Client(notebook, km=kernel, log=QUIET, **options)
        self.client.running = self
        await self.client.async_start_new_kernel(
            cwd=str(self.box.work),
            env={**self.box.environment(), "DIGITS_SEED": str(self.seed)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        await self.client.async_start_new_kernel_client()

    async def stop(self) -> None:
        """Kills the kernel, since Java heeds no interrupt in a loop, and what was started beside it."""
        if self.client is None:
            return
        client, self.client = self.client, None
        kernel = client.km
        if client.kc is not None:
            client.kc.stop_channels()
        # A kernel that never answered has been given up already.
        if kernel is not None and kernel.has_kernel:
            await kernel.shutdown_kernel(now=True)
        self.box.end_everything()


def writable(value: object) -> object:
    """What came as JSON, without halves of letters, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {writable(key): writable(part) for key, part in value.items()}
    return [writable(part) for part in value] if isinstance(value, list) else value


def error(name: str, words: str) -> NotebookNode:
    return new_output("error", ename=name, evalue=words, traceback=[words])
