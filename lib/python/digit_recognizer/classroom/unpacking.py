"""
Looks into folders, archives and mails, within bounds, without writing any of it to the disk: a name that leads out of
an archive leads nowhere.
"""

import bz2
import email
import email.errors
import email.policy
import gzip
import io
import lzma
import os
import re
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from .platforms import NOTEBOOK, believable
from .reading import FILE_BYTES

# What an archive may unpack to, by how deep it lies in others: a class's, a student's, one in a student's.
ARCHIVE_BYTES = (4_000_000_000, 100_000_000, 100_000_000)
ARCHIVE_FILES = (100_000, 1_000, 1_000)
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
OTHER_ARCHIVES = (".rar", ".7z", ".gz", ".bz2", ".xz", ".zst", ".zipx", ".cab", ".dmg", ".iso")
OTHER_MAILS = (".msg", ".mbox", ".emlx")
DECOMPRESS = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7": lzma.open}
# What systems put beside files.
CLUTTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints")
# What reading a damaged or hostile file can raise.
BROKEN = (ValueError, LookupError, AttributeError, TypeError, OSError, EOFError, RuntimeError, MemoryError)
BROKEN += (struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, email.errors.MessageError)


@dataclass(frozen=True)
class Place:
    """A folder, archive, mail or file on the way to a notebook."""

    name: str
    # folder, archive, mail or notebook
    kind: str
    time: datetime | None = None
    # Of a mail: its sender.
    sender: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Notebook:
    """A file that may be a notebook, and the way to it, outermost first."""

    places: tuple[Place, ...]
    content: bytes


@dataclass(frozen=True)
class LeftOut:
    """
    What is not looked at, and why. Harmless is what no student meant to hand in; where something may have been meant,
    the way to it says whose it is.
    """

    path: str
    reason: str
    harmless: bool = False
    places: tuple[Place, ...] = ()


Found = Notebook | LeftOut


def path_of(places: tuple[Place, ...]) -> str:
    """As it can be written: letters of a name that is not in Unicode become question marks."""
    return "/".join(place.name for place in places).encode("utf-8", "replace").decode()


class Bound:
    """How much one archive may hold."""

    def __init__(self, depth: int):
        self.bytes, self.files = ARCHIVE_BYTES[depth], ARCHIVE_FILES[depth]

    def take(self, number: int, files: int = 0) -> None:
        self.bytes -= number
        self.files -= files
        if self.bytes < 0 or self.files < 0:
            raise TooMuch("holds more than is unpacked of one archive")


class TooMuch(ValueError):
    pass


def walk(folder: Path) -> Iterator[Found]:
    """Everything in a folder; what is broken is named, and the rest goes on."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        above = tuple(Place(name, "folder") for name in Path(here).relative_to(folder).parts)
        for name in [*folders, *sorted(files)]:
            path = Path(here) / name
            if path.is_symlink():
                yield LeftOut(
                    path_of((*above, Place(name, ""))),
                    "is a link, and links are not followed: put the file itself there",
                )
            elif path.is_file():
                yield from opened(
                    above,
                    name,
                    written(path.stat().st_mtime),
                    path.stat().st_size,
                    lambda path=path: path.open("rb"),
                    depth=0,
                )


def opened(
    above: tuple[Place, ...],
    name: str,
    time: datetime | None,
    size: int,
    read: Callable[[], BinaryIO],
    depth: int,
    bound: Bound | None = None,
) -> Iterator[Found]:
    """A file; `read` opens it. What cannot be read is named, with what had come before kept."""
    path = path_of((*above, Place(name, "")))
    lower = name.lower()
    if name.startswith("._") or any(part in CLUTTER for part in path.split("/")):
        yield LeftOut(path, "is put there by a system, not by a student", harmless=True)
        return
    kind = (
        "notebook"
        if NOTEBOOK.search(name)
        else "mail"
        if lower.endswith(".eml")
        else "archive"
        if lower.endswith((".zip", *TARS))
        else ""
    )
    if not kind and lower.endswith(OTHER_ARCHIVES):
        yield LeftOut(
            path, "is an archive of a kind that is not opened here: unpack it, and put the folder there instead"
        )
        return
    if not kind and lower.endswith(OTHER_MAILS):
        yield LeftOut(path, "is a mail, or several, of a kind that is not opened here: save each as .eml")
        return
    if not kind:
        yield LeftOut(path, "is no notebook", places=(*above, Place(name, "notebook", time)))
        return
    if kind == "archive" and depth >= len(ARCHIVE_BYTES):
        yield LeftOut(path, f"is not opened: an archive in {depth} others")
        return
    if size > FILE_BYTES and (kind != "archive" or depth > 0):
        yield LeftOut(path, f"has {size / 1e6:.1f} MB, but of one file no more than {FILE_BYTES / 1e6:.1f} MB are read")
        return
    try:
        with read() as stream:
            places = (*above, Place(name, kind, time))
            if kind == "notebook":
                yield Notebook(places, bounded(stream, FILE_BYTES, bound))
                return
            if kind == "mail":
                message = parsed(bounded(stream, FILE_BYTES * 2, bound))
                places = (*above, sent(message, places[-1]))
                inside = attached(places, message, depth)
            else:
                whole = io.BytesIO(bounded(stream, FILE_BYTES, bound)) if depth else stream
                inside = unpacked(places, whole, depth)
            is_empty = True
            for found in inside:
                is_empty = False
                yield found
            if is_empty:
                yield LeftOut(path, "has no attachment" if kind == "mail" else "has nothing in it", places=places)
    except TooMuch as problem:
        if bound is not None and (bound.bytes < 0 or bound.files < 0):
            raise
        yield LeftOut(path, f"{problem}: it is read no further")
    except BROKEN as problem:
        yield LeftOut(path, why(problem))


def why(problem: BaseException) -> str:
    words = str(problem).strip().split("\n")[0][:200]
    if "password" in words or "encrypted" in words:
        return "is locked with a password: ask for one without"
    return f"is damaged and cannot be read ({words or type(problem).__name__}): ask for it again"


def bounded(stream: BinaryIO, most: int, bound: Bound | None) -> bytes:
    """Reads no further than a bound, whatever a file says of its size."""
    if bound is not None:
        most = min(most, bound.bytes)
    content = stream.read(most + 1)
    if bound is not None:
        bound.take(len(content))
    if len(content) > most:
        raise TooMuch(f"has more than {most / 1e6:.0f} MB")
    return content


def unpacked(places: tuple[Place, ...], stream: BinaryIO, depth: int) -> Iterator[Found]:
    bound = Bound(depth)
    yield from (zipped if places[-1].name.lower().endswith(".zip") else tarred)(places, stream, depth, bound)


def zipped(places: tuple[Place, ...], stream: BinaryIO, depth: int, bound: Bound) -> Iterator[Found]:
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            name = member.filename.replace("\\", "/")
            if not member.flag_bits & 0x800:
                name = in_utf8(name)
            # The beginning of 1980 stands for no time.
            time = moment(member.date_time) if member.date_time[0] > 1980 else None
            is_link = stat.S_ISLNK(member.external_attr >> 16)
            yield from entered(
                places, name, time, member.file_size, is_link, lambda member=member: archive.open(member), depth, bound
            )


def in_utf8(name: str) -> str:
    """Some systems write names in UTF-8 and do not say so."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def moment(parts: tuple[int, ...]) -> datetime | None:
    try:
        return believable(datetime(*parts))
    except ValueError:
        return None


