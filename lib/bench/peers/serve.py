"""
How a system is asked to work: it reads a line for each request, does so many iterations, and answers with the seconds
they took. What it needs before the first iteration (data, compiling, a few iterations to warm up) is not in that time.
"""

import sys
import time
from collections.abc import Callable

from work import Work

# Takes at least so many iterations, and says how many it took.
Trainer = Callable[[int], int]


def serve(prepare: Callable[[Work], Trainer]) -> None:
    """Answers until the input ends. Keeps one work in memory at a time."""
    current: Work | None = None
    trainer: Trainer | None = None
    for line in sys.stdin:
        work, iterations = Work.parse(line)
        if work != current:
            # The old one first: two copies of MNIST in doubles would be 750 MB.
            trainer = None
            trainer = prepare(work)
            trainer(2)
            current = work
        wall, cpu = time.perf_counter(), time.process_time()
        taken = trainer(iterations)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(f"seconds={wall} cpu={cpu} iterations={taken}", flush=True)
