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
from checkouts import ROOT
from classes import Class

from digit_recognizer.classroom.hub import accounts
from digit_recognizer.start import hub
from digit_recognizer.start.hub import first_closed_folder

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0,
        reason="a hub needs Linux and root, for it starts servers as other users",
    ),
]

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
    report = class_of_three.load(class_of_three.names[:2], tmp_path / "report.json", "--notebooks", "04")
    for student in report["students"]:
        assert student["problem"] == ""
        assert list(student["notebooks"]) == ["04-propagate-backward.ipynb"]
        # A server and one kernel.
        assert 200 < student["pss"] / 2**20 < 1000


def test_who_is_not_at_the_end_in_time_is_named(class_of_three: Class, tmp_path: Path):
    report = class_of_three.load(class_of_three.names[:1], tmp_path / "report.json", "--minutes", "0.02", code=1)
    assert report["students"][0]["problem"] == "not at the end after 0.02 minutes"


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


@pytest.mark.parametrize("line", ["root", "../ada", "-r", "4da", "łada", "a..b", "ada.", "a" * 40])
def test_a_line_that_is_no_name_of_a_student_is_refused(class_of_three: Class, tmp_path: Path, line: str):
    before = Path("/etc/passwd").read_bytes()
    (tmp_path / "names.txt").write_text(f"trial-good\n{line}\n", encoding="utf-8")
    code, text = class_of_three.start_py("hub", "--accounts", tmp_path / "names.txt")
    assert code == 2 and line in text
    assert Path("/etc/passwd").read_bytes() == before


@pytest.mark.parametrize(
    ("line", "account"),
    [("Ada", "ada"), ("ada.lovelace", "ada.lovelace"), ("Zoë  Müller", "zoe.muller"), ("J_Weiß-2", "j_weiss-2")],
)
def test_names_that_schools_have_become_accounts(line: str, account: str):
    assert accounts.account_of(line) == account and accounts.NAME.fullmatch(account)


def test_two_names_of_one_account_are_refused(tmp_path: Path):
    (tmp_path / "names.txt").write_text("Zoë Müller\nzoe.muller\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"'Zoë Müller' and 'zoe.muller' in .* would both have the account zoe.muller"):
        accounts.make(tmp_path / "names.txt")


def test_first_passwords_are_for_the_teacher_alone_even_in_a_file_that_was_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(accounts, "make", lambda names: [("ada", "secret")])
    file = tmp_path / "accounts.csv"
    file.touch(0o644)
    file.chmod(0o644)
    hub.write_accounts(tmp_path / "names.txt")
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("ada,secret\n", 0o600)
    (tmp_path / "elsewhere").touch()
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        hub.write_accounts(tmp_path / "names.txt")
    assert (tmp_path / "elsewhere").read_bytes() == b""


def test_who_starts_a_hub_with_one_address_for_all_is_told(tmp_path: Path):
    own = tmp_path / "own.py"
    own.write_text("# c.JupyterHub.subdomain_host = 'https://hub.example'\n", encoding="utf-8")
    assert not hub.has_subdomains(["-f", str(hub.CONFIG)]) and not hub.has_subdomains(["-f", str(own)])
    assert hub.has_subdomains(["--JupyterHub.subdomain_host=https://hub.example"])
    own.write_text("c.JupyterHub.subdomain_host = 'https://hub.example'\n", encoding="utf-8")
    assert hub.has_subdomains([f"--config={own}"])
    assert "An address for each student" in (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def test_the_hub_tells_of_one_address_and_reads_no_configuration_of_students(class_of_three: Class):
    assert "share one address" in (class_of_three.folder / "hub.log").read_text(encoding="utf-8")
    name = class_of_three.names[0]
    own = class_of_three.home(name) / ".jupyter" / "jupyter_server_config.py"
    own.parent.mkdir(mode=0o700, exist_ok=True)
    own.write_text("import pathlib; (pathlib.Path.home() / 'was-read').touch()\n", encoding="utf-8")
    for path in (own.parent, own):
        os.chown(path, class_of_three.home(name).stat().st_uid, -1)
    class_of_three.run_cells(name, "1 + 1;")
    assert not (class_of_three.home(name) / "was-read").exists()


SUBDOMAINS = """
import sys
from jupyterhub.app import JupyterHub
from jupyterhub.user import User
from traitlets.config.loader import PyFileConfigLoader
app = JupyterHub(config=PyFileConfigLoader(sys.argv[1]).load_config())
app.subdomain_host = "https://hub.test"
for name in ("ada", "zoe.muller", "b-2"):
    print(app.subdomain_hook(name, app.domain, kind="user"))
"""


def test_with_subdomains_each_student_has_an_address_of_the_own(class_of_three: Class):
    command = [class_of_three.python, "-B", "-c", SUBDOMAINS, class_of_three.hub_files / "jupyterhub_config.py"]
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=60, cwd=class_of_three.folder
    )
    assert done.returncode == 0, done.stderr
    hosts = done.stdout.split()
    assert (
        hosts[0] == "ada.hub.test"
        and len(set(hosts)) == 3
        and all(host.count(".") == 2 and host.endswith(".hub.test") for host in hosts)
    )


def test_no_other_machine_can_be_put_under_load(class_of_three: Class, tmp_path: Path):
    (tmp_path / "accounts.csv").write_text("ada,secret\n", encoding="utf-8")
    for address in ("http://example.org", "http://10.0.0.1:8000", "http://127.0.0.1.example.org"):
        code, text = class_of_three.start_py("load", tmp_path / "accounts.csv", "--hub", address)
        assert code == 2 and "only a hub on 127.0.0.1" in text
