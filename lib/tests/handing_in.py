"""Files of a class as five platforms give them to a teacher, and what can be wrong with them."""

import copy
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import nbformat
from simulated_class import NAME

# What a file is called, and what is in it.
File = tuple[str, bytes]
NOTEBOOK = f"{NAME}.ipynb"


@dataclass
class Person:
    """As the teacher's list has it."""

    id: str
    number: int
    # Of whom there are two of one name, and whom the list tells apart by the platform's number.
    namesake: bool = False

    @property
    def first(self) -> str:
        return "Kim" if self.namesake else self.id.split("-")[0].capitalize()

    @property
    def last(self) -> str:
        return "Lee" if self.namesake else " ".join(self.id.split("-")[1:]).title() or "Good"

    @property
    def line(self) -> str:
        number = 4700 + self.number if self.namesake else ""
        return f"{self.id},{self.first},{self.last},{self.id}@school.example,{number}\n"


def zip_of(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2027, 3, 1, 18, 22, 6)), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def mail(person: Person, file: File) -> bytes:
    message = EmailMessage()
    message["From"], message["Date"] = (
        f"{person.first} {person.last} <{person.id}@school.example>",
        "Mon, 01 Mar 2027 18:22:06 +0000",
    )
    message["Subject"] = "My homework"
    message.set_content("Here it is.")
    message.add_attachment(file[1], maintype="application", subtype="octet-stream", filename=file[0])
    return bytes(message)


# By platform: what the archive of the class is called, and what it calls a student's file.
ARCHIVES: dict[str, tuple[str, Callable[[Person, str], str]]] = {
    "Moodle": (
        "CS101-Homework 2-31415.zip",
        lambda who, name: f"{who.first} {who.last}_{4700 + who.number}_assignsubmission_file_/{name}",
    ),
    "Canvas": (
        "submissions.zip",
        lambda who, name: (
            f"{(who.last + who.first).replace(' ', '').lower()}_{20_000 + who.number}_{880_000 + who.number}_{name}"
        ),
    ),
    "Blackboard": (
        "gradebook_CS101_Homework202_2027-03-02.zip",
        lambda who, name: f"Homework 2_{who.id}_attempt_2027-03-01-18-22-06_{name}",
    ),
    "Google Classroom": (
        "Homework 2-20270302T080000Z-001.zip",
        lambda who, name: f"Homework 2/{who.first} {who.last} - {name}",
    ),
}
PLATFORMS = (*ARCHIVES, "e-mail")


def deliver(archive: Path, handed_in: list[tuple[Person, str, File]]) -> None:
    """Puts into a folder what a teacher downloads: a person, by which platform, which file."""
    archive.mkdir(parents=True, exist_ok=True)
    for platform, (title, called) in ARCHIVES.items():
        files = {called(person, file[0]): file[1] for person, by, file in handed_in if by == platform}
        if files:
            (archive / title).write_bytes(zip_of(files))
    for person, by, file in handed_in:
        if by == "e-mail":
            (archive / f"My homework ({person.number}).eml").write_bytes(mail(person, file))


def bare(text: str) -> dict:
    """As pasted cell by cell into a new notebook: without names, ids and metadata."""
    notebook = json.loads(text)
    notebook["metadata"], notebook["nbformat_minor"] = {}, 4
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["metadata"] = {}
    return notebook


def written(notebook: object) -> bytes:
    return json.dumps(notebook, ensure_ascii=False).encode()


def as_colab_saves_it(text: str) -> bytes:
    notebook = bare(text)
    notebook["nbformat_minor"] = 0
    notebook["metadata"] = {"colab": {"provenance": []}, "kernelspec": {"name": "java"}}
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] = (
            {"id": f"Xy{number}", "outputId": "a"} if cell["cell_type"] == "code" else {"id": f"Xy{number}"}
        )
    return written(notebook)


