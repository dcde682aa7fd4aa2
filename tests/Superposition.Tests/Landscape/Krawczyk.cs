using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Tests.Landscape;

/// <summary>The test of Krawczyk in exact interval arithmetic.</summary>
internal static class Krawczyk
{
    private static readonly RationalInterval One = Rational.One;

    /// <summary>
    /// With m the middle of a box X three times as wide as the enclosure and Y close to the inverse of the Hessian at m, the image
    /// K = m - Y g(m) + (1 - Y H(X)) (X - m) contains every root of the gradient g in X, and there is exactly one where K lies inside X.
    /// </summary>
    public static void AssertMapsIntoItself(CellLoss loss, RationalInterval w1, RationalInterval w2)
    {
        var (m1, m2) = (w1.Midpoint, w2.Midpoint);
        RationalInterval x1 = Wider(w1), x2 = Wider(w2);
        Rational At(LaurentPolynomial f) => f.Evaluate((Symbols.Weight(1), m1), (Symbols.Weight(2), m2));
        RationalInterval On(LaurentPolynomial f) => f.Evaluate((Symbols.Weight(1), x1), (Symbols.Weight(2), x2));

        Rational a = At(loss.Hessian(1, 1)), b = At(loss.Hessian(1, 2)), c = At(loss.Hessian(2, 2)), determinant = (a * c) - (b * b);
        Rational y11 = c / determinant, y12 = -b / determinant, y22 = a / determinant;
        Rational g1 = At(loss.Gradient(1)), g2 = At(loss.Gradient(2));
        RationalInterval h11 = On(loss.Hessian(1, 1)), h12 = On(loss.Hessian(1, 2)), h22 = On(loss.Hessian(2, 2));
        RationalInterval d1 = x1 - m1, d2 = x2 - m2;

        var k1 = m1 - ((y11 * g1) + (y12 * g2)) + ((One - ((y11 * h11) + (y12 * h12))) * d1) - (((y11 * h12) + (y12 * h22)) * d2);
        var k2 = m2 - ((y12 * g1) + (y22 * g2)) - (((y12 * h11) + (y22 * h12)) * d1) + ((One - ((y12 * h12) + (y22 * h22))) * d2);

        Assert.True(IsInside(k1, x1) && IsInside(k2, x2), $"no unique root is shown near ({m1.ToDecimalString()}, {m2.ToDecimalString()})");
        Assert.True(k1.Overlaps(w1) && k2.Overlaps(w2));
        Assert.True(IsInside(k1, w1) && IsInside(k2, w2), $"the root near ({m1.ToDecimalString()}, {m2.ToDecimalString()}) is not shown to be enclosed");
    }

    private static RationalInterval Wider(RationalInterval x) => new(x.Lower - x.Width, x.Upper + x.Width);

    private static bool IsInside(RationalInterval inner, RationalInterval outer) => outer.Lower <= inner.Lower && inner.Upper <= outer.Upper;
}
