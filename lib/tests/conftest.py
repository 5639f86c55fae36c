import asyncio
import json
import os
from pathlib import Path

import pytest
from checkouts import Checkout
from execution import Executed, execute_all
from launch.places import KERNEL

# No cell of a quick run may take longer than this many seconds.
CELL_TIMEOUT = 240

posix_only = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for java and mvn are shell scripts")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A fresh clone with nothing but a shell on the PATH."""
    return Checkout(tmp_path / "checkout")


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = Checkout(tmp_path_factory.mktemp("template") / "checkout")
    checkout.offer_everything()
    code, text = checkout.run("setup")
    assert code == 0, text
    return checkout.folder


@pytest.fixture
def ready(set_up_once: Path, tmp_path: Path) -> Checkout:
    """A checkout that has been set up, with stand-ins for everything it needs."""
    checkout = Checkout(tmp_path / "checkout", template=set_up_once)
    checkout.offer_everything()
    checkout.run("setup")
    assert checkout.builds() == 1
    return checkout


@pytest.fixture(scope="session")
def executed(request: pytest.FixtureRequest) -> dict[Path, Executed]:
    """Those notebooks that this session asks for, executed once, two at a time."""
    wanted = {item.callspec.params["path"] for item in request.session.items if "executed" in getattr(item, "fixturenames", ())}
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")

    def finished(result: Executed) -> None:
        reporter.write_line(f"  {result.path.name} executed in {result.seconds:.1f} s")

    return {result.path: result for result in asyncio.run(execute_all(sorted(wanted), finished, CELL_TIMEOUT))}


@pytest.fixture
def kernel_without_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same kernel, with nothing on its classpath but what a notebook's first cell puts there."""
    spec = json.loads((KERNEL / "kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = [part.replace("{resource_dir}", str(KERNEL)) for part in spec["argv"]]
    spec["env"] = {}
    folder = tmp_path / "jupyter" / "kernels" / "java"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
