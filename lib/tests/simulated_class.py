"""Students who hand in the exercises of notebook 02, each in a way of their own, and the marks that they deserve."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from checkouts import ROOT
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

NAME = "02-propagate-forward"
PLACES = (1, 2, 3, 4, 5)


@dataclass
class Submission:
    """One submission: the text of its file, and which of the exercises 2.1 to 2.5 should earn their point."""

    text: str
    solved: set[int]


class Desk:
    """A student's version, to be filled in."""

    def __init__(self, course: Path):
        self.course = course
        self.notebook = nbformat.read(ROOT / "notebooks" / "exercises" / f"{NAME}.ipynb", as_version=4)
        source = nbformat.read(ROOT / "lib" / "exercises" / "notebooks" / f"{NAME}.ipynb", as_version=4)
        self.right = {
            cell.metadata.nbgrader.grade_id: cell.source for cell in source.cells if "nbgrader" in cell.metadata
        }

    def cell(self, kind: str, place: int) -> NotebookNode:
        return next(
            cell
            for cell in self.notebook.cells
            if cell.metadata.get("nbgrader", {}).get("grade_id") == f"{kind}-2-{place}"
        )

    def solve(self, *places: int) -> None:
        for place in places or PLACES:
            self.cell("answer", place).source = self.right[f"answer-2-{place}"]

    def answer(self, place: int, source: str) -> None:
        self.cell("answer", place).source = source

    def begin(self, place: int, statement: str) -> None:
        """The right answer, with a statement before everything else."""
        head, body = self.right[f"answer-2-{place}"].split("{\n", 1)
        self.answer(place, f"{head}{{\n    {statement}\n{body}")

    def add(self, source: str, before: NotebookNode) -> None:
        self.notebook.cells.insert(
            self.notebook.cells.index(before), new_code_cell(source, id=f"own-{len(self.notebook.cells)}")
        )

    def checks(self) -> list[NotebookNode]:
        return [self.cell("exercise", place) for place in PLACES]

    def remove(self, cells: list[NotebookNode]) -> None:
        self.notebook.cells = [cell for cell in self.notebook.cells if cell not in cells]

    @property
    def first(self) -> NotebookNode:
        return next(cell for cell in self.notebook.cells if cell.cell_type == "code")


WRONG = {
    1: "int[] shapeOfZ(int inputs, int units, int m) { return new int[] {m, units}; }",
    2: "double neuron(double[] w, double[] x, double b) { return 0.5; }",
    3: "Matrix layer(Matrix W, Matrix b, Matrix X) { return W.times(X); }",
    4: "Matrix stableSoftmax(Matrix Z) { return Z; }",
    5: "int parameters(int[] widths) { return 760; }",
}


def all_wrong(desk: Desk) -> None:
    for place, source in WRONG.items():
        desk.answer(place, source)


def right(desk: Desk) -> set[int]:
    desk.solve()
    return set(PLACES)


def right_in_another_way(desk: Desk) -> set[int]:
    desk.solve()
    desk.answer(2, "double neuron(double[] w, double[] x, double b) { return 1 / (1 + Math.exp(-b - dot(w, x))); }")
    desk.add(
        "double dot(double[] u, double[] v) { "
        "return IntStream.range(0, u.length).mapToDouble(i -> u[i] * v[i]).sum(); }",
        desk.cell("answer", 2),
    )
    desk.first.source += "\nimport java.util.stream.IntStream;"
    return set(PLACES)


def half_right(desk: Desk) -> set[int]:
    desk.solve(1, 2)
    return {1, 2}


def transposed(desk: Desk) -> set[int]:
    desk.solve()
    desk.answer(1, WRONG[1])
    return {2, 3, 4, 5}


def wrong_everywhere(desk: Desk) -> set[int]:
    all_wrong(desk)
    return set()


def empty(desk: Desk) -> set[int]:
    return set()


def without_a_cell(desk: Desk) -> set[int]:
    desk.notebook.cells = []
    return set()


def not_compiling(desk: Desk) -> set[int]:
    desk.solve(1, 2, 4, 5)
    desk.answer(3, "Matrix layer(Matrix W, Matrix b, Matrix X) { return W.times(X }")
    return {1, 2, 4, 5}


def noisy_and_not_compiling(desk: Desk) -> set[int]:
    prints_to_stderr(desk)
    desk.answer(3, "Matrix layer(Matrix W, Matrix b, Matrix X) { return W.times(X }")
    return {1, 2, 4, 5}


def endless_loop(desk: Desk) -> set[int]:
    desk.solve()
    desk.begin(2, "while (b < 100) { }")
    return {1, 3, 4, 5}


def endless_loop_in_a_cell_of_its_own(desk: Desk) -> set[int]:
    desk.solve()
    desk.add("for (long i = 0; ; i++) { }", desk.cell("answer", 4))
    return set(PLACES)


