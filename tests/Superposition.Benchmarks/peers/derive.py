"""The peer of LossDerivation in SymPy: the closed form of the loss for n = 2, m = 1 without bias in each of its three cells, by the same two tricks.

One route, no steps kept, inside a Python that runs already. Polynomials with rational coefficients, never expressions, in two kinds: `poly` is SymPy's
Poly, `ring` its sparse polynomials without conveniences (sympy.polys.rings). A limit of integration like b y/a is a monomial; 1/a and 1/b are variables.
needs: python3-sympy
Usage: derive.py COUNT THREADS poly|ring; prints "RATE TERMS": derivations per second on one thread; the number of terms in each cell.
"""
import sys
import time

import sympy
from sympy.polys.rings import ring

NAMES = "x y a b a_inverse b_inverse I p"
X, Y, A, B, A_INVERSE, B_INVERSE = range(6)


def poly_kind():
    """The variables as Poly, and how one is made of a dictionary."""
    generators = sympy.symbols(NAMES)
    variables = [sympy.Poly(g, *generators, domain=sympy.QQ) for g in generators]
    return variables, lambda terms: sympy.Poly.from_dict(terms, *generators, domain=sympy.QQ), lambda f: f.rep.to_dict().items()


def ring_kind():
    """The variables as elements of a ring, and how one is made of a dictionary."""
    r, *variables = ring(NAMES, sympy.QQ)
    return variables, r.from_dict, lambda f: f.items()


def derivation(variables, made_of, terms_of):
    """A function that derives the loss of the three cells."""
    x, y, a, b, _, _, importance, p = variables
    zero, one = p - p, p - p + 1

    def integral(f, v, lower, upper):
        """The integral over variable v; a limit is 0, 1, or the powers of a monomial."""
        result = {}
        for powers, factor in terms_of(f):
            e = powers[v]
            for limit, sign in ((upper, 1), (lower, -1)):
                if limit == 0:
                    continue
                new = list(powers)
                new[v] = 0
                if limit != 1:
                    for k, power in enumerate(limit):
                        new[k] += power * (e + 1)
                    for k, inverse in ((A, A_INVERSE), (B, B_INVERSE)):
                        cancelled = min(new[k], new[inverse])
                        new[k] -= cancelled
                        new[inverse] -= cancelled
                key = tuple(new)
                result[key] = result.get(key, 0) + sign * factor / (e + 1)
        return made_of(result)

    def error(w2, on1, on2, x1, x2):
        """The squared error where the ReLUs of the two outputs are on or off."""
        hidden = a * x1 + w2 * x2
        r1, r2 = x1 - a * hidden if on1 else x1, x2 - w2 * hidden if on2 else x2
        return r1 * r1 + importance * (r2 * r2)

    def alone(w2, other):
        return p * (one - p) * (integral(error(w2, True, other, x, zero), X, 0, 1) + integral(error(w2, other, True, zero, y), Y, 0, 1))

    def twice(f, v, lower, upper, w):
        return integral(integral(f, v, lower, upper), w, 0, 1)

    def derive():
        both, edges = p * p, alone(-b, False)
        first, second = error(-b, True, False, x, y), error(-b, False, True, x, y)
        x_wall, y_wall = (0, 1, 0, 1, 1, 0, 0, 0), (1, 0, 1, 0, 0, 1, 0, 0)
        return (alone(b, True) + both * twice(error(b, True, True, x, y), X, 0, 1, Y),
                edges + both * (twice(second, X, 0, x_wall, Y) + twice(first, X, x_wall, 1, Y)),
                edges + both * (twice(first, Y, 0, y_wall, X) + twice(second, Y, y_wall, 1, X)))

    return derive


def main():
    count, kind = int(sys.argv[1]), sys.argv[3]
    kinds = poly_kind() if kind == "poly" else ring_kind()
    derive = derivation(*kinds)
    cells, best = derive(), 0.0
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(count):
            cells = derive()
        best = max(best, count / (time.perf_counter() - start))
    print(f"{best:.6g} {'+'.join(str(len(list(kinds[2](cell)))) for cell in cells)} terms, SymPy {sympy.__version__} {kind}")


main()
