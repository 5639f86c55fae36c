"""Files as teachers get them: which student and exercise each belongs to, and what is broken, strange or hostile."""

import importlib
import io
import json
import os
import re
import struct
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from checkouts import ROOT
from conftest import needs_nbgrader, posix_only

pytestmark = needs_nbgrader

NAME = "02-propagate-forward"
OTHER = "03-choose-an-activation"
LEE = "id,first_name,last_name,lms_user_id\nkim1,Kim,Lee,4801\nkim2,Kim,Lee,4802\n"
CLASS = "id,first_name,last_name,email\nanna,Anna,Müller,anna@school.example\nbob,Bob,Stone,\nmax_m,Max,Moor,\n"
FOLDER = "Kim Lee_4801_assignsubmission_file_"


def zip_of(files: dict[str, bytes | str], when: tuple = (2027, 3, 1, 12, 0, 0)) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, when), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def tar_of(files: dict[str, bytes], kind: str = "gz") -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode=f"w:{kind}") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mtime = len(content), 1_800_000_000
            archive.addfile(member, io.BytesIO(content))
    return kept.getvalue()


class Downloads:
    """What lies in downloaded/NAME/archive, and what is made of it."""

    def __init__(self, folder: Path, released: object):
        self.folder, self.released = folder, released
        self.archive = folder / "downloaded" / NAME / "archive"
        self.archive.mkdir(parents=True)
        self.exercises = [NAME, OTHER]
        self.modules = {
            name: importlib.import_module(f"digit_recognizer.classroom.{name}") for name in ("collecting", "register")
        }

    def put(self, name: str, content: bytes | str | None = None, age: int = 0) -> None:
        path = self.archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            content = zip_of({f"{NAME}.ipynb": name}) if name.endswith(".zip") else name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        when = 1_800_000_000 - age
        os.utime(path, (when, when))

    def students(self, text: str) -> None:
        (self.folder / "students.csv").write_text(text, encoding="utf-8")

    def collect(self):
        students = self.modules["register"].read(self.folder / "students.csv")
        return self.modules["collecting"].Collecting(self.folder, NAME, self.exercises, students, self.released).run()

    def collected(self) -> dict[str, str]:
        """By student, the content of the file that counts."""
        self.report = self.collect()
        return {
            path.parent.parent.name: path.read_text(encoding="utf-8")
            for path in (self.folder / "submitted").glob(f"*/{NAME}/{NAME}.ipynb")
        }

    @property
    def look(self) -> str:
        return "\n".join(f"{name} {what}" for name, what in self.report.look)

    @property
    def notes(self) -> str:
        return "\n".join(f"{name} {what}" for name, what in self.report.notes)


@pytest.fixture(scope="module")
def released(classroom: None) -> object:
    source = ROOT / "lib" / "exercises" / "notebooks" / f"{NAME}.ipynb"
    return importlib.import_module("digit_recognizer.classroom.source").graded_version(source)


@pytest.fixture
def downloads(tmp_path: Path, released: object) -> Downloads:
    return Downloads(tmp_path, released)


