"""
Prints, as JSON, the properties of the unit that the hub would ask systemd for, if systemd ran here: python
systemd_unit.py CONFIG, in the hub's Python. Only the calls to systemd are replaced; configuration and spawner are the
real ones.
"""

import asyncio
import json
import sys
from pathlib import Path
from unittest import mock

from systemdspawner import SystemdSpawner, systemd
from traitlets.config.loader import PyFileConfigLoader

really_is_dir = Path.is_dir


def is_dir(path: Path) -> bool:
    return str(path) == "/run/systemd/system" or really_is_dir(path)


def main() -> None:
    with mock.patch.object(Path, "is_dir", is_dir):
        config = PyFileConfigLoader(sys.argv[1]).load_config()
    assert config.JupyterHub.spawner_class == "systemdspawner.SystemdSpawner"
    asked = mock.AsyncMock()
    no = mock.AsyncMock(return_value=False)
    user = mock.Mock()
    user.name = "root"
    with (
        mock.patch.multiple(systemd, start_transient_service=asked, service_running=no, service_failed=no),
        mock.patch.multiple(
            SystemdSpawner, get_env=lambda self: {}, get_args=lambda self: [], poll=mock.AsyncMock(return_value=None)
        ),
    ):
        asyncio.run(SystemdSpawner(config=config, user=user, hub=mock.Mock(), _log_name="root").start())
    print(json.dumps(asked.call_args.kwargs["properties"]))


if __name__ == "__main__":
    main()
