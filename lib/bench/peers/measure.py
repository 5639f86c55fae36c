"""Measures systems side by side: in turns, so that a machine that slows down slows all of them, and as medians."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from systems import Answer, System
from work import Work

# A turn is long against a clock tick and a thread's waking, short against the drift of a shared machine.
TURN_SECONDS = 0.5
ROUNDS = 7
WARM_UP_SECONDS = 2.0
# A system that needs longer than this for one iteration gets fewer rounds.
SLOW_SECONDS = 2.0
SLOW_ROUNDS = 3


@dataclass(frozen=True)
class Measured:
    """Seconds for one iteration: median, fastest and slowest of the rounds, and the median of CPU time."""

    system: str
    seconds: float
    fastest: float
    slowest: float
    cpu: float
    rounds: int


def measure(
    work: Work,
    systems: list[System],
    rounds: int = ROUNDS,
    turn: float = TURN_SECONDS,
    said: Callable[[str], None] = print,
) -> list[Measured]:
    """All systems that do this work, in turns."""
    taking_part = [system for system in systems if system.does(work)]
    iterations = {system.name: calibrated(system, work, turn) for system in taking_part}
    answers: dict[str, list[Answer]] = {system.name: [] for system in taking_part}
    for number in range(rounds):
        for system in taking_part:
            slow = answers[system.name] and answers[system.name][0].seconds > SLOW_SECONDS
            if slow and number >= SLOW_ROUNDS:
                continue
            answers[system.name].append(system.take(work, iterations[system.name]))
        said(f"  {work.name}: round {number + 1} of {rounds}")
    return [summary(name, taken) for name, taken in answers.items()]


def calibrated(system: System, work: Work, turn: float) -> int:
    """How many iterations fill a turn, found while the system warms up: a JVM compiles what it has run for a while."""
    iterations = 1
    spent = 0.0
    while True:
        answer = system.take(work, iterations)
        spent += answer.seconds
        fitting = max(1, round(answer.iterations * turn / max(answer.seconds, 1e-9)))
        if spent >= WARM_UP_SECONDS and answer.seconds >= turn / 2:
            return fitting
        # Not at once: the first iterations say little of the later ones.
        iterations = min(fitting, 20 * iterations)


def summary(name: str, answers: list[Answer]) -> Measured:
    seconds = [answer.seconds / answer.iterations for answer in answers]
    cpu = [answer.cpu / answer.iterations for answer in answers]
    return Measured(name, statistics.median(seconds), min(seconds), max(seconds), statistics.median(cpu), len(answers))
