"""The peer of LossSampler in NumPy: the mean loss of the network for n = 2, m = 1 without bias, by Monte Carlo on one thread.

The same work: one uniform number for each feature, mean and standard error, in batches that fit the cache.
Usage: sampler.py SAMPLES; prints "RATE MEAN STANDARD_ERROR", the rate in samples per second, the best of three runs.
"""
import sys
import time

import numpy as np

DENSITY, W1, W2, IMPORTANCE = 0.35, 1.02, -0.95, 0.7
BATCH = 1 << 14


def run(seed, samples):
    """The sums of the losses and of their squares."""
    generator = np.random.Generator(np.random.SFC64(seed))
    total, squares = 0.0, 0.0
    for _ in range(samples // BATCH):
        u = generator.random((2, BATCH))
        x = np.where(u < DENSITY, u * (1 / DENSITY), 0.0)
        hidden = W1 * x[0] + W2 * x[1]
        r1 = x[0] - np.maximum(W1 * hidden, 0.0)
        r2 = x[1] - np.maximum(W2 * hidden, 0.0)
        error = r1 * r1 + IMPORTANCE * (r2 * r2)
        total += error.sum()
        squares += error @ error
    return total, squares


def main():
    samples = int(sys.argv[1]) // BATCH * BATCH
    best = 0.0
    for repeat in range(3):
        start = time.perf_counter()
        total, squares = run(repeat, samples)
        best = max(best, samples / (time.perf_counter() - start))
    mean = total / samples
    print(f"{best:.6g} {mean:.9g} {np.sqrt((squares / samples - mean * mean) / samples):.3g}")


main()
