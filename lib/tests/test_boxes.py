"""What stands between a submission and everything else, and what is made of its notebook before and after it runs."""

import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import nbformat
import psutil
import pytest
from checkouts import ROOT
from conftest import needs_nbgrader, posix_only
from nbformat.v4 import new_code_cell, new_notebook, new_output

from digit_recognizer.start.places import CLASSROOM_VENV, venv_python

pytestmark = needs_nbgrader

# A Python that is there behind walls, too.
PYTHON = "/usr/bin/python3"


@pytest.fixture
def box(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.box")


@pytest.fixture
def restoring(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.restoring")


@pytest.fixture
def autograding(classroom: None):
    return importlib.import_module("digit_recognizer.classroom.autograding")


def run_in(place, script: str, seconds: float = 60) -> subprocess.CompletedProcess:
    command = [part for part in place.wrap(["/bin/sh", "-c", script]) if not part.startswith("-D")]
    return subprocess.run(
        command, env=place.environment(), cwd=place.work, capture_output=True, text=True, timeout=seconds
    )


@pytest.fixture
def opened(box):
    """Makes boxes of a kind that this system has, and closes them."""
    made = []

    def open_one(kind: str, hidden: list[Path] = (), needed: list[Path] = ()):
        if kind != "plain" and not box.works(kind, [], answers=[]):
            message = f"this system has no walls of the kind {kind}"
            required = os.environ.get("DIGITS_BOXES") == "required" and (kind != "user" or box.is_root())
            pytest.fail(message) if required else pytest.skip(message)
        made.append(box.Box(kind, list(hidden), list(needed)))
        return made[-1]

    yield open_one
    for place in made:
        place.close()


linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has setsid and finds everything"
)
behind_walls = pytest.mark.parametrize("kind", ["user", "bubblewrap"])
everywhere = pytest.mark.parametrize("kind", ["user", "bubblewrap", "plain"])


@posix_only
@behind_walls
def test_behind_walls_a_submission_writes_in_its_own_folder_alone(opened, kind, tmp_path):
    course = tmp_path / "course"
    course.mkdir(mode=0o700)
    (course / "marks").write_text("5", encoding="utf-8")
    place = opened(kind, [course])
    assert run_in(place, f"echo own > own.txt && echo too > {place.home}/own.txt").returncode == 0
    for forbidden in (f"cat {course}/marks", f"rm {course}/marks", f"rm -r {course}"):
        assert run_in(place, forbidden).returncode != 0, forbidden
    run_in(place, f"echo 1 > {course}/marks")
    run_in(place, "echo 1 > /etc/digits-trial")
    place.close()
    assert (course / "marks").read_text(encoding="utf-8") == "5"
    assert not Path("/etc/digits-trial").exists()
    assert not place.folder.exists()


@posix_only
def test_a_second_name_of_a_file_does_not_give_it_away(opened):
    """Where a system lets everybody give names to files of others, and Java is started again in the box."""
    place = opened("user")
    outside = Path(tempfile.mkdtemp(dir=place.folder.parent)) / "marks"
    outside.write_text("5", encoding="utf-8")
    os.link(outside, place.work / "own")
    try:
        assert run_in(place, "echo 1 > other && ! echo 1 > own").returncode == 0
        assert outside.stat().st_uid == 0 and outside.read_text(encoding="utf-8") == "5"
    finally:
        shutil.rmtree(outside.parent)


@posix_only
@behind_walls
def test_nothing_that_a_submission_leaves_is_there_for_the_next_one(opened, box, kind):
    left = [f"{shared}/digits-left-{os.getpid()}" for shared in box.SHARED]
    first = opened(kind)
    run_in(first, "; ".join(f"mkdir {place}; echo answer > {place}/file; chmod -R a+rwX {place}" for place in left))
    first.close()
    assert run_in(opened(kind), f"cat {' '.join(place + '/file' for place in left)}").stdout == ""
    assert not [place for place in left if Path(place).exists()]


@posix_only
@behind_walls
def test_a_submission_cannot_start_processes_without_end(opened, box, kind):
    place = opened(kind)
    # Whatever a shell comes to that may start no more, the one above it waits, and nothing ends before it is counted.
    command = "(i=0; while [ $i -lt 600 ]; do sleep 600 & i=$((i+1)); done); read end"
    process = subprocess.Popen(
        [part for part in place.wrap(["/bin/sh", "-c", command]) if not part.startswith("-D")],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    most, deadline = 0, time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline and most <= 100:
        time.sleep(0.5)
        most = len(list(place.processes()))
    time.sleep(2)
    most = max(most, len(list(place.processes())))
    place.close()
    assert 100 < most <= box.PROCESSES
    process.wait(timeout=10)


@linux_only
@everywhere
def test_all_processes_of_a_submission_together_are_held_to_a_bound(opened, box, kind, monkeypatch):
    monkeypatch.setattr(box, "BYTES", 200_000_000)
    place = opened(kind)
    # Each keeps what it reads until there is no more.
    eater = "(head -c 100000000 /dev/zero; sleep 60) | tail -c 100000000 > /dev/null & "
    process = subprocess.Popen(
        [part for part in place.wrap(["/bin/sh", "-c", eater * 6 + "wait"]) if not part.startswith("-D")],
        cwd=place.work,
    )
    time.sleep(6)
    together = [sum(map(box.own_bytes, place.processes()))]
    time.sleep(1)
    together.append(sum(map(box.own_bytes, place.processes())))
    place.close()
    process.wait(timeout=10)
    assert max(together) < 1.2 * box.BYTES


@posix_only
def test_behind_bubblewrap_files_are_bounded_together(opened, box, monkeypatch):
    monkeypatch.setattr(box, "FOLDER_BYTES", 10_000_000)
    place = opened("bubblewrap")
    for folder in (place.work, place.home, place.temporary, "/tmp", "/var/tmp", "/dev/shm"):
        done = run_in(place, f"cd {folder} && for i in 1 2 3 4 5 6; do head -c 3000000 /dev/zero > $i || exit 7; done")
        assert done.returncode == 7 and "No space left" in done.stderr, folder


@posix_only
def test_behind_bubblewrap_nothing_without_a_bound_can_be_written(opened, box, monkeypatch):
    """Who is not root owns what holds all other folders there, and could fill half of the memory with it."""
    monkeypatch.setattr(box, "is_root", lambda: False)
    place = opened("bubblewrap")
    assert run_in(place, "echo 1 > own && echo 1 > /dev/null && echo 1 > /dev/shm/own").returncode == 0
    for folder in ("", "/dev", str(place.work.parent)):
        assert run_in(place, f"echo 1 > {folder}/file").returncode != 0, folder


@linux_only
@everywhere
def test_memory_that_could_be_shared_counts(opened, box, kind, monkeypatch):
    monkeypatch.setattr(box.bounds, "groups", lambda *_: [])
    monkeypatch.setattr(box, "BYTES", 200_000_000)
    place = opened(kind)
    eater = "import mmap, time; kept = mmap.mmap(-1, 400_000_000); kept.write(bytes(400_000_000)); time.sleep(20)"
    assert run_in(place, f"{PYTHON} -I -c '{eater}; print(1)'").stdout == ""


@linux_only
@everywhere
def test_what_sends_the_grader_too_much_is_ended(opened, box, kind, monkeypatch):
    """A submission sent 8 GB of messages, which the grader held outside of the box."""
    monkeypatch.setattr(box, "SENT_BYTES", 100_000_000)
    place = opened(kind)
    sent = bytearray(b"1") * 300_000_000
    assert run_in(place, "sleep 20; echo 1").stdout == "" and len(sent) > box.SENT_BYTES


@posix_only
@everywhere
def test_one_file_is_bounded(opened, box, kind, monkeypatch):
    monkeypatch.setattr(box, "FILE_BYTES", 1_000_000)
    assert run_in(opened(kind), "head -c 3000000 /dev/zero > large").returncode != 0


@posix_only
def test_behind_bubblewrap_the_worked_answers_and_all_homes_are_not_there(opened, box, tmp_path):
    library = tmp_path / "checkout" / "target" / "notebook"
    library.mkdir(parents=True)
    (library / "own.jar").write_text("jar", encoding="utf-8")
    (tmp_path / "checkout" / "answers.ipynb").write_text("answer", encoding="utf-8")
    place = opened("bubblewrap", needed=[library])
    assert run_in(place, f"cat {library}/own.jar").stdout == "jar"
    assert run_in(place, f"ls {tmp_path}/checkout").stdout == "target\n"
    for hidden in (*box.ANSWERS, Path.home(), Path("/home"), Path("/root")):
        assert run_in(place, f"ls -A {hidden}").stdout == "", hidden


@posix_only
@behind_walls
def test_what_was_given_can_be_read(opened, kind):
    place = opened(kind)
    (place.work / "data.csv").write_text("1,2", encoding="utf-8")
    assert run_in(place, "cat data.csv").stdout == "1,2"


@posix_only
def test_walls_that_show_the_worked_answers_are_none(opened, box):
    opened("user")
    answers = Path(tempfile.mkdtemp())
    try:
        answers.chmod(0o755)
        assert not box.works("user", [], answers=[answers])
        answers.chmod(0o700)
        assert box.works("user", [], answers=[answers])
    finally:
        answers.rmdir()


@pytest.mark.parametrize("asked", ["auto", "plain"])
def test_root_is_told_what_to_install_instead_of_going_without_walls(box, asked, monkeypatch):
    monkeypatch.setattr(box, "is_root", lambda: True)
    monkeypatch.setattr(box, "works", lambda kind, needed: False)
    with pytest.raises(RuntimeError, match=r"rights of root.*install bubblewrap.*chmod o-rx"):
        box.kind_for(asked, [])


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("", "start.py: submissions would run with the rights of root.*install bubblewrap"),
        ("c.RunInBox.isolation = 'user'", "start.py: submissions should run as a system user"),
        ("c.RunInBox.isolation = 'walls'", "start.py: .*nbgrader_config.py cannot be used, mend it: TraitError"),
        ("c.RunInBox.isolation = ", "start.py: .*nbgrader_config.py cannot be used, mend it: SyntaxError"),
    ],
)
def test_grading_without_walls_ends_before_anything_is_run(box, tmp_path, monkeypatch, capsys, config, said):
    grading = importlib.import_module("digit_recognizer.classroom.grading")
    monkeypatch.setattr(box, "is_root", lambda: True)
    monkeypatch.setattr(box, "works", lambda kind, needed: False)
    (tmp_path / "source" / "21-exam").mkdir(parents=True)
    (tmp_path / "gradebook.db").touch()
    (tmp_path / "nbgrader_config.py").write_text(f"c = get_config()\n{config}\n", encoding="utf-8")
    assert grading.main([str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert re.match(f"{said}.*\\.$", printed.err) and printed.err.count("\n") == 1 and printed.out == ""


def test_others_are_told_of_missing_walls(box, monkeypatch):
    monkeypatch.setattr(box, "is_root", lambda: False)
    monkeypatch.setattr(box, "works", lambda kind, needed: False)
    assert box.kind_for("auto", []) == "plain" and "bubblewrap" in box.MEANING["plain"]


def test_a_control_group_holds_memory_and_processes(classroom, tmp_path):
    bounds = importlib.import_module("digit_recognizer.classroom.bounds")
    for kind in ("memory", "pids"):
        (tmp_path / "1" / kind).mkdir(parents=True)
        (tmp_path / "1" / kind / "cgroup.procs").touch()
    assert bounds.groups("box", 3, 4, tmp_path / "1") == [
        tmp_path / "1" / "memory" / "box",
        tmp_path / "1" / "pids" / "box",
    ]
    assert (tmp_path / "1" / "pids" / "box" / "pids.max").read_text() == "4"
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "cgroup.controllers").touch()
    assert bounds.groups("box", 3, 4, tmp_path / "2") == [tmp_path / "2" / "box"]
    assert (tmp_path / "2" / "box" / "memory.max").read_text() == "3"
    assert bounds.groups("box", 3, 4, tmp_path / "none") == []


def test_the_document_says_what_is_bounded(box):
    text = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    kinds = "one file|all files of one folder|memory of [^|]+|what grading holds [^|]+|processes and threads"
    said = dict(re.findall(rf"\| ({kinds}) \| ([^|]+) \|", text))
    assert said == {
        "one file": f"{box.FILE_BYTES // 10**6} MB",
        "all files of one folder": f"{box.FOLDER_BYTES // 10**6} MB",
        "memory of one process": f"{box.PROCESS_BYTES / 10**9:g} GB",
        "memory of all processes together": f"{box.BYTES / 10**9:g} GB",
        "what grading holds of what is sent to it": f"{box.SENT_BYTES / 10**9:g} GB",
        "processes and threads": f"{box.PROCESSES}",
    }


@linux_only
@everywhere
@pytest.mark.parametrize(
    "how", ["sleep 987653", "env -i setsid sleep 987653", "cd / && env -i setsid sh -c 'sleep 987653 & sleep 987653'"]
)
def test_what_a_submission_leaves_running_ends_with_its_box(opened, kind, how):
    place = opened(kind)
    script = f"({how}) < /dev/null > /dev/null 2>&1 & sleep 2"
    process = subprocess.Popen(
        [part for part in place.wrap(["/bin/sh", "-c", script]) if not part.startswith("-D")], env=place.environment()
    )
    deadline, started = time.monotonic() + 10, []
    while not started and time.monotonic() < deadline:
        started = [one for one in psutil.process_iter(["cmdline"]) if one.info["cmdline"] == ["sleep", "987653"]]
    process.wait(timeout=20)
    place.close()
    assert started and psutil.wait_procs(started, timeout=5)[1] == []
    assert not [one for one in psutil.process_iter(["cmdline"]) if one.info["cmdline"] == ["sleep", "987653"]]


KILLED = """
import subprocess, sys, time
from digit_recognizer.classroom.box import Box
place = Box(sys.argv[1], [], [])
command = place.wrap(["/bin/sh", "-c", "exec sleep 987654"])
subprocess.Popen([part for part in command if not part.startswith("-D")], env=place.environment())
print(place.folder, flush=True)
time.sleep(60)
"""


@linux_only
@everywhere
def test_what_runs_in_a_box_ends_with_a_grader_that_is_killed(opened, kind):
    opened(kind)
    python = venv_python(CLASSROOM_VENV)
    grader = subprocess.Popen([python, "-c", KILLED, kind], stdout=subprocess.PIPE, text=True)
    folder = grader.stdout.readline().strip()
    try:
        deadline, started = time.monotonic() + 20, []
        while not started and time.monotonic() < deadline:
            started = [one for one in psutil.process_iter(["cmdline"]) if one.info["cmdline"] == ["sleep", "987654"]]
    finally:
        grader.kill()
        grader.wait()
        shutil.rmtree(folder, ignore_errors=True)
    assert started and psutil.wait_procs(started, timeout=10)[1] == []


JUDGING = """
import nbformat, sys, time
from digit_recognizer.classroom.autograding import KERNELS
from digit_recognizer.classroom.judging import Judge
facts = {"grade": True, "solution": False, "grade_id": "it", "points": 1}
check = nbformat.v4.new_code_cell('digits.exercises.OwnCheck.of("it", check -> check.equal("it", 1, () -> 1))')
check.metadata["nbgrader"] = facts
judge = Judge(nbformat.v4.new_notebook(cells=[check]), KERNELS, ["-XX:TieredStopAtLevel=1"], 60)
print(judge.kernel.provisioner.process.pid, judge.folder, flush=True)
time.sleep(60)
"""


def test_the_judge_ends_with_a_grader_that_is_killed(classroom):
    python = venv_python(CLASSROOM_VENV)
    grader = subprocess.Popen([python, "-c", JUDGING], stdout=subprocess.PIPE, text=True)
    number, folder = grader.stdout.readline().split()
    judge = psutil.Process(int(number))
    grader.kill()
    grader.wait()
    shutil.rmtree(folder, ignore_errors=True)
    assert psutil.wait_procs([judge], timeout=15)[1] == []


def test_without_walls_the_course_folder_is_put_back(box, tmp_path, monkeypatch):
    course = tmp_path / "course"
    submitted = course / "submitted"
    submitted.mkdir(parents=True)
    course.chmod(0o700)
    (submitted / "kept.ipynb").write_text("mine", encoding="utf-8")
    (course / "gradebook.db").write_bytes(b"\0marks")
    monkeypatch.chdir(course)
    with box.undisturbed("plain", course):
        (submitted / "kept.ipynb").write_text("yours", encoding="utf-8")
        (course / "gradebook.db").unlink()
        (course / "new").write_text("new", encoding="utf-8")
    assert sorted(path.name for path in course.rglob("*")) == ["gradebook.db", "kept.ipynb", "submitted"]
    with box.undisturbed("plain", course):
        shutil.rmtree(course)
    assert (submitted / "kept.ipynb").read_text(encoding="utf-8") == "mine"
    assert (course / "gradebook.db").read_bytes() == b"\0marks"
    assert Path.cwd() == course and (os.name != "posix" or course.stat().st_mode & 0o777 == 0o700)


def test_the_teachers_secrets_stay_outside(box, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "secret")
    place = box.Box("plain", [], [])
    try:
        assert "SECRET_TOKEN" not in place.environment()
        assert place.environment()["HOME"] == str(place.home) != os.path.expanduser("~")
    finally:
        place.close()


def released() -> nbformat.NotebookNode:
    def marked(name: str, source: str, **more: object) -> nbformat.NotebookNode:
        metadata = {
            "nbgrader": {
                "grade_id": name,
                "grade": False,
                "solution": False,
                "locked": False,
                "task": False,
                "schema_version": 3,
                **more,
            }
        }
        return new_code_cell(source, id=name, metadata=metadata)

    cells = [
        new_code_cell("import x;", id="first"),
        marked("a", "stub", solution=True),
        marked("b", "check", grade=True, locked=True, points=1),
    ]
    return new_notebook(cells=cells)


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells]


