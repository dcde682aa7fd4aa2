using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <content>How many minima there are, and where the antipodal one exists.</content>
public static partial class LandscapeTheorems
{
    /// <summary>Factors f_k with c_(k+1) &gt; f_k c_k for k = 0, 1, 2; any in (5.25, 5.90), (2.15, 2.29) and (1.112, 1.122) would do.</summary>
    private static readonly ImmutableArray<Rational> Growth = [new(11, 2), new(11, 5), new(28, 25)];

    private static readonly Variable J = new("j");

    private static ImmutableArray<Theorem> Count(RayFamily first)
    {
        var (unit, n) = first.N.ToPrimitive();
        var c = InRatio(n);
        Require(c.Length == 7 && unit.Variables is [var density, var direction] && (density, direction) == (P, T), "N is a product of powers of p and t and a polynomial of degree 6 by t");
        return [AtMostTwo(c, unit), Existence(c)];
    }

    private static Theorem AtMostTwo(ImmutableArray<LaurentPolynomial> c, LaurentPolynomial unit)
    {
        var growth = Growth.Select((factor, k) => Name(PositiveFor(c[k + 1] - c[k].Scale(factor), I), $"c_{k + 1} - {((LaurentPolynomial)factor).ToLatex()} c_{k}")).ToList();
        var below = PositiveFor(BelowOne(c[4] - c[5].Scale(4)), J);
        var above = Enumerable.Range(3, 3).Select(k => Name(PositiveFor(AboveOne(c[k]), J), $"c_{k}")).ToList();
        Require(c.Take(6).Skip(3).All(x => PositivityProof.IsPositive(x.Substitute(I, LaurentPolynomial.One), J)), "c_3, c_4, c_5 are positive at I_2 = 1");
        var last = FactorOfWall(c[6]);
        return new(
            "At most two minima",
            "For every density and importance there are one or two minima, up to the symmetry $W \\to -W$: exactly one with $w_1 w_2 > 0$, and at most one with $w_1 w_2 < 0$. "
            + "The second has $|w_1| > |w_2|$ where $I_2 < 1$, $|w_1| < |w_2|$ where $I_2 > 1$, and $w_1 = -w_2$ where $I_2 = 1$.",
            [
                $"In the cell $|w_1| > |w_2|$, $w_1 w_2 < 0$ put $s = t/(1-t) > 0$. Then $N = {unit.ToLatex()} n$ and $(1+s)^6 n = \\sum c_k s^k$ with {string.Join(", ", c.Select((ck, k) => Name(ck, $"c_{k}")))}. Here $c_0$, the value at $t = 0$, is a positive multiple of the $F$ of Theorem 4.",
                $"{string.Join(", ", growth)}. In each of these the coefficients of the powers of $I_2$ are polynomials in $p$ that are positive on $(0, 1)$: they are so at $1/2$, and by Descartes' rule on subintervals they have no zeros there. So none is negative at $p = 1$, where they are not all $0$, and each of the three is positive for $0 < p \\le 1$. After the first of $c_0, ..., c_3$ that is at least $0$, then, the others are positive.",
                $"For $I_2 < 1$ put $I_2 = 1/(1+j)$: $c_4 - 4 c_5$ becomes ${below.ToLatex()}$ over $(1+j)^2$, positive for the same reason. So $c_4 > 0$ where $c_5 \\ge 0$. And $c_6 = (I_2^2 - 1)({last.ToLatex()})$, where the second factor is positive, so $c_6 < 0$.",
                "So for $I_2 < 1$ the coefficients change sign at most twice, and exactly once where $F \\ge 0$. By Descartes' rule of signs $N$ has at most two roots in the cell, counted with multiplicity, and exactly one where $F \\ge 0$; near the wall $|w_1| = |w_2|$ it is negative. "
                + "A single root is a minimum, for there $N$ changes from $+$ to $-$. Of two different roots the first is a saddle and the second a minimum. At a double root $N$ does not change sign: a degenerate point and no minimum.",
                $"For $I_2 \\ge 1$ put $I_2 = 1 + j$: {string.Join(", ", above)}, positive as before, and $c_6 \\ge 0$. So the coefficients change sign at most once, and then $N$ changes from $-$ to $+$: a saddle. There is no minimum inside the cell.",
                "The exchange of the features maps the cell $|w_1| < |w_2|$ to this one, with $1/I_2$ in the place of $I_2$. So at most one of the two cells holds a minimum, and none does at $I_2 = 1$. "
                + "On the axes there is no minimum (Theorem 4), on the wall $w_1 = -w_2$ a critical point only at $I_2 = 1$ (Theorem 5); there $N > 0$ on the side $|w_1| > |w_2|$, since $c_5 > 0$ and $c_6 = 0$, and by exchange the point is a minimum. For $w_1 w_2 > 0$ see Theorem 2.",
            ]);
    }

