"""The expected loss of the smallest toy model of superposition in SymPy: the Piecewise L with its cells, its gradient and its Hessian.

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

Conditions include the walls of a cell; the first that holds is taken. For numbers take the NumPy module: what
lambdify makes evaluates every cell, and those not taken divide by 0 on the axes.

Smoothness across the walls, by direction (w_1, w_2): (0, 1): C^0, (1, 0): C^0, (1, -1): C^2. Where a derivative
jumps, on the axes w_1 = 0 and w_2 = 0, it does not exist, and what is returned is its limit from the side w_1 w_2 >
0.

Written by superposition 0.1.0, command export, language sympy, from the derived expression. Do not edit: export again.
Licence: MIT. SPDX-License-Identifier: MIT
"""

from sympy import Matrix, Piecewise, Rational, symbols

__version__ = "0.1.0"

w_1, w_2 = symbols("w_1 w_2", real=True)
p, I_2 = symbols("p I_2", positive=True)

# The loss in each cell, with its condition, in the order of trial.
cells = (
    (Rational(1, 2)*I_2*p**2*w_1*w_2**3 + Rational(1, 3)*I_2*p*w_1**2*w_2**2 + Rational(1, 3)*I_2*p*w_2**4 + Rational(1, 2)*p**2*w_1**3*w_2 + Rational(-1, 2)*I_2*p**2*w_1*w_2 + Rational(1, 3)*p*w_1**4 + Rational(1, 3)*p*w_1**2*w_2**2 + Rational(-2, 3)*I_2*p*w_2**2 + Rational(-1, 2)*p**2*w_1*w_2 + Rational(-2, 3)*p*w_1**2 + Rational(1, 3)*I_2*p + Rational(1, 3)*p, w_1*w_2 >= 0),
    (Rational(-1, 3)*I_2*p**2*w_2**4 + Rational(-1, 12)*I_2*p**2*w_2**5/w_1 + Rational(1, 3)*I_2*p*w_2**4 + Rational(1, 2)*p**2*w_1**3*w_2 + Rational(1, 3)*p**2*w_1**2*w_2**2 + Rational(1, 12)*p**2*w_1*w_2**3 + Rational(2, 3)*I_2*p**2*w_2**2 + Rational(1, 4)*I_2*p**2*w_2**3/w_1 + Rational(1, 3)*p*w_1**4 + Rational(-2, 3)*I_2*p*w_2**2 + Rational(-1, 2)*p**2*w_1*w_2 + Rational(1, 12)*p**2*w_2**3/w_1 + Rational(-2, 3)*p*w_1**2 + Rational(1, 3)*I_2*p + Rational(1, 3)*p, w_2*(w_1 + w_2) <= 0),
    (Rational(1, 12)*I_2*p**2*w_1**3*w_2 + Rational(1, 3)*I_2*p**2*w_1**2*w_2**2 + Rational(1, 2)*I_2*p**2*w_1*w_2**3 + Rational(1, 3)*I_2*p*w_2**4 + Rational(-1, 12)*p**2*w_1**5/w_2 + Rational(-1, 3)*p**2*w_1**4 + Rational(1, 12)*I_2*p**2*w_1**3/w_2 + Rational(-1, 2)*I_2*p**2*w_1*w_2 + Rational(1, 3)*p*w_1**4 + Rational(-2, 3)*I_2*p*w_2**2 + Rational(1, 4)*p**2*w_1**3/w_2 + Rational(2, 3)*p**2*w_1**2 + Rational(-2, 3)*p*w_1**2 + Rational(1, 3)*I_2*p + Rational(1, 3)*p, True),
)
L = Piecewise(*cells)


def gradient():
    """The gradient of L by the weights, a column of two Piecewise."""
    return Matrix([L.diff(w) for w in (w_1, w_2)])


def hessian():
    """The second derivatives of L by the weights, a matrix of Piecewise."""
    return Matrix([[L.diff(a, b) for b in (w_1, w_2)] for a in (w_1, w_2)])