def test_an_answer_is_put_into_the_released_notebook(restoring):
    submission = released()
    submission.cells[1].source = "answer"
    submission.cells[2].source = "1.0"
    assert sources(restoring.restored(submission, released())) == ["import x;", "answer", "check"]


def test_own_cells_and_changed_imports_run_where_they_stood(restoring):
    submission = released()
    submission.cells[0].source = "import x; import y;"
    submission.cells[1].source = "answer"
    submission.cells.insert(1, new_code_cell("helper"))
    assert sources(restoring.restored(submission, released())) == [
        "import x;",
        "import x; import y;",
        "helper",
        "answer",
        "check",
    ]


def test_nothing_of_a_submission_is_needed_but_its_answers(restoring):
    submission = released()
    submission.cells[1].source = "answer"
    submission.cells = [submission.cells[1]]
    assert sources(restoring.restored(submission, released())) == ["import x;", "answer", "check"]
    assert sources(restoring.restored(new_notebook(), released())) == ["import x;", "stub", "check"]


def test_of_an_answer_that_was_copied_the_last_one_counts(restoring):
    submission = released()
    submission.cells[1].source = "answer"
    submission.cells.insert(1, released().cells[1])
    assert sources(restoring.restored(submission, released())) == ["import x;", "stub", "answer", "check"]


