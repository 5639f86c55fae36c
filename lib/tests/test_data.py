"""The data is the data that data/README.md describes."""

import csv
import hashlib

from checkouts import ROOT


def test_digits_csv_has_the_checksum_that_is_written_beside_it():
    checksum = hashlib.sha256((ROOT / "data/digits.csv").read_bytes()).hexdigest()
    assert checksum in (ROOT / "data/README.md").read_text(encoding="utf-8")


def test_digits_csv_holds_1797_digits_of_64_pixels_from_0_to_16():
    with (ROOT / "data/digits.csv").open(encoding="ascii", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["label", *(f"pixel{i}" for i in range(64))]
    assert len(rows) == 1797
    assert {len(row) for row in rows} == {65}
    assert {int(row[0]) for row in rows} == set(range(10))
    assert {int(pixel) for row in rows for pixel in row[1:]} == set(range(17))
