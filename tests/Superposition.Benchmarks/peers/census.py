"""The peer of the census in double precision: all critical points but the origin for n = 2, m = 1 without bias, with the formulas derived by hand and
the critical directions by numpy.roots. Usage: census.py COUNT; prints "RATE POINTS": censuses per second and the mean number of points."""
import sys
import time

import numpy as np


def reductions(p, i):
    """A, B by powers of t (descending), the factor of the loss and the weights for r = 1, in each cell: L = L_0 - 2 A r^2 + B r^4."""
    yield np.array([p*i/3, p**2*(1 + i)/4, p/3]), np.array([p*i/3, p**2*i/2, p*(1 + i)/3, p**2/2, p/3]), 1, lambda t: (1, t)
    for j, factor, weights in (i, 1, lambda t: (1, -t)), (1/i, i, lambda t: (t, -1)):
        c = (p - p**2)*j/3
        yield np.array([p**2*(3*j + 1)/24, c, -p**2/4, p/3]), np.array([p**2*j/12, c, -p**2/12, p**2/3, -p**2/2, p/3]), factor, weights


def census(p, i):
    points = []
    for cell, (a, b, factor, weights) in enumerate(reductions(p, i)):
        n = np.polysub(2*np.polymul(np.polyder(a), b), np.polymul(a, np.polyder(b)))
        roots = np.roots(n if cell == 0 else n[:-1])
        t = roots.real[(np.abs(roots.imag) < 1e-7*(1 + np.abs(roots.real))) & (roots.real > 0)]
        if cell:
            t = np.append(t[t < 1], 0)
        for direction, gain in zip(t, np.polyval(a, t)/np.polyval(b, t)):
            x, y = weights(direction)
            points.append((gain**0.5*x, gain**0.5*y, p*(1 + i)/3 - factor*np.polyval(a, direction)*gain))
    return points


count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
random = np.random.default_rng(7)
parameters = np.column_stack([10**(-2*random.random(count)), 10**(2*random.random(count) - 1)])
start = time.perf_counter()
found = sum(len(census(p, i)) for p, i in parameters)
print(f"{count/(time.perf_counter() - start):.6g} {found/count:.4f}")
