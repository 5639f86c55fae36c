"""What the machine could do at best: products of large matrices, and reading memory."""

import time

import numpy as np

SIZE = 2048
# Larger than any cache.
BYTES = 1 << 29


def flops_peak() -> float:
    """Floating-point operations a second in a product of large matrices of doubles, all cores."""
    left, right = np.ones((SIZE, SIZE)), np.ones((SIZE, SIZE))
    out = left @ right
    return 2 * SIZE**3 / best(lambda: np.matmul(left, right, out=out))


def bandwidth() -> float:
    """Bytes a second read from memory by one thread, summing an array."""
    array = np.ones(BYTES // 8)
    return BYTES / best(array.sum)


def best(work, times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    print(f"flops={flops_peak()} bandwidth={bandwidth()}")
