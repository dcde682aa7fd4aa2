"""The gradient of the loss for n = 2, m = 1 without bias, with the formulas derived by hand; used by the peers of BasinSampling.

A trajectory has arrived when it is within a tenth of a minimum, W or -W.
"""
import numpy as np

P, I, NEAR = 0.35, 0.7, 0.1


def gradient(a, b):
    """grad L at arrays of weights; both signs are worked out and the right one is taken.

    Equal signs: L = p^2/2 ab (a^2 - 1 + I (b^2 - 1)) + p/3 ((a^2 - 1)^2 + I (b^2 - 1)^2 + (1 + I) a^2 b^2). Opposite signs, with M the larger and m the
    smaller absolute value, t = m/M: L = p/3 (I_M (M^2 - 1)^2 + I_m (m^2 - 1)^2)
    + p^2 I_m (2 m^2/3 - m^4/3 - m^2 t/4 + m^4 t/12) + p^2 I_M (M m/2 - M^3 m/2 + M^2 m^2/3 - M m^3/12 - m^2 t/12).
    """
    aa, bb = a * a, b * b
    da = P * P / 2 * b * (I * (bb - 1) + 3 * aa - 1) + 2 * P / 3 * a * (2 * (aa - 1) + (1 + I) * bb)
    db = P * P / 2 * a * (3 * I * bb - I + aa - 1) + 2 * P / 3 * b * (2 * I * (bb - 1) + (1 + I) * aa)
    first = aa >= bb
    larger, smaller = np.maximum(np.abs(a), np.abs(b)), np.minimum(np.abs(a), np.abs(b))
    weight, other = np.where(first, 1, I), np.where(first, I, 1)
    t, large, small = smaller / larger, larger * larger, smaller * smaller
    dm = P * P * (other * smaller * (4 / 3 - 4 / 3 * small + t * (5 / 12 * small - 0.75))
                  + weight * (larger * (0.5 - large / 2 - small / 4) + smaller * (2 / 3 * large - t / 4))) + 4 * P / 3 * other * smaller * (small - 1)
    dl = P * P * (other * smaller * t * t * (0.25 - small / 12)
                  + weight * smaller * (0.5 - 1.5 * large + 2 / 3 * larger * smaller - small / 12 + t * t / 12)) + 4 * P / 3 * weight * larger * (large - 1)
    opposite = a * b < 0
    return (np.where(opposite, np.sign(a) * np.where(first, dl, dm), da),
            np.where(opposite, np.sign(b) * np.where(first, dm, dl), db))


def step(a, b, h):
    """One step of the classical Runge-Kutta method."""
    a1, b1 = gradient(a, b)
    a2, b2 = gradient(a - h / 2 * a1, b - h / 2 * b1)
    a3, b3 = gradient(a - h / 2 * a2, b - h / 2 * b2)
    a4, b4 = gradient(a - h * a3, b - h * b3)
    return a - h / 6 * (a1 + a4 + 2 * (a2 + a3)), b - h / 6 * (b1 + b4 + 2 * (b2 + b3))


def minima():
    """The two minima."""
    a, b = np.array([1.0, 1.0]), np.array([0.1, -1.0])
    for _ in range(20000):
        a, b = step(a, b, 0.1)
    return list(zip(a, b))


def near(a, b, minimum):
    """Whether weights are within a tenth of a minimum or its opposite."""
    x, y = minimum
    return np.minimum((a - x) ** 2 + (b - y) ** 2, (a + x) ** 2 + (b + y) ** 2) < NEAR * NEAR
