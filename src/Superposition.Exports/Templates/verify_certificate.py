"""Proves a census of critical points again: verify_certificate.py certificate.json (exit 0 holds, 1 FAILS, 2 not read).
Features x1, x2 are independent, 0 with probability 1 - p, else uniform; loss E sum_i I_i (x_i - relu(w_i w.x))^2.
Between neighbouring rays u, v no relu switches at a corner of the square: on w = r d(t), d = (1 - t) u + t v, loss is
L0 - 2 A(t) r^2 + B(t) r^4. With A, B > 0 it is least along a ray at r^2 = A/B, psi = L0 - A^2/B, and psi' has the sign
of N = A B' - 2 A' B. Critical: 0, the roots of N, and the rays u where psi' has not one strict sign on both sides."""
import decimal, json, sys
from fractions import Fraction
RAYS = (0, 1), (1, 0), (1, -1), (0, -1)  # where w1, w2 or w1 + w2 is 0, clockwise; the other half plane is w -> -w
def require(condition, reason): condition or sys.exit(print("certificate FAILS:", reason) or 1)
def numbers(texts): return tuple(Fraction(f"no n/d: {x}" if str.strip(x, "-/0123456789") else x) for x in texts)
def digits(x): return decimal.Context(17).divide(*Fraction(x).as_integer_ratio())
class Polynomial(tuple):  # its coefficients, the constant first, the last not 0
    def __new__(cls, *c): return cls(*c[:-1]) if c and c[-1] == 0 else tuple.__new__(cls, c)
    def __add__(f, g): return Polynomial(*(sum(h[k] for h in (f, g) if k < len(h)) for k in range(max(len(f), len(g)))))
    def __sub__(f, g): return f + -1 * g
    def __rmul__(f, c): return Polynomial(*(c * a for a in f))
    def __mul__(f, g): return sum((Polynomial(*[0] * k, *(a * b for b in g)) for k, a in enumerate(f)), Polynomial())
    def __pow__(f, n): return f * f**(n - 1) if n > 1 else f
    def __truediv__(f, g):  # the quotient, without the remainder
        leading = Polynomial(*[0] * (len(f) - len(g)), f[-1] / g[-1]) if len(f) >= len(g) else Polynomial()
        return leading + (f - leading * g) / g if leading else leading
    def __call__(f, t): return sum(a * t**k for k, a in enumerate(f))
    def bounds(f, *t): return [sum(a * (x if a > 0 else y)**k for k, a in enumerate(f)) for x, y in (t, t[::-1])]
    def derivative(f): return Polynomial(*(k * a for k, a in enumerate(f) if k > 0))
def sturm(f, g): return [f, *sturm(1 / abs(g[-1]) * g, f / g * g - f)] if g else [f]
def roots(f, ends):  # how many in lo < t <= hi, each counted once, for neighbouring ends lo, hi
    chain = sturm(f, f.derivative())
    signs = [[g(t) > 0 for g in (h / chain[-1] for h in chain) if g(t) != 0] for t in ends]
    changes = [sum(a != b for a, b in zip(s, s[1:])) for s in signs]
    return [a - b for a, b in zip(changes, changes[1:])]
def reduction(p, importances, u, v):  # d, A, B, N between two rays, from the integrals over the square
    w, A, B = [Polynomial(Fraction(x), Fraction(y - x)) for x, y in zip(u, v)], Polynomial(), Polynomial()
    for i, importance in enumerate(importances):
        g = w[i] * w[0], w[i] * w[1], w[i] * (w[0] + w[1])  # w_i w.x at the corners (1, 0), (0, 1), (1, 1)
        relu = [f if f(Fraction(1, 2)) > 0 else Polynomial() for f in g]  # each keeps its sign between the rays
        corners = relu[2]**4 - relu[0]**4 - relu[1]**4
        square = corners / (12 * g[0] * g[1])  # the integral of relu(g.x)^2; its derivative by g_i: 2 x_i relu(g.x)
        overlap = (4 * g[i] * (relu[2]**3 - relu[i]**3) - corners) / (12 * g[0] * g[1] * g[i])
        A += importance * (p * p / 2 * overlap + p * (1 - p) / 3 * g[i])
        B += importance * (p * p * square + p * (1 - p) / 3 * (relu[0]**2 + relu[1]**2))
    return w, A, B, A * B.derivative() - 2 * A.derivative() * B
