"""Files as teachers get them, by mail or from a learning platform: which student and which exercise each belongs to."""

import importlib
import os
import zipfile
from pathlib import Path

import pytest
from conftest import needs_nbgrader
from simulated_class import NAME
from traitlets.config import Config

from digit_recognizer.start.places import PACKAGE

pytestmark = needs_nbgrader


class Downloads:
    """What lies in downloaded/NAME, and what is made of it with the configuration that a teacher gets."""

    def __init__(self, folder: Path):
        self.archive, self.unpacked = folder / NAME / "archive", folder / NAME / "extracted"
        self.archive.mkdir(parents=True)
        config = Config()
        text = (PACKAGE / "classroom" / "nbgrader_config.py").read_text(encoding="utf-8")
        exec(
            compile(text, "nbgrader_config.py", "exec"),
            {"get_config": lambda: config, "__file__": str(folder / "nbgrader_config.py")},
        )
        extractor = importlib.import_module("nbgrader.plugins.zipcollect").ExtractorPlugin(config=config, force=True)
        self.unpack = lambda: extractor.extract(str(self.archive), str(self.unpacked))
        self.collector = config.ZipCollectApp.collector_plugin(config=config)

    def put(self, name: str, age: int = 0) -> None:
        path = self.archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path, "w") as file:
                file.writestr(f"{NAME}.ipynb", name)
        else:
            path.write_text(name, encoding="utf-8")
        os.utime(path, (path.stat().st_mtime - age,) * 2)

    def collected(self) -> dict[tuple[str, str], str]:
        """By student and exercise, the content of the file that counts."""
        self.unpack()
        files = sorted(path for path in self.unpacked.rglob("*") if path.is_file())
        return {
            (facts["student_id"], facts["file_id"]): file.read_text()
            for file in files
            if (facts := self.collector.collect(str(file)))
        }


@pytest.fixture
def downloads(tmp_path: Path, classroom: None) -> Downloads:
    return Downloads(tmp_path)


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"anna_{NAME}.ipynb", "anna"),
        (f"anna/{NAME}.ipynb", "anna"),
        (f"anna_{NAME} (1).ipynb", "anna"),
        (f"anna_{NAME}(2).ipynb", "anna"),
        # As Moodle calls them, in folders and without.
        (f"Anna Miller_4711_assignsubmission_file_/{NAME}.ipynb", "Anna Miller"),
        (f"Anna Miller_4711_assignsubmission_file_{NAME}.ipynb", "Anna Miller"),
        ("anna.zip", "anna"),
        ("submissions/anna.zip", "anna"),
    ],
)
def test_the_student_is_known_by_the_files_name(downloads, name, student):
    downloads.put(name)
    assert downloads.collected() == {(student, NAME): name}


@pytest.mark.parametrize(
    "name", [f"{NAME}.ipynb", "homework.ipynb", "anna_homework.ipynb", f"anna_{NAME}.pdf", f"{NAME}.zip"]
)
def test_a_file_of_nobody_is_left_out_and_named(downloads, name, capsys):
    downloads.put(name)
    assert downloads.collected() == {}
    assert "is left out: its name should be STUDENT_EXERCISES.ipynb" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (f"anna_{NAME}.ipynb", f"anna_{NAME} (1).ipynb"),
        (f"anna_1_{NAME}.ipynb", f"anna/{NAME}.ipynb"),
        ("anna.zip", f"anna_{NAME}.ipynb"),
        (f"anna_{NAME}.ipynb", "anna.zip"),
    ],
)
def test_who_hands_in_twice_is_judged_by_the_later_file(downloads, later, earlier, capsys):
    downloads.put(earlier, age=60)
    downloads.put(later)
    assert downloads.collected() == {("anna", NAME): later}
    assert "is left out: anna has handed in" in capsys.readouterr().err


def test_of_files_of_one_age_the_one_with_the_browsers_number_is_the_later(downloads):
    for name in (f"anna_{NAME}.ipynb", f"anna_{NAME} (2).ipynb", f"anna_{NAME} (1).ipynb"):
        downloads.put(name)
        os.utime(downloads.archive / name, (1e9, 1e9))
    assert downloads.collected() == {("anna", NAME): f"anna_{NAME} (2).ipynb"}


def test_a_notebook_under_another_name_gets_the_exercises_name_if_it_is_the_only_one(tmp_path, classroom, capsys):
    settle_name = importlib.import_module("digit_recognizer.classroom.collecting").settle_name
    (tmp_path / "homework.ipynb").write_text("1", encoding="utf-8")
    settle_name(tmp_path, NAME)
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.ipynb"]
    (tmp_path / f"{NAME}.ipynb").rename(tmp_path / "one.ipynb")
    (tmp_path / "two.ipynb").write_text("2", encoding="utf-8")
    settle_name(tmp_path, NAME)
    assert (
        "should have one notebook, 02-propagate-forward.ipynb, but there is one.ipynb and two.ipynb"
        in capsys.readouterr().err
    )
