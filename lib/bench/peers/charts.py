"""The charts of a comparison, drawn from what bench.json holds."""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import NullFormatter
from report import duration
from systems import OURS

# Distinguishable with any kind of colour vision (Okabe and Ito); ours stands out.
COLOURS = {OURS: "#0072B2", "NumPy": "#E69F00", "JAX": "#009E73", "scikit-learn": "#CC79A7", "Smile": "#999999"}


def comparison(cases: list[dict], file: Path) -> None:
    """For each case one bar a system, seconds for an iteration on a log axis."""
    names = list(dict.fromkeys(entry["case"] for entry in cases))
    columns = 2
    rows = -(-len(names) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(11, 1.9 * rows), layout="constrained")
    for axis, name in zip(axes.flat, names):
        entries = [entry for entry in cases if entry["case"] == name][::-1]
        seconds = [entry["seconds_per_iteration"] for entry in entries]
        bars = axis.barh(
            [entry["system"] for entry in entries], seconds, color=[COLOURS[entry["system"]] for entry in entries]
        )
        axis.bar_label(bars, [duration(second) for second in seconds], padding=3, fontsize=9)
        axis.set_xscale("log")
        axis.set_xlim(min(seconds) / 3, max(seconds) * 6)
        # Less than a power of ten would get labels in between, one over the other.
        axis.xaxis.set_minor_formatter(NullFormatter())
        axis.set_title(name, fontsize=10, loc="left")
        axis.set_xlabel("seconds for an iteration (log)", fontsize=8)
        axis.tick_params(labelsize=9)
        axis.spines[["top", "right"]].set_visible(False)
    for axis in list(axes.flat)[len(names) :]:
        axis.set_visible(False)
    figure.savefig(file, dpi=110)
    plt.close(figure)


def growth(scaling: dict, file: Path) -> None:
    """Seconds for an iteration against the number of examples, and of hidden units, with the fitted slope."""
    figure, axes = plt.subplots(1, 2, figsize=(11, 3.8), layout="constrained")
    for axis, (what, label) in zip(axes, (("examples", "examples"), ("width", "units in the hidden layer"))):
        fit = scaling[what]
        axis.loglog(fit["sizes"], fit["seconds"], "o-", color=COLOURS[OURS])
        axis.set_title(f"784-…-10: time grows to the power {fit['slope']:.2f}", fontsize=10, loc="left")
        axis.set_xlabel(label)
        axis.set_ylabel("seconds for an iteration")
        axis.grid(True, which="both", alpha=0.3)
    figure.savefig(file, dpi=110)
    plt.close(figure)


def draw(results: Path, folder: Path) -> list[Path]:
    found = json.loads(results.read_text(encoding="utf-8"))
    drawn = []
    if found["cases"]:
        drawn.append(folder / "bench-comparison.png")
        comparison(found["cases"], drawn[-1])
    if found.get("scaling"):
        drawn.append(folder / "bench-growth.png")
        growth(found["scaling"], drawn[-1])
    return drawn


if __name__ == "__main__":
    for chart in draw(Path(sys.argv[1]), Path(sys.argv[2])):
        print(chart)
