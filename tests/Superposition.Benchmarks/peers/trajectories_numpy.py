"""The peer of BasinSampling in NumPy: gradient flow from random initial weights, classical Runge-Kutta with a fixed step, all trajectories at once.

Usage: trajectories_numpy.py COUNT; prints "RATE SHARE CHANGED": trajectories per second; the share that ends in the minimum of opposite signs; the share
of all whose end an eighth of the step changes.
"""
import sys
import time

import numpy as np

from flow import minima, near, step

BATCH = 1 << 13


def ends(starts, wells, h):
    """The index of the minimum that each trajectory ends in; those that have arrived are dropped."""
    result = np.zeros(len(starts), dtype=int)
    for first in range(0, len(starts), BATCH):
        index = np.arange(first, min(first + BATCH, len(starts)))
        a, b = starts[index].T
        while len(index):
            for _ in range(4):
                a, b = step(a, b, h)
            for k, well in enumerate(wells):
                result[index[near(a, b, well)]] = k
            left = ~(near(a, b, wells[0]) | near(a, b, wells[1]))
            index, a, b = index[left], a[left], b[left]
    return result


def main():
    starts, wells = np.random.Generator(np.random.SFC64(3)).standard_normal((int(sys.argv[1]), 2)), minima()
    best = 0.0
    for _ in range(2):
        begin = time.perf_counter()
        found = ends(starts, wells, 0.1)
        best = max(best, len(starts) / (time.perf_counter() - begin))
    print(f"{best:.6g} {found.mean():.6g} {(found != ends(starts, wells, 0.1 / 8)).mean():.3g}")


main()
