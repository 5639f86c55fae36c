"""scikit-learn's MLPClassifier, plain gradient descent in mini-batches: an epoch is one call of partial_fit."""

import math
import warnings

import numpy as np
from serve import Trainer, serve
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from work import Work

from data import load


def prepare(work: Work) -> Trainer:
    warnings.simplefilter("ignore", ConvergenceWarning)
    pixels, labels = load(work.data, work.examples, work.precision)
    classifier = MLPClassifier(
        work.layers[1:-1],
        solver="sgd",
        batch_size=work.batch_examples,
        learning_rate_init=work.rates[0],
        momentum=0,
        nesterovs_momentum=False,
        alpha=0,
        random_state=1,
    )
    per_epoch = math.ceil(work.examples / work.batch_examples)

    def train(iterations: int) -> int:
        """A call is an epoch; fewer iterations are an epoch of fewer examples."""
        for start in range(0, iterations, per_epoch):
            taken = min(work.examples, (iterations - start) * work.batch_examples)
            classifier.partial_fit(pixels[:taken], labels[:taken], classes=np.arange(work.layers[-1]))
        return iterations

    return train


if __name__ == "__main__":
    serve(prepare)