def as_vs_code_saves_it(text: str) -> bytes:
    notebook = bare(text)
    notebook["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        cell["metadata"] = {"vscode": {"languageId": "java"}}
        cell["source"] = ["".join(cell["source"]).replace("\n", "\r\n")]
    return written(notebook)


def of_version_3(text: str) -> bytes:
    notebook = nbformat.reads(json.dumps(bare(text)), as_version=4)
    return written(nbformat.convert(notebook, 3))


def changed(text: str, change: Callable[[dict], None]) -> bytes:
    notebook = copy.deepcopy(json.loads(text))
    change(notebook)
    return written(notebook)


def nbgrader_is_nonsense(notebook: dict) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {"nbgrader": "x"}


def metadata_is_null(notebook: dict) -> None:
    notebook["metadata"] = None
    for cell in notebook["cells"]:
        cell["metadata"] = None
        cell["outputs"] = None


def a_lone_surrogate(notebook: dict) -> None:
    notebook["cells"][0]["source"] = "SURROGATE"


def strange_cells(notebook: dict) -> None:
    notebook["cells"] += [
        "x",
        None,
        1,
        {"cell_type": "strange"},
        {"cell_type": "code", "source": {"a": 1}, "outputs": "x", "metadata": []},
    ]


def says_solved(notebook: dict) -> None:
    """Its own page says that 2.1 is solved."""
    cell = next(cell for cell in notebook["cells"] if cell.get("id") == "exercise-2-1")
    cell["outputs"] = [
        {
            "output_type": "execute_result",
            "execution_count": 1,
            "metadata": {},
            "data": {"text/plain": ["✓ Exercise 2.1 is solved"]},
        }
    ]


# Damaged, but nothing of it is lost: a function of the right notebook's text.
MENDED: dict[str, Callable[[str], bytes]] = {
    "pasted": lambda text: written(bare(text)),
    "colab": as_colab_saves_it,
    "vs-code": as_vs_code_saves_it,
    "nbformat-3": of_version_3,
    "byte-order-mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "metadata-null": lambda text: changed(text, metadata_is_null),
    "nbgrader-x": lambda text: changed(text, nbgrader_is_nonsense),
    "surrogate": lambda text: changed(text, a_lone_surrogate).replace(b'"SURROGATE"', b'"\\ud800"'),
    "strange-cells": lambda text: changed(text, strange_cells),
}

# No notebook: what the file is, and what the summary says of it.
UNREADABLE: dict[str, tuple[Callable[[str], bytes], str]] = {
    "nested": (lambda _: b"[" * 200_000 + b"]" * 200_000, "is no notebook: it is nested too deep"),
    "cut-off": (lambda text: text.encode()[: len(text) // 2], "is no notebook: it is no JSON, or ends too early"),
    "nothing": (lambda _: b"", "is empty"),
    "no-cells": (lambda _: b'{"cells": "x", "nbformat": 4}', "is no notebook: it has no cells"),
}


def encrypted(text: str) -> bytes:
    content = bytearray(zip_of({NOTEBOOK: text.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


# Never becomes a submission: the file, and what the summary says.
LOST: dict[str, tuple[str, Callable[[str], bytes], str]] = {
    "cut-zip": ("homework.zip", lambda text: zip_of({NOTEBOOK: text.encode()})[:500], "is damaged and cannot be read"),
    "locked-zip": ("homework.zip", encrypted, "is locked with a password"),
    "outward-zip": (
        "homework.zip",
        lambda text: zip_of({f"../../anna/{NOTEBOOK}": text.encode()}),
        "has a name that leads out of the archive",
    ),
    "bomb-zip": (
        "homework.zip",
        lambda _: zip_of({NOTEBOOK: b" " * 30_000_000}),
        "but of one file no more than 20.0 MB are read",
    ),
    "rar-file": ("homework.rar", lambda _: b"Rar!", "is an archive of a kind that is not opened here"),
    "other-exercise": ("03-choose-an-activation.ipynb", lambda text: text.encode(), "is of another exercise"),
}
