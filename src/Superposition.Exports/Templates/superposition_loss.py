"""{{heading}}
"""

from fractions import Fraction

import numpy as np

__version__ = "{{version}}"
__all__ = ["loss", "gradient", "hessian"]

_SPLITTER = 134217729.0  # 2^27 + 1
_SMALLEST = 2.0**-960
_LARGEST = 2.0**990


def loss(w1, w2, density, importance):
    """The expected loss L(w1, w2; p, I_2).

    Parameters
    ----------
    w1, w2 : array_like
        The weights of the two features; finite.
    density : array_like
        The density p, the probability that a feature is present; in (0, 1].
    importance : array_like
        I_2, the importance of feature 2 relative to feature 1; above 0.

    Returns
    -------
    numpy.ndarray or numpy.float64
        L, of the shape to which the arguments broadcast.

    Raises
    ------
    ValueError
        An argument is outside its range, or the shapes do not broadcast.
    """
    return _by_cells(_LOSS, 1, w1, w2, density, importance)[..., 0][()]


def gradient(w1, w2, density, importance):
    """The derivatives dL/dw1 and dL/dw2 along the last axis; arguments and errors as those of loss.

    On the axes, where they do not exist, their limits from the side w1 w2 > 0.
    """
    return _by_cells(_GRADIENT, 2, w1, w2, density, importance)


def hessian(w1, w2, density, importance):
    """The second derivatives of L by the weights, a symmetric matrix in the last two axes; arguments and errors as those of loss.

    On the axes, where they do not exist, their limits from the side w1 w2 > 0.
    """
    h = _by_cells(_HESSIAN, 3, w1, w2, density, importance)
    return np.stack([h[..., :2], h[..., 1:]], axis=-2)


def _by_cells(functions, outputs, w1, w2, density, importance):
    """The outputs along a last axis, each point in the cell where it lies."""
    w1 = _checked("w1", w1, np.isfinite, "finite numbers")
    w2 = _checked("w2", w2, np.isfinite, "finite numbers")
    density = _checked("density", density, lambda p: (p > 0) & (p <= 1), "numbers in (0, 1]")
    importance = _checked("importance", importance, lambda i: (i > 0) & (i < np.inf), "finite numbers above 0")
    point = np.broadcast_arrays(w1, w2, density, importance)
    shape = point[0].shape
    point = [np.ravel(x) for x in point]
    result = np.empty((outputs, point[0].size))
    left = np.ones(point[0].size, dtype=bool)
    with np.errstate(all="ignore"):
        for condition, function in zip(_CONDITIONS, functions):
            here = left & condition(point[0], point[1])
            left &= ~here
            if here.any():
                result[:, here] = function(*(x[here] for x in point))
    return result.T.reshape(shape + (outputs,))


def _checked(name, value, accepts, expected):
    value = np.asarray(value, dtype=np.float64)
    if not np.all(accepts(value)):
        raise ValueError(f"{name}: expected {expected}")
    return value


def _two_sum(a, b):
    """a + b, rounded, and what rounding lost."""
    s = a + b
    d = s - a
    return s, (a - (s - d)) + (b - d)


def _add_to_odd(a, b):
    """a + b, rounded to the neighbour with an odd last bit where it is not exact."""
    s, e = _two_sum(a, b)
    bits = s.view(np.int64)
    step = np.where((e > 0) == (s > 0), 1, -1)
    return (bits + np.where((e != 0) & (bits & 1 == 0), step, 0)).view(np.float64)


def _split_error(x, y, u):
    """x y - u for the rounded product u, exact within the safe range: Dekker's product of Veltkamp's halves."""
    c = _SPLITTER * x
    xh = c - (c - x)
    xl = x - xh
    c = _SPLITTER * y
    yh = c - (c - y)
    yl = y - yh
    return ((xh * yh - u) + xh * yl + xl * yh) + xl * yl


def _is_safe(x, y, u):
    """Whether u = x y splits into its rounded value and its error without underflow or overflow."""
    size = np.abs(u)
    return (size > _SMALLEST) & (size < _LARGEST) & (np.abs(x) < _LARGEST) & (np.abs(y) < _LARGEST)


def _by_fractions(result, places, x, y, z):
    """Puts x y + z, rounded once by exact fractions, into the places of the result."""
    if places.any():
        x, y, z = np.broadcast_arrays(x, y, z)
        for k in np.flatnonzero(places):
            result[k] = _fma_by_fractions(float(x[k]), float(y[k]), float(z[k]))
    return result


def _fma_by_fractions(x, y, z):
    plain = x * y + z
    if not np.isfinite([x, y, z]).all() or x == 0 or y == 0:
        return plain
    exact = Fraction(x) * Fraction(y) + Fraction(z)
    try:
        return float(exact) if exact else plain
    except OverflowError:
        return np.inf if exact > 0 else -np.inf


def _fma(x, y, z):
    """x y + z, rounded once: within the safe range by rounding to odd (Boldo and Melquiond), elsewhere by exact fractions."""
    u = x * y
    t, tl = _two_sum(z, _split_error(x, y, u))
    h, hl = _two_sum(u, t)
    is_zero = (x == 0) | (y == 0)
    result = np.where(is_zero, u + z, h + _add_to_odd(tl, hl))
    return _by_fractions(result, ~(is_zero | (_is_safe(x, y, u) & (np.abs(z) < _LARGEST))), x, y, z)


def _product_error(x, y, r):
    """x y - r for the rounded product r; exact."""
    is_zero = (x == 0) | (y == 0)
    return _by_fractions(np.where(is_zero, x * y - r, _split_error(x, y, r)), ~(is_zero | _is_safe(x, y, r)), x, y, -r)


{{cells}}


# The conditions of the cells in the order of trial, from the signs of their factors alone; the last one takes what is left.
_CONDITIONS = [
{{conditions}}    lambda w1, w2: np.ones(w1.shape, dtype=bool),
]
