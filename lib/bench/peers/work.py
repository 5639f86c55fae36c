"""The work that every system is given: which network learns from which examples, and in what batches."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """
    name       what tables and charts call it
    data       "digits" (8×8, data/digits.csv) or "mnist" (28×28)
    examples   how many of them; the first ones
    layers     inputs, units of each layer: ReLU in the hidden ones, softmax at the end, cross-entropy
    batch      examples in a batch; 0 for all of them
    precision  "double" or "float"
    rates      the learning rates; with more than one, that many networks learn, and an iteration is one of each
    """

    name: str
    data: str
    examples: int
    layers: tuple[int, ...]
    batch: int = 0
    precision: str = "double"
    rates: tuple[float, ...] = (0.1,)

    def line(self, iterations: int) -> str:
        """What a system reads on its standard input; see serve.py."""
        return (
            f"name={self.name} data={self.data} examples={self.examples} layers={'-'.join(map(str, self.layers))}"
            f" batch={self.batch} precision={self.precision} rates={','.join(map(str, self.rates))}"
            f" iterations={iterations}"
        )

    @staticmethod
    def parse(line: str) -> tuple["Work", int]:
        """A work and how many iterations of it are asked for."""
        fields = dict(word.split("=", 1) for word in line.split())
        work = Work(
            fields["name"],
            fields["data"],
            int(fields["examples"]),
            tuple(int(units) for units in fields["layers"].split("-")),
            int(fields["batch"]),
            fields["precision"],
            tuple(float(rate) for rate in fields["rates"].split(",")),
        )
        return work, int(fields["iterations"])

    @property
    def weights(self) -> int:
        return sum(before * after for before, after in zip(self.layers, self.layers[1:]))

    @property
    def batch_examples(self) -> int:
        return self.batch or self.examples

    @property
    def flops(self) -> float:
        """
        Floating-point operations of an iteration as a dense product would need them: 2 for each weight and example
        going forward, 2 for the gradient, and 2 for handing it back through all layers but the first.
        """
        handed_back = self.weights - self.layers[0] * self.layers[1]
        return len(self.rates) * self.batch_examples * (4 * self.weights + 2 * handed_back)


# 16 rates on a log grid from 0.001 to 1.
RATES = tuple(round(10 ** (-3 + 3 * i / 15), 6) for i in range(16))

CASES = (
    Work("mnist-784-10-10", "mnist", 41_000, (784, 10, 10)),
    Work("digits-64-10-10", "digits", 1_437, (64, 10, 10)),
    Work("mini-batch-784-128-10", "mnist", 60_000, (784, 128, 10), batch=64),
    Work("mini-batch-784-128-10-float", "mnist", 60_000, (784, 128, 10), batch=64, precision="float"),
    Work("wide-784-512-10", "mnist", 60_000, (784, 512, 10), batch=100),
    Work("sweep-digits-64-10-10", "digits", 1_437, (64, 10, 10), rates=RATES),
    Work("sweep-mnist-784-10-10", "mnist", 41_000, (784, 10, 10), rates=RATES),
)

BY_EXAMPLES = tuple(
    Work(f"examples-{count}", "mnist", count, (784, 10, 10))
    for count in (1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 60_000)
)

BY_WIDTH = tuple(Work(f"width-{width}", "mnist", 4_000, (784, width, 10)) for width in (10, 30, 100, 300, 1_000))