@pytest.fixture
def small_bounds(classroom: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundredth of what is unpacked otherwise, so that no test has to unpack so much."""
    unpacking = importlib.import_module("digit_recognizer.classroom.unpacking")
    monkeypatch.setattr(unpacking, "FILE_BYTES", unpacking.FILE_BYTES // 100)
    monkeypatch.setattr(unpacking, "ARCHIVE_BYTES", tuple(most // 100 for most in unpacking.ARCHIVE_BYTES))


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"anna_{NAME}.ipynb", "anna"),
        (f"anna/{NAME}.ipynb", "anna"),
        (f"anna_{NAME} (1).ipynb", "anna"),
        (f"anna_{NAME}(2).ipynb", "anna"),
        (f"anna_{NAME}.ipynb.txt", "anna"),
        (f"max_m_{NAME}.ipynb", "max_m"),
        ("anna.zip", "anna"),
        ("submissions/anna.zip", "anna"),
        # As Moodle calls them, in folders and without, in older and newer versions.
        (f"Anna Miller_4711_assignsubmission_file_/{NAME}.ipynb", "Anna Miller"),
        (f"Anna Miller_4711_assignsubmission_file/{NAME}.ipynb", "Anna Miller"),
        ("Anna Miller_4711_assignsubmission_file_/homework.ipynb", "Anna Miller"),
        (f"Anna Miller_4711_assignsubmission_file_{NAME}.ipynb", "Anna Miller"),
        (f"Rita Roe_4712_assignsubmission_file_/renamed_{NAME}.ipynb", "Rita Roe"),
        ("Quinn Ray_4713_assignsubmission_file_/homework.zip", "Quinn Ray"),
        # Canvas, late and not, and with the number of a second upload.
        (f"milleranna_20417_881234_{NAME}.ipynb", "milleranna"),
        (f"milleranna_LATE_20417_881234_{NAME}-1.ipynb", "milleranna"),
        ("milleranna_20417_881234_homework.zip", "milleranna"),
        # Blackboard
        ("Homework_2_amiller_attempt_2027-03-01-18-22-05_02.ipynb", "amiller"),
        # Google Classroom
        (f"Anna Miller - {NAME}.ipynb", "Anna Miller"),
        (f"Anna Miller - Copy of {NAME}.ipynb", "Anna Miller"),
    ],
)
def test_the_student_is_known_by_the_outermost_name(downloads, name, student):
    downloads.put(name)
    assert downloads.collected() == {student: name}, downloads.look
    assert downloads.look == ""


@pytest.mark.parametrize(
    ("archive", "inside", "student"),
    [
        ("CS101-Homework 2-31415.zip", f"{FOLDER}/{NAME}.ipynb", "Kim Lee"),
        ("CS101-Homework 2-31415 (1).zip", f"Kim Lee_4801_assignsubmission_file_{NAME}.ipynb", "Kim Lee"),
        ("submissions.zip", f"leekim_20417_881234_{NAME}.ipynb", "leekim"),
        ("cs101-homework-2_submissions.zip", f"leekim_20417_881234_{NAME}.ipynb", "leekim"),
        ("submissions.zip", f"anon_Xz4Q1_881234_{NAME}.ipynb", "anon_Xz4Q1"),
        (
            "gradebook_CS101_Homework202_2027-03-02-08-00-00.zip",
            f"Homework 2_klee_attempt_2027-03-01-18-22-05_{NAME}.ipynb",
            "klee",
        ),
        ("Homework 2-20270302T080000Z-001.zip", f"Homework 2/Kim Lee - {NAME}.ipynb", "Kim Lee"),
    ],
)
def test_the_archive_of_a_whole_class_is_taken_as_the_platform_gives_it(downloads, archive, inside, student):
    downloads.put(archive, zip_of({inside: "1"}))
    assert downloads.collected() == {student: "1"}, downloads.look


def test_the_time_of_handing_in_is_the_platforms(downloads):
    place = downloads.folder / "submitted" / "klee" / NAME / "timestamp.txt"
    downloads.put("Homework 2_klee_attempt_2027-03-01-18-22-05_02.ipynb")
    downloads.collect()
    local = time.mktime(time.strptime("2027-03-01 18:22:05", "%Y-%m-%d %H:%M:%S"))
    assert place.read_text() == time.strftime("%Y-%m-%d %H:%M:%S UTC\n", time.gmtime(local))


def test_no_student_chooses_the_time_of_handing_in(downloads):
    """A platform's archive may say no time; what a student has packed says the student's."""
    packed = zip_of({f"{NAME}.ipynb": "1"}, when=(2020, 1, 1, 0, 0, 0))
    no_time = (1980, 1, 1, 0, 0, 0)
    downloads.put("CS101-2-7.zip", zip_of({f"{FOLDER}/homework.zip": packed}, when=no_time))
    assert downloads.collected() == {"Kim Lee": "1"}
    assert not (downloads.folder / "submitted" / "Kim Lee" / NAME / "timestamp.txt").exists()


def test_who_packs_the_whole_course_hands_in_neither_its_lesson_nor_its_worked_answers(downloads):
    """All three are called 02-propagate-forward.ipynb, and are of one age."""
    notebooks = ROOT / "notebooks"
    places = (f"exercises/{NAME}.ipynb", f"exercises/answers/{NAME}.ipynb", f"{NAME}.ipynb")
    # The lesson comes last, as it does by name where the exercises lie in a folder 01.
    inside = {f"{at}/{place}": (notebooks / place).read_text(encoding="utf-8") for at, place in enumerate(places)}
    downloads.put("anna.zip", zip_of(inside))
    assert downloads.collected() == {"anna": inside[f"0/{places[0]}"]}
    assert f"anna.zip/2/{NAME}.ipynb is left out" in downloads.look
    assert f"anna.zip/1/exercises/answers/{NAME}.ipynb is left out" in downloads.notes


def test_worked_answers_alone_are_looked_at(downloads):
    downloads.put("anna.zip", zip_of({f"answers/{NAME}.ipynb": "1"}))
    assert downloads.collected() == {"anna": "1"}
    assert "lies in a folder answers, as the worked answers do" in downloads.look


@pytest.mark.parametrize("name", ["Homework.msg", "inbox.mbox", "12.emlx", "anna.zipx"])
def test_what_holds_files_and_is_not_opened_is_looked_at(downloads, name):
    downloads.put(name, b"1")
    assert downloads.collected() == {}
    assert f"{name} is a" in downloads.look and "of a kind that is not opened here" in downloads.look


def test_an_archive_that_looks_like_another_platforms_can_be_unpacked(downloads):
    downloads.students("id,first_name,last_name\nkim,Kim,Lee\n")
    downloads.put("OneDrive_2027-03-02.zip", zip_of({f"Kim Lee/{NAME}.ipynb": "1"}))
    assert downloads.collected() == {} and "unpack it if it is of another platform" in downloads.look
    downloads.put(f"OneDrive_2027-03-02/Submitted files/Kim Lee/Homework 2/Version 1/{NAME}.ipynb", "1", age=60)
    downloads.put(f"OneDrive_2027-03-02/Submitted files/Kim Lee/Homework 2/Version 2/{NAME}.ipynb", "2")
    assert downloads.collected() == {"kim": "2"}


def test_a_mail_is_its_senders(downloads):
    message = EmailMessage()
    message["From"], message["Date"] = "Anna M <anna@school.example>", "Mon, 01 Mar 2027 18:22:05 +0100"
    message.set_content("My homework.")
    message.add_attachment(b"1", maintype="application", subtype="x-ipynb+json", filename=f"bob_{NAME}.ipynb")
    downloads.put("Homework.eml", bytes(message))
    assert downloads.collected() == {"anna@school.example": "1"}
    assert (
        downloads.folder / "submitted" / "anna@school.example" / NAME / "timestamp.txt"
    ).read_text() == "2027-03-01 17:22:05 UTC\n"
    downloads.students(CLASS)
    assert downloads.collected() == {"anna": "1"}
    assert "submitted/anna@school.example/02-propagate-forward is taken back" in downloads.notes


@pytest.mark.parametrize(
    "senders",
    [
        ["bob@school.example <eve@evil.example>"],
        ["bob@school.example, eve@evil.example"],
        ["bob@school.example", "eve@evil.example"],
        # Letters that make up a name.
        ["Eve <bob@stone>"],
    ],
)
def test_a_mail_is_nobodys_by_what_looks_like_somebody(downloads, senders):
    downloads.students(CLASS + "bob2,Bob,Second,bob@school.example\n")
    head = "".join(f"From: {sender}\n" for sender in senders)
    body = f'Content-Disposition: attachment; filename="{NAME}.ipynb"\n\n1'
    downloads.put("1.eml", f"{head}Content-Type: application/octet-stream\n{body}")
    found = downloads.collected()
    assert "bob" not in found and "bob2" not in found and downloads.look


def test_a_mails_time_is_that_of_the_server_that_took_it_in(downloads):
    received = "Received: from a by b; Mon, 01 Mar 2027 18:22:05 +0100\n"
    head = f"{received}From: anna@school.example\nDate: Mon, 01 Feb 2027 08:00:00 +0100\n"
    body = f'Content-Disposition: attachment; filename="{NAME}.ipynb"\n\n1'
    downloads.put("1.eml", f"{head}Content-Type: application/octet-stream\n{body}")
    downloads.collect()
    told = downloads.folder / "submitted" / "anna@school.example" / NAME / "timestamp.txt"
    assert told.read_text() == "2027-03-01 17:22:05 UTC\n"


def test_where_students_choose_the_name_a_replaced_file_is_looked_at(downloads):
    """Google's folder has what a student uploads under the student's own name for it."""
    downloads.put(f"Homework-20270301T182205Z-001/Kim Lee - {NAME}.ipynb", "1", age=60)
    downloads.put(f"Homework-20270301T182205Z-001/Kim Lee - {NAME} (1).ipynb", "2")
    assert downloads.collected() == {"Kim Lee": "2"}
    assert "are both of them Kim Lee's?" in downloads.look


def test_long_names_are_told_apart_by_their_numbers(downloads):
    name = "Kim " + "very " * 30 + "Lee"
    inside = {f"{name}_{number}_assignsubmission_file_/{NAME}.ipynb": str(number) for number in (1, 2)}
    downloads.put("CS101-2-7.zip", zip_of(inside))
    assert sorted(downloads.collected().values()) == ["1", "2"]


@posix_only
def test_a_name_in_no_encoding_stops_nothing(tmp_path, classroom):
    """As one beside a notebook that comes through the exchange."""
    grading, summary = (
        importlib.import_module(f"digit_recognizer.classroom.{name}") for name in ("grading", "summary")
    )
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("1", encoding="utf-8")
    assert len(grading.print_of(tmp_path)) == 64
    assert summary.printable(os.fsdecode(b"\xff.txt")) == "?.txt"


@pytest.mark.parametrize(
    "name",
    [
        f"{NAME}.ipynb",
        "homework.ipynb",
        "anna_homework.ipynb",
        f"{NAME}.zip",
        "homework - final.ipynb",
        "homework/01.ipynb",
    ],
)
def test_a_file_of_nobody_is_left_out_and_named_with_its_path(downloads, name):
    downloads.put(name)
    assert downloads.collected() == {}
    assert f"{name}" in downloads.look and "is nobody's" in downloads.look


def test_a_file_under_another_name_is_named_with_the_folder_that_names_its_student(downloads):
    downloads.put("Olga Own_4714_assignsubmission_file_/one.ipynb")
    downloads.put("Olga Own_4714_assignsubmission_file_/two.ipynb")
    assert downloads.collected() == {}
    assert (
        "Olga Own_4714_assignsubmission_file_/one.ipynb may be the exercise or not, as others of Olga Own"
        in downloads.look
    )


def test_of_several_under_other_names_the_one_with_the_exercises_cells_counts(downloads):
    exercise = (ROOT / "notebooks" / "exercises" / f"{NAME}.ipynb").read_text(encoding="utf-8")
    downloads.put("Olga Own_4714_assignsubmission_file_/one.ipynb", exercise, age=60)
    downloads.put("Olga Own_4714_assignsubmission_file_/two.ipynb")
    assert downloads.collected() == {"Olga Own": exercise}
    assert "two.ipynb is left out: Olga Own_4714_assignsubmission_file_/one.ipynb is the exercise" in downloads.notes


def test_who_has_handed_in_no_notebook_is_named(downloads):
    downloads.put("Dora Dale_4804_assignsubmission_file_/homework.pdf")
    downloads.put("Dora Dale_4804_assignsubmission_file_/homework.docx")
    downloads.put(f"Anna Miller_4801_assignsubmission_file_/{NAME}.ipynb")
    downloads.put("Anna Miller_4801_assignsubmission_file_/thanks.txt")
    downloads.put("emil.zip", zip_of({}))
    downloads.put("mail.eml", "From: Finn <finn@school.example>\n\nHere it is.")
    downloads.put("readme.txt")
    assert list(downloads.collected()) == ["Anna Miller"]
    dora = "Dora Dale_4804_assignsubmission_file_"
    assert set(downloads.report.look) == {
        (f"{dora}/homework.docx", "is no notebook, and Dora Dale has handed in none: ask for it"),
        ("emil.zip", "has nothing in it, and emil has handed in none: ask for it"),
        ("mail.eml", "has no attachment, and finn@school.example has handed in none: ask for it"),
    }
    assert {name.rpartition("/")[2] for name, _ in downloads.report.notes} == {
        "homework.pdf",
        "thanks.txt",
        "readme.txt",
    }


def test_another_exercise_is_left_out_and_named(downloads):
    downloads.put(f"anna/{OTHER}.ipynb")
    assert downloads.collected() == {}
    assert f"anna/{OTHER}.ipynb is of another exercise: put it into downloaded/{OTHER}/archive" in downloads.look


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (f"anna_{NAME}.ipynb", f"anna_{NAME} (1).ipynb"),
        (f"anna/{NAME}.ipynb", f"anna_{NAME}.ipynb"),
        ("anna.zip", f"anna_{NAME}.ipynb"),
        (f"anna_{NAME}.ipynb", "anna.zip"),
    ],
)
def test_who_hands_in_twice_is_judged_by_the_later_file(downloads, later, earlier):
    downloads.put(earlier, age=60)
    downloads.put(later)
    assert downloads.collected() == {"anna": later}
    assert "is replaced: " in downloads.notes


def test_of_files_of_one_age_the_one_with_the_browsers_number_is_the_later(downloads):
    for name in (f"anna_{NAME}.ipynb", f"anna_{NAME} (2).ipynb", f"anna_{NAME} (1).ipynb"):
        downloads.put(name)
    assert downloads.collected() == {"anna": f"anna_{NAME} (2).ipynb"}


def test_a_later_file_takes_the_place_of_what_was_collected_before_and_of_nothing_put_there_by_hand(downloads):
    place = downloads.folder / "submitted" / "bob" / NAME
    place.mkdir(parents=True)
    (place / f"{NAME}.ipynb").write_text("by hand", encoding="utf-8")
    downloads.put(f"bob_{NAME}.ipynb")
    downloads.put(f"anna_{NAME}.ipynb", "first", age=60)
    assert downloads.collected() == {"anna": "first", "bob": "by hand"}
    assert f"bob_{NAME}.ipynb is left out: submitted/bob/{NAME}/{NAME}.ipynb was put there by hand" in downloads.look
    downloads.put(f"anna_{NAME} (1).ipynb", "second")
    assert downloads.collected() == {"anna": "second", "bob": "by hand"}


def test_what_was_collected_stays_when_the_archive_is_cleared_away(downloads):
    downloads.put(f"anna_{NAME}.ipynb", "first", age=60)
    downloads.collect()
    (downloads.archive / f"anna_{NAME}.ipynb").unlink()
    assert downloads.collected() == {"anna": "first"}
    downloads.put(f"anna_{NAME} (1).ipynb", "second")
    assert downloads.collected() == {"anna": "second"}


def test_addresses_and_ids_that_differ_by_a_sign_are_two_students(downloads):
    downloads.students("id,email\nanna.b,a.b@school.example\nannab,ab@school.example\n")
    downloads.put(f"anna.b_{NAME}.ipynb", "1")
    downloads.put(f"annab_{NAME}.ipynb", "2")
    downloads.put(f"Homework_ab@school.example_attempt_2027-03-01-18-22-05_{NAME}.ipynb", "3")
    assert downloads.collected() == {"anna.b": "1", "annab": "3"}


def test_two_of_one_name_are_two_students(downloads):
    """B2: Moodle's two Kim Lees became one, with the other's mark."""
    inside = {f"Kim Lee_{number}_assignsubmission_file_/{NAME}.ipynb": str(number) for number in (4801, 4802)}
    downloads.put("CS101-Homework 2-31415.zip", zip_of(inside))
    assert downloads.collected() == {"Kim Lee 4801": "4801", "Kim Lee 4802": "4802"}
    assert "several are called Kim Lee" in downloads.look
    downloads.students(LEE.replace(",4801", "").replace(",4802", ""))
    assert downloads.collected() == {"Kim Lee 4801": "4801", "Kim Lee 4802": "4802"}
    downloads.students(LEE)
    assert downloads.collected() == {"kim1": "4801", "kim2": "4802"}
    assert downloads.look == ""


def test_one_of_two_of_one_name_whom_the_register_does_not_have_does_not_become_the_other(downloads):
    downloads.students(LEE.split("kim2", maxsplit=1)[0].replace(",4801", ""))
    for number in (4801, 4802):
        downloads.put(f"Kim Lee_{number}_assignsubmission_file_/{NAME}.ipynb", str(number))
    assert downloads.collected() == {"Kim Lee 4801": "4801", "Kim Lee 4802": "4802"}
    assert "several are called Kim Lee" in downloads.look


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"Anna Müller_4711_assignsubmission_file_/{NAME}.ipynb", "anna"),
        (f"Anna Mu\u0308ller_4711_assignsubmission_file_/{NAME}.ipynb", "anna"),
        (f"müllerAnna_20417_881234_{NAME}.ipynb", "anna"),
        (f"Homework_2_max_m_attempt_2027-03-01-18-22-05_{NAME}.ipynb", "max_m"),
        (f"max_m_{NAME}.ipynb", "max_m"),
        ("max_m_homework.ipynb", "max_m"),
        (f"{NAME}_bob.ipynb", "bob"),
        ("Week 2/bob/one.ipynb", "bob"),
        (f"Week 2/bob_{NAME}.ipynb", "bob"),
        ("Bob Stone - homework.ipynb", "bob"),
        ("BOB/homework.ipynb", "bob"),
    ],
)
def test_the_teachers_list_says_who_somebody_is(downloads, name, student):
    downloads.students(CLASS)
    downloads.put(name)
    assert downloads.collected() == {student: name}
    assert downloads.look == ""


def test_the_list_may_be_in_the_code_page_of_windows(downloads):
    (downloads.folder / "students.csv").write_bytes(CLASS.encode("cp1252"))
    downloads.put(f"Anna Müller_4711_assignsubmission_file_/{NAME}.ipynb", "1")
    assert downloads.collected() == {"anna": "1"}


def test_the_list_may_be_a_spreadsheets(downloads):
    downloads.students("\ufeff" + CLASS.replace(",", ";"))
    downloads.put(f"Anna Müller_4711_assignsubmission_file_/{NAME}.ipynb")
    assert list(downloads.collected()) == ["anna"]


def test_whom_the_list_does_not_have_is_collected_and_named(downloads):
    downloads.students(CLASS)
    downloads.put(f"Eve Else_4711_assignsubmission_file_/{NAME}.ipynb")
    assert list(downloads.collected()) == ["Eve Else"]
    assert "is collected as Eve Else, whom students.csv does not have" in downloads.look


@pytest.mark.parametrize("listed", ["", CLASS], ids=["not listed", "listed"])
def test_the_folder_that_a_classs_archive_was_unpacked_to_is_nobody(downloads, listed):
    downloads.students(listed)
    for name, number in (("Eve Else", 4801), ("Kim Lee", 4802)):
        downloads.put(f"CS101-Homework 2-31415/{name}_{number}_assignsubmission_file_/{NAME}.ipynb", name)
    assert downloads.collected() == {"Eve Else": "Eve Else", "Kim Lee": "Kim Lee"}


def test_a_name_of_a_platform_in_a_students_own_folder_is_nothing(downloads):
    downloads.put(f"anna-1/Bob Stone_4802_assignsubmission_file_{NAME}.ipynb", "evil")
    downloads.put(f"bob_{NAME}.ipynb", "bob's")
    assert downloads.collected() == {"bob": "bob's"}
    assert "may be anna-1's or Bob Stone" in downloads.look


def test_what_may_be_two_students_is_not_passed_over_in_silence(downloads):
    downloads.put(f"7b/anna/{NAME}.ipynb", "1")
    downloads.put(f"7b/ben/{NAME}.ipynb", "2")
    downloads.collected()
    assert "if they are two students', list them in students.csv" in downloads.look


def test_a_name_goes_before_an_id(downloads):
    downloads.students("id,first_name,last_name,lms_user_id\nkimlee,Kim,Lee,\nkimlee2,Kim,Lee,4802\nanna,Anna,Roe,17\n")
    downloads.put(f"Kim Lee_4801_assignsubmission_file_/{NAME}.ipynb", "?")
    downloads.put(f"Kim Lee_17_assignsubmission_file_/{NAME}.ipynb", "!")
    assert list(downloads.collected()) == ["Kim Lee 4801"]
    assert "is anna's by its number 17, and kimlee's by its name" in downloads.look


def test_a_number_that_was_listed_beside_another_name_is_named(downloads):
    downloads.students("id,first_name,last_name,lms_user_id\nanna,Anna,Miller,4801\nben,Ben,Ray,\n")
    downloads.put(f"Ben Ray_4801_assignsubmission_file_/{NAME}.ipynb", "Ben's")
    assert "anna" not in downloads.collected()
    assert "is anna's by its number 4801, and ben's by its name" in downloads.look


def test_numbers_that_an_underscore_divides_are_no_id(downloads):
    downloads.students("id\n1\n12\n217\n17\n")
    downloads.put(f"1_2_{NAME}.ipynb", "1's second")
    downloads.put(f"Homework_2_17_attempt_2027-03-01-18-22-05_{NAME}.ipynb", "17's")
    assert downloads.collected() == {"1": "1's second", "17": "17's"}


@posix_only
def test_a_name_that_is_not_in_unicode_can_be_told(downloads):
    member = tarfile.TarInfo("m\udcfc.ipynb")
    member.size = 1
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w", encoding="latin-1", errors="surrogateescape") as archive:
        archive.addfile(member, io.BytesIO(b"1"))
        archive.addfile(member.replace(name="n\udcfc.txt"), io.BytesIO(b"2"))
    downloads.put(f"anna_{NAME}.tar", kept.getvalue())
    assert downloads.collected() == {"anna": "1"}
    assert downloads.report.collected["anna"].encode("utf-8")


@pytest.mark.parametrize(
    "content",
    [CLASS.replace("id,first_name", "ID, First name").encode(), CLASS.replace(",", "\t").encode("utf-16")],
    ids=["other capitals", "as Excel's Unicode text"],
)
def test_the_list_may_name_its_columns_by_hand_or_have_tabs(downloads, content):
    (downloads.folder / "students.csv").write_bytes(content)
    downloads.put(f"Anna Müller_4711_assignsubmission_file_/{NAME}.ipynb", "1")
    assert downloads.collected() == {"anna": "1"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("anna,Anna,Roe\nben,Ben,Ray\n", "needs a first line that names its columns, id among them"),
        ("id\nanna\nAnna\n", "has the id anna twice"),
        ("id\n2027/014\n", "has the id '2027/014', but no folder can be called so: take '2027 014'"),
        ("id\n../../x\n", "but no folder can be called so"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(downloads, text, reason):
    downloads.students(text)
    with pytest.raises(downloads.modules["register"].ListError, match=re.escape(reason)):
        downloads.collect()


IN_BOB_ZIP = zip_of({f"../../bob/{NAME}.ipynb": "evil", f"bob/{NAME}.ipynb": "evil"})
AS_BOB: dict[str, tuple[str, bytes | str]] = {
    # A5: a zip of one student that holds another one's folder, or what the platform would call another's file.
    "folder in a zip": ("mallory.zip", zip_of({f"bob/{NAME}.ipynb": "evil"})),
    "file in a zip": ("mallory.zip", zip_of({f"bob_{NAME}.ipynb": "evil"})),
    "Moodle's folder in a zip": (
        "mallory.zip",
        zip_of({f"Bob Stone_4702_assignsubmission_file_/{NAME}.ipynb": "evil"}),
    ),
    "a zip called like Moodle's": ("mallory-4.zip", zip_of({f"bob_{NAME}.ipynb": "evil"})),
    "a zip called like Canvas's": ("submissions.zip", zip_of({f"bob_{NAME}.ipynb": "evil"})),
    "a class's zip in a zip": (
        "mallory.zip",
        zip_of({"CS101-2-7.zip": zip_of({f"Bob Stone_4702_assignsubmission_file_/{NAME}.ipynb": "evil"})}),
    ),
    "a name in Moodle's folder": (f"mallory_4700_assignsubmission_file_/Bob Stone_{NAME}.ipynb", "evil"),
    "a folder in Moodle's": (f"mallory_4700_assignsubmission_file_/bob/{NAME}.ipynb", "evil"),
    "Moodle's name twice": (
        f"mallory_4700_assignsubmission_file_Bob Stone_4702_assignsubmission_file_{NAME}.ipynb",
        "evil",
    ),
    "a zip in Moodle's folder": ("CS101-2-7.zip", zip_of({"mallory_4700_assignsubmission_file_/bob.zip": IN_BOB_ZIP})),
    "a name at Canvas": (f"mallory_20418_881299_bob_{NAME}.ipynb", "evil"),
    "Blackboard's name twice": (
        f"HW_mallory_attempt_2027-03-09-18-22-05_HW_bob_attempt_2027-03-10-18-22-05_{NAME}.ipynb",
        "evil",
    ),
    "Google's name twice": (f"mallory - Bob Stone - {NAME}.ipynb", "evil"),
    "a name in a folder": (f"mallory/bob_{NAME}.ipynb", "evil"),
}


@pytest.mark.parametrize("way", AS_BOB)
@pytest.mark.parametrize("listed", [CLASS, ""], ids=["listed", "not listed"])
def test_nothing_that_one_student_hands_in_replaces_anothers(downloads, way, listed):
    name, content = AS_BOB[way]
    if listed:
        downloads.students(listed + "mallory,Mal,Lory,\n")
    downloads.put(f"Bob Stone_4702_assignsubmission_file_/{NAME}.ipynb", "bob's own", age=60)
    downloads.put(f"bob_{NAME}.ipynb", "bob's own", age=50)
    downloads.put(name, content)
    found = downloads.collected()
    assert {who for who, text in found.items() if "evil" in text} <= {"mallory", "mallory-4"}
    assert "bob's own" in found.values()
    if listed:
        assert found["bob"] == "bob's own"


def test_names_that_contradict_each_other_are_nobodys_without_a_list(downloads):
    downloads.put(f"Rita/renamed_{NAME}.ipynb")
    assert downloads.collected() == {}
    assert "may be Rita's or renamed's, since its path names both" in downloads.look


def truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


def encrypted() -> bytes:
    """A zip whose one member says that it is encrypted."""
    content = bytearray(zip_of({f"{NAME}.ipynb": "1"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        content[at : at + 2] = struct.pack("<H", struct.unpack("<H", content[at : at + 2])[0] | 1)
    return bytes(content)


def link_in_a_zip() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        member = zipfile.ZipInfo(f"{NAME}.ipynb")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, "/etc/passwd")
    return kept.getvalue()


def link_in_a_tar() -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w:gz") as archive:
        member = tarfile.TarInfo(f"{NAME}.ipynb")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)
    return kept.getvalue()


def bomb() -> bytes:
    return zip_of({f"{number}/{NAME}.ipynb": b" " * 190_000 for number in range(8)})


def in_each_other(depth: int) -> bytes:
    content = zip_of({f"{NAME}.ipynb": "1"})
    for _ in range(depth):
        content = zip_of({"more.zip": content})
    return content


BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "truncated zip": ("zip", lambda: truncated(zip_of({f"{NAME}.ipynb": "1" * 999})), "is damaged and cannot be read"),
    "truncated tar": (
        "tar.gz",
        lambda: truncated(tar_of({f"{NAME}.ipynb": os.urandom(999)})),
        "is damaged and cannot be read",
    ),
    "no archive": ("zip", lambda: b"This is my homework.", "is damaged and cannot be read"),
    "nothing": ("tar", lambda: b"", "is damaged and cannot be read"),
    "encrypted": ("zip", encrypted, "is locked with a password"),
    "parent in a zip": ("zip", lambda: zip_of({f"../{NAME}.ipynb": "1"}), "has a name that leads out of the archive"),
    "absolute": ("zip", lambda: zip_of({f"/{NAME}.ipynb": "1"}), "has a name that leads out of the archive"),
    "drive": ("zip", lambda: zip_of({f"C:\\{NAME}.ipynb": "1"}), "has a name that leads out of the archive"),
    "parent in a tar": (
        "tgz",
        lambda: tar_of({f"../../{NAME}.ipynb": b"1"}),
        "has a name that leads out of the archive",
    ),
    "link in a zip": ("zip", link_in_a_zip, "is a link, and links are not followed"),
    "link in a tar": ("tar.gz", link_in_a_tar, "is a link, and links are not followed"),
    "bomb": ("zip", bomb, "holds more than is unpacked of one archive"),
    "bomb in a tar": (
        "tar.xz",
        lambda: tar_of({f"{NAME}.ipynb": b" " * 1_200_000}, "xz"),
        "holds more than is unpacked of one archive",
    ),
    "too many files": (
        "zip",
        lambda: zip_of({f"{number}.txt": "" for number in range(1001)}),
        "holds more than is unpacked of one archive",
    ),
    "one large file": (
        "zip",
        lambda: zip_of({f"{NAME}.ipynb": b" " * 1_100_000}),
        "has 1.1 MB, but of one file no more than 0.2 MB are read",
    ),
    "too deep": ("zip", lambda: in_each_other(4), "is not opened: an archive in 3 others"),
    "other kind": ("rar", lambda: b"Rar!", "is an archive of a kind that is not opened here"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_archive_is_named_and_the_rest_goes_on(downloads, small_bounds, kind):
    """B1: one truncated zip, and nobody was collected. B6: 290 KB became 300 MB."""
    ending, make, words = BROKEN[kind]
    inside = {
        f"Ann_1_assignsubmission_file_/{NAME}.ipynb": "ann",
        f"Bad_2_assignsubmission_file_/homework.{ending}": make(),
    }
    inside[f"Zoe_3_assignsubmission_file_/{NAME}.ipynb"] = "zoe"
    downloads.put("CS101-Homework 2-31415.zip", zip_of(inside))
    found = downloads.collected()
    assert found["Ann"] == "ann" and found["Zoe"] == "zoe"
    assert f"CS101-Homework 2-31415.zip/Bad_2_assignsubmission_file_/homework.{ending}" in downloads.look
    assert words in downloads.look
    assert kind == "bomb" or "Bad" not in found


def test_files_of_a_truncated_tar_that_are_whole_are_collected(downloads):
    content = tar_of({f"one/{NAME}.ipynb": b"1", "two/noise.bin": os.urandom(99_999)}, "")
    downloads.put("anna.tar", content[:50_000])
    assert downloads.collected() == {"anna": "1"}
    assert "anna.tar is damaged and cannot be read" in downloads.look


def test_what_systems_add_is_no_students(downloads):
    """B2: a student called "." """
    downloads.put(
        "CS101-Homework 2-31415.zip",
        zip_of({f"{FOLDER}/{NAME}.ipynb": "1", f"__MACOSX/{FOLDER}/._{NAME}.ipynb": "2", ".DS_Store": "3"}),
    )
    downloads.put(f"__MACOSX/._{NAME}.ipynb")
    assert downloads.collected() == {"Kim Lee": "1"}
    assert downloads.look == "" and downloads.notes.count("is put there by a system") == 3


@pytest.mark.parametrize(
    "name", [f"../../../x_{NAME}.ipynb", f"\x1b[2Jx_{NAME}.ipynb", f"..._{NAME}.ipynb", f"-x_{NAME}.ipynb"]
)
def test_a_name_cannot_lead_elsewhere_in_the_course_folder(downloads, name):
    downloads.put(
        "CS101-2-7.zip",
        zip_of({f"{Path(name).name.split('_')[0]}_1_assignsubmission_file_/{NAME}.ipynb": "1", name: "2"}),
    )
    downloads.collect()
    written = [path for path in downloads.folder.rglob("*.ipynb") if "archive" not in path.parts]
    assert all(path.parent.parent.parent == downloads.folder / "submitted" for path in written)


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("\U0001f600" * 90, "\U0001f600" * 25),
        ("An\x9b31mna\u202e Go\u2028od\u200b", "An 31mna Go od"),
        ("CON", "student CON"),
        ("nul.txt", "student nul.txt"),
        ("Conny", "Conny"),
    ],
)
def test_a_name_becomes_a_folders_on_every_system(downloads, name, student):
    downloads.put("CS101-2-7.zip", zip_of({f"{name}_1_assignsubmission_file_/{NAME}.ipynb": "1"}))
    assert downloads.collected() == {student: "1"}


def test_no_number_and_no_time_is_too_large(downloads):
    """One file must not keep those of all others from being collected."""
    long = "9" * 5000
    downloads.put(
        "submissions.zip",
        zip_of({f"good_1_{long}_{NAME}.ipynb": "1", f"Homework_klee_attempt_{long}_{NAME}.ipynb": "2"}),
    )
    downloads.put("CS101-2-7.zip", zip_of({f"Kim Lee_{long}_assignsubmission_file_/{NAME} ({long}).ipynb": "3"}))
    for number, date in enumerate(("Fri, 31 Dec 9999 23:59:59 -2359", "Mon, 01 Jan 1900 00:00:00 +2359", "never")):
        message = EmailMessage()
        message["From"], message["Date"] = f"s{number}@school.example", date
        message.add_attachment(b"4", maintype="application", subtype="octet-stream", filename=f"{NAME}.ipynb")
        downloads.put(f"{number}.eml", bytes(message))
    downloads.put("HW_klee_attempt_9999-12-31-23-59-59_x.ipynb")
    mails = {f"s{number}@school.example" for number in range(3)}
    assert {"good", "Kim Lee", "klee", *mails} <= set(downloads.collected())


@posix_only
def test_work_on_a_hub_is_brought_as_the_page_says(downloads, tmp_path):
    """The command of docs/hosting.md. Eve's link would earn Ada's marks, be it the file or a folder above it."""
    page = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    command = re.search(r"^```sh\n(mkdir -p ~/digits-2027/.*?)^python3 start.py grade", page, re.MULTILINE | re.DOTALL)[
        1
    ]
    homes = tmp_path / "home"
    exercises = "digit-recognizer/notebooks/exercises"
    for name in ("ada", "eve", "eva"):
        (homes / name).mkdir(parents=True)
    (homes / "ada" / exercises).mkdir(parents=True)
    (homes / "ada" / exercises / f"{NAME}.ipynb").write_text("ada's", encoding="utf-8")
    (homes / "eve" / "digit-recognizer").symlink_to(homes / "ada" / "digit-recognizer")
    (homes / "eva" / exercises).mkdir(parents=True)
    (homes / "eva" / exercises / f"{NAME}.ipynb").symlink_to(homes / "ada" / exercises / f"{NAME}.ipynb")
    command = command.replace("/home", str(homes)).replace("~/digits-2027", str(downloads.folder)).replace("sudo ", "")
    subprocess.run(["sh", "-c", command], check=True, timeout=60)
    assert downloads.collected() == {"ada": "ada's"}


def test_a_name_that_has_another_exercises_in_it_is_of_the_longer(downloads):
    downloads.exercises.append(f"{NAME}-b")
    downloads.put(f"anna_{NAME}.ipynb", age=60)
    downloads.put(f"anna_{NAME}-b.ipynb")
    assert downloads.collected() == {"anna": f"anna_{NAME}.ipynb"}
    assert f"anna_{NAME}-b.ipynb is of another exercise" in downloads.look


def test_a_folder_of_nobody_around_a_students_name_is_told(downloads):
    """Who is not in the list may call a file as somebody else's is called."""
    downloads.students(CLASS)
    downloads.put(f"Monday/anna_{NAME}.ipynb", "1", age=60)
    assert downloads.collected() == {"anna": "1"}
    assert downloads.look == "" and "nobody in students.csv is called Monday" in downloads.notes
    downloads.put(f"Eve Stranger/anna_{NAME}.ipynb", "2")
    downloads.collect()
    assert "if they are two students', list them" in "".join(what for _, what in downloads.collect().look)


@posix_only
def test_links_in_the_folder_are_not_followed(downloads, tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_text("secret", encoding="utf-8")
    (downloads.archive / f"anna_{NAME}.ipynb").symlink_to(secret)
    (downloads.archive / "bob").symlink_to(tmp_path, target_is_directory=True)
    assert downloads.collected() == {}
    assert downloads.look.count("is a link, and links are not followed") == 2


def test_names_of_a_zip_that_does_not_say_its_encoding_are_read(downloads):
    """As macOS writes them."""
    content = zip_of({f"Anna Müller_4711_assignsubmission_file_/{NAME}.ipynb": "1"})
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        content = content[:at] + b"\0\0" + content[at + 2 :]
    downloads.put("CS101-2-7.zip", content)
    assert list(downloads.collected()) == ["Anna Müller"]


def test_a_notebook_under_another_name_gets_the_exercises_name_if_it_is_the_only_one(tmp_path, classroom):
    settle_name = importlib.import_module("digit_recognizer.classroom.collecting").settle_name
    (tmp_path / "homework.ipynb").write_text("1", encoding="utf-8")
    assert settle_name(tmp_path, NAME) == ""
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.ipynb"]
    (tmp_path / f"{NAME}.ipynb").rename(tmp_path / "one.ipynb")
    (tmp_path / "two.ipynb").write_text("2", encoding="utf-8")
    assert (
        settle_name(tmp_path, NAME)
        == "should have one notebook, 02-propagate-forward.ipynb, but there is one.ipynb and two.ipynb"
    )


def test_a_folder_called_as_the_notebook_is_named(tmp_path, classroom):
    """As a program makes it that unpacks NOTEBOOK.ipynb.zip."""
    settle_name = importlib.import_module("digit_recognizer.classroom.collecting").settle_name
    (tmp_path / f"{NAME}.ipynb").mkdir()
    assert "but that is a folder" in settle_name(tmp_path, NAME)


def test_a_changed_check_is_applied_to_what_was_graded(tmp_path, classroom):
    grading = importlib.import_module("digit_recognizer.classroom.grading")
    for place in (f"submitted/anna/{NAME}", f"source/{NAME}"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / f"{NAME}.ipynb").write_text("1", encoding="utf-8")
    before = grading.prints(tmp_path, NAME, ["anna"])
    assert grading.prints(tmp_path, NAME, ["anna"]) == before
    (tmp_path / "source" / NAME / f"{NAME}.ipynb").write_text("2", encoding="utf-8")
    assert grading.prints(tmp_path, NAME, ["anna"]) != before


def test_every_scheme_of_a_platform_is_tried_here(classroom):
    platforms = importlib.import_module("digit_recognizer.classroom.platforms")
    assert {scheme.platform for scheme in platforms.SCHEMES} == set(platforms.CLASS_ARCHIVES)


def test_the_record_says_where_a_submission_came_from(downloads):
    downloads.put("submissions.zip", zip_of({f"leekim_20417_881234_{NAME}.ipynb": "1"}))
    downloads.collect()
    record = json.loads((downloads.folder / "collected.json").read_text(encoding="utf-8"))[NAME]["leekim"]
    assert (record["platform"], record["number"]) == ("Canvas", "20417")
    assert record["file"] == f"submissions.zip/leekim_20417_881234_{NAME}.ipynb"
