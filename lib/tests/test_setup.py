"""The set-up itself: done once, done again where something changed, mended where it was interrupted."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from checkouts import Checkout
from conftest import posix_only

pytestmark = posix_only


def again(checkout: Checkout) -> str:
    code, text = checkout.run("setup")
    assert code == 0, text
    return text


def test_the_second_time_does_nothing_and_is_fast(ready: Checkout):
    times = []
    # The best of a few, since other programs run on this machine as well: they can only make it slower.
    while len(times) < 3 or (min(times) >= 2 and len(times) < 8):
        started = time.monotonic()
        assert again(ready).startswith("Ready with Java"), "a step was done again"
        times.append(time.monotonic() - started)
    assert min(times) < 2
    assert ready.builds() == 1


def test_only_the_jars_a_notebook_needs_are_in_the_folder(ready: Checkout):
    needed = {"digits-core-0.1.0.jar", "digits-exercises-0.1.0.jar"}
    assert {jar.name for jar in jars(ready).iterdir()} == needed
    (jars(ready) / "digits-core-0.0.9.jar").write_text("of an older version")
    again(ready)
    assert {jar.name for jar in jars(ready).iterdir()} == needed
    (jars(ready) / "digits-core-0.1.0.jar").unlink()
    again(ready)
    assert {jar.name for jar in jars(ready).iterdir()} == needed


def jars(checkout: Checkout) -> Path:
    return checkout.folder / "target" / "notebook"


def test_a_changed_a_new_and_a_removed_source_are_built_again(ready: Checkout):
    for builds, file in enumerate(
        ("lib/core/src/main/java/digits/matrix/Matrix.java", "pom.xml", "lib/views/pom.xml"), 2
    ):
        with (ready.folder / file).open("a", encoding="utf-8") as source:
            source.write("\n")
        again(ready)
        assert ready.builds() == builds, file
        again(ready)
        assert ready.builds() == builds, file
    source = ready.folder / "lib/views/src/main/java/New.java"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text("class New {}")
    again(ready)
    assert ready.builds() == 5
    source.unlink()
    again(ready)
    assert ready.builds() == 6


def test_a_source_that_was_only_touched_and_a_changed_test_are_not_built_again(ready: Checkout):
    os.utime(ready.folder / "lib/core/src/main/java/digits/matrix/Matrix.java")
    test = ready.folder / "lib/core/src/test/java/NewTest.java"
    test.parent.mkdir(parents=True, exist_ok=True)
    test.write_text("class NewTest {}")
    again(ready)
    assert ready.builds() == 1


def test_another_jdk_builds_again_and_is_the_kernels(ready: Checkout):
    home = ready.tools / "newer"
    ready.offer_java("25.0.1", folder="newer/bin", modules="java.base jdk.compiler jdk.jshell jdk.incubator.vector")
    ready.variables["JAVA_HOME"] = str(home)
    again(ready)
    assert ready.builds() == 2
    argv = kernelspec(ready)["argv"]
    assert "jdk-25.0.1" in argv[0]
    assert argv[argv.index("--add-modules") + 1] == "jdk.incubator.vector"
    # A virtual machine that does not know the second option is told before to pass over it.
    assert argv.index("-XX:+IgnoreUnrecognizedVMOptions") < argv.index("-XX:-UseFPUForSpilling")


def kernelspec(checkout: Checkout) -> dict:
    file = checkout.folder / ".venv/share/jupyter/kernels/java/kernel.json"
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_kernel_starts_an_absolute_java_with_the_library(ready: Checkout):
    spec = kernelspec(ready)
    assert Path(spec["argv"][0]).is_absolute()
    assert "-Djava.awt.headless=true" in spec["argv"]
    assert "jdk.incubator.vector" not in spec["argv"], "this JDK does not have that module and would not start"
    assert spec["env"]["JJAVA_CLASSPATH"] == (jars(ready) / "*.jar").as_posix()


def test_changed_requirements_are_installed(ready: Checkout):
    file = ready.folder / "lib/python/requirements.txt"
    file.write_text(file.read_text() + "# changed\n")
    assert "installing JupyterLab" in again(ready)
    assert "installing" not in again(ready)


def test_a_moved_checkout_still_works(ready: Checkout):
    moved = ready.folder.with_name("moved")
    ready.folder.rename(moved)
    ready.folder = moved
    again(ready)
    assert kernelspec(ready)["env"]["JJAVA_CLASSPATH"] == (moved / "target/notebook/*.jar").as_posix()


def test_everything_lies_inside_the_checkout(checkout: Checkout, tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    checkout.variables.update(HOME=str(home), XDG_CACHE_HOME=str(home / "cache"))
    checkout.offer_everything()
    before = set(tmp_path.iterdir())
    again(checkout)
    assert set(tmp_path.iterdir()) == before
    assert [file.name for file in home.iterdir() if file.name != "cache"] == []


def test_any_path_will_do(tmp_path: Path):
    checkout = Checkout(tmp_path / "Käse ünd 数字" / "the checkout")
    checkout.offer_everything()
    again(checkout)
    assert again(checkout).startswith("Ready")


def test_half_an_environment_is_made_anew(ready: Checkout):
    (ready.folder / ".venv" / "digits.json").unlink()
    shutil.rmtree(ready.folder / ".venv" / "bin")
    assert "making .venv" in again(ready)


def test_half_an_environment_is_made_anew_by_its_own_python(ready: Checkout):
    """As an old Python in front would start it, where no other new one is on the PATH."""
    venv = ready.folder / ".venv"
    shutil.rmtree(venv)
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    code, text = ready.run("setup", python=str(venv / "bin" / "python"))
    assert code == 0 and "making .venv" in text, text


def test_an_environment_whose_python_has_gone_is_made_anew(ready: Checkout):
    python = ready.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/no/such/python")
    assert "making .venv" in again(ready)


def test_python_is_set_up_while_the_library_is_built(checkout: Checkout):
    checkout.offer_everything()
    checkout.offer_maven(before="while [ ! -e .venv/digits.json ]; do sleep 0.1; done")
    again(checkout)


def test_what_goes_on_beside_a_step_that_failed_is_ended(checkout: Checkout):
    checkout.offer_everything()
    checkout.offer_maven(before="while [ ! -e .venv ]; do sleep 0.1; done; exit 1")
    code, text = checkout.run("setup")
    assert code == 2 and "making .venv … stopped" in text and "Maven could not build the library" in text, text
    checkout.offer_maven()
    again(checkout)


def test_of_two_that_start_at_once_one_waits_for_the_other(checkout: Checkout):
    checkout.offer_everything()
    checkout.offer_maven(before="sleep 3")
    processes = [checkout.start("setup") for _ in range(2)]
    said = "".join(process.communicate(timeout=300)[0] for process in processes)
    assert [process.returncode for process in processes] == [0, 0], said
    assert checkout.builds() == 1
    made = re.findall(r"^  (making \.venv|installing JupyterLab).* … done", said, re.MULTILINE)
    assert made == ["making .venv", "installing JupyterLab"]
    assert "waiting for another start.py, which is making the library" in said
    assert "waiting for another start.py, which is making .venv" in said


def test_who_waits_for_another_can_be_interrupted(ready: Checkout):
    with closing(sqlite3.connect(ready.folder / "target/start/the library.lock", isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        stop(ready, "waiting for another start.py", signal.SIGINT)


def test_an_interrupt_is_heard_while_the_first_of_two_steps_begins():
    code = """
