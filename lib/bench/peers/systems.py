"""The systems that are compared, each a process of its own that stays warm between its turns."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from work import Work

HERE = Path(__file__).resolve().parent
OURS = "Digit Recognizer"


@dataclass(frozen=True)
class Answer:
    seconds: float
    cpu: float
    iterations: int


class System:
    """
    One process that answers requests; see serve.py. It stays for all work in one precision: a JVM that has compiled
    vectors of doubles does those of floats some three times slower. memory: bytes it held after its last answer.
    """

    def __init__(self, name: str, command: list[str], does: Callable[[Work], bool], log: Path):
        self.name = name
        self.command = command
        self.does = does
        self.log = log
        self.precision = "double"
        self.memory = 0
        self.start()

    def start(self) -> None:
        with self.log.open("wb") as errors:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8"
            )

    def take(self, work: Work, iterations: int) -> Answer:
        if work.precision != self.precision:
            self.close()
            self.precision = work.precision
            self.start()
        self.process.stdin.write(work.line(iterations) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            tail = "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
            raise RuntimeError(f"{self.name} ended while it worked on {work.name}; its last words:\n{tail}")
        self.memory = psutil.Process(self.process.pid).memory_info().rss
        fields = dict(word.split("=", 1) for word in answer.split())
        return Answer(float(fields["seconds"]), float(fields["cpu"]), int(fields["iterations"]))

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=30)


def start_all(java: list[str], logs: Path) -> list[System]:
    """Ours first. java: the command line up to the name of a main class."""

    def python(name: str) -> list[str]:
        return [sys.executable, str(HERE / f"{name}_peer.py")]

    def one_rate(work: Work) -> bool:
        return len(work.rates) == 1

    def mini_batches(work: Work) -> bool:
        return one_rate(work) and work.batch > 0

    def in_doubles(work: Work) -> bool:
        return one_rate(work) and work.precision == "double"

    return [
        System(OURS, [*java, "digits.bench.TrainingServer"], lambda work: True, logs / "bench-ours.log"),
        System("NumPy", python("numpy"), lambda work: True, logs / "bench-numpy.log"),
        System("JAX", python("jax"), lambda work: True, logs / "bench-jax.log"),
        System("scikit-learn", python("sklearn"), mini_batches, logs / "bench-sklearn.log"),
        System("Smile", [*java, "digits.bench.SmileServer"], in_doubles, logs / "bench-smile.log"),
    ]
