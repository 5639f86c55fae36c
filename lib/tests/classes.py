"""A class on this machine: a hub with short waits, and accounts that are removed after the test."""

import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from checkouts import ROOT, start_py, what_a_copy_does_not_need

from digit_recognizer.classroom import compiling
from digit_recognizer.start.hub import first_closed_folder

CONFIG = """
load_subconfig({config!r})
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.pid_file = {folder!r} + "/proxy.pid"
c.JupyterHub.db_url = "sqlite:///" + {folder!r} + "/hub.sqlite"
c.JupyterHub.cookie_secret_file = {folder!r} + "/cookie_secret"

# Seconds instead of hours; activity is told every second instead of every fifth minute.
c.JupyterHub.services[0]["command"][-1:] = ["--timeout=45", "--cull-every=3"]
c.Spawner.environment["JUPYTERHUB_ACTIVITY_INTERVAL"] = "1"
# Nobody trains here: compiling once is enough.
c.Spawner.environment["JDK_JAVA_OPTIONS"] += " {once}"

def soon(spawner):
    if spawner.user.name == {idle!r}:
        spawner.args = [argument.replace("=3600", "=15").replace("=300", "=1") for argument in spawner.args]

c.Spawner.pre_spawn_hook = soon
"""


LOG_IN = ("assert await student.log_in()", "await student.start_server()")

ACT = """
import asyncio
from digit_recognizer.classroom.hub.student import Student

async def main():
    async with Student({hub!r}, {name!r}, {password!r}) as student: {steps}

asyncio.run(main())
"""


