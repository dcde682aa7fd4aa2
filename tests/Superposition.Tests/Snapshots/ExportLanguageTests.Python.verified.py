"""The expected loss of the smallest toy model of superposition over NumPy arrays: loss, gradient, hessian.

Model (bias-free, n = 2, m = 1): x' = ReLU(W^T W x) with W = (w_1, w_2). Each feature x_i is 0 with probability 1 -
p, else uniform on [0, 1]; p is the density, S = 1 - p the sparsity. L = E[(x_1 - x'_1)^2 + I_2 (x_2 - x'_2)^2],
where I_2 is the importance of feature 2 relative to feature 1.

w1*w2 > 0:
  L = 1/2*I_2*p^2*w_1*w_2^3 + 1/3*I_2*p*w_1^2*w_2^2 + 1/3*I_2*p*w_2^4 + 1/2*p^2*w_1^3*w_2 - 1/2*I_2*p^2*w_1*w_2 +
  1/3*p*w_1^4 + 1/3*p*w_1^2*w_2^2 - 2/3*I_2*p*w_2^2 - 1/2*p^2*w_1*w_2 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
w1*w2 < 0, |w1| > |w2|:
  L = -1/3*I_2*p^2*w_2^4 - 1/12*I_2*p^2*w_2^5/w_1 + 1/3*I_2*p*w_2^4 + 1/2*p^2*w_1^3*w_2 + 1/3*p^2*w_1^2*w_2^2 +
  1/12*p^2*w_1*w_2^3 + 2/3*I_2*p^2*w_2^2 + 1/4*I_2*p^2*w_2^3/w_1 + 1/3*p*w_1^4 - 2/3*I_2*p*w_2^2 - 1/2*p^2*w_1*w_2 +
  1/12*p^2*w_2^3/w_1 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
w1*w2 < 0, |w1| < |w2|:
  L = 1/12*I_2*p^2*w_1^3*w_2 + 1/3*I_2*p^2*w_1^2*w_2^2 + 1/2*I_2*p^2*w_1*w_2^3 + 1/3*I_2*p*w_2^4 -
  1/12*p^2*w_1^5/w_2 - 1/3*p^2*w_1^4 + 1/12*I_2*p^2*w_1^3/w_2 - 1/2*I_2*p^2*w_1*w_2 + 1/3*p*w_1^4 - 2/3*I_2*p*w_2^2
  + 1/4*p^2*w_1^3/w_2 + 2/3*p^2*w_1^2 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p

Smoothness across the walls, by direction (w_1, w_2): (0, 1): C^0, (1, 0): C^0, (1, -1): C^2. Where a derivative
jumps, on the axes w_1 = 0 and w_2 = 0, it does not exist, and what is returned is its limit from the side w_1 w_2 >
0.

Range: p in (0, 1], I_2 > 0, finite weights. Accuracy: sums carry their rounding errors along. With 1e-250 <= |w_i|
<= 1e55 or w_i = 0, 1e-100 <= p <= 1, 1e-50 <= I_2 <= 1e50 nothing overflows, and each output y whose largest term T
is above 1e-270 is within ulp(y)/2 plus a few 2^-106 T of the exact value. Beyond, products may overflow or
underflow on the way: a result may be infinite, NaN or wrong.

Written by superposition 0.1.0, command export, language python, from the derived expression. Do not edit: export again.
Licence: MIT. SPDX-License-Identifier: MIT
"""

from fractions import Fraction

import numpy as np

__version__ = "0.1.0"
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


