using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <content>Where the gradient flow ends from small weights.</content>
public static partial class LandscapeTheorems
{
    private static Theorem SmallWeights(RayFamily same, RayFamily first)
    {
        LaurentPolynomial i = I, w1 = Symbols.Weight(1);
        var across = -CellWall.OnRay(same.Loss.Gradient(2), (1, 0));
        var radius = across.Variables.Single(v => v != P && v != I);
        if (across.QuotientBy(1 + i - ((LaurentPolynomial)radius).Pow(2)) is not { } factor)
            throw new CensusUndecidedException("the derivative across an axis is not a multiple of 1 + I_2 - r^2");

        // On w_1^2 = 1 + I_2 every even power of w_1 is a polynomial in I_2.
        var side = LaurentPolynomial.Sum(same.Loss.Gradient(1).Collect(Symbols.Weight(1)).Select(c =>
            c.Coefficient * (1 + i).Pow(c.Monomial.Degree / 2) * w1.Pow(c.Monomial.Degree % 2)));
        Require(HasPositiveTerms(factor) && HasPositiveTerms(side), "the flow enters the rectangle");
        Require(!side.Substitute(Symbols.Weight(2), LaurentPolynomial.Zero).IsZero, "it does so at the corner too");

        var inside = InRatio(Turning(same));
        Require(inside.Length == 3 && HasPositiveTerms(inside[0]) && HasPositiveTerms(-inside[2]), "A/|d|^2 has one maximum among weights of the same sign");
        var c = InRatio(Turning(first));
        Require(c.Length == 5 && HasPositiveTerms(-c[0]) && c[4].Substitute(I, LaurentPolynomial.One).IsZero, "the turning has five coefficients");
        Require(c.All(x => PositivityProof.IsPositive(-BelowOne(x), J)), "all coefficients of the turning are negative for I_2 below 1");
        Require(c.Take(4).All(x => PositivityProof.IsPositive(-x.Substitute(I, LaurentPolynomial.One), J)), "and at 1, except the last");
        var growth = new[] { c[2] - c[1].Scale(2), c[3] - c[2], c[4] };
        Require(growth.All(x => PositivityProof.IsPositive(AboveOne(x), J)), "the coefficients of the turning change sign once for I_2 above 1");
        return new(
            "The flow from small weights",
            "From every $W$ with $w_1 w_2 > 0$, $w_1^2 \\le 1 + I_2$ and $w_2^2 \\le 1 + 1/I_2$ the gradient flow $dW/dt = -\\nabla L$ ends in the minimum of Theorem 2, up to $W \\to -W$. "
            + "For initial weights $\\sigma Z$, where $Z$ has any probability density on the plane, the probability that it ends there tends to $1$ as $\\sigma \\to 0$, at every density and importance. So the share of an antipodal minimum tends to $0$, whether it is the global one or not.",
            [
                $"Let $w_1, w_2 > 0$. On the axis $w_2 = 0$, $w_1 = r$, the velocity of $w_2$ in this cell is $({factor.ToLatex()})(1 + I_2 - r^2)$, positive for $0 < r^2 < 1 + I_2$. On the line $w_1^2 = 1 + I_2$ is $\\partial L/\\partial w_1 = {side.ToLatex()} > 0$ for $w_2 \\ge 0$. By exchange the same holds at the other two sides of the rectangle. So the flow does not leave it.",
                "Along a trajectory in the rectangle the loss falls, and it tends to points where the gradient of this cell vanishes. That is neither a point of a side, by the above, nor the origin, a strict maximum (Theorem 1). The minimum of Theorem 2 is the only one left, and so lies in the rectangle.",
                "Near the origin $L = L_0 - 2 a r^2 + O(r^4)$ with $a = A/|d|^2 > 0$ in the direction of $W$, so the angle $\\phi$ turns by $d\\phi/d\\log r = a'/(2a) + O(r^2)$. "
                + $"For $w_1 w_2 > 0$, $s = w_1/w_2$, the sign of $a'$ clockwise is that of $A'|d|^2 - A (|d|^2)'$, a positive multiple of $b_0 + b_1 s + b_2 s^2$ with {string.Join(", ", inside.Select((x, k) => Name(x, $"b_{k}")))}. As $b_0 > 0 > b_2$, it changes sign once, from $+$ to $-$, and $a$ has one maximum there.",
                $"From $(1, 0)$ to $(1, -1)$, $s = t/(1-t)$, it is a positive multiple of $\\sum c_k s^k$ with {string.Join(", ", c.Select((x, k) => Name(x, $"c_{k}")))}. For $I_2 < 1$ all are negative, at $I_2 = 1$ all but $c_4 = 0$: put $I_2 = 1/(1+j)$. "
                + "For $I_2 > 1$ put $I_2 = 1 + j$: $c_0 < 0$, $c_2 > 2 c_1$, $c_3 > c_2$ and $c_4 > 0$, so they change sign once, from $-$ to $+$. Each is shown as in Theorem 7. By exchange the same holds from $(0, -1)$ to $(1, -1)$, with $1/I_2$. So $a$ has one minimum with $w_1 w_2 < 0$, on the axes $a'$ has one sign on both sides, and there is no other direction with $a' = 0$.",
                "Outside a neighbourhood of the direction of that minimum, as small as one likes, trajectories so turn into one of the maximum, and with it into the rectangle, while $r$ grows by a bounded factor. The probability of a start in the neighbourhood is as small as one likes, and $P(|\\sigma Z| > \\epsilon) \\to 0$ for every $\\epsilon > 0$.",
            ]);
    }

    /// <summary>A' |d|^2 - A (|d|^2)', which has the sign of the derivative of A/|d|^2 by the direction t.</summary>
    private static LaurentPolynomial Turning(RayFamily family)
    {
        LaurentPolynomial w1 = family.W1.ToLaurent(T), w2 = family.W2.ToLaurent(T), square = (w1 * w1) + (w2 * w2);
        return (family.A.Derivative(T) * square) - (family.A * square.Derivative(T));
    }

    private static bool HasPositiveTerms(LaurentPolynomial polynomial) => !polynomial.IsZero && polynomial.Terms.All(term => term.Coefficient.Sign > 0);
}
