"""
Judges a submission's answers in a Java in which no line of a submission ever runs. What comes from the submission's own
Java is numbers and the like, so nothing that is done there can change what is found here.
"""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

# How often longer than in the submission's Java a check may take here: the machine may be busy.
PATIENCE = 3
# How many seconds each start of a kernel may take. Its ports were free when they were looked for; if they are another
# program's when it comes to take them, it neither answers nor ends.
STARTS = (30, 60, 120)
NO_SIGN = (
    "This check cannot tell right from wrong where it is graded, so it earns nothing. A check has to ask through"
    " OwnCheck, or be one of the course's."
)


class JudgeError(Exception):
    """Why the judging Java is of no use any more."""


class JudgeKernel(KernelManager):
    java_options: list[str]

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        java, *rest = super().format_kernel_cmd(extra_arguments)
        return [java, *self.java_options, *rest]


class Judge:
    """Has run the cells that were handed out, then does the checks for one submission after the other."""

    def __init__(self, released: NotebookNode, kernels: str, java_options: list[str], cell_seconds: float):
        self.seconds = PATIENCE * cell_seconds
        self.folder = Path(tempfile.mkdtemp(prefix="digits-judge-")).resolve()
        self.kernels, self.java_options = kernels, java_options
        self.checks = {cell.metadata.nbgrader.grade_id: cell.source for cell in released.cells if is_check(cell)}
        try:
            self.start([cell for cell in released.cells if cell.cell_type == "code" and not is_check(cell)])
            # A check that has nothing against no answers at all would have nothing against any.
            self.without_sign = {name for name in self.checks if self.wrong_with(name, 0, b"") in (None, "")}
        except BaseException:
            self.close()
            raise

    def start(self, cells: list[NotebookNode]) -> None:
        # A first cell looks for jars in folders above: only this one's own may be there.
        below = self.folder / "1" / "2" / "3"
        below.mkdir(parents=True)
        environment = {**os.environ, "DIGITS_JUDGE": str(self.folder), "DIGITS_PROGRESS": "off"}
        for seconds in STARTS[:-1]:
            try:
                self.start_once(below, environment, seconds)
                break
            except RuntimeError:
                self.end()
        else:
            self.start_once(below, environment, STARTS[-1])
        for cell in cells:
            # One that shows what an answer does fails, since there is none here.
            self.run(cell.source)

    def start_once(self, folder: Path, environment: dict[str, str], seconds: int) -> None:
        self.kernel = JudgeKernel(kernel_name="java", connection_file=str(self.folder / "connection.json"))
        self.kernel.kernel_spec_manager = KernelSpecManager(kernel_dirs=[self.kernels], ensure_native_kernel=False)
        self.kernel.java_options = self.java_options
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.kernel.start_kernel(cwd=str(folder), env=environment, **quiet)
        self.client = self.kernel.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=seconds)

    def wrong(self, name: str, seed: int, answers: bytes) -> str:
        """What a check has against the answers that a submission gave to the inputs of this seed; empty if nothing."""
        if name in self.without_sign or name not in self.checks:
            return NO_SIGN
        found = self.wrong_with(name, seed, answers)
        return NO_SIGN if found is None else found

    def wrong_with(self, name: str, seed: int, answers: bytes) -> str | None:
        """The same, and None where the check does not say how it ended."""
        (self.folder / "seed").write_text(str(seed), encoding="utf-8")
        (self.folder / "answers").write_bytes(answers)
        said = self.folder / "verdicts"
        said.unlink(missing_ok=True)
        failed = self.run(self.checks[name])
        if not said.exists():
            return None
        verdicts = [json.loads(line) for line in said.read_text(encoding="utf-8").splitlines()]
        messages = [verdict["message"] for verdict in verdicts if verdict["solved"] is not True]
        return next(iter([*messages, *failed]), "")

    def run(self, source: str) -> list[str]:
        """Runs a cell; returns how it failed, if it did."""
        if not self.kernel.has_kernel:
            raise JudgeError("the Java that judges has ended")
        failed = []

        def hear(message: dict) -> None:
            if message["msg_type"] == "error":
                failed.append(message["content"]["evalue"] or message["content"]["ename"])

        try:
            reply = self.client.execute_interactive(
                source, store_history=False, stop_on_error=False, output_hook=hear, timeout=self.seconds
            )
        except (TimeoutError, RuntimeError) as problem:
            raise JudgeError(f"judging took longer than {self.seconds:.0f} seconds") from problem
        if reply["content"]["status"] != "ok" and not failed:
            failed.append("This check did not run to its end.")
        return failed

    def end(self) -> None:
        if hasattr(self, "client"):
            self.client.stop_channels()
        if hasattr(self, "kernel") and self.kernel.has_kernel:
            self.kernel.shutdown_kernel(now=True)

    def close(self) -> None:
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def is_check(cell: NotebookNode) -> bool:
    """Whether Java decides about the points of a cell, and nobody else."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
