"""
Compares this project with its peers on the same work: python lib/bench/peers --java COMMAND …

start.py bench starts it with the Python of the bench's own environment. Read in this order: work, serve, one of the
peers, systems, measure, report.
"""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

import charts
import report
from measure import ROUNDS, TURN_SECONDS, measure
from systems import OURS, System, start_all
from work import BY_EXAMPLES, BY_WIDTH, CASES, Work

from data import ROOT, mnist_folder

TARGET = ROOT / "target"


def main() -> int:
    chosen = arguments()
    works = [work for work in CASES if not chosen.cases or any(name in work.name for name in chosen.cases)]
    growth = [] if chosen.cases and "growth" not in chosen.cases else [*BY_EXAMPLES, *BY_WIDTH]
    if mnist_folder() is None:
        print("MNIST is in neither MNIST_DIR nor data/mnist: only the work on the 8×8 digits is measured.")
        works, growth = [work for work in works if work.data == "digits"], []
    logs = TARGET / "start"
    logs.mkdir(parents=True, exist_ok=True)
    content = {"machine": report.machine(), "cases": [], "limits": limits()}
    systems = start_all(shlex.split(chosen.java), logs)
    try:
        for work in works:
            content["cases"] += compare(work, systems, chosen)
        if growth:
            content["scaling"] = scaling(systems[0], chosen)
    finally:
        for system in systems:
            system.close()
    results = TARGET / "bench.json"
    report.write(results, content)
    for chart in charts.draw(results, TARGET):
        print(f"\nchart: {chart}")
    print(f"everything: {results}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.py bench", description="This project beside its peers on the same work."
    )
    parser.add_argument("cases", nargs="*", help="parts of the names of cases, or 'growth'; all if none is given")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of each system")
    parser.add_argument("--turn", type=float, default=TURN_SECONDS, help="seconds of a turn")
    parser.add_argument("--java", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def compare(work: Work, systems: list[System], chosen: argparse.Namespace) -> list[dict]:
    measured = measure(work, systems, chosen.rounds, chosen.turn, said=progress)
    print("\r" + report.table(work, measured), flush=True)
    found = report.entries(work, measured)
    for entry in found:
        entry["memory_bytes"] = next(system.memory for system in systems if system.name == entry["system"])
    return found


def scaling(ours: System, chosen: argparse.Namespace) -> dict:
    """How our time grows with the examples and with the width, with the slope of a line through the logarithms."""
    found = {}
    for what, works in (("examples", BY_EXAMPLES), ("width", BY_WIDTH)):
        sizes = [work.examples if what == "examples" else work.layers[1] for work in works]
        seconds = [measure(work, [ours], chosen.rounds, chosen.turn, said=progress)[0].seconds for work in works]
        found[what] = {"sizes": sizes, "seconds": seconds, "slope": report.slope(sizes, seconds)}
        print(
            f"\r\n{OURS}, time against {what}: {report.duration(seconds[0])} at {sizes[0]:,} to"
            f" {report.duration(seconds[-1])} at {sizes[-1]:,}, slope {found[what]['slope']:.3f}"
        )
    return found


def limits() -> dict:
    """In a process of its own, whose memory and threads are gone when the measuring begins."""
    answer = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "limits.py")], capture_output=True, text=True, check=True
    ).stdout
    found = {name: float(value) for name, value in (word.split("=") for word in answer.split())}
    print(
        f"This machine: {found['flops'] / 1e9:.0f} GFLOP/s in products of large matrices of doubles,"
        f" {found['bandwidth'] / 1e9:.1f} GB/s from memory to one thread."
    )
    return {"flops_per_second": found["flops"], "bytes_per_second": found["bandwidth"]}


def progress(words: str) -> None:
    if sys.stdout.isatty():
        print(f"\r{words:70}", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
