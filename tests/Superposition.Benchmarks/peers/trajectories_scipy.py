"""The peer of BasinSampling in SciPy: gradient flow from random initial weights by solve_ivp, one trajectory after the other, as one would write it.

needs: python3-scipy
Usage: trajectories_scipy.py COUNT; prints "RATE SHARE CHANGED": trajectories per second; the share that ends in the minimum of opposite signs; the share
of all whose end a relative tolerance of 1e-10 changes.
"""
import sys
import time
from math import hypot

import numpy as np
from scipy.integrate import solve_ivp

from flow import NEAR, gradient, minima


def ends(starts, wells, tolerance):
    """The index of the minimum that each trajectory ends in."""
    def distance(w, well):
        return min(hypot(w[0] - well[0], w[1] - well[1]), hypot(w[0] + well[0], w[1] + well[1]))

    def arrival(_, w):
        return min(distance(w, wells[0]), distance(w, wells[1])) - NEAR
    arrival.terminal = True

    def flow(_, w):
        da, db = gradient(w[0], w[1])
        return -da, -db

    last = [solve_ivp(flow, (0, 1e4), start, rtol=tolerance, atol=tolerance / 1000, events=arrival).y[:, -1] for start in starts]
    return np.array([int(distance(w, wells[1]) < distance(w, wells[0])) for w in last])


def main():
    starts, wells = np.random.Generator(np.random.SFC64(3)).standard_normal((int(sys.argv[1]), 2)), minima()
    begin = time.perf_counter()
    found = ends(starts, wells, 1e-3)
    rate = len(starts) / (time.perf_counter() - begin)
    print(f"{rate:.6g} {found.mean():.6g} {(found != ends(starts, wells, 1e-10)).mean():.3g}")


main()
