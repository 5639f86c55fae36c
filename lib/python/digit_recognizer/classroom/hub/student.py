"""One simulated student: logs in over HTTP as a browser does, starts a server, and runs notebooks cell by cell."""

import asyncio
import re
import time
import uuid
from urllib.parse import quote

import aiohttp

# A message of a kernel may hold pictures.
LARGEST_MESSAGE = 64 * 2**20


class CellFailed(Exception):
    """A cell ended with an error; the text names the notebook, the cell and the error."""


class Student:
    """Use as `async with Student(address, name, password) as student`: cookies are this student's alone."""

    def __init__(self, hub: str, name: str, password: str):
        self.hub = hub.rstrip("/")
        self.name = name
        self.password = password
        self.server = f"{self.hub}/user/{quote(name)}"
        self.session: aiohttp.ClientSession

    async def __aenter__(self) -> "Student":
        # Cookies of 127.0.0.1, which a jar would otherwise not keep.
        self.session = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=aiohttp.ClientTimeout(total=300)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def log_in(self) -> bool:
        """Whether the hub took the name and the password."""
        async with self.session.get(f"{self.hub}/hub/login") as page:
            token = re.search(r'name="_xsrf" value="([^"]+)"', await page.text())
        form = {"username": self.name, "password": self.password, "_xsrf": token[1] if token else ""}
        async with self.session.post(f"{self.hub}/hub/login", data=form, allow_redirects=False) as answer:
            return answer.status == 302

    async def start_server(self, seconds: float = 180) -> float:
        """Asks for the server and waits until it answers; the seconds that took."""
        started = time.monotonic()
        while time.monotonic() - started < seconds:
            # Asks for a server where none runs; shows how far it is where one is being started; leads to it where it is
            # ready. The first request that reaches the server fetches its cookies on the way, over the hub's log-in.
            async with self.session.get(
                f"{self.hub}/hub/spawn/{quote(self.name)}?next=/user/{quote(self.name)}/lab"
            ) as page:
                if page.status == 200 and str(page.url).startswith(f"{self.server}/lab"):
                    return time.monotonic() - started
            await asyncio.sleep(0.5)
        raise TimeoutError(f"the server of {self.name} did not answer within {seconds:.0f} s")

    async def stop_server(self) -> None:
        async with self.session.delete(
            f"{self.hub}/hub/api/users/{quote(self.name)}/server", headers=self.headers("/hub/")
        ) as answer:
            answer.raise_for_status()

    def headers(self, path: str) -> dict[str, str]:
        """What a page of this path sends to show that a request is its own."""
        cookies = self.session.cookie_jar.filter_cookies(f"{self.hub}{path}")
        return {"X-XSRFToken": cookies["_xsrf"].value, "Referer": f"{self.hub}{path}"}

    async def status_of(self, path: str) -> int:
        """The HTTP status of any address of the hub for this student."""
        async with self.session.get(f"{self.hub}{path}") as answer:
            return answer.status

    async def api(self, method: str, path: str, **more: object) -> object:
        """A request to this student's server; what it answers."""
        own = self.headers(f"/user/{quote(self.name)}/")
        async with self.session.request(method, f"{self.server}/api/{path}", headers=own, **more) as answer:
            if answer.status >= 400:
                raise OSError(f"{method} {path}: {answer.status} {await answer.text()}")
            return None if answer.status == 204 else await answer.json()

    async def notebooks(self) -> list[str]:
        """The names of the notebooks in this student's copy of the course."""
        listing = await self.api("GET", "contents/notebooks")
        return sorted(entry["name"] for entry in listing["content"] if entry["type"] == "notebook")

    async def run_notebook(self, name: str, seconds: float = 600) -> float:
        """Opens a notebook, runs every cell and closes it, its kernel included; the seconds that took."""
        file = await self.api("GET", f"contents/notebooks/{quote(name)}")
        cells = ["".join(cell["source"]) for cell in file["content"]["cells"] if cell["cell_type"] == "code"]
        return await self.run_cells(f"notebooks/{name}", cells, seconds)

    async def run_cells(self, path: str, cells: list[str], seconds: float = 600) -> float:
        """Runs cells one after the other in a fresh kernel whose folder is that of the path."""
        started = time.monotonic()
        opened = await self.open_kernel(path)
        try:
            await asyncio.wait_for(self.execute_all(opened["kernel"]["id"], path, cells), seconds)
        finally:
            await self.api("DELETE", f"sessions/{opened['id']}")
        return time.monotonic() - started

    async def open_kernel(self, path: str) -> dict:
        """JupyterLab's own request when it opens a notebook: the kernel belongs to it and starts in its folder."""
        wanted = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "java"}}
        return await self.api("POST", "sessions", json=wanted)

    async def execute_all(self, kernel: str, path: str, cells: list[str]) -> None:
        channels = f"{self.server}/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
        async with self.session.ws_connect(channels, max_msg_size=LARGEST_MESSAGE) as socket:
            for number, source in enumerate(cells, 1):
                await execute(socket, source, f"{self.name}: {path}, cell {number}")


async def execute(socket: aiohttp.ClientWebSocketResponse, source: str, where: str) -> None:
    """Runs one cell and waits until the kernel is idle again. Raises CellFailed with the error's first line."""
    number = uuid.uuid4().hex
    header = {
        "msg_id": number,
        "msg_type": "execute_request",
        "username": "",
        "session": number,
        "version": "5.3",
        "date": "",
    }
    content = {
        "code": source,
        "silent": False,
        "store_history": True,
        "user_expressions": {},
        "allow_stdin": False,
        "stop_on_error": True,
    }
    await socket.send_json(
        {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []}
    )
    replied = idle = False
    async for message in socket:
        if message.type != aiohttp.WSMsgType.TEXT:
            continue
        answer = message.json()
        if answer["parent_header"].get("msg_id") != number:
            continue
        kind = answer["header"]["msg_type"]
        if kind == "error" or (kind == "execute_reply" and answer["content"]["status"] != "ok"):
            raise CellFailed(f"{where}: {answer['content'].get('ename')}: {answer['content'].get('evalue')}")
        replied |= kind == "execute_reply"
        idle |= kind == "status" and answer["content"]["execution_state"] == "idle"
        if replied and idle:
            return
    raise CellFailed(f"{where}: the kernel's connection ended")