def check(file):
    (p, importance), points = numbers([file["density"], file["importance"]]), file["points"]
    require(0 < p <= 1 and importance > 0 and len(file["cells"]) == 3, "not 0 < p <= 1, importance > 0 and three cells")
    L0, cells = p * (1 + importance) / 3, [reduction(p, (1, importance), u, v) for u, v in zip(RAYS, RAYS[1:])]
    directions, rises, queue = [], [], iter(points)
    for k, (cell, (_, A, B, N)) in enumerate(zip(file["cells"], cells)):
        require([numbers(cell[x]) for x in "uvAB"] == [*RAYS[k:k + 2], A, B], f"rays or loss of cell {k} are others")
        require(all(f(0) > 0 and roots(f, (0, 1)) == [0] for f in (A, B)), f"A or B is not positive in cell {k}")
        ends = [Fraction(0), *(t for q in points if q["cell"] == k for t in numbers(q["t"]) if t != 0), Fraction(1)]
        counts = [j % 2 + (t == 1 and N(1) == 0) for j, t in enumerate(ends[1:])]  # by turns 0 and 1
        require(ends == sorted(set(ends)) and roots(N, ends) == counts, f"the roots of N in cell {k} are others")
        directions += [(k, (0, 0)), *((k, t) for t in zip(ends[1::2], ends[2::2]))]
        rises += [N((lo + hi) / 2) > 0 for lo, hi in zip(ends[::2], ends[1::2])]  # psi, behind each direction
    for j, (k, t) in enumerate(directions):
        (w, A, B, N), (_, A0, B0, N0), on_ray = cells[k], cells[k - 1], t == (0, 0)
        if on_ray and N0(1) * N(0) > 0: continue  # psi rises on both sides or falls on both
        kink = on_ray and any(g.derivative()(1) != n * f[0] + f[1] for g, f, n in ((A0, A, 2), (B0, B, 4)))
        kind = {(0, 1): "minimum", (1, 0): "saddle"}.get((rises[j - 1], rises[j]), "clarke" if kink else "degenerate")
        q, place, a, b = next(queue, None), f"{kind} in cell {k} at t = {digits(t[0])}", A.bounds(*t), B.bounds(*t)
        require(q and (q["cell"], numbers(q["t"]), q["kind"], q["smooth"]) == (k, t, kind, not kink), f"no {place}")
        r2 = a[0] / b[1], a[1] / b[0]  # t >= 0, so each term is monotonic
        known = [L0 - s * x for s in r2 for x in a], *([s * f(x) * abs(f(x)) for s in r2 for x in t] for f in w)
        for name, v in zip(("loss", "w1", "w2"), known):
            lo, hi = [x if name == "loss" else x * abs(x) for x in numbers(q[name])]
            require(min(a + b) > 0 and lo <= min(v) and max(v) <= hi <= lo + abs(lo) / 2**60, f"{name} of {place}")
    minima, saddles = (2 * sum(q["kind"] == kind for q in points) for kind in ("minimum", "saddle"))
    counts = {"minima": minima, "saddles": saddles, "maxima": 1, "indexSum": 1}
    require([*queue, file["counts"], file["origin"]] == [counts, str(L0)] and minima == saddles, "the points or counts")
    best = min(numbers(q["loss"])[1] for q in points)
    require(all(q["global"] is (q["kind"] == "minimum" and numbers(q["loss"])[0] <= best) for q in points), "global")
    for q in points: print(q["kind"], *(f"{x} {digits(q[x][0])}" for x in ("w1", "w2", "loss")), "global" * q["global"])
    if sum(q["global"] for q in points) > 1: print("equal losses: not decided beyond their enclosures")
    print("maximum w1 0 w2 0 loss", digits(L0))
    print(f"certificate holds: density {p}, importance {importance}; whole plane: {minima} minima, {saddles} saddles")
try:
    with open(sys.argv[1]) as stream: check(json.load(stream))
except (OSError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
    sys.exit(print("not read:", repr(error), file=sys.stderr) or 2)