    private static Theorem Existence(ImmutableArray<LaurentPolynomial> c)
    {
        var slopes = c.Select(x => x.Derivative(I)).ToList();
        Require(slopes.All(x => PositivityProof.IsNotNegative(x, I)) && slopes.Take(5).Skip(1).All(x => PositivityProof.IsPositive(x, I)), "no c_k falls with I_2");
        var without = c.Select(x => x.Substitute(I, LaurentPolynomial.Zero)).ToList();
        Require(without.All(x => PositivityProof.IsPositive(-x, I)), "all c_k are negative at I_2 = 0");
        var convex = c.Select(x => x.Substitute(P, LaurentPolynomial.Zero)).ToList();
        Require(c.All(x => x.Terms.All(term => term.Monomial.ExponentOf(P) <= 2)) && !convex[0].IsZero, "c_k/p^2 is quadratic in 1/p");
        Require(convex.All(x => x.Terms.All(term => term.Coefficient.Sign > 0)), "no c_k/p^2 is concave in 1/p");
        return new(
            "Where the antipodal minimum exists",
            "There is a continuous function $0 < I^*(p) < 1$ of the density such that a minimum with $w_1 w_2 < 0$ exists exactly where $I^*(p) < I_2 < 1/I^*(p)$. On the curve $I_2 = I^*(p)$, the spinodal, a double root of $N$ is left. "
            + "For an importance $I_2 \\le I^*(1)$ or $I_2 \\ge 1/I^*(1)$ the minimum exists exactly at the densities below some $p^*(I_2)$.",
            [
                "Let $I_2 < 1$. In the notation of Theorem 7, $n = \\sum c_k t^k (1-t)^{6-k}$. By the proof of Theorem 7 the minimum exists exactly where $n$ takes a positive value in $(0, 1)$, that is where $m(p, I_2) = \\max_{0 \\le t \\le 1} n > 0$.",
                $"By $I_2$ the $c_k$ have the derivatives {string.Join(", ", slopes.Select(x => $"${x.ToLatex()}$"))}. None is negative, and those of $c_1, ..., c_4$ are positive, shown as before. So inside the cell $n$ grows strictly with $I_2$.",
                "Where $m = 0$ the maximum lies inside the cell: at $t = 1$ is $n = c_6 < 0$, and if $n = c_0 = 0$ at $t = 0$, then $c_1 > 0$ and $m > 0$. So there $n$ has a double root and $c_0 < 0$, $c_6 < 0$. For every larger $I_2$ is $m > 0$; for every smaller one $m < 0$, inside the cell because $n$ is smaller, at its ends because $c_0$ and $c_6$ do not grow.",
                $"At $I_2 = 0$ the $c_k$ are {string.Join(", ", without.Select(x => $"${x.ToLatex()}$"))}, all negative for $0 < p \\le 1$, so $m < 0$. At $I_2 = 1$ is $c_5 > 0$ and $c_6 = 0$, so $m > 0$. Since $m$ is continuous it has exactly one zero $I^*(p)$ by $I_2$, and this depends continuously on $p$. For $I_2 > 1$ exchange the features.",
                $"By $u = 1/p$ each $c_k/p^2$ is quadratic, and $u^2$ has the coefficients {string.Join(", ", convex.Select(x => $"${x.ToLatex()}$"))}. So $n/p^2$ is strictly convex in $u$ inside the cell. Where $I_2 \\le I^*(1)$ it is not positive at $u = 1$ for any $t$, so for each $t$ it is positive exactly beyond some $u \\ge 1$: the minimum exists exactly beyond the infimum of these. By exchange the same holds for $I_2 \\ge 1/I^*(1)$.",
            ]);
    }

    private static string Name(LaurentPolynomial polynomial, string name) => $"${name} = {polynomial.ToLatex()}$";

    private static LaurentPolynomial PositiveFor(LaurentPolynomial polynomial, Variable variable) => PositivityProof.IsPositive(polynomial, variable)
        ? polynomial
        : throw new CensusUndecidedException($"positivity of {polynomial} is not proven");

    /// <summary>The f with polynomial = (I_2^2 - 1) f, positive.</summary>
    private static LaurentPolynomial FactorOfWall(LaurentPolynomial polynomial)
    {
        var factor = -polynomial.Substitute(I, LaurentPolynomial.Zero);
        Require(polynomial == (((LaurentPolynomial)I).Pow(2) - 1) * factor, "c_6 is a multiple of I_2^2 - 1");
        return PositiveFor(factor, I);
    }

    private static LaurentPolynomial BelowOne(LaurentPolynomial polynomial) => PositivityProof.Transform(polynomial, I, LaurentPolynomial.One, J);

    private static LaurentPolynomial AboveOne(LaurentPolynomial polynomial) => polynomial.Substitute(I, 1 + (LaurentPolynomial)J);
}