NUMBER = new_output("execute_result", data={"text/plain": "0.25"})
ON_STDERR = new_output("stream", name="stderr", text="here")
FAILED = new_output("error", ename="CheckFailed", evalue="", traceback=[])


# What nbgrader itself makes of a check's outputs: something on stderr is 0, a result that is a number is a part, no
# output is all.
@pytest.mark.parametrize("outputs", [[], [NUMBER], [ON_STDERR], [ON_STDERR, NUMBER]])
@pytest.mark.parametrize(("found", "points"), [("", 1), ("z is not w x + b", 0)])
def test_what_the_judging_java_says_decides_and_not_what_was_printed(autograding, outputs, found, points):
    assert marked(autograding, outputs, lambda: found) == (points, 1)


@pytest.mark.parametrize("outputs", [[FAILED], [NUMBER, FAILED]])
def test_a_check_that_failed_earns_nothing_and_is_not_judged_again(autograding, outputs):
    assert marked(autograding, outputs, lambda: pytest.fail("judged again")) == (0, 1)


def marked(autograding, outputs, wrong) -> tuple[float, float]:
    cell = new_code_cell(
        "Exercises02.neuron((w, x, b) -> neuron(w, x, b))", outputs=list(map(nbformat.from_dict, outputs))
    )
    cell.metadata.nbgrader = nbformat.from_dict(
        {"grade": True, "solution": False, "grade_id": "exercise-2-2", "points": 1}
    )
    autograding.decide(cell, wrong)
    return importlib.import_module("nbgrader.utils").determine_grade(cell)