import _thread, time
from digit_recognizer.start import steps

def first():
    _thread.interrupt_main()
    while True:
        time.sleep(0.01)
        steps.end_if_stopped()

try:
    steps.at_once(first, time.time)
except KeyboardInterrupt:
    print("heard")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert run.stdout == "heard\n", run.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_is_mended_by_the_next(checkout: Checkout, how: signal.Signals):
    checkout.offer_everything()
    checkout.offer_maven(
        before="cd lib/exercises; mkdir -p target/course/run-time; echo half > target/course/run-time/old.jar; sleep 60"
    )
    stop(checkout, "building the library", how)
    assert not (checkout.folder / "target/start/library.json").exists()
    checkout.offer_maven()
    assert "building the library" in again(checkout)
    assert {jar.name for jar in jars(checkout).iterdir()} == {"digits-core-0.1.0.jar", "digits-exercises-0.1.0.jar"}


@pytest.mark.parametrize("words", ["making .venv", "installing JupyterLab"])
def test_an_interrupted_installation_is_mended_by_the_next(checkout: Checkout, words: str):
    checkout.offer_everything()
    stop(checkout, words, signal.SIGKILL)
    again(checkout)
    assert again(checkout).startswith("Ready")
    assert (checkout.folder / ".venv/share/jupyter/kernels/java/jjava.jar").exists()


def stop(checkout: Checkout, words: str, how: signal.Signals) -> None:
    """Starts a set-up and stops it, with all that it had started, as soon as it says these words."""
    process = checkout.start("setup", start_new_session=True, bufsize=0)
    seen = b""
    while words.encode() not in seen:
        piece = os.read(process.stdout.fileno(), 1000)
        assert piece, f"it ended before it said '{words}': {seen.decode()}"
        seen += piece
    os.killpg(process.pid, how)
    try:
        rest, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    code = process.returncode
    if how == signal.SIGINT:
        assert code == 130
        assert "interrupted; run the same command again and it goes on from here." in rest


def test_a_broken_stamp_counts_as_none(ready: Checkout):
    (ready.folder / "target/start/library.json").write_text("{ half a")
    again(ready)
    assert ready.builds() == 2
