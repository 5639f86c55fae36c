"""
The hub of a class, as a teacher starts it: students with accounts of this machine log in over HTTP, work at the same
time, and see nothing of each other. Needs Linux and root, as a hub does; the accounts are made for the test and removed
after it.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from classes import Class

from digit_recognizer.start.hub import first_closed_folder

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="a hub needs Linux and root, for it starts servers as other users",
)

# What the numbers in jupyterhub_config.py come to in a kernel.
LIMITS = """
long heap = Runtime.getRuntime().maxMemory() >> 20;
if (heap < 450 || heap > 512) throw new IllegalStateException("a heap of " + heap + " MB");
int processors = Runtime.getRuntime().availableProcessors();
if (processors > 2) throw new IllegalStateException(processors + " processors");
String limits = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/limits"));
if (!limits.matches("(?s).*Max data size +2147483648 +2147483648.*")) throw new IllegalStateException(limits);
if (!limits.matches("(?s).*Max processes +1024 +1024.*")) throw new IllegalStateException(limits);
"""

TOO_MUCH = """
String outcome = "";
try {
    long[][] all = new long[100][];
    for (int i = 0; i < 100; i++) all[i] = new long[1_000_000];
    outcome = "800 MB in a heap of 512";
}
catch (OutOfMemoryError expected) { outcome = "refused"; }
if (!outcome.equals("refused")) throw new IllegalStateException(outcome);
"""

# Not even a JVM with options of the student's own choice gets more than the student has.
OWN_JVM = """
var greedy = new ProcessBuilder("java", "-Xmx8g", "-Xms4g", "-version");
greedy.environment().remove("JDK_JAVA_OPTIONS");
var started = greedy.redirectErrorStream(true).start();
String words = new String(started.getInputStream().readAllBytes());
if (started.waitFor() == 0) throw new IllegalStateException("4 GB were given: " + words);
"""


@pytest.fixture(scope="module")
def class_of_three(tmp_path_factory: pytest.TempPathFactory):
    """A hub with two students who work and one who has opened a notebook and gone away."""
    with Class(tmp_path_factory.mktemp("hub"), count=3) as started:
        started.leave_idle(started.names[2])
        yield started


def test_students_work_at_once_and_see_nothing_of_each_other(class_of_three: Class, tmp_path: Path):
    report = class_of_three.load(class_of_three.names[:2], tmp_path / "report.json", "--notebooks", "01")
    for student in report["students"]:
        assert student["problem"] == ""
        assert list(student["notebooks"]) == ["01-see-the-digits.ipynb"]
        # A server and one kernel.
        assert 200 < student["pss"] / 2**20 < 1000


def test_students_have_the_modules_of_the_wheel_and_no_others(class_of_three: Class):
    for room in ("classroom", "start"):
        asked = f"import importlib.util; print(importlib.util.find_spec('digit_recognizer.{room}'))"
        done = subprocess.run([class_of_three.python, "-I", "-c", asked], capture_output=True, text=True)
        assert done.stdout.strip() == "None", done.stderr


def test_a_kernel_has_the_students_share_and_no_more(class_of_three: Class):
    class_of_three.run_cells(class_of_three.names[0], LIMITS, TOO_MUCH, "1 + 1;", OWN_JVM)


def test_changed_work_is_there_after_the_next_log_in(class_of_three: Class):
    name = class_of_three.names[1]
    notebook = class_of_three.home(name) / "digit-recognizer" / "notebooks" / "01-see-the-digits.ipynb"
    notebook.write_text("mine", encoding="utf-8")
    notebook.with_name("02-propagate-forward.ipynb").unlink()
    class_of_three.run_cells(name, "1 + 1;")
    assert notebook.read_text(encoding="utf-8") == "mine"
    assert notebook.with_name("02-propagate-forward.ipynb").exists(), "what was deleted comes back fresh"


def test_files_of_a_student_are_closed_to_others(class_of_three: Class):
    home = class_of_three.home(class_of_three.names[0])
    assert home.stat().st_mode & 0o077 == 0
    written = [file for file in (home / "digit-recognizer").rglob("*") if file.stat().st_mode & 0o077]
    assert written == []


def test_a_wrong_password_and_an_account_outside_the_class_do_not_enter(class_of_three: Class):
    assert not class_of_three.can_enter(class_of_three.names[0], "wrong")
    class_of_three.expel(class_of_three.names[1])
    assert not class_of_three.can_enter(class_of_three.names[1])


def test_an_idle_kernel_goes_then_the_idle_server(class_of_three: Class):
    name = class_of_three.names[2]
    deadline = time.monotonic() + 120
    seen = []
    while time.monotonic() < deadline and (not seen or seen[-1] != "nothing"):
        now = class_of_three.processes(name)
        if not seen or seen[-1] != now:
            seen.append(now)
        time.sleep(0.5)
    seen = seen[1:] if seen[0] == "server and kernel" else seen
    assert seen in (["server", "nothing"], ["nothing"]), class_of_three.log()
    assert re.search(r"Culling '\w+' kernel", class_of_three.log()) and f"Culling server {name}" in class_of_three.log()


def test_where_systemd_runs_it_holds_the_whole_student(class_of_three: Class):
    """The unit that the hub would ask systemd for, which bounds the memory of all processes together."""
    properties = class_of_three.unit_of_systemd()
    assert properties["MemoryMax"] == 2 * 2**30
    assert properties["CPUQuota"] == "200%"
    assert properties["OOMPolicy"] == "continue"
    assert properties["PrivateTmp"] == "yes" and properties["NoNewPrivileges"] == "yes"


def test_a_checkout_in_a_closed_folder_is_refused(tmp_path: Path):
    folder = tmp_path / "open" / "inner"
    folder.mkdir(parents=True)
    folder.parent.chmod(0o700)
    assert first_closed_folder(folder) is not None
    assert first_closed_folder(Path("/usr/bin")) is None


@pytest.mark.parametrize("line", ["Ada", "root", "ada lovelace", "../ada", "-r", "a" * 40])
def test_a_line_that_is_no_name_of_a_student_is_refused(class_of_three: Class, tmp_path: Path, line: str):
    before = Path("/etc/passwd").read_bytes()
    (tmp_path / "names.txt").write_text(f"trial-good\n{line}\n", encoding="utf-8")
    code, text = class_of_three.start_py("hub", "--accounts", tmp_path / "names.txt")
    assert code == 2 and line in text
    assert Path("/etc/passwd").read_bytes() == before


def test_no_other_machine_can_be_put_under_load(class_of_three: Class, tmp_path: Path):
    (tmp_path / "accounts.csv").write_text("ada,secret\n", encoding="utf-8")
    for address in ("http://example.org", "http://10.0.0.1:8000", "http://127.0.0.1.example.org"):
        code, text = class_of_three.start_py("load", tmp_path / "accounts.csv", "--hub", address)
        assert code == 2 and "only a hub on 127.0.0.1" in text