def test_a_long_hint_is_broken_into_lines_and_code_is_not(autograding):
    code = "\x1b[39m\x1b[1m|   " + "x + " * 50
    hint = "\x1b[1m\x1b[31m" + "wrong way " * 30 + "around.\x1b[0m"
    lines = autograding.broken(f"{code}\n{hint}\n\tat .(#21:1)").split("\n")
    assert lines[0] == code and " ".join(lines[1:-1]) == hint
    assert max(map(len, lines[1:])) <= 100


def test_of_results_and_errors_of_any_size_as_much_is_kept_as_can_be_shown(client):
    cell = client.nb.cells[0]
    for _ in range(3):
        say(client, "execute_result", {"data": {"text/plain": "x" * 10_000_000}, "metadata": {}, "execution_count": 1})
    assert len(cell.outputs) == 2
    say(client, "error", {"ename": "E", "evalue": "y" * 30_000_000, "traceback": ["z" * 30_000_000] * 200})
    assert cell.outputs[-1].output_type == "error" and len(str(cell.outputs[-1])) < 2_000_000


# What no kernel says, but a submission may, which knows the key that messages are signed with.
NO_MESSAGES: list[tuple[str, object]] = [
    ("display_data", [1, 2]),
    ("display_data", {}),
    ("display_data", {"data": None, "metadata": None}),
    ("display_data", {"data": {"application/x-digits-answers": {}}}),
    ("execute_result", {"data": [1], "metadata": 3, "execution_count": [1]}),
    ("error", {"ename": 1, "evalue": 2, "traceback": 7}),
    ("stream", {}),
    ("stream", {"name": "stdout", "text": 7}),
    ("status", {}),
    ("comm_open", {"comm_id": 1}),
    ("__class__", {}),
]


