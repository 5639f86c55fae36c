"""JAX on the processor: the same network, its gradient automatic, an iteration compiled as a whole."""

import functools
import itertools

import jax
import jax.numpy as jnp
import numpy as np
from serve import Trainer, serve
from work import Work

from data import load

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

# Mini-batches that are done in one compiled call; fewer calls than that would measure Python.
SCANNED = 50


def loss(parameters, X, Y):
    A = X
    for W, b in parameters[:-1]:
        A = jax.nn.relu(A @ W + b)
    W, b = parameters[-1]
    return -jnp.sum(Y * jax.nn.log_softmax(A @ W + b)) / X.shape[0]


def step(parameters, X, Y, rate):
    gradients = jax.grad(loss)(parameters, X, Y)
    return jax.tree.map(lambda parameter, gradient: parameter - rate * gradient, parameters, gradients)


@functools.partial(jax.jit, donate_argnums=0)
def full_step(parameters, X, Y, rate):
    return step(parameters, X, Y, rate)


@functools.partial(jax.jit, donate_argnums=0)
def batch_steps(parameters, X, Y, batches, rate):
    def one(parameters, batch):
        return step(parameters, X[batch], Y[batch], rate), None

    return jax.lax.scan(one, parameters, batches)[0]


def initial(layers: tuple[int, ...], kind: np.dtype):
    random = np.random.default_rng(1)
    return [
        (
            jnp.asarray((random.random((before, after)) - 0.5).astype(kind)),
            jnp.asarray((random.random(after) - 0.5).astype(kind)),
        )
        for before, after in itertools.pairwise(layers)
    ]


def prepare(work: Work) -> Trainer:
    pixels, labels = load(work.data, work.examples, work.precision)
    X, Y = jnp.asarray(pixels), jnp.asarray(np.eye(work.layers[-1], dtype=pixels.dtype)[labels])
    nets = [initial(work.layers, pixels.dtype) for _ in work.rates]
    rates = [pixels.dtype.type(rate) for rate in work.rates]
    random = np.random.default_rng(2)

    def full(iterations: int) -> int:
        for i, rate in enumerate(rates):
            for _ in range(iterations):
                nets[i] = full_step(nets[i], X, Y, rate)
        jax.block_until_ready(nets)
        return iterations

    def mini(iterations: int) -> int:
        calls = -(-iterations // SCANNED)
        for _ in range(calls):
            batches = random.permutation(work.examples)[: SCANNED * work.batch].reshape(SCANNED, work.batch)
            nets[0] = batch_steps(nets[0], X, Y, batches, rates[0])
        jax.block_until_ready(nets)
        return calls * SCANNED

    return mini if work.batch else full


if __name__ == "__main__":
    serve(prepare)
