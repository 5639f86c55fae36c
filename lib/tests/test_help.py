"""What the kernel says while one writes and when one errs: Tab, Shift-Tab, words instead of a stack trace."""

import functools
import re
from collections.abc import Iterator

import pytest
from checkouts import ROOT
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

SECONDS = 120


@pytest.fixture(scope="module")
def kernel() -> Iterator[BlockingKernelClient]:
    """A kernel in which a first cell was run as in every notebook."""
    start = functools.partial(start_new_kernel, kernel_name="java", cwd=str(ROOT / "notebooks"))
    try:
        manager, client = start(startup_timeout=SECONDS / 2)
    except RuntimeError:
        # Its ports were free when they were looked for, and another test's when it came to take them.
        manager, client = start(startup_timeout=SECONDS)
    try:
        shown = run(
            client,
            "%classpath ../target/notebook/*.jar\nimport digits.matrix.Matrix;\nimport digits.notebook.Notebook;\n"
            "Notebook.open();\nMatrix X = Matrix.zeros(2, 3);",
        )
        assert shown == []
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run(client: BlockingKernelClient, cell: str) -> list[dict]:
    """What appears below a cell, in its order."""
    shown = []
    client.execute_interactive(cell, timeout=SECONDS, output_hook=shown.append)
    return [
        message for message in shown if message["msg_type"] in ("display_data", "execute_result", "error", "stream")
    ]


def words(messages: list[dict]) -> tuple[str, str]:
    """The explanation, and the error's own text without colours."""
    explanations = [
        message["content"]["data"]["text/plain"] for message in messages if message["msg_type"] == "display_data"
    ]
    (error,) = [message["content"] for message in messages if message["msg_type"] == "error"]
    return "\n".join(explanations), re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error["traceback"]))


@pytest.mark.parametrize(
    "cell, cursor, said",
    [("X.times(X)", 5, "Shapes: (n × k) · (k × m) gives (n × m)"), ("X.transpose()", 4, "(n × m) gives (m × n)")],
)
def test_shift_tab_shows_the_javadoc_with_its_shapes(kernel: BlockingKernelClient, cell: str, cursor: int, said: str):
    reply = kernel.inspect(cell, cursor, reply=True, timeout=SECONDS)["content"]
    assert reply["found"]
    assert said in reply["data"]["text/plain"]


@pytest.mark.parametrize(
    "cell, said",
    [
        ("Matrix.zeros(|", "zeros(int rows, int columns)"),
        ("Matrix.zeros(|)", "zeros(int rows, int columns)"),
        ("X.times(Matrix.zeros(3, 2), |", "Shapes: (n × k) · (k × m) gives (n × m)"),
        ('X.times(\n    /* ( */ "(" + |', "Shapes: (n × k) · (k × m) gives (n × m)"),
        ("digits.network.Initialization.HE|", "He et al."),
        ("X.transpose|()", "(n × m) gives (m × n)"),
    ],
)
def test_shift_tab_helps_behind_a_name_and_inside_of_parentheses(kernel: BlockingKernelClient, cell: str, said: str):
    caret = cell.index("|")
    reply = kernel.inspect(cell.replace("|", ""), caret, reply=True, timeout=SECONDS)["content"]
    assert reply["found"] and said in reply["data"]["text/plain"]


def test_tab_leaves_out_what_every_object_has(kernel: BlockingKernelClient):
    matches = kernel.complete("X.", 2, reply=True, timeout=SECONDS)["content"]["matches"]
    assert "times(" in matches and not {"wait(", "notify()", "hashCode()"} & set(matches)
    assert kernel.complete("X.wai", 5, reply=True, timeout=SECONDS)["content"]["matches"] == ["wait("]


def test_tab_completes_a_method(kernel: BlockingKernelClient):
    reply = kernel.complete("X.transp", 8, reply=True, timeout=SECONDS)["content"]
    assert any(match.startswith("transpose") for match in reply["matches"]), reply


@pytest.mark.parametrize(
    "cell, explanation",
    [
        ("int a = 5\nint b = 6;", "A semicolon is missing here"),
        ("double d = X;", "Here a number (double) is needed, but this is a whole Matrix."),
        ("X.tranpose()", "A Matrix has no method tranpose. Did you mean transpose?"),
    ],
)
def test_a_mistake_is_explained_above_the_compilers_words(kernel: BlockingKernelClient, cell: str, explanation: str):
    messages = run(kernel, cell)
    assert [message["msg_type"] for message in messages] == ["display_data", "error"]
    said, error = words(messages)
    assert said.startswith(explanation)
    assert "\tat " not in error


def test_after_a_cell_without_an_end_the_old_answer_is_gone(kernel: BlockingKernelClient):
    assert run(kernel, "int answer(int x) { return x + 1; }") == []
    said, error = words(run(kernel, "int answer(int x) { return x + 2;"))
    assert said.startswith("This cell has no end: a bracket that was opened in it is not closed")
    assert "Incomplete input" in error
    said, _ = words(run(kernel, "answer(1)"))
    assert said.startswith("There is no method answer: the last cell that makes it was not taken")


@pytest.mark.parametrize("mistake", ["int taken(int x) { return x }", 'int[] taken(int x) {\n    return "a";\n}'])
def test_a_cell_that_was_not_taken_is_named_where_its_method_is_missing(kernel: BlockingKernelClient, mistake: str):
    assert run(kernel, "int[] taken(int x) {\n    return new int[] {x};\n}") == []
    words(run(kernel, mistake))
    said, _ = words(run(kernel, "taken(1)"))
    assert said.startswith("There is no method taken: the last cell that makes it was not taken")


def test_a_return_outside_of_a_method_is_explained(kernel: BlockingKernelClient):
    said, _ = words(run(kernel, "return 5;"))
    assert said.startswith("return stands in methods only")


def test_a_check_names_what_the_answer_does_not_know(kernel: BlockingKernelClient):
    (note,) = run(kernel, "double alpha() { return learningRate; }")
    assert note["content"]["data"]["text/plain"].startswith("alpha cannot run yet. There is no variable learningRate.")
    said, error = words(run(kernel, "digits.exercises.Exercises06.alpha(() -> alpha())"))
    assert "your code cannot run. There is no variable learningRate." in said
    assert said in error


def test_a_wrong_shape_is_one_sentence_and_the_cells_line(kernel: BlockingKernelClient):
    _, error = words(run(kernel, "X.times(X)"))
    assert "times needs left columns = right rows, but left is 2×3 and right is 2×3" in error
    assert re.findall(r"\tat (.*)", error) and all(
        re.fullmatch(r"\.\(#\d+:1\)", line) for line in re.findall(r"\tat (.*)", error)
    ), error
