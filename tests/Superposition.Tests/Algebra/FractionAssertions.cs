using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

internal static class FractionAssertions
{
    /// <summary>
    /// Fails unless <paramref name="actual"/> is this number, in lowest terms, equal to and hashed like the number made directly.
    /// </summary>
    public static void AssertIs(this Fraction fraction, Rational actual)
    {
        var (n, d) = (fraction.N, fraction.D);
        Assert.Equal(n * actual.Denominator, d * actual.Numerator);
        Assert.True(actual.Denominator.Sign > 0, "the denominator is not above 0");
        var (a, b) = (BigInteger.Abs(actual.Numerator), actual.Denominator);
        while (!b.IsZero)
            (a, b) = (b, a % b);
        Assert.True(a.IsOne, $"{actual} is not in lowest terms");
        var direct = new Rational(n, d);
        Assert.True(actual == direct && !(actual != direct) && actual.Equals((object)direct), $"{actual} is not == {direct}");
        Assert.Equal(direct.GetHashCode(), actual.GetHashCode());
        Assert.Equal(n.Sign * d.Sign, actual.Sign);
        Assert.Equal(n.IsZero, actual.IsZero);
        Assert.Equal(n == d, actual.IsOne);
        Assert.Equal((n % d).IsZero, actual.IsInteger);
    }
}
