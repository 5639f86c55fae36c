import os
from pathlib import Path

import pytest
from checkouts import Checkout

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
