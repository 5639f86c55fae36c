"""Examples for the peers, as the course's library reads them: pixels from 0 to 1, labels 0..9."""

import csv
import gzip
import os
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]


def load(name: str, examples: int, precision: str) -> tuple[np.ndarray, np.ndarray]:
    """The first examples, one in a row (examples × pixels), and their labels."""
    pixels, labels = digits() if name == "digits" else mnist()
    kind = np.float32 if precision == "float" else np.float64
    maximum = 16 if name == "digits" else 255
    return pixels[:examples].astype(kind) / kind(maximum), labels[:examples].astype(np.int64)


def digits() -> tuple[np.ndarray, np.ndarray]:
    with (ROOT / "data" / "digits.csv").open(newline="", encoding="utf-8") as file:
        rows = np.array(list(csv.reader(file))[1:], dtype=np.uint8)
    return rows[:, 1:], rows[:, 0]


def mnist() -> tuple[np.ndarray, np.ndarray]:
    folder = mnist_folder()
    if folder is None:
        raise FileNotFoundError("MNIST is in neither MNIST_DIR nor data/mnist")
    return idx(folder, "train-images-idx3-ubyte", 16).reshape(-1, 784), idx(folder, "train-labels-idx1-ubyte", 8)


def mnist_folder() -> Path | None:
    for folder in (os.environ.get("MNIST_DIR"), ROOT / "data" / "mnist"):
        if folder and any(Path(folder).glob("train-images-idx3-ubyte*")):
            return Path(folder)
    return None


def idx(folder: Path, name: str, header: int) -> np.ndarray:
    plain = folder / name
    content = plain.read_bytes() if plain.exists() else gzip.decompress((folder / f"{name}.gz").read_bytes())
    return np.frombuffer(content, np.uint8, offset=header)