def _loss_0(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = 4.0 * t1
    t5 = 4.0 * t3
    t6 = w1 * w1
    t7 = _product_error(w1, w1, t6)
    t8 = t6 * t6
    t9 = _product_error(t6, t6, t8)
    t10 = _fma(t6, t7, t9)
    t11 = _fma(t6, t7, t10)
    t12 = t4 * t8
    t13 = _product_error(t4, t8, t12)
    t14 = _fma(t5, t8, t13)
    t15 = _fma(t4, t11, t14)
    t16 = p * t1
    t17 = _product_error(p, t1, t16)
    t18 = _fma(p, t3, t17)
    t19 = 6.0 * t16
    t20 = _product_error(6.0, t16, t19)
    t21 = _fma(6.0, t18, t20)
    t22 = I2 * t1
    t23 = _product_error(I2, t1, t22)
    t24 = _fma(I2, t3, t23)
    t25 = 8.0 * t22
    t26 = 8.0 * t24
    t27 = t1 * 8.0
    t28 = t3 * 8.0
    t29 = w1 * w2
    t30 = _product_error(w1, w2, t29)
    t31 = t6 * t29
    t32 = _product_error(t6, t29, t31)
    t33 = _fma(t7, t29, t32)
    t34 = _fma(t6, t30, t33)
    t35 = t19 * t31 + t12
    t36 = t12 - t35
    t37 = (t12 - (t35 + t36)) + _fma(t19, t31, t36)
    t38 = _fma(t21, t31, t37)
    t39 = _fma(t19, t34, t38)
    t40 = t15 + t39
    t41 = I2 * t16
    t42 = _product_error(I2, t16, t41)
    t43 = _fma(I2, t18, t42)
    t44 = 4.0 * t22
    t45 = 4.0 * t24
    t46 = t4 + t44
    t47 = t4 - t46
    t48 = (t4 - (t46 + t47)) + (t44 + t47)
    t49 = t45 + t48
    t50 = t5 + t49
    t51 = w2 * w2
    t52 = _product_error(w2, w2, t51)
    t53 = t6 * t51
    t54 = _product_error(t6, t51, t53)
    t55 = _fma(t7, t51, t54)
    t56 = _fma(t6, t52, t55)
    t57 = t46 * t53 + t35
    t58 = t35 - t57
    t59 = (t35 - (t57 + t58)) + _fma(t46, t53, t58)
    t60 = _fma(t50, t53, t59)
    t61 = _fma(t46, t56, t60)
    t62 = t40 + t61
    t63 = 6.0 * t41
    t64 = _product_error(6.0, t41, t63)
    t65 = _fma(6.0, t43, t64)
    t66 = t29 * t51
    t67 = _product_error(t29, t51, t66)
    t68 = _fma(t30, t51, t67)
    t69 = _fma(t29, t52, t68)
    t70 = t63 * t66 + t57
    t71 = t57 - t70
    t72 = (t57 - (t70 + t71)) + _fma(t63, t66, t71)
    t73 = _fma(t65, t66, t72)
    t74 = _fma(t63, t69, t73)
    t75 = t62 + t74
    t76 = t19 + t63
    t77 = t19 - t76
    t78 = (t19 - (t76 + t77)) + (t63 + t77)
    t79 = t65 + t78
    t80 = t21 + t79
    t81 = t51 * t51
    t82 = _product_error(t51, t51, t81)
    t83 = _fma(t51, t52, t82)
    t84 = _fma(t51, t52, t83)
    t85 = t44 * t81 + t70
    t86 = t70 - t85
    t87 = (t70 - (t85 + t86)) + _fma(t44, t81, t86)
    t88 = _fma(t45, t81, t87)
    t89 = _fma(t44, t84, t88)
    t90 = t75 + t89
    t91 = t6 * -t27 + t85
    t92 = t85 - t91
    t93 = (t85 - (t91 + t92)) + _fma(t6, -t27, t92)
    t94 = _fma(t6, -t28, t93)
    t95 = _fma(t7, -t27, t94)
    t96 = t90 + t95
    t97 = t29 * -t76 + t91
    t98 = t91 - t97
    t99 = (t91 - (t97 + t98)) + _fma(t29, -t76, t98)
    t100 = _fma(t29, -t80, t99)
    t101 = _fma(t30, -t76, t100)
    t102 = t96 + t101
    t103 = t51 * -t25 + t97
    t104 = t97 - t103
    t105 = (t97 - (t103 + t104)) + _fma(t51, -t25, t104)
    t106 = _fma(t51, -t26, t105)
    t107 = _fma(t52, -t25, t106)
    t108 = t102 + t107
    t109 = t46 + t103
    t110 = t46 - t109
    t111 = (t46 - (t109 + t110)) + (t103 + t110)
    t112 = t50 + t111
    t113 = t108 + t112
    t114 = t109 + t113
    return [t114]


def _loss_1(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = 4.0 * t1
    t5 = 4.0 * t3
    t6 = w1 * w1
    t7 = _product_error(w1, w1, t6)
    t8 = t6 * t6
    t9 = _product_error(t6, t6, t8)
    t10 = _fma(t6, t7, t9)
    t11 = _fma(t6, t7, t10)
    t12 = t4 * t8
    t13 = _product_error(t4, t8, t12)
    t14 = _fma(t5, t8, t13)
    t15 = _fma(t4, t11, t14)
    t16 = p * t1
    t17 = _product_error(p, t1, t16)
    t18 = _fma(p, t3, t17)
    t19 = 6.0 * t16
    t20 = _product_error(6.0, t16, t19)
    t21 = _fma(6.0, t18, t20)
    t22 = I2 * t1
    t23 = _product_error(I2, t1, t22)
    t24 = _fma(I2, t3, t23)
    t25 = t1 * 8.0
    t26 = t3 * 8.0
    t27 = w1 * w2
    t28 = _product_error(w1, w2, t27)
    t29 = t6 * t27
    t30 = _product_error(t6, t27, t29)
    t31 = _fma(t7, t27, t30)
    t32 = _fma(t6, t28, t31)
    t33 = t19 * t29 + t12
    t34 = t12 - t33
    t35 = (t12 - (t33 + t34)) + _fma(t19, t29, t34)
    t36 = _fma(t21, t29, t35)
    t37 = _fma(t19, t32, t36)
    t38 = t15 + t37
    t39 = I2 * t16
    t40 = _product_error(I2, t16, t39)
    t41 = _fma(I2, t18, t40)
    t42 = 4.0 * t22
    t43 = 4.0 * t24
    t44 = t4 + t42
    t45 = t4 - t44
    t46 = (t4 - (t44 + t45)) + (t42 + t45)
    t47 = t43 + t46
    t48 = t5 + t47
    t49 = w2 * w2
    t50 = _product_error(w2, w2, t49)
    t51 = t6 * t49
    t52 = _product_error(t6, t49, t51)
    t53 = _fma(t7, t49, t52)
    t54 = _fma(t6, t50, t53)
    t55 = t27 * t49
    t56 = _product_error(t27, t49, t55)
    t57 = _fma(t28, t49, t56)
    t58 = _fma(t27, t50, t57)
    t59 = w2 * t49
    t60 = _product_error(w2, t49, t59)
    t61 = _fma(w2, t50, t60)
    t62 = t49 * t49
    t63 = _product_error(t49, t49, t62)
    t64 = _fma(t49, t50, t63)
    t65 = _fma(t49, t50, t64)
    t66 = 4.0 * t16
    t67 = 4.0 * t18
    t68 = t51 * t66 + t33
    t69 = t33 - t68
    t70 = (t33 - (t68 + t69)) + _fma(t51, t66, t69)
    t71 = _fma(t51, t67, t70)
    t72 = _fma(t54, t66, t71)
    t73 = t38 + t72
    t74 = t16 * t55 + t68
    t75 = t68 - t74
    t76 = (t68 - (t74 + t75)) + _fma(t16, t55, t75)
    t77 = _fma(t18, t55, t76)
    t78 = _fma(t16, t58, t77)
    t79 = t73 + t78
    t80 = w2 / w1
    t81 = _fma(-t80, w1, w2) / w1
    t82 = t49 * t80
    t83 = _product_error(t49, t80, t82)
    t84 = _fma(t50, t80, t83)
    t85 = _fma(t49, t81, t84)
    t86 = 4.0 * t39
    t87 = 4.0 * t41
    t88 = t22 * -4.0
    t89 = t24 * -4.0
    t90 = t86 + t88
    t91 = t86 - t90
    t92 = (t86 - (t90 + t91)) + (t88 + t91)
    t93 = t87 + t92
    t94 = t89 + t93
    t95 = t62 * -t90 + t74
    t96 = t74 - t95
    t97 = (t74 - (t95 + t96)) + _fma(t62, -t90, t96)
    t98 = _fma(t62, -t94, t97)
    t99 = _fma(t65, -t90, t98)
    t100 = t79 + t99
    t101 = w2 * t80
    t102 = _product_error(w2, t80, t101)
    t103 = _fma(w2, t81, t102)
    t104 = t59 * t101
    t105 = _product_error(t59, t101, t104)
    t106 = _fma(t61, t101, t105)
    t107 = _fma(t59, t103, t106)
    t108 = -t39 * t104 + t95
    t109 = t95 - t108
    t110 = (t95 - (t108 + t109)) + _fma(-t39, t104, t109)
    t111 = _fma(-t41, t104, t110)
    t112 = _fma(-t39, t107, t111)
    t113 = t100 + t112
    t114 = t6 * -t25 + t108
    t115 = t108 - t114
    t116 = (t108 - (t114 + t115)) + _fma(t6, -t25, t115)
    t117 = _fma(t6, -t26, t116)
    t118 = _fma(t7, -t25, t117)
    t119 = t113 + t118
    t120 = t27 * -t19 + t114
    t121 = t114 - t120
    t122 = (t114 - (t120 + t121)) + _fma(t27, -t19, t121)
    t123 = _fma(t27, -t21, t122)
    t124 = _fma(t28, -t19, t123)
    t125 = t119 + t124
    t126 = t39 * 3.0
    t127 = _product_error(t39, 3.0, t126)
    t128 = _fma(t41, 3.0, t127)
    t129 = t16 + t126
    t130 = t16 - t129
    t131 = (t16 - (t129 + t130)) + (t126 + t130)
    t132 = t128 + t131
    t133 = t18 + t132
    t134 = 8.0 * t39
    t135 = 8.0 * t41
    t136 = t22 * -8.0
    t137 = t24 * -8.0
    t138 = t134 + t136
    t139 = t134 - t138
    t140 = (t134 - (t138 + t139)) + (t136 + t139)
    t141 = t135 + t140
    t142 = t137 + t141
    t143 = t49 * t138 + t120
    t144 = t120 - t143
    t145 = (t120 - (t143 + t144)) + _fma(t49, t138, t144)
    t146 = _fma(t49, t142, t145)
    t147 = _fma(t50, t138, t146)
    t148 = t125 + t147
    t149 = t82 * t129 + t143
    t150 = t143 - t149
    t151 = (t143 - (t149 + t150)) + _fma(t82, t129, t150)
    t152 = _fma(t82, t133, t151)
    t153 = _fma(t85, t129, t152)
    t154 = t148 + t153
    t155 = t44 + t149
    t156 = t44 - t155
    t157 = (t44 - (t155 + t156)) + (t149 + t156)
    t158 = t48 + t157
    t159 = t154 + t158
    t160 = t155 + t159
    return [t160]


def _loss_2(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = 4.0 * t1
    t5 = 4.0 * t3
    t6 = w1 * w1
    t7 = _product_error(w1, w1, t6)
    t8 = t6 * t6
    t9 = _product_error(t6, t6, t8)
    t10 = _fma(t6, t7, t9)
    t11 = _fma(t6, t7, t10)
    t12 = w1 * t6
    t13 = _product_error(w1, t6, t12)
    t14 = _fma(w1, t7, t13)
    t15 = p * t1
    t16 = _product_error(p, t1, t15)
    t17 = _fma(p, t3, t16)
    t18 = I2 * t1
    t19 = _product_error(I2, t1, t18)
    t20 = _fma(I2, t3, t19)
    t21 = 8.0 * t18
    t22 = 8.0 * t20
    t23 = w1 * w2
    t24 = _product_error(w1, w2, t23)
    t25 = t6 * t23
    t26 = _product_error(t6, t23, t25)
    t27 = _fma(t7, t23, t26)
    t28 = _fma(t6, t24, t27)
    t29 = I2 * t15
    t30 = _product_error(I2, t15, t29)
    t31 = _fma(I2, t17, t30)
    t32 = 4.0 * t18
    t33 = 4.0 * t20
    t34 = t4 + t32
    t35 = t4 - t34
    t36 = (t4 - (t34 + t35)) + (t32 + t35)
    t37 = t33 + t36
    t38 = t5 + t37
    t39 = w2 * w2
    t40 = _product_error(w2, w2, t39)
    t41 = t6 * t39
    t42 = _product_error(t6, t39, t41)
    t43 = _fma(t7, t39, t42)
    t44 = _fma(t6, t40, t43)
    t45 = 6.0 * t29
    t46 = _product_error(6.0, t29, t45)
    t47 = _fma(6.0, t31, t46)
    t48 = t23 * t39
    t49 = _product_error(t23, t39, t48)
    t50 = _fma(t24, t39, t49)
    t51 = _fma(t23, t40, t50)
    t52 = t39 * t39
    t53 = _product_error(t39, t39, t52)
    t54 = _fma(t39, t40, t53)
    t55 = _fma(t39, t40, t54)
    t56 = t15 * 8.0
    t57 = t17 * 8.0
    t58 = 4.0 * t15
    t59 = 4.0 * t17
    t60 = t15 * 3.0
    t61 = _product_error(t15, 3.0, t60)
    t62 = _fma(t17, 3.0, t61)
    t63 = 4.0 * t29
    t64 = 4.0 * t31
    t65 = w1 / w2
    t66 = _fma(-t65, w2, w1) / w2
    t67 = w1 * t65
    t68 = _product_error(w1, t65, t67)
    t69 = _fma(w1, t66, t68)
    t70 = t12 * t67
    t71 = _product_error(t12, t67, t70)
    t72 = _fma(t14, t67, t71)
    t73 = _fma(t12, t69, t72)
    t74 = -t15 * t70
    t75 = _product_error(-t15, t70, t74)
    t76 = _fma(-t17, t70, t75)
    t77 = _fma(-t15, t73, t76)
    t78 = t6 * t65
    t79 = _product_error(t6, t65, t78)
    t80 = _fma(t7, t65, t79)
    t81 = _fma(t6, t66, t80)
    t82 = t1 * -4.0
    t83 = t3 * -4.0
    t84 = t58 + t82
    t85 = t58 - t84
    t86 = (t58 - (t84 + t85)) + (t82 + t85)
    t87 = t59 + t86
    t88 = t83 + t87
    t89 = t8 * -t84 + t74
    t90 = t74 - t89
    t91 = (t74 - (t89 + t90)) + _fma(t8, -t84, t90)
    t92 = _fma(t8, -t88, t91)
    t93 = _fma(t11, -t84, t92)
    t94 = t77 + t93
    t95 = t25 * t29 + t89
    t96 = t89 - t95
    t97 = (t89 - (t95 + t96)) + _fma(t25, t29, t96)
    t98 = _fma(t25, t31, t97)
    t99 = _fma(t28, t29, t98)
    t100 = t94 + t99
    t101 = t41 * t63 + t95
    t102 = t95 - t101
    t103 = (t95 - (t101 + t102)) + _fma(t41, t63, t102)
    t104 = _fma(t41, t64, t103)
    t105 = _fma(t44, t63, t104)
    t106 = t100 + t105
    t107 = t45 * t48 + t101
    t108 = t101 - t107
    t109 = (t101 - (t107 + t108)) + _fma(t45, t48, t108)
    t110 = _fma(t47, t48, t109)
    t111 = _fma(t45, t51, t110)
    t112 = t106 + t111
    t113 = t32 * t52 + t107
    t114 = t107 - t113
    t115 = (t107 - (t113 + t114)) + _fma(t32, t52, t114)
    t116 = _fma(t33, t52, t115)
    t117 = _fma(t32, t55, t116)
    t118 = t112 + t117
    t119 = t29 + t60
    t120 = t29 - t119
    t121 = (t29 - (t119 + t120)) + (t60 + t120)
    t122 = t31 + t121
    t123 = t62 + t122
    t124 = t78 * t119 + t113
    t125 = t113 - t124
    t126 = (t113 - (t124 + t125)) + _fma(t78, t119, t125)
    t127 = _fma(t78, t123, t126)
    t128 = _fma(t81, t119, t127)
    t129 = t118 + t128
    t130 = t1 * -8.0
    t131 = t3 * -8.0
    t132 = t56 + t130
    t133 = t56 - t132
    t134 = (t56 - (t132 + t133)) + (t130 + t133)
    t135 = t57 + t134
    t136 = t131 + t135
    t137 = t6 * t132 + t124
    t138 = t124 - t137
    t139 = (t124 - (t137 + t138)) + _fma(t6, t132, t138)
    t140 = _fma(t6, t136, t139)
    t141 = _fma(t7, t132, t140)
    t142 = t129 + t141
    t143 = t23 * -t45 + t137
    t144 = t137 - t143
    t145 = (t137 - (t143 + t144)) + _fma(t23, -t45, t144)
    t146 = _fma(t23, -t47, t145)
    t147 = _fma(t24, -t45, t146)
    t148 = t142 + t147
    t149 = t39 * -t21 + t143
    t150 = t143 - t149
    t151 = (t143 - (t149 + t150)) + _fma(t39, -t21, t150)
    t152 = _fma(t39, -t22, t151)
    t153 = _fma(t40, -t21, t152)
    t154 = t148 + t153
    t155 = t34 + t149
    t156 = t34 - t155
    t157 = (t34 - (t155 + t156)) + (t149 + t156)
    t158 = t38 + t157
    t159 = t154 + t158
    t160 = t155 + t159
    return [t160]


_LOSS = [_loss_0, _loss_1, _loss_2]


def _gradient_0(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = w1 * w1
    t5 = _product_error(w1, w1, t4)
    t6 = t1 * 16.0
    t7 = t3 * 16.0
    t8 = w1 * t4
    t9 = _product_error(w1, t4, t8)
    t10 = _fma(w1, t5, t9)
    t11 = t6 * t8
    t12 = _product_error(t6, t8, t11)
    t13 = _fma(t7, t8, t12)
    t14 = _fma(t6, t10, t13)
    t15 = p * t1
    t16 = _product_error(p, t1, t15)
    t17 = _fma(p, t3, t16)
    t18 = 6.0 * t15
    t19 = _product_error(6.0, t15, t18)
    t20 = _fma(6.0, t17, t19)
    t21 = t8 * t18
    t22 = _product_error(t8, t18, t21)
    t23 = _fma(t8, t20, t22)
    t24 = _fma(t10, t18, t23)
    t25 = t15 * 18.0
    t26 = _product_error(t15, 18.0, t25)
    t27 = _fma(t17, 18.0, t26)
    t28 = I2 * t1
    t29 = _product_error(I2, t1, t28)
    t30 = _fma(I2, t3, t29)
    t31 = 8.0 * t28
    t32 = 8.0 * t30
    t33 = t1 * 8.0
    t34 = t3 * 8.0
    t35 = t31 + t33
    t36 = t31 - t35
    t37 = (t31 - (t35 + t36)) + (t33 + t36)
    t38 = t32 + t37
    t39 = t34 + t38
    t40 = w1 * w2
    t41 = _product_error(w1, w2, t40)
    t42 = w2 * t4
    t43 = _product_error(w2, t4, t42)
    t44 = _fma(w2, t5, t43)
    t45 = t25 * t42 + t11
    t46 = t11 - t45
    t47 = (t11 - (t45 + t46)) + _fma(t25, t42, t46)
    t48 = _fma(t27, t42, t47)
    t49 = _fma(t25, t44, t48)
    t50 = t14 + t49
    t51 = t35 * t42 + t21
    t52 = t21 - t51
    t53 = (t21 - (t51 + t52)) + _fma(t35, t42, t52)
    t54 = _fma(t39, t42, t53)
    t55 = _fma(t35, t44, t54)
    t56 = t24 + t55
    t57 = 16.0 * t28
    t58 = 16.0 * t30
    t59 = I2 * t15
    t60 = _product_error(I2, t15, t59)
    t61 = _fma(I2, t17, t60)
    t62 = w2 * w2
    t63 = _product_error(w2, w2, t62)
    t64 = w2 * t40
    t65 = _product_error(w2, t40, t64)
    t66 = _fma(w2, t41, t65)
    t67 = t35 * t64 + t45
    t68 = t45 - t67
    t69 = (t45 - (t67 + t68)) + _fma(t35, t64, t68)
    t70 = _fma(t39, t64, t69)
    t71 = _fma(t35, t66, t70)
    t72 = t50 + t71
    t73 = 18.0 * t59
    t74 = _product_error(18.0, t59, t73)
    t75 = _fma(18.0, t61, t74)
    t76 = t64 * t73 + t51
    t77 = t51 - t76
    t78 = (t51 - (t76 + t77)) + _fma(t64, t73, t77)
    t79 = _fma(t64, t75, t78)
    t80 = _fma(t66, t73, t79)
    t81 = t56 + t80
    t82 = 6.0 * t59
    t83 = _product_error(6.0, t59, t82)
    t84 = _fma(6.0, t61, t83)
    t85 = w2 * t62
    t86 = _product_error(w2, t62, t85)
    t87 = _fma(w2, t63, t86)
    t88 = t82 * t85 + t67
    t89 = t67 - t88
    t90 = (t67 - (t88 + t89)) + _fma(t82, t85, t89)
    t91 = _fma(t84, t85, t90)
    t92 = _fma(t82, t87, t91)
    t93 = t72 + t92
    t94 = t57 * t85 + t76
    t95 = t76 - t94
    t96 = (t76 - (t94 + t95)) + _fma(t57, t85, t95)
    t97 = _fma(t58, t85, t96)
    t98 = _fma(t57, t87, t97)
    t99 = t81 + t98
    t100 = t18 + t82
    t101 = t18 - t100
    t102 = (t18 - (t100 + t101)) + (t82 + t101)
    t103 = t84 + t102
    t104 = t20 + t103
    t105 = w1 * -t6 + t88
    t106 = t88 - t105
    t107 = (t88 - (t105 + t106)) + _fma(w1, -t6, t106)
    t108 = _fma(w1, -t7, t107)
    t109 = t93 + t108
    t110 = w1 * -t100 + t94
    t111 = t94 - t110
    t112 = (t94 - (t110 + t111)) + _fma(w1, -t100, t111)
    t113 = _fma(w1, -t104, t112)
    t114 = t99 + t113
    t115 = w2 * -t100 + t105
    t116 = t105 - t115
    t117 = (t105 - (t115 + t116)) + _fma(w2, -t100, t116)
    t118 = _fma(w2, -t104, t117)
    t119 = t109 + t118
    t120 = w2 * -t57 + t110
    t121 = t110 - t120
    t122 = (t110 - (t120 + t121)) + _fma(w2, -t57, t121)
    t123 = _fma(w2, -t58, t122)
    t124 = t114 + t123
    t125 = t115 + t119
    t126 = t120 + t124
    return [t125, t126]


def _gradient_1(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = w1 * w1
    t5 = _product_error(w1, w1, t4)
    t6 = t1 * 16.0
    t7 = t3 * 16.0
    t8 = w1 * t4
    t9 = _product_error(w1, t4, t8)
    t10 = _fma(w1, t5, t9)
    t11 = t6 * t8
    t12 = _product_error(t6, t8, t11)
    t13 = _fma(t7, t8, t12)
    t14 = _fma(t6, t10, t13)
    t15 = p * t1
    t16 = _product_error(p, t1, t15)
    t17 = _fma(p, t3, t16)
    t18 = 6.0 * t15
    t19 = _product_error(6.0, t15, t18)
    t20 = _fma(6.0, t17, t19)
    t21 = t8 * t18
    t22 = _product_error(t8, t18, t21)
    t23 = _fma(t8, t20, t22)
    t24 = _fma(t10, t18, t23)
    t25 = t15 * 18.0
    t26 = _product_error(t15, 18.0, t25)
    t27 = _fma(t17, 18.0, t26)
    t28 = I2 * t1
    t29 = _product_error(I2, t1, t28)
    t30 = _fma(I2, t3, t29)
    t31 = w1 * w2
    t32 = _product_error(w1, w2, t31)
    t33 = w2 * t4
    t34 = _product_error(w2, t4, t33)
    t35 = _fma(w2, t5, t34)
    t36 = t25 * t33 + t11
    t37 = t11 - t36
    t38 = (t11 - (t36 + t37)) + _fma(t25, t33, t37)
    t39 = _fma(t27, t33, t38)
    t40 = _fma(t25, t35, t39)
    t41 = t14 + t40
    t42 = I2 * t15
    t43 = _product_error(I2, t15, t42)
    t44 = _fma(I2, t17, t43)
    t45 = w2 * w2
    t46 = _product_error(w2, w2, t45)
    t47 = w2 * t31
    t48 = _product_error(w2, t31, t47)
    t49 = _fma(w2, t32, t48)
    t50 = w2 * t45
    t51 = _product_error(w2, t45, t50)
    t52 = _fma(w2, t46, t51)
    t53 = t15 * 8.0
    t54 = t17 * 8.0
    t55 = t33 * t53 + t21
    t56 = t21 - t55
    t57 = (t21 - (t55 + t56)) + _fma(t33, t53, t56)
    t58 = _fma(t33, t54, t57)
    t59 = _fma(t35, t53, t58)
    t60 = t24 + t59
    t61 = t47 * t53 + t36
    t62 = t36 - t61
    t63 = (t36 - (t61 + t62)) + _fma(t47, t53, t62)
    t64 = _fma(t47, t54, t63)
    t65 = _fma(t49, t53, t64)
    t66 = t41 + t65
    t67 = t15 * 3.0
    t68 = _product_error(t15, 3.0, t67)
    t69 = _fma(t17, 3.0, t68)
    t70 = t47 * t67 + t55
    t71 = t55 - t70
    t72 = (t55 - (t70 + t71)) + _fma(t47, t67, t71)
    t73 = _fma(t47, t69, t72)
    t74 = _fma(t49, t67, t73)
    t75 = t60 + t74
    t76 = t15 * t50 + t61
    t77 = t61 - t76
    t78 = (t61 - (t76 + t77)) + _fma(t15, t50, t77)
    t79 = _fma(t17, t50, t78)
    t80 = _fma(t15, t52, t79)
    t81 = t66 + t80
    t82 = 16.0 * t42
    t83 = 16.0 * t44
    t84 = t28 * -16.0
    t85 = t30 * -16.0
    t86 = t82 + t84
    t87 = t82 - t86
    t88 = (t82 - (t86 + t87)) + (t84 + t87)
    t89 = t83 + t88
    t90 = t85 + t89
    t91 = t50 * -t86 + t70
    t92 = t70 - t91
    t93 = (t70 - (t91 + t92)) + _fma(t50, -t86, t92)
    t94 = _fma(t50, -t90, t93)
    t95 = _fma(t52, -t86, t94)
    t96 = t75 + t95
    t97 = w2 / w1
    t98 = _fma(-t97, w1, w2) / w1
    t99 = t97 * t97
    t100 = _product_error(t97, t97, t99)
    t101 = _fma(t97, t98, t100)
    t102 = _fma(t97, t98, t101)
    t103 = t42 * 5.0
    t104 = _product_error(t42, 5.0, t103)
    t105 = _fma(t44, 5.0, t104)
    t106 = t50 * t99
    t107 = _product_error(t50, t99, t106)
    t108 = _fma(t52, t99, t107)
    t109 = _fma(t50, t102, t108)
    t110 = t42 * t106 + t76
    t111 = t76 - t110
    t112 = (t76 - (t110 + t111)) + _fma(t42, t106, t111)
    t113 = _fma(t44, t106, t112)
    t114 = _fma(t42, t109, t113)
    t115 = t81 + t114
    t116 = w2 * t97
    t117 = _product_error(w2, t97, t116)
    t118 = _fma(w2, t98, t117)
    t119 = t45 * t116
    t120 = _product_error(t45, t116, t119)
    t121 = _fma(t46, t116, t120)
    t122 = _fma(t45, t118, t121)
    t123 = -t103 * t119 + t91
    t124 = t91 - t123
    t125 = (t91 - (t123 + t124)) + _fma(-t103, t119, t124)
    t126 = _fma(-t105, t119, t125)
    t127 = _fma(-t103, t122, t126)
    t128 = t96 + t127
    t129 = w1 * -t6 + t110
    t130 = t110 - t129
    t131 = (t110 - (t129 + t130)) + _fma(w1, -t6, t130)
    t132 = _fma(w1, -t7, t131)
    t133 = t115 + t132
    t134 = w1 * -t18 + t123
    t135 = t123 - t134
    t136 = (t123 - (t134 + t135)) + _fma(w1, -t18, t135)
    t137 = _fma(w1, -t20, t136)
    t138 = t128 + t137
    t139 = t42 * 9.0
    t140 = _product_error(t42, 9.0, t139)
    t141 = _fma(t44, 9.0, t140)
    t142 = t67 + t139
    t143 = t67 - t142
    t144 = (t67 - (t142 + t143)) + (t139 + t143)
    t145 = t141 + t144
    t146 = t69 + t145
    t147 = w2 * -t18 + t129
    t148 = t129 - t147
    t149 = (t129 - (t147 + t148)) + _fma(w2, -t18, t148)
    t150 = _fma(w2, -t20, t149)
    t151 = t133 + t150
    t152 = w2 * t86 + t134
    t153 = t134 - t152
    t154 = (t134 - (t152 + t153)) + _fma(w2, t86, t153)
    t155 = _fma(w2, t90, t154)
    t156 = t138 + t155
    t157 = t42 * 3.0
    t158 = _product_error(t42, 3.0, t157)
    t159 = _fma(t44, 3.0, t158)
    t160 = t15 + t157
    t161 = t15 - t160
    t162 = (t15 - (t160 + t161)) + (t157 + t161)
    t163 = t159 + t162
    t164 = t17 + t163
    t165 = w2 * t99
    t166 = _product_error(w2, t99, t165)
    t167 = _fma(w2, t102, t166)
    t168 = -t160 * t165 + t147
    t169 = t147 - t168
    t170 = (t147 - (t168 + t169)) + _fma(-t160, t165, t169)
    t171 = _fma(-t164, t165, t170)
    t172 = _fma(-t160, t167, t171)
    t173 = t151 + t172
    t174 = t116 * t142 + t152
    t175 = t152 - t174
    t176 = (t152 - (t174 + t175)) + _fma(t116, t142, t175)
    t177 = _fma(t116, t146, t176)
    t178 = _fma(t118, t142, t177)
    t179 = t156 + t178
    t180 = t168 + t173
    t181 = t174 + t179
    return [t180, t181]


def _gradient_2(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = w1 * w1
    t5 = _product_error(w1, w1, t4)
    t6 = w1 * t4
    t7 = _product_error(w1, t4, t6)
    t8 = _fma(w1, t5, t7)
    t9 = p * t1
    t10 = _product_error(p, t1, t9)
    t11 = _fma(p, t3, t10)
    t12 = I2 * t1
    t13 = _product_error(I2, t1, t12)
    t14 = _fma(I2, t3, t13)
    t15 = w1 * w2
    t16 = _product_error(w1, w2, t15)
    t17 = w2 * t4
    t18 = _product_error(w2, t4, t17)
    t19 = _fma(w2, t5, t18)
    t20 = 16.0 * t12
    t21 = 16.0 * t14
    t22 = I2 * t9
    t23 = _product_error(I2, t9, t22)
    t24 = _fma(I2, t11, t23)
    t25 = w2 * w2
    t26 = _product_error(w2, w2, t25)
    t27 = w2 * t15
    t28 = _product_error(w2, t15, t27)
    t29 = _fma(w2, t16, t28)
    t30 = 18.0 * t22
    t31 = _product_error(18.0, t22, t30)
    t32 = _fma(18.0, t24, t31)
    t33 = 6.0 * t22
    t34 = _product_error(6.0, t22, t33)
    t35 = _fma(6.0, t24, t34)
    t36 = w2 * t25
    t37 = _product_error(w2, t25, t36)
    t38 = _fma(w2, t26, t37)
    t39 = 16.0 * t9
    t40 = 16.0 * t11
    t41 = t9 * 3.0
    t42 = _product_error(t9, 3.0, t41)
    t43 = _fma(t11, 3.0, t42)
    t44 = t22 * 3.0
    t45 = _product_error(t22, 3.0, t44)
    t46 = _fma(t24, 3.0, t45)
    t47 = 8.0 * t22
    t48 = 8.0 * t24
    t49 = w1 / w2
    t50 = _fma(-t49, w2, w1) / w2
    t51 = w1 * t49
    t52 = _product_error(w1, t49, t51)
    t53 = _fma(w1, t50, t52)
    t54 = t9 * 5.0
    t55 = _product_error(t9, 5.0, t54)
    t56 = _fma(t11, 5.0, t55)
    t57 = t4 * t51
    t58 = _product_error(t4, t51, t57)
    t59 = _fma(t5, t51, t58)
    t60 = _fma(t4, t53, t59)
    t61 = -t54 * t57
    t62 = _product_error(-t54, t57, t61)
    t63 = _fma(-t56, t57, t62)
    t64 = _fma(-t54, t60, t63)
    t65 = t49 * t49
    t66 = _product_error(t49, t49, t65)
    t67 = _fma(t49, t50, t66)
    t68 = _fma(t49, t50, t67)
    t69 = t6 * t65
    t70 = _product_error(t6, t65, t69)
    t71 = _fma(t8, t65, t70)
    t72 = _fma(t6, t68, t71)
    t73 = t9 * t69
    t74 = _product_error(t9, t69, t73)
    t75 = _fma(t11, t69, t74)
    t76 = _fma(t9, t72, t75)
    t77 = t1 * -16.0
    t78 = t3 * -16.0
    t79 = t39 + t77
    t80 = t39 - t79
    t81 = (t39 - (t79 + t80)) + (t77 + t80)
    t82 = t40 + t81
    t83 = t78 + t82
    t84 = t6 * -t79 + t61
    t85 = t61 - t84
    t86 = (t61 - (t84 + t85)) + _fma(t6, -t79, t85)
    t87 = _fma(t6, -t83, t86)
    t88 = _fma(t8, -t79, t87)
    t89 = t64 + t88
    t90 = t6 * t22 + t73
    t91 = t73 - t90
    t92 = (t73 - (t90 + t91)) + _fma(t6, t22, t91)
    t93 = _fma(t6, t24, t92)
    t94 = _fma(t8, t22, t93)
    t95 = t76 + t94
    t96 = t17 * t44 + t84
    t97 = t84 - t96
    t98 = (t84 - (t96 + t97)) + _fma(t17, t44, t97)
    t99 = _fma(t17, t46, t98)
    t100 = _fma(t19, t44, t99)
    t101 = t89 + t100
    t102 = t17 * t47 + t90
    t103 = t90 - t102
    t104 = (t90 - (t102 + t103)) + _fma(t17, t47, t103)
    t105 = _fma(t17, t48, t104)
    t106 = _fma(t19, t47, t105)
    t107 = t95 + t106
    t108 = t27 * t47 + t96
    t109 = t96 - t108
    t110 = (t96 - (t108 + t109)) + _fma(t27, t47, t109)
    t111 = _fma(t27, t48, t110)
    t112 = _fma(t29, t47, t111)
    t113 = t101 + t112
    t114 = t27 * t30 + t102
    t115 = t102 - t114
    t116 = (t102 - (t114 + t115)) + _fma(t27, t30, t115)
    t117 = _fma(t27, t32, t116)
    t118 = _fma(t29, t30, t117)
    t119 = t107 + t118
    t120 = t33 * t36 + t108
    t121 = t108 - t120
    t122 = (t108 - (t120 + t121)) + _fma(t33, t36, t121)
    t123 = _fma(t35, t36, t122)
    t124 = _fma(t33, t38, t123)
    t125 = t113 + t124
    t126 = t20 * t36 + t114
    t127 = t114 - t126
    t128 = (t114 - (t126 + t127)) + _fma(t20, t36, t127)
    t129 = _fma(t21, t36, t128)
    t130 = _fma(t20, t38, t129)
    t131 = t119 + t130
    t132 = t9 * 9.0
    t133 = _product_error(t9, 9.0, t132)
    t134 = _fma(t11, 9.0, t133)
    t135 = t44 + t132
    t136 = t44 - t135
    t137 = (t44 - (t135 + t136)) + (t132 + t136)
    t138 = t46 + t137
    t139 = t134 + t138
    t140 = t51 * t135 + t120
    t141 = t120 - t140
    t142 = (t120 - (t140 + t141)) + _fma(t51, t135, t141)
    t143 = _fma(t51, t139, t142)
    t144 = _fma(t53, t135, t143)
    t145 = t125 + t144
    t146 = t22 + t41
    t147 = t22 - t146
    t148 = (t22 - (t146 + t147)) + (t41 + t147)
    t149 = t24 + t148
    t150 = t43 + t149
    t151 = t49 * t51
    t152 = _product_error(t49, t51, t151)
    t153 = _fma(t49, t53, t152)
    t154 = _fma(t50, t51, t153)
    t155 = -t146 * t151 + t126
    t156 = t126 - t155
    t157 = (t126 - (t155 + t156)) + _fma(-t146, t151, t156)
    t158 = _fma(-t150, t151, t157)
    t159 = _fma(-t146, t154, t158)
    t160 = t131 + t159
    t161 = w1 * t79 + t140
    t162 = t140 - t161
    t163 = (t140 - (t161 + t162)) + _fma(w1, t79, t162)
    t164 = _fma(w1, t83, t163)
    t165 = t145 + t164
    t166 = w1 * -t33 + t155
    t167 = t155 - t166
    t168 = (t155 - (t166 + t167)) + _fma(w1, -t33, t167)
    t169 = _fma(w1, -t35, t168)
    t170 = t160 + t169
    t171 = w2 * -t33 + t161
    t172 = t161 - t171
    t173 = (t161 - (t171 + t172)) + _fma(w2, -t33, t172)
    t174 = _fma(w2, -t35, t173)
    t175 = t165 + t174
    t176 = w2 * -t20 + t166
    t177 = t166 - t176
    t178 = (t166 - (t176 + t177)) + _fma(w2, -t20, t177)
    t179 = _fma(w2, -t21, t178)
    t180 = t170 + t179
    t181 = t171 + t175
    t182 = t176 + t180
    return [t181, t182]


_GRADIENT = [_gradient_0, _gradient_1, _gradient_2]


def _hessian_0(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = w1 * w1
    t5 = _product_error(w1, w1, t4)
    t6 = t1 * 16.0
    t7 = t3 * 16.0
    t8 = p * t1
    t9 = _product_error(p, t1, t8)
    t10 = _fma(p, t3, t9)
    t11 = 6.0 * t8
    t12 = _product_error(6.0, t8, t11)
    t13 = _fma(6.0, t10, t12)
    t14 = t1 * 48.0
    t15 = _product_error(t1, 48.0, t14)
    t16 = _fma(t3, 48.0, t15)
    t17 = t4 * t14
    t18 = _product_error(t4, t14, t17)
    t19 = _fma(t4, t16, t18)
    t20 = _fma(t5, t14, t19)
    t21 = t8 * 18.0
    t22 = _product_error(t8, 18.0, t21)
    t23 = _fma(t10, 18.0, t22)
    t24 = t4 * t21
    t25 = _product_error(t4, t21, t24)
    t26 = _fma(t4, t23, t25)
    t27 = _fma(t5, t21, t26)
    t28 = I2 * t1
    t29 = _product_error(I2, t1, t28)
    t30 = _fma(I2, t3, t29)
    t31 = 8.0 * t28
    t32 = 8.0 * t30
    t33 = t1 * 8.0
    t34 = t3 * 8.0
    t35 = t31 + t33
    t36 = t31 - t35
    t37 = (t31 - (t35 + t36)) + (t33 + t36)
    t38 = t32 + t37
    t39 = t34 + t38
    t40 = t4 * t35
    t41 = _product_error(t4, t35, t40)
    t42 = _fma(t4, t39, t41)
    t43 = _fma(t5, t35, t42)
    t44 = w1 * w2
    t45 = _product_error(w1, w2, t44)
    t46 = t8 * 36.0
    t47 = _product_error(t8, 36.0, t46)
    t48 = _fma(t10, 36.0, t47)
    t49 = t44 * t46 + t17
    t50 = t17 - t49
    t51 = (t17 - (t49 + t50)) + _fma(t44, t46, t50)
    t52 = _fma(t44, t48, t51)
    t53 = _fma(t45, t46, t52)
    t54 = t20 + t53
    t55 = 16.0 * t28
    t56 = 16.0 * t30
    t57 = t6 + t55
    t58 = t6 - t57
    t59 = (t6 - (t57 + t58)) + (t55 + t58)
    t60 = t56 + t59
    t61 = t7 + t60
    t62 = t44 * t57 + t24
    t63 = t24 - t62
    t64 = (t24 - (t62 + t63)) + _fma(t44, t57, t63)
    t65 = _fma(t44, t61, t64)
    t66 = _fma(t45, t57, t65)
    t67 = t27 + t66
    t68 = I2 * t8
    t69 = _product_error(I2, t8, t68)
    t70 = _fma(I2, t10, t69)
    t71 = 36.0 * t68
    t72 = _product_error(36.0, t68, t71)
    t73 = _fma(36.0, t70, t72)
    t74 = t44 * t71 + t40
    t75 = t40 - t74
    t76 = (t40 - (t74 + t75)) + _fma(t44, t71, t75)
    t77 = _fma(t44, t73, t76)
    t78 = _fma(t45, t71, t77)
    t79 = t43 + t78
    t80 = w2 * w2
    t81 = _product_error(w2, w2, t80)
    t82 = 18.0 * t68
    t83 = _product_error(18.0, t68, t82)
    t84 = _fma(18.0, t70, t83)
    t85 = t35 * t80 + t49
    t86 = t49 - t85
    t87 = (t49 - (t85 + t86)) + _fma(t35, t80, t86)
    t88 = _fma(t39, t80, t87)
    t89 = _fma(t35, t81, t88)
    t90 = t54 + t89
    t91 = t80 * t82 + t62
    t92 = t62 - t91
    t93 = (t62 - (t91 + t92)) + _fma(t80, t82, t92)
    t94 = _fma(t80, t84, t93)
    t95 = _fma(t81, t82, t94)
    t96 = t67 + t95
    t97 = 48.0 * t28
    t98 = _product_error(48.0, t28, t97)
    t99 = _fma(48.0, t30, t98)
    t100 = t80 * t97 + t74
    t101 = t74 - t100
    t102 = (t74 - (t100 + t101)) + _fma(t80, t97, t101)
    t103 = _fma(t80, t99, t102)
    t104 = _fma(t81, t97, t103)
    t105 = t79 + t104
    t106 = 6.0 * t68
    t107 = _product_error(6.0, t68, t106)
    t108 = _fma(6.0, t70, t107)
    t109 = t85 - t6
    t110 = t85 - t109
    t111 = (t85 - (t109 + t110)) + (-t6 + t110)
    t112 = t111 - t7
    t113 = t90 + t112
    t114 = t11 + t106
    t115 = t11 - t114
    t116 = (t11 - (t114 + t115)) + (t106 + t115)
    t117 = t108 + t116
    t118 = t13 + t117
    t119 = t91 - t114
    t120 = t91 - t119
    t121 = (t91 - (t119 + t120)) + (-t114 + t120)
    t122 = t121 - t118
    t123 = t96 + t122
    t124 = t100 - t55
    t125 = t100 - t124
    t126 = (t100 - (t124 + t125)) + (-t55 + t125)
    t127 = t126 - t56
    t128 = t105 + t127
    t129 = t109 + t113
    t130 = t119 + t123
    t131 = t124 + t128
    return [t129, t130, t131]


def _hessian_1(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = w1 * w1
    t5 = _product_error(w1, w1, t4)
    t6 = t1 * 16.0
    t7 = t3 * 16.0
    t8 = p * t1
    t9 = _product_error(p, t1, t8)
    t10 = _fma(p, t3, t9)
    t11 = 6.0 * t8
    t12 = _product_error(6.0, t8, t11)
    t13 = _fma(6.0, t10, t12)
    t14 = t1 * 48.0
    t15 = _product_error(t1, 48.0, t14)
    t16 = _fma(t3, 48.0, t15)
    t17 = t4 * t14
    t18 = _product_error(t4, t14, t17)
    t19 = _fma(t4, t16, t18)
    t20 = _fma(t5, t14, t19)
    t21 = t8 * 18.0
    t22 = _product_error(t8, 18.0, t21)
    t23 = _fma(t10, 18.0, t22)
    t24 = t4 * t21
    t25 = _product_error(t4, t21, t24)
    t26 = _fma(t4, t23, t25)
    t27 = _fma(t5, t21, t26)
    t28 = I2 * t1
    t29 = _product_error(I2, t1, t28)
    t30 = _fma(I2, t3, t29)
    t31 = w1 * w2
    t32 = _product_error(w1, w2, t31)
    t33 = t8 * 36.0
    t34 = _product_error(t8, 36.0, t33)
    t35 = _fma(t10, 36.0, t34)
    t36 = t31 * t33 + t17
    t37 = t17 - t36
    t38 = (t17 - (t36 + t37)) + _fma(t31, t33, t37)
    t39 = _fma(t31, t35, t38)
    t40 = _fma(t32, t33, t39)
    t41 = t20 + t40
    t42 = I2 * t8
    t43 = _product_error(I2, t8, t42)
    t44 = _fma(I2, t10, t43)
    t45 = w2 * w2
    t46 = _product_error(w2, w2, t45)
    t47 = 18.0 * t42
    t48 = _product_error(18.0, t42, t47)
    t49 = _fma(18.0, t44, t48)
    t50 = 6.0 * t42
    t51 = _product_error(6.0, t42, t50)
    t52 = _fma(6.0, t44, t51)
    t53 = t8 * 8.0
    t54 = t10 * 8.0
    t55 = t4 * t53
    t56 = _product_error(t4, t53, t55)
    t57 = _fma(t4, t54, t56)
    t58 = _fma(t5, t53, t57)
    t59 = 16.0 * t8
    t60 = 16.0 * t10
    t61 = t31 * t59 + t24
    t62 = t24 - t61
    t63 = (t24 - (t61 + t62)) + _fma(t31, t59, t62)
    t64 = _fma(t31, t60, t63)
    t65 = _fma(t32, t59, t64)
    t66 = t27 + t65
    t67 = t11 * t31 + t55
    t68 = t55 - t67
    t69 = (t55 - (t67 + t68)) + _fma(t11, t31, t68)
    t70 = _fma(t13, t31, t69)
    t71 = _fma(t11, t32, t70)
    t72 = t58 + t71
    t73 = t8 * 3.0
    t74 = _product_error(t8, 3.0, t73)
    t75 = _fma(t10, 3.0, t74)
    t76 = t45 * t53 + t36
    t77 = t36 - t76
    t78 = (t36 - (t76 + t77)) + _fma(t45, t53, t77)
    t79 = _fma(t45, t54, t78)
    t80 = _fma(t46, t53, t79)
    t81 = t41 + t80
    t82 = t45 * t73 + t61
    t83 = t61 - t82
    t84 = (t61 - (t82 + t83)) + _fma(t45, t73, t83)
    t85 = _fma(t45, t75, t84)
    t86 = _fma(t46, t73, t85)
    t87 = t66 + t86
    t88 = 48.0 * t42
    t89 = _product_error(48.0, t42, t88)
    t90 = _fma(48.0, t44, t89)
    t91 = t28 * -48.0
    t92 = _product_error(t28, -48.0, t91)
    t93 = _fma(t30, -48.0, t92)
    t94 = t88 + t91
    t95 = t88 - t94
    t96 = (t88 - (t94 + t95)) + (t91 + t95)
    t97 = t90 + t96
    t98 = t93 + t97
    t99 = t45 * -t94 + t67
    t100 = t67 - t99
    t101 = (t67 - (t99 + t100)) + _fma(t45, -t94, t100)
    t102 = _fma(t45, -t98, t101)
    t103 = _fma(t46, -t94, t102)
    t104 = t72 + t103
    t105 = 16.0 * t42
    t106 = 16.0 * t44
    t107 = t28 * -16.0
    t108 = t30 * -16.0
    t109 = t105 + t107
    t110 = t105 - t109
    t111 = (t105 - (t109 + t110)) + (t107 + t110)
    t112 = t106 + t111
    t113 = t108 + t112
    t114 = t42 * 2.0
    t115 = t44 * 2.0
    t116 = w2 / w1
    t117 = _fma(-t116, w1, w2) / w1
    t118 = t116 * t116
    t119 = _product_error(t116, t116, t118)
    t120 = _fma(t116, t117, t119)
    t121 = _fma(t116, t117, t120)
    t122 = t116 * t118
    t123 = _product_error(t116, t118, t122)
    t124 = _fma(t117, t118, t123)
    t125 = _fma(t116, t121, t124)
    t126 = t45 * t122
    t127 = _product_error(t45, t122, t126)
    t128 = _fma(t46, t122, t127)
    t129 = _fma(t45, t125, t128)
    t130 = -t114 * t126 + t76
    t131 = t76 - t130
    t132 = (t76 - (t130 + t131)) + _fma(-t114, t126, t131)
    t133 = _fma(-t115, t126, t132)
    t134 = _fma(-t114, t129, t133)
    t135 = t81 + t134
    t136 = t42 * 5.0
    t137 = _product_error(t42, 5.0, t136)
    t138 = _fma(t44, 5.0, t137)
    t139 = t45 * t118
    t140 = _product_error(t45, t118, t139)
    t141 = _fma(t46, t118, t140)
    t142 = _fma(t45, t121, t141)
    t143 = t136 * t139 + t82
    t144 = t82 - t143
    t145 = (t82 - (t143 + t144)) + _fma(t136, t139, t144)
    t146 = _fma(t138, t139, t145)
    t147 = _fma(t136, t142, t146)
    t148 = t87 + t147
    t149 = t42 * 20.0
    t150 = _product_error(t42, 20.0, t149)
    t151 = _fma(t44, 20.0, t150)
    t152 = t45 * t116
    t153 = _product_error(t45, t116, t152)
    t154 = _fma(t46, t116, t153)
    t155 = _fma(t45, t117, t154)
    t156 = -t149 * t152 + t99
    t157 = t99 - t156
    t158 = (t99 - (t156 + t157)) + _fma(-t149, t152, t157)
    t159 = _fma(-t151, t152, t158)
    t160 = _fma(-t149, t155, t159)
    t161 = t104 + t160
    t162 = t130 - t6
    t163 = -t6 - t162
    t164 = (-t6 - (t162 + t163)) + (t130 + t163)
    t165 = t164 - t7
    t166 = t135 + t165
    t167 = t143 - t11
    t168 = t143 - t167
    t169 = (t143 - (t167 + t168)) + (-t11 + t168)
    t170 = t169 - t13
    t171 = t148 + t170
    t172 = t109 + t156
    t173 = t109 - t172
    t174 = (t109 - (t172 + t173)) + (t156 + t173)
    t175 = t113 + t174
    t176 = t161 + t175
    t177 = t8 * 2.0
    t178 = t10 * 2.0
    t179 = t50 + t177
    t180 = t50 - t179
    t181 = (t50 - (t179 + t180)) + (t177 + t180)
    t182 = t52 + t181
    t183 = t178 + t182
    t184 = t122 * t179 + t162
    t185 = t162 - t184
    t186 = (t162 - (t184 + t185)) + _fma(t122, t179, t185)
    t187 = _fma(t122, t183, t186)
    t188 = _fma(t125, t179, t187)
    t189 = t166 + t188
    t190 = t42 * 9.0
    t191 = _product_error(t42, 9.0, t190)
    t192 = _fma(t44, 9.0, t191)
    t193 = t73 + t190
    t194 = t73 - t193
    t195 = (t73 - (t193 + t194)) + (t190 + t194)
    t196 = t192 + t195
    t197 = t75 + t196
    t198 = t118 * -t193 + t167
    t199 = t167 - t198
    t200 = (t167 - (t198 + t199)) + _fma(t118, -t193, t199)
    t201 = _fma(t118, -t197, t200)
    t202 = _fma(t121, -t193, t201)
    t203 = t171 + t202
    t204 = t11 + t47
    t205 = t11 - t204
    t206 = (t11 - (t204 + t205)) + (t47 + t205)
    t207 = t49 + t206
    t208 = t13 + t207
    t209 = t116 * t204 + t172
    t210 = t172 - t209
    t211 = (t172 - (t209 + t210)) + _fma(t116, t204, t210)
    t212 = _fma(t116, t208, t211)
    t213 = _fma(t117, t204, t212)
    t214 = t176 + t213
    t215 = t184 + t189
    t216 = t198 + t203
    t217 = t209 + t214
    return [t215, t216, t217]


def _hessian_2(w1, w2, p, I2):
    t1 = p * 0.08333333333333333
    t2 = _product_error(p, 0.08333333333333333, t1)
    t3 = _fma(p, 4.625929269271485e-18, t2)
    t4 = w1 * w1
    t5 = _product_error(w1, w1, t4)
    t6 = p * t1
    t7 = _product_error(p, t1, t6)
    t8 = _fma(p, t3, t7)
    t9 = 6.0 * t6
    t10 = _product_error(6.0, t6, t9)
    t11 = _fma(6.0, t8, t10)
    t12 = t6 * 18.0
    t13 = _product_error(t6, 18.0, t12)
    t14 = _fma(t8, 18.0, t13)
    t15 = I2 * t1
    t16 = _product_error(I2, t1, t15)
    t17 = _fma(I2, t3, t16)
    t18 = w1 * w2
    t19 = _product_error(w1, w2, t18)
    t20 = 16.0 * t15
    t21 = 16.0 * t17
    t22 = I2 * t6
    t23 = _product_error(I2, t6, t22)
    t24 = _fma(I2, t8, t23)
    t25 = 36.0 * t22
    t26 = _product_error(36.0, t22, t25)
    t27 = _fma(36.0, t24, t26)
    t28 = w2 * w2
    t29 = _product_error(w2, w2, t28)
    t30 = 18.0 * t22
    t31 = _product_error(18.0, t22, t30)
    t32 = _fma(18.0, t24, t31)
    t33 = 48.0 * t15
    t34 = _product_error(48.0, t15, t33)
    t35 = _fma(48.0, t17, t34)
    t36 = 6.0 * t22
    t37 = _product_error(6.0, t22, t36)
    t38 = _fma(6.0, t24, t37)
    t39 = 16.0 * t6
    t40 = 16.0 * t8
    t41 = 16.0 * t22
    t42 = 16.0 * t24
    t43 = t22 * 2.0
    t44 = t24 * 2.0
    t45 = t6 * 2.0
    t46 = t8 * 2.0
    t47 = t22 * 3.0
    t48 = _product_error(t22, 3.0, t47)
    t49 = _fma(t24, 3.0, t48)
    t50 = 8.0 * t22
    t51 = 8.0 * t24
    t52 = w1 / w2
    t53 = _fma(-t52, w2, w1) / w2
    t54 = t6 * 5.0
    t55 = _product_error(t6, 5.0, t54)
    t56 = _fma(t8, 5.0, t55)
    t57 = t52 * t52
    t58 = _product_error(t52, t52, t57)
    t59 = _fma(t52, t53, t58)
    t60 = _fma(t52, t53, t59)
    t61 = t6 * 20.0
    t62 = _product_error(t6, 20.0, t61)
    t63 = _fma(t8, 20.0, t62)
    t64 = t4 * t52
    t65 = _product_error(t4, t52, t64)
    t66 = _fma(t5, t52, t65)
    t67 = _fma(t4, t53, t66)
    t68 = -t61 * t64
    t69 = _product_error(-t61, t64, t68)
    t70 = _fma(-t63, t64, t69)
    t71 = _fma(-t61, t67, t70)
    t72 = t4 * t57
    t73 = _product_error(t4, t57, t72)
    t74 = _fma(t5, t57, t73)
    t75 = _fma(t4, t60, t74)
    t76 = t54 * t72
    t77 = _product_error(t54, t72, t76)
    t78 = _fma(t56, t72, t77)
    t79 = _fma(t54, t75, t78)
    t80 = t57 * t64
    t81 = _product_error(t57, t64, t80)
    t82 = _fma(t57, t67, t81)
    t83 = _fma(t60, t64, t82)
    t84 = -t45 * t80
    t85 = _product_error(-t45, t80, t84)
    t86 = _fma(-t46, t80, t85)
    t87 = _fma(-t45, t83, t86)
    t88 = t1 * -16.0
    t89 = t3 * -16.0
    t90 = t39 + t88
    t91 = t39 - t90
    t92 = (t39 - (t90 + t91)) + (t88 + t91)
    t93 = t40 + t92
    t94 = t89 + t93
    t95 = t6 * 48.0
    t96 = _product_error(t6, 48.0, t95)
    t97 = _fma(t8, 48.0, t96)
    t98 = t1 * -48.0
    t99 = _product_error(t1, -48.0, t98)
    t100 = _fma(t3, -48.0, t99)
    t101 = t95 + t98
    t102 = t95 - t101
    t103 = (t95 - (t101 + t102)) + (t98 + t102)
    t104 = t97 + t103
    t105 = t100 + t104
    t106 = t4 * -t101 + t68
    t107 = t68 - t106
    t108 = (t68 - (t106 + t107)) + _fma(t4, -t101, t107)
    t109 = _fma(t4, -t105, t108)
    t110 = _fma(t5, -t101, t109)
    t111 = t71 + t110
    t112 = t4 * t47 + t76
    t113 = t76 - t112
    t114 = (t76 - (t112 + t113)) + _fma(t4, t47, t113)
    t115 = _fma(t4, t49, t114)
    t116 = _fma(t5, t47, t115)
    t117 = t79 + t116
    t118 = t4 * t50 + t84
    t119 = t84 - t118
    t120 = (t84 - (t118 + t119)) + _fma(t4, t50, t119)
    t121 = _fma(t4, t51, t120)
    t122 = _fma(t5, t50, t121)
    t123 = t87 + t122
    t124 = t18 * t36 + t106
    t125 = t106 - t124
    t126 = (t106 - (t124 + t125)) + _fma(t18, t36, t125)
    t127 = _fma(t18, t38, t126)
    t128 = _fma(t19, t36, t127)
    t129 = t111 + t128
    t130 = t18 * t41 + t112
    t131 = t112 - t130
    t132 = (t112 - (t130 + t131)) + _fma(t18, t41, t131)
    t133 = _fma(t18, t42, t132)
    t134 = _fma(t19, t41, t133)
    t135 = t117 + t134
    t136 = t18 * t25 + t118
    t137 = t118 - t136
    t138 = (t118 - (t136 + t137)) + _fma(t18, t25, t137)
    t139 = _fma(t18, t27, t138)
    t140 = _fma(t19, t25, t139)
    t141 = t123 + t140
    t142 = t28 * t50 + t124
    t143 = t124 - t142
    t144 = (t124 - (t142 + t143)) + _fma(t28, t50, t143)
    t145 = _fma(t28, t51, t144)
    t146 = _fma(t29, t50, t145)
    t147 = t129 + t146
    t148 = t28 * t30 + t130
    t149 = t130 - t148
    t150 = (t130 - (t148 + t149)) + _fma(t28, t30, t149)
    t151 = _fma(t28, t32, t150)
    t152 = _fma(t29, t30, t151)
    t153 = t135 + t152
    t154 = t28 * t33 + t136
    t155 = t136 - t154
    t156 = (t136 - (t154 + t155)) + _fma(t28, t33, t155)
    t157 = _fma(t28, t35, t156)
    t158 = _fma(t29, t33, t157)
    t159 = t141 + t158
    t160 = t12 + t36
    t161 = t12 - t160
    t162 = (t12 - (t160 + t161)) + (t36 + t161)
    t163 = t38 + t162
    t164 = t14 + t163
    t165 = t52 * t160 + t142
    t166 = t142 - t165
    t167 = (t142 - (t165 + t166)) + _fma(t52, t160, t166)
    t168 = _fma(t52, t164, t167)
    t169 = _fma(t53, t160, t168)
    t170 = t147 + t169
    t171 = t6 * 9.0
    t172 = _product_error(t6, 9.0, t171)
    t173 = _fma(t8, 9.0, t172)
    t174 = t47 + t171
    t175 = t47 - t174
    t176 = (t47 - (t174 + t175)) + (t171 + t175)
    t177 = t49 + t176
    t178 = t173 + t177
    t179 = t57 * -t174 + t148
    t180 = t148 - t179
    t181 = (t148 - (t179 + t180)) + _fma(t57, -t174, t180)
    t182 = _fma(t57, -t178, t181)
    t183 = _fma(t60, -t174, t182)
    t184 = t153 + t183
    t185 = t9 + t43
    t186 = t9 - t185
    t187 = (t9 - (t185 + t186)) + (t43 + t186)
    t188 = t44 + t187
    t189 = t11 + t188
    t190 = t52 * t57
    t191 = _product_error(t52, t57, t190)
    t192 = _fma(t52, t60, t191)
    t193 = _fma(t53, t57, t192)
    t194 = t185 * t190 + t154
    t195 = t154 - t194
    t196 = (t154 - (t194 + t195)) + _fma(t185, t190, t195)
    t197 = _fma(t189, t190, t196)
    t198 = _fma(t185, t193, t197)
    t199 = t159 + t198
    t200 = t90 + t165
    t201 = t90 - t200
    t202 = (t90 - (t200 + t201)) + (t165 + t201)
    t203 = t94 + t202
    t204 = t170 + t203
    t205 = t179 - t36
    t206 = t179 - t205
    t207 = (t179 - (t205 + t206)) + (-t36 + t206)
    t208 = t207 - t38
    t209 = t184 + t208
    t210 = t194 - t20
    t211 = -t20 - t210
    t212 = (-t20 - (t210 + t211)) + (t194 + t211)
    t213 = t212 - t21
    t214 = t199 + t213
    t215 = t200 + t204
    t216 = t205 + t209
    t217 = t210 + t214
    return [t215, t216, t217]


_HESSIAN = [_hessian_0, _hessian_1, _hessian_2]


# The conditions of the cells in the order of trial, from the signs of their factors alone; the last one takes what is left.
_CONDITIONS = [
    lambda w1, w2: ((w1 >= 0.0) & (w2 >= 0.0)) | ((w1 <= 0.0) & (w2 <= 0.0)),
    lambda w1, w2: ((w2 <= 0.0) & (w1 + w2 >= 0.0)) | ((w2 >= 0.0) & (w1 + w2 <= 0.0)),
    lambda w1, w2: np.ones(w1.shape, dtype=bool),
]