class Class:
    def __init__(self, folder: Path, count: int):
        self.folder = folder
        self.names = [f"trial-{secrets.token_hex(3)}-{letter}" for letter in "abcdefgh"[:count]]
        self.own_copy = None

    def __enter__(self) -> "Class":
        self.checkout = self.readable_checkout()
        self.hub_files = self.checkout / "lib" / "python" / "digit_recognizer" / "classroom" / "hub"
        self.python = self.checkout / ".venv-hub" / "bin" / "python"
        try:
            code, text = self.start_py("hub", "--setup")
            assert code == 0, text
            self.passwords = self.make_accounts()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        process = getattr(self, "process", None)
        if process:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
        for name in self.names:
            self.remove(name)
        if self.own_copy:
            shutil.rmtree(self.own_copy, ignore_errors=True)

    def readable_checkout(self) -> Path:
        """This one, or a copy of it where students could not enter this one."""
        if not first_closed_folder(ROOT):
            return ROOT
        self.own_copy = Path(tempfile.mkdtemp(prefix="digits-hub-"))
        self.own_copy.chmod(0o755)
        shutil.copytree(ROOT, self.own_copy / "checkout", symlinks=True, ignore=what_a_copy_does_not_need)
        return self.own_copy / "checkout"

    def start_py(self, *arguments: object) -> tuple[int, str]:
        return start_py(*arguments, checkout=self.checkout)

    def make_accounts(self) -> dict[str, str]:
        (self.folder / "names.txt").write_text("# a class\n" + "\n".join(self.names) + "\n", encoding="utf-8")
        code, text = self.start_py("hub", "--accounts", self.folder / "names.txt")
        assert code == 0, text
        written = self.folder / "accounts.csv"
        assert written.stat().st_mode & 0o077 == 0, "passwords are for the teacher alone"
        passwords = dict(line.split(",") for line in written.read_text(encoding="utf-8").splitlines())
        assert set(passwords) == set(self.names)
        return passwords

    def start(self) -> None:
        ports = free_ports(3)
        self.address = f"http://127.0.0.1:{ports[0]}"
        config = self.folder / "config.py"
        text = CONFIG.format(
            config=str(self.hub_files / "jupyterhub_config.py"),
            ports=ports,
            folder=str(self.folder),
            once=compiling.ONCE,
            idle=self.names[-1],
        )
        config.write_text(text, encoding="utf-8")
        command = [sys.executable, self.checkout / "start.py", "hub", "-f", config]
        with (self.folder / "hub.log").open("wb") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command], stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/hub/login", timeout=5).close()
                return
            except OSError:
                time.sleep(0.3)
        raise AssertionError(f"the hub did not start:\n{self.log()}")

    def log(self) -> str:
        """Without the requests."""
        lines = (self.folder / "hub.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if " JupyterHub log:" not in line)

    def accounts_file(self, names: list[str]) -> Path:
        file = self.folder / f"{secrets.token_hex(4)}.csv"
        file.write_text("".join(f"{name},{self.passwords[name]}\n" for name in names), encoding="utf-8")
        return file

    def load(self, names: list[str], report: Path, *arguments: object, code: int = 0) -> dict:
        found, text = self.start_py(
            "load", self.accounts_file(names), "--hub", self.address, "--json", report, *arguments
        )
        assert found == code, f"{text}\n{self.log()}"
        return json.loads(report.read_text(encoding="utf-8"))

    def act(self, name: str, *steps: str, password: str | None = None) -> subprocess.CompletedProcess:
        """Runs a few lines of Python in which `student` is this student, who has a session with the hub."""
        text = ACT.format(
            hub=self.address, name=name, password=password or self.passwords[name], steps="; ".join(steps)
        )
        variables = {**os.environ, "PYTHONPATH": str(self.checkout / "lib" / "python")}
        return subprocess.run(
            [self.python, "-B", "-c", text], env=variables, capture_output=True, text=True, timeout=300
        )

    def run_cells(self, name: str, *cells: str) -> None:
        run = f"await student.run_cells('notebooks/trial.ipynb', {cells!r})"
        done = self.act(name, *LOG_IN, run, "await student.stop_server()")
        assert done.returncode == 0, f"{done.stderr}\n{self.log()}"

    def leave_idle(self, name: str) -> None:
        """Opens a notebook, whose kernel starts, and closes the browser."""
        done = self.act(name, *LOG_IN, "await student.open_kernel('notebooks/trial.ipynb')")
        assert done.returncode == 0, f"{done.stderr}\n{self.log()}"

    def can_enter(self, name: str, password: str | None = None) -> bool:
        done = self.act(name, "print(await student.log_in() and await student.start_server() >= 0)", password=password)
        return done.returncode == 0 and done.stdout.strip() == "True"

    def expel(self, name: str) -> None:
        subprocess.run(["gpasswd", "--delete", name, "digits-students"], check=True, capture_output=True)

    def processes(self, name: str) -> str:
        """What runs as this user: "nothing", "server", or "server and kernel"."""
        commands = [command for _, command in processes_of(name)]
        kernel = " and kernel" if any(b"jjava.jar" in command for command in commands) else ""
        return f"server{kernel}" if commands else "nothing"

    def unit_of_systemd(self) -> dict:
        done = subprocess.run(
            [self.python, "-B", Path(__file__).with_name("systemd_unit.py"), self.hub_files / "jupyterhub_config.py"],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def home(self, name: str) -> Path:
        return Path(pwd.getpwnam(name).pw_dir)

    def remove(self, name: str) -> None:
        """The account, its files, and whatever still runs as this user."""
        try:
            pwd.getpwnam(name)
        except KeyError:
            return
        for process, _ in processes_of(name):
            os.kill(process, signal.SIGKILL)
        subprocess.run(["userdel", "--remove", name], capture_output=True)


def processes_of(name: str) -> list[tuple[int, bytes]]:
    """Number and command line of each process of a user."""
    found = []
    uid = pwd.getpwnam(name).pw_uid
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and process.stat().st_uid == uid:
                command = (process / "cmdline").read_bytes()
                # One that has ended and waits for its parent has none.
                if command:
                    found.append((int(process.name), command))
        except OSError:
            continue
    return found


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