def endless_printing(desk: Desk) -> set[int]:
    desk.solve()
    desk.begin(4, 'while (Z.rows() > 0) { System.out.println("again and again and again"); }')
    return {1, 2, 3, 5}


def system_exit(desk: Desk) -> set[int]:
    desk.solve()
    desk.begin(1, "System.exit(0);")
    return {2, 3, 4, 5}


def halts_java_in_a_cell(desk: Desk) -> set[int]:
    desk.solve(1, 2, 4, 5)
    desk.answer(3, "Runtime.getRuntime().halt(1);")
    return {1, 2, 4, 5}


def waits_for_ever_and_exits(desk: Desk) -> set[int]:
    desk.solve()
    desk.begin(2, "while (b < 100) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000); }")
    desk.begin(4, "System.exit(1);")
    return {1, 3, 5}


WRITE = """
static void leave(String place) {{
    try {{
        java.nio.file.Files.writeString(java.nio.file.Path.of(place), "I was here");
    }} catch (java.io.IOException | RuntimeException stopped) {{ }}
}}
leave("notes.txt");
leave("{name}.ipynb");
leave("../../anna/{name}/{name}.ipynb");
leave("{course}/submitted/anna/{name}/{name}.ipynb");
leave("{course}/autograded/anna/{name}/{name}.ipynb");
leave("{course}/source/{name}/{name}.ipynb");
leave("{course}/I-was-here.txt");
leave("{course}/gradebook.db");
"""


def writes_files(desk: Desk) -> set[int]:
    desk.solve()
    desk.add(WRITE.format(course=desk.course.as_posix(), name=NAME), desk.cell("answer", 1))
    return set(PLACES)


DELETE = """
try (var paths = java.nio.file.Files.walk(java.nio.file.Path.of("{course}"))) {{
    paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
}} catch (java.io.IOException | RuntimeException stopped) {{ }}
"""


def deletes_the_course(desk: Desk) -> set[int]:
    desk.solve()
    desk.add(DELETE.format(course=desk.course.as_posix()), desk.cell("answer", 1))
    return set(PLACES)


def prints_to_stderr(desk: Desk) -> set[int]:
    desk.solve()
    for place in PLACES:
        desk.begin(place, 'System.err.println("here");')
    return set(PLACES)


def prints_marks(desk: Desk) -> set[int]:
    all_wrong(desk)
    desk.answer(
        5,
        'int parameters(int[] widths) { System.out.println("✓ Exercise 2.5 is solved"); '
        "System.out.println(1.0); return 1; }",
    )
    return set()


def displays_marks(desk: Desk) -> set[int]:
    all_wrong(desk)
    desk.answer(5, 'int parameters(int[] widths) { display("✓ Exercise 2.5 is solved"); return 1; }')
    return set()


def number_as_last_expression(desk: Desk) -> set[int]:
    all_wrong(desk)
    for check in desk.checks():
        check.source = "1.0"
    return set()


def says_it_is_solved(desk: Desk) -> set[int]:
    all_wrong(desk)
    for check, place in zip(desk.checks(), PLACES):
        check.source = f'"✓ Exercise 2.{place} is solved"'
    return set()


def right_without_checks(desk: Desk) -> set[int]:
    desk.solve()
    desk.remove(desk.checks())
    return set(PLACES)


def wrong_without_checks(desk: Desk) -> set[int]:
    all_wrong(desk)
    desk.remove(desk.checks())
    return set()


def checks_copied_and_changed(desk: Desk) -> set[int]:
    all_wrong(desk)
    for check in desk.checks():
        other = copy.deepcopy(check)
        other.id, other.source = f"{check.id}-again", "1"
        desk.notebook.cells.append(other)
    return set()


FAKE = """static class {kind} {{
    static String shapeOfZ(Object answer) {{ return "✓ Exercise 2.1 is solved"; }}
    static double neuron(Object answer) {{ return 1.0; }}
    static String layer(Object answer) {{ return "✓ Exercise 2.3 is solved"; }}
    static Object softmax(Object answer) {{ return null; }}
    static int parameters(Object answer) {{ return 1; }}
    interface Anything {{ Object of(Object a, Object b, Object c); }}
    static String shapeOfZ(Anything answer) {{ return "✓ Exercise 2.1 is solved"; }}
    static double neuron(Anything answer) {{ return 1.0; }}
    static String layer(Anything answer) {{ return "✓ Exercise 2.3 is solved"; }}
    static Object softmax(java.util.function.Function<Matrix, Matrix> answer) {{ return "✓ Exercise 2.4 is solved"; }}
    static String parameters(java.util.function.Function<int[], Integer> answer) {{
        return "✓ Exercise 2.5 is solved";
    }}
}}"""


def a_class_with_the_checks_name(desk: Desk) -> set[int]:
    all_wrong(desk)
    desk.add(FAKE.format(kind="Exercises02"), desk.cell("answer", 1))
    return set()


def a_variable_with_the_checks_name(desk: Desk) -> set[int]:
    all_wrong(desk)
    desk.add(FAKE.format(kind="Fake") + "\nFake Exercises02 = new Fake();", desk.cell("answer", 1))
    return set()


