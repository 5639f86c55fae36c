"""
Computes with NumPy what NumPyNumbersTest compares the library with, and writes it beside that test.

    python -m venv venv && venv/bin/pip install numpy==2.4.6
    venv/bin/python lib/core/src/test/python/numpy_numbers.py

The formulas are written down here once more, from the definitions and with the plain chain rule, and share nothing with
the library but the numbers that training starts from. The file holds matrices: a line with name, rows and columns, then
a line for each row, every number with the 17 digits that tell any double from the next.
"""

import itertools
from pathlib import Path

import numpy as np

RESOURCES = Path(__file__).parents[1] / "resources" / "digits" / "training"
ALPHA = 0.5
ITERATIONS = 100


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def softmax_chain(z, dA):
    """Each column's Jacobian, written out as a matrix, times dA."""
    a = softmax(z)
    columns = [(np.diag(a[:, j]) - np.outer(a[:, j], a[:, j])) @ dA[:, j] for j in range(z.shape[1])]
    return np.stack(columns, axis=1)


ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda z, dA: dA * sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (np.tanh, lambda z, dA: dA / np.cosh(z) ** 2),
    "relu": (lambda z: np.where(z > 0, z, 0.0), lambda z, dA: np.where(z > 0, dA, 0.0)),
    "leaky relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z, dA: np.where(z > 0, dA, 0.01 * dA)),
    "softmax": (softmax, softmax_chain),
}
LOSSES = {
    "cross-entropy": (
        lambda A, Y: -np.sum(Y * np.log(A)) / A.shape[1],
        lambda A, Y: -Y / A / A.shape[1],
    ),
    "binary cross-entropy": (
        lambda A, Y: -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1],
        lambda A, Y: ((1 - Y) / (1 - A) - Y / A) / A.shape[1],
    ),
    "mean squared error": (
        lambda A, Y: np.sum((A - Y) ** 2) / 2 / A.shape[1],
        lambda A, Y: (A - Y) / A.shape[1],
    ),
}
NETWORKS = {
    "cross-entropy": ["tanh", "relu", "softmax"],
    "binary cross-entropy": ["leaky relu", "sigmoid", "sigmoid"],
    "mean squared error": ["softmax", "sigmoid", "softmax"],
}
SIZES = [6, 5, 4, 3]
EXAMPLES = 8


def forward(parameters, activations, X):
    steps, A = [], X
    for (W, b), name in zip(parameters, activations):
        Z = W @ A + b
        A = ACTIVATIONS[name][0](Z)
        steps.append((Z, A))
    return steps


def backward(parameters, activations, X, steps, dA):
    gradients = []
    for layer in reversed(range(len(parameters))):
        dZ = ACTIVATIONS[activations[layer]][1](steps[layer][0], dA)
        before = steps[layer - 1][1] if layer else X
        gradients.insert(0, (dZ, dZ @ before.T, dZ.sum(axis=1, keepdims=True)))
        dA = parameters[layer][0].T @ dZ
    return gradients


def matrix(name, values):
    values = np.atleast_2d(values)
    rows = [" ".join(f"{value:.17g}" for value in row) for row in values]
    return "\n".join([f"{name} {values.shape[0]} {values.shape[1]}", *rows, ""])


def write(loss, activations):
    value, slope = LOSSES[loss]
    random = np.random.default_rng(1)
    X = random.uniform(-1, 1, (SIZES[0], EXAMPLES))
    Y = np.eye(SIZES[-1])[:, np.arange(EXAMPLES) % SIZES[-1]]
    parameters = [
        (random.uniform(-1, 1, (units, inputs)), random.uniform(-1, 1, (units, 1)))
        for inputs, units in itertools.pairwise(SIZES)
    ]
    text = f"# NumPy {np.__version__}; written by src/test/python/numpy_numbers.py\n" + matrix("X", X) + matrix("Y", Y)
    for layer, (W, b) in enumerate(parameters, 1):
        text += matrix(f"W{layer}", W) + matrix(f"b{layer}", b)
    losses = []
    for iteration in range(ITERATIONS + 1):
        steps = forward(parameters, activations, X)
        losses.append(value(steps[-1][1], Y))
        if iteration == ITERATIONS:
            break
        gradients = backward(parameters, activations, X, steps, slope(steps[-1][1], Y))
        if iteration == 0:
            for layer, ((Z, A), (dZ, dW, db)) in enumerate(zip(steps, gradients), 1):
                for name, values in {"Z": Z, "A": A, "dZ": dZ, "dW": dW, "db": db}.items():
                    text += matrix(f"{name}{layer}", values)
        parameters = [(W - ALPHA * dW, b - ALPHA * db) for (W, b), (_, dW, db) in zip(parameters, gradients)]
    text += matrix("losses", np.array(losses))
    for layer, (W, b) in enumerate(parameters, 1):
        text += matrix(f"trainedW{layer}", W) + matrix(f"trainedb{layer}", b)
    file = RESOURCES / f"numpy-{loss.replace(' ', '-')}.txt"
    file.write_text(text, encoding="ascii", newline="\n")


for loss, activations in NETWORKS.items():
    write(loss, activations)