@pytest.fixture
def client(classroom: None):
    running = importlib.import_module("digit_recognizer.classroom.running")
    client = running.Client(new_notebook(cells=[new_code_cell()]))
    client.reset_execution_trackers()
    client.clear_before_next_output = False
    client.running = SimpleNamespace(results_left=25_000_000, limits=SimpleNamespace(characters=20_000))
    return client


def say(client, kind: str, content: object) -> None:
    message = {"msg_type": kind, "header": {"msg_type": kind}, "parent_header": {"msg_id": "1"}, "content": content}
    client.process_message(message, client.nb.cells[0], 0)


@pytest.mark.parametrize(("kind", "content"), NO_MESSAGES)
def test_what_is_no_message_is_dropped(client, kind, content):
    """Each of these left a submission without a mark."""
    say(client, kind, content)
    assert client.nb.cells[0].outputs == []


def test_half_a_letter_can_be_written(client):
    say(client, "stream", {"name": "stdout", "text": "\ud800"})
    say(client, "display_data", {"data": {"text/html": "<b>\udfff</b>", "\ud801": "x"}, "metadata": {"\ud800": 1}})
    assert nbformat.writes(client.nb).encode("utf-8").count(b"?") >= 2
    assert client.nb.cells[0].outputs[0].text == "?"


def test_no_widget_takes_the_outputs_of_other_cells(client):
    state = {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "msg_id": "1", "outputs": []}
    say(client, "comm_open", {"comm_id": "a", "target_name": "jupyter.widget", "data": {"state": state}})
    say(client, "comm_msg", {"comm_id": "a", "data": {"method": "update", "state": {"msg_id": "1"}}})
    say(client, "stream", {"name": "stdout", "text": "here"})
    assert [output.text for output in client.nb.cells[0].outputs] == ["here"]
