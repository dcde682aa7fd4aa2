"""{{heading}}
"""

from sympy import Matrix, Piecewise, Rational, symbols

__version__ = "{{version}}"

w_1, w_2 = symbols("w_1 w_2", real=True)
p, I_2 = symbols("p I_2", positive=True)

# The loss in each cell, with its condition, in the order of trial.
cells = (
{{cells}})
L = Piecewise(*cells)


def gradient():
    """The gradient of L by the weights, a column of two Piecewise."""
    return Matrix([L.diff(w) for w in (w_1, w_2)])


def hessian():
    """The second derivatives of L by the weights, a matrix of Piecewise."""
    return Matrix([[L.diff(a, b) for b in (w_1, w_2)] for a in (w_1, w_2)])
