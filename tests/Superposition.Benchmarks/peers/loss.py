"""The peer of LossBatch in NumPy: the loss over arrays of weights, and with gradient and Hessian.

Without branches, as loss.cc: the polynomial for equal signs plus what a ReLU takes away, s = min(w1 w2, 0) and r = s / max(w1^2, w2^2); in blocks
that fit the cache.
Usage: loss.py COUNT THREADS MODE with the mode loss or jet (one thread is used); prints "RATE MEAN", points per second, the best of three runs.
"""
import sys
import time

import numpy as np

P, I = 0.35, 0.7
P2, BLOCK = P * P, 4096


def parts(a, b):
    u, v, product = a * a, b * b, a * b
    second = u < v
    larger, smaller = np.where(second, I, 1.0), np.where(second, 1.0, I)
    square, s = np.maximum(u, v), np.minimum(product, 0.0)
    return u, v, product, second, larger, smaller, square, s, s / square


def base(u, v, s):
    return P / 3 * ((u - 1) ** 2 + I * (v - 1) ** 2 + (1 + I) * u * v) + P2 / 2 * s * (u - 1 + I * (v - 1))


def loss(a, b):
    u, v, product, _, larger, smaller, _, s, r = parts(a, b)
    c = P2 * (smaller / 2 + r * (2 / 3 * smaller + r * (smaller / 4 + larger / 12)))
    d = P2 * larger / 3 - P * (1 + I) / 3 + P2 * r * (larger / 12 - smaller / 2 - r * smaller * (1 / 3 + r / 12))
    return base(u, v, product) + s * (c + s * d)


def jet(a, b):
    u, v, product, second, larger, smaller, square, s, r = parts(a, b)
    negative = product < 0
    c0, c1, c2 = P2 / 2 * smaller, 2 * P2 / 3 * smaller, P2 * (smaller / 4 + larger / 12)
    d0, d1, d2, d3 = P2 / 3 * larger - P * (1 + I) / 3, P2 * (larger / 12 - smaller / 2), -P2 / 3 * smaller, -P2 / 12 * smaller
    c, d = c0 + r * (c1 + r * c2), d0 + r * (d1 + r * (d2 + r * d3))
    c_slope, d_slope = c1 + 2 * r * c2, d1 + r * (2 * d2 + 3 * r * d3)
    c_bend, d_bend = 2 * r * c2, r * (2 * d2 + 6 * r * d3)
    tc, td, rc, rd = r * c_slope, r * d_slope, r * c_bend, r * d_bend
    x, y = np.where(second, b, a), np.where(second, a, b)
    by_x, by_y = negative * y * (c - tc + s * (2 * d - td)), negative * x * (c + tc + s * (2 * d + td))
    by_xx = r * (rc + s * (rd - 2 * td + 2 * d))
    by_xy = negative * (c - tc - rc + s * (4 * d - td - rd))
    by_yy = negative * (2 * c_slope + c_bend + square * (2 * d + 4 * td + rd))
    return (
        base(u, v, product) + s * (c + s * d),
        P / 3 * a * (4 * (u - 1) + 2 * (1 + I) * v) + P2 / 2 * b * (3 * u - 1 + I * (v - 1)) + np.where(second, by_y, by_x),
        P / 3 * b * (4 * I * (v - 1) + 2 * (1 + I) * u) + P2 / 2 * a * (u - 1 + I * (3 * v - 1)) + np.where(second, by_x, by_y),
        P / 3 * (4 * (3 * u - 1) + 2 * (1 + I) * v) + 3 * P2 * product + np.where(second, by_yy, by_xx),
        4 * P / 3 * (1 + I) * product + P2 / 2 * (3 * u - 1 + I * (3 * v - 1)) + by_xy,
        P / 3 * (4 * I * (3 * v - 1) + 2 * (1 + I) * u) + 3 * P2 * I * product + np.where(second, by_xx, by_yy),
    )


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    is_jet = len(sys.argv) > 3 and sys.argv[3] == "jet"
    random = np.random.default_rng(1)
    a, b = random.uniform(-1.5, 1.5, count), random.uniform(-1.5, 1.5, count)
    out, best = np.empty(count), float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for k in range(0, count, BLOCK):
            part = slice(k, k + BLOCK)
            out[part] = jet(a[part], b[part])[0] if is_jet else loss(a[part], b[part])
        best = min(best, time.perf_counter() - start)
    print(f"{count / best:.6g} {out.mean():.9g}")


if __name__ == "__main__":
    main()