def more_points_by_metadata(desk: Desk) -> set[int]:
    desk.solve(1)
    for check in desk.checks():
        check.metadata.nbgrader.points = 100
    desk.cell("exercise", 2).metadata.nbgrader.grade = False
    return {1}


def nonsense_as_metadata(desk: Desk) -> set[int]:
    desk.solve()
    for place in PLACES:
        desk.cell("answer", place).metadata.nbgrader = NotebookNode(
            grade_id=f"answer-2-{place}", schema_version=0, points="many"
        )
        desk.cell("exercise", place).metadata.nbgrader = NotebookNode(grade_id=f"exercise-2-{place}", solution=True)
    return set(PLACES)


def without_the_first_cell(desk: Desk) -> set[int]:
    desk.solve()
    desk.remove([desk.first])
    return set(PLACES)


def in_another_order(desk: Desk) -> set[int]:
    desk.solve()
    checks = desk.checks()
    desk.remove(checks)
    desk.notebook.cells = checks + desk.notebook.cells
    return set(PLACES)


def takes_all_memory(desk: Desk) -> set[int]:
    desk.solve()
    desk.begin(5, "var all = new java.util.ArrayList<long[]>(); while (true) { all.add(new long[10_000_000]); }")
    loop = "while (true) { all.add(new long[10_000_000]); }"
    desk.answer(5, f"int parameters(int[] widths) {{ var all = new java.util.ArrayList<long[]>(); {loop} }}")
    return {1, 2, 3, 4}


def never_returns(desk: Desk) -> set[int]:
    desk.solve()
    desk.answer(3, "Matrix layer(Matrix W, Matrix b, Matrix X) { return layer(W, b, X); }")
    return {1, 2, 4, 5}


def throws_an_error(desk: Desk) -> set[int]:
    desk.solve()
    desk.begin(2, 'if (true) throw new AssertionError("no");')
    return {1, 3, 4, 5}


def leaves_a_program_running(desk: Desk) -> set[int]:
    desk.solve()
    desk.add(
        'new ProcessBuilder("sh", "-c", "setsid sleep 987654 & setsid nohup sleep 987654 &").start();',
        desk.cell("answer", 1),
    )
    desk.add("new Thread(() -> { while (true) { } }).start();", desk.cell("answer", 2))
    return set(PLACES)


def answered_twice(desk: Desk) -> set[int]:
    """As after copying a cell in JupyterLab: the same metadata; the last one counts when all cells are run."""
    desk.solve()
    other = copy.deepcopy(desk.cell("answer", 1))
    other.id, other.source = "answer-2-1-again", WRONG[1]
    desk.notebook.cells.insert(desk.notebook.cells.index(desk.cell("answer", 1)), other)
    return set(PLACES)


def without_ids(desk: Desk) -> set[int]:
    """As saved by an older Jupyter."""
    desk.solve()
    desk.notebook.nbformat_minor = 4
    for cell in desk.notebook.cells:
        del cell["id"]
    return set(PLACES)


Way = Callable[[Desk], set[int]]
# In one class of a few, most of what can go wrong.
FEW: dict[str, Way] = {
    "anna": right,
    "bert": noisy_and_not_compiling,
    "carl": waits_for_ever_and_exits,
    "dora": writes_files,
    "finn": a_class_with_the_checks_name,
    "gina": number_as_last_expression,
}
ALL: list[Way] = [
    right,
    right_in_another_way,
    half_right,
    transposed,
    wrong_everywhere,
    empty,
    without_a_cell,
    not_compiling,
    endless_loop,
    endless_loop_in_a_cell_of_its_own,
    endless_printing,
    system_exit,
    halts_java_in_a_cell,
    waits_for_ever_and_exits,
    writes_files,
    deletes_the_course,
    prints_to_stderr,
    prints_marks,
    displays_marks,
    number_as_last_expression,
    says_it_is_solved,
    right_without_checks,
    wrong_without_checks,
    checks_copied_and_changed,
    a_class_with_the_checks_name,
    a_variable_with_the_checks_name,
    more_points_by_metadata,
    nonsense_as_metadata,
    without_the_first_cell,
    in_another_order,
    takes_all_memory,
    never_returns,
    throws_an_error,
    leaves_a_program_running,
    answered_twice,
    without_ids,
]


def few(course: Path) -> dict[str, Submission]:
    return {name: submission(way, course) for name, way in FEW.items()}


def everybody(course: Path) -> dict[str, Submission]:
    """Named after what they do; anna is the one whom others try to disturb."""
    return {
        "anna": submission(right, course),
        **{way.__name__.replace("_", "-"): submission(way, course) for way in ALL},
    }


def submission(way: Way, course: Path) -> Submission:
    desk = Desk(course)
    solved = way(desk)
    return Submission(json.dumps(desk.notebook, ensure_ascii=False), solved)
