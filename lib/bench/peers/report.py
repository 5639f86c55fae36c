"""What was measured, as a table for people and as a file for programs."""

import json
import os
import platform
from dataclasses import asdict
from math import log
from pathlib import Path

from measure import Measured
from systems import OURS
from work import Work


def machine() -> dict:
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def ratios(measured: list[Measured]) -> dict[str, float]:
    """Our seconds divided by each peer's: below 1 where we are faster."""
    seconds = {one.system: one.seconds for one in measured}
    return {peer: seconds[OURS] / seconds[peer] for peer in seconds if peer != OURS}


def entries(work: Work, measured: list[Measured]) -> list[dict]:
    """One for each system; ours has the ratios to all others."""
    found = []
    for one in measured:
        entry = {
            "case": work.name,
            "system": one.system,
            "seconds_per_iteration": one.seconds,
            "cpu_seconds_per_iteration": one.cpu,
            "fastest": one.fastest,
            "slowest": one.slowest,
            "rounds": one.rounds,
            "work": asdict(work),
            "gflops": work.flops / one.seconds / 1e9,
        }
        if one.system == OURS:
            entry["ratio"] = ratios(measured)
        found.append(entry)
    return found


def slope(sizes: list[float], seconds: list[float]) -> float:
    """The exponent k of seconds ~ sizeᵏ by least squares over the logarithms: 1 is linear growth."""
    x, y = [log(size) for size in sizes], [log(second) for second in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)


def table(work: Work, measured: list[Measured]) -> str:
    per = ratios(measured)
    lines = [
        f"\n{work.name}: {'-'.join(map(str, work.layers))}, {work.examples:,} examples, {batches(work)},"
        f" {work.precision}"
    ]
    lines.append(f"  {'system':18}{'per iteration':>15}{'CPU time':>15}{'spread':>24}   ours takes")
    for one in measured:
        share = f"{per[one.system]:.3f} of its time" if one.system in per else ""
        spread = f"{duration(one.fastest)} to {duration(one.slowest)}"
        lines.append(f"  {one.system:18}{duration(one.seconds):>15}{duration(one.cpu):>15}{spread:>24}   {share}")
    return "\n".join(lines)


def batches(work: Work) -> str:
    size = f"batches of {work.batch}" if work.batch else "full batch"
    return size + (f", {len(work.rates)} learning rates" if len(work.rates) > 1 else "")


def duration(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.1f} µs"


def write(file: Path, content: dict) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".json.new")
    draft.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(file)
