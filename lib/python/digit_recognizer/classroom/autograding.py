"""The steps of autograding that differ from nbgrader's own: the cells are restored, and run in a box."""

import atexit
import functools
import logging
import shutil
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.utils import run_sync
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook, new_output
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    LimitOutput,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets import Enum, Integer, List, Unicode
from traitlets.config import Config

from . import reading, sanitising
from .box import MEANING, Box, kind_for, undisturbed
from .compiling import TRAIN_NOTHING, java_options
from .judging import NO_SIGN, Judge, JudgeError, is_check
from .restoring import restored
from .running import Limits, Running, error
from .source import graded_version

# How many characters of an error a page of feedback has room for in a line.
WIDTH = 100
# What the kernel begins a quoted line of code with.
CODE = "\x1b[39m\x1b[1m|"
# By source, what judges the answers to it.
JUDGES: dict[Path, Judge] = {}
KERNELS = str(Path(sys.prefix) / "share" / "jupyter" / "kernels")


class ForgivingExporter(NotebookExporter):
    """Reads a submission; a file that is no notebook becomes one that says so, and is graded like an empty one."""

    def from_file(self, file_stream: TextIO, resources: dict | None = None, **more: object) -> tuple[str, dict]:
        if not any(isinstance(step, RestoreCells) for step in self._preprocessors):
            # The second time nbgrader reads what it has written itself.
            return super().from_file(file_stream, resources=resources, **more)
        try:
            notebook = reading.read(Path(file_stream.name))
        except reading.UnreadableError as problem:
            notebook = new_notebook(cells=[new_markdown_cell(f"The submitted file {problem}.")])
        return self.from_notebook_node(notebook, resources=resources, **more)


class RestoreCells(NbGraderPreprocessor):
    """What a submission has done to the checks and the course's own cells is undone; answers and own cells stay."""

    source_directory = Unicode("source", help="the course folder's folder of sources").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        facts = resources["nbgrader"]
        source = Path(self.source_directory) / facts["assignment"] / f"{facts['notebook']}.ipynb"
        return restored(nb, graded_version(source)), resources


class RunInBox(NbGraderPreprocessor):
    """Instead of nbgrader's Execute."""

    isolation = Enum(
        ["auto", "user", "bubblewrap", "plain"],
        "auto",
        help="walls around a submission: the best there are, or this kind",
    ).tag(config=True)
    cell_seconds = Integer(30, help="how long one cell may take").tag(config=True)
    notebook_seconds = Integer(300, help="how long one notebook may take in all").tag(config=True)
    restarts = Integer(5, help="how often Java is started again for one notebook").tag(config=True)
    characters = Integer(20_000, help="how much of what one cell prints is kept").tag(config=True)
    train_nothing = List(
        Unicode(),
        list(TRAIN_NOTHING),
        help="how the names of exercises begin whose answers train nothing: grading them takes half the time",
    ).tag(config=True)
    course = Unicode(".", help="the course folder").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        java_home, kernel, jars = needed()
        course = Path(self.course).resolve()
        kind = self.kind()
        tell(self.log, kind)
        name = resources["nbgrader"]["notebook"]
        options = java_options(name, self.train_nothing)
        source = course / "source" / resources["nbgrader"]["assignment"] / f"{name}.ipynb"
        # Begun before the box, whose end is the end of all that has begun in it.
        judge = self.judge_of(source, options)
        box = Box(kind, [course], [java_home, kernel, jars])
        try:
            copy_data(Path(resources["metadata"]["path"]), box.work)
            limits = Limits(self.cell_seconds, self.notebook_seconds, self.restarts, self.characters)
            running = Running(nb, box, KERNELS, limits, options)
            with undisturbed(kind, course):
                run_sync(running.execute)()
        finally:
            box.close()
        for cell in nb.cells:
            if is_check(cell):
                decide(cell, functools.partial(self.wrong, source, judge, running, cell.metadata.nbgrader.grade_id))
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    output.traceback = [broken(text) for text in output.traceback]
        return nb, resources

    def kind(self) -> str:
        """The walls around a submission. Raises RuntimeError where there are none, or not those that are wanted."""
        java_home, kernel, jars = needed()
        return kind_for(self.isolation, [java_home, kernel / "jjava.jar", jars, *sorted(jars.glob("*.jar"))[:1]])

    def judge_of(self, source: Path, options: list[str]) -> Judge:
        """One for all submissions of a notebook."""
        known = JUDGES.get(source)
        if known is None:
            known = JUDGES[source] = Judge(graded_version(source), KERNELS, options, self.cell_seconds)
            atexit.register(known.close)
            for name in sorted(known.without_sign):
                self.log.warning("%s: nobody gets the points of %s. %s", source.stem, name, NO_SIGN)
        return known

    def wrong(self, source: Path, judge: Judge, running: Running, name: str) -> str:
        try:
            return judge.wrong(name, running.seed, running.answers.get(name, b""))
        except JudgeError as problem:
            # The next submission gets another one.
            judge.close()
            JUDGES.pop(source, None)
            self.log.warning("%s could not be judged: %s", name, problem)
            return f"This check could not be judged: {problem}."


def needed() -> tuple[Path, Path, Path]:
    """What a submission needs to see: Java, the kernel, and the library."""
    spec = KernelSpecManager(kernel_dirs=[KERNELS], ensure_native_kernel=False).get_kernel_spec("java")
    return Path(spec.argv[0]).parent.parent, Path(spec.resource_dir), Path(spec.env["JJAVA_CLASSPATH"]).parent


def configure(config: Config, course: Path) -> None:
    """Autograding that no submission can upset."""
    autograde = config.Autograde
    autograde.exporter_class = ForgivingExporter
    autograde.sanitize_preprocessors = [
        ClearOutput,
        RestoreCells,
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    autograde.autograde_preprocessors = [
        RunInBox,
        LimitOutput,
        SaveAutoGrades,
        AssignLatePenalties,
        CheckCellMetadata,
        sanitising.Sanitise,
    ]
    config.RestoreCells.source_directory = str(course / "source")
    config.RunInBox.course = str(course)


@functools.cache
def tell(log: logging.Logger, kind: str) -> None:
    """Once, where a teacher should know."""
    log.log(logging.WARNING if kind == "plain" else logging.INFO, "Submissions run %s", MEANING[kind])


def copy_data(folder: Path, work: Path) -> None:
    """What was handed in beside the notebook, or belongs to the exercise."""
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink() and path.suffix != ".ipynb":
            shutil.copyfile(path, work / path.name)


def broken(text: str) -> str:
    """A hint is one long line, which a page would cut off; a submission's own lines of code stay as they are."""
    lines = text.split("\n")
    return "\n".join(
        line if line.startswith(CODE) else textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in lines
    )


def decide(cell: NotebookNode, wrong: Callable[[], str]) -> None:
    """
    Makes a check's outputs such that nbgrader gives all points or none. It gives none where something is on stderr, a
    part where the result is a number, and all where there is no output. Where a check has not failed already, it is
    asked what it finds wrong in the Java in which no submission runs.
    """
    failed = any(output.output_type == "error" for output in cell.outputs)
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    found = "" if failed else wrong()
    if found:
        cell.outputs.append(error("NotSolved", found))
    for output in cell.outputs:
        if output.output_type == "stream":
            output.name = "stdout"
    # nbgrader looks at a result before it comes to an error.
    cell.outputs = [
        new_output("display_data", data=output.data) if output in results else output for output in cell.outputs
    ]
