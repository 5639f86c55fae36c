"""The ancestors' way: NumPy arrays, one example in a column, matrix products by the BLAS that NumPy comes with."""

import itertools

import numpy as np
from serve import Trainer, serve
from work import Work

from data import load


class Net:
    def __init__(self, layers: tuple[int, ...], kind: np.dtype, rate: float):
        random = np.random.default_rng(1)
        self.rate = kind.type(rate)
        self.W = [(random.random((after, before)) - 0.5).astype(kind) for before, after in itertools.pairwise(layers)]
        self.b = [(random.random((after, 1)) - 0.5).astype(kind) for after in layers[1:]]

    def step(self, X: np.ndarray, Y: np.ndarray) -> None:
        activations = [X]
        for W, b in zip(self.W[:-1], self.b[:-1]):
            Z = W @ activations[-1]
            Z += b
            activations.append(np.maximum(Z, 0, out=Z))
        A = self.W[-1] @ activations[-1]
        A += self.b[-1]
        A -= A.max(axis=0, keepdims=True)
        np.exp(A, out=A)
        A /= A.sum(axis=0, keepdims=True)
        dZ = np.subtract(A, Y, out=A)
        dZ /= X.shape[1]
        for layer in reversed(range(len(self.W))):
            dW = dZ @ activations[layer].T
            db = dZ.sum(axis=1, keepdims=True)
            if layer > 0:
                dZ = (self.W[layer].T @ dZ) * (activations[layer] > 0)
            self.W[layer] -= self.rate * dW
            self.b[layer] -= self.rate * db


def prepare(work: Work) -> Trainer:
    pixels, labels = load(work.data, work.examples, work.precision)
    Y = np.eye(work.layers[-1], dtype=pixels.dtype)[labels]
    nets = [Net(work.layers, pixels.dtype, rate) for rate in work.rates]
    return mini_batches(nets, pixels, Y, work.batch) if work.batch else full_batches(nets, pixels, Y)


def full_batches(nets: list[Net], pixels: np.ndarray, Y: np.ndarray) -> Trainer:
    columns, targets = np.ascontiguousarray(pixels.T), np.ascontiguousarray(Y.T)

    def train(iterations: int) -> int:
        for net in nets:
            for _ in range(iterations):
                net.step(columns, targets)
        return iterations

    return train


def mini_batches(nets: list[Net], pixels: np.ndarray, Y: np.ndarray, size: int) -> Trainer:
    """Each epoch in a new order; a batch's examples are gathered from their rows and turned into columns."""
    random = np.random.default_rng(2)
    batches: list[np.ndarray] = []

    def train(iterations: int) -> int:
        for _ in range(iterations):
            if not batches:
                order = random.permutation(len(pixels))
                batches.extend(order[start : start + size] for start in range(0, len(order), size))
            batch = batches.pop()
            X, targets = pixels[batch].T, Y[batch].T
            for net in nets:
                net.step(X, targets)
        return iterations

    return train


if __name__ == "__main__":
    serve(prepare)