def written(seconds: float) -> datetime | None:
    try:
        return believable(datetime.fromtimestamp(seconds))
    except (ValueError, OverflowError, OSError):
        return None


def tarred(places: tuple[Place, ...], stream: BinaryIO, depth: int, bound: Bound) -> Iterator[Found]:
    begin = stream.read(2)
    stream.seek(0)
    with tempfile.TemporaryFile() as plain:
        with DECOMPRESS.get(begin, nullcontext)(stream) as unpacking:
            left = bound.bytes
            while chunk := unpacking.read(1_000_000):
                left -= len(chunk)
                if left < 0:
                    raise TooMuch("holds more than is unpacked of one archive")
                plain.write(chunk)
        plain.seek(0)
        with tarfile.open(fileobj=plain, mode="r:") as archive:
            for member in archive:
                if not member.isdir():
                    time = written(member.mtime) if member.mtime > 0 else None
                    is_link = not member.isreg()
                    yield from entered(
                        places,
                        member.name,
                        time,
                        member.size,
                        is_link,
                        lambda member=member: archive.extractfile(member),
                        depth,
                        bound,
                    )


def entered(
    places: tuple[Place, ...],
    name: str,
    time: datetime | None,
    size: int,
    is_link: bool,
    read: Callable[[], BinaryIO],
    depth: int,
    bound: Bound,
) -> Iterator[Found]:
    """A member of an archive."""
    bound.take(0, files=1)
    parts = name.split("/")
    path = f"{path_of(places)}/{name}"
    if name.startswith("/") or ".." in parts or re.match("[A-Za-z]:", name):
        yield LeftOut(path, "has a name that leads out of the archive")
    elif is_link:
        yield LeftOut(path, "is a link, and links are not followed")
    else:
        *folders, last = [part for part in parts if part not in ("", ".")] or [name]
        above = (*places, *(Place(folder, "folder") for folder in folders))
        yield from opened(above, last, time, size, read, depth + 1, bound)


def sender_of(message: EmailMessage) -> tuple[str, str]:
    """Name and address; of two, or of what is none, a mail program may show another than is read here: then nobody."""
    headers = message.get_all("From", [])
    if len(headers) != 1 or headers[0].defects or len(headers[0].addresses) != 1:
        return "", ""
    return headers[0].addresses[0].display_name, headers[0].addresses[0].addr_spec


def parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)


def sent(message: EmailMessage, place: Place) -> Place:
    """The mail's place knows who sent it, and when."""
    # The server that took it in last has written the first of these; the date is the sender's own.
    arrived = str(message["Received"] or message["Date"]).rpartition(";")[2]
    try:
        time = believable(parsedate_to_datetime(arrived.strip()))
    except (ValueError, TypeError):
        time = place.time
    return replace(place, sender=sender_of(message), time=time)


def attached(places: tuple[Place, ...], message: EmailMessage, depth: int) -> Iterator[Found]:
    bound = Bound(min(depth + 1, len(ARCHIVE_BYTES) - 1))
    for part in message.walk():
        name = part.get_filename()
        if name and not part.is_multipart():
            content = part.get_payload(decode=True) or b""
            last = name.replace("\\", "/").split("/")[-1]
            yield from opened(
                places, last, None, len(content), lambda content=content: io.BytesIO(content), depth + 1, bound
            )
