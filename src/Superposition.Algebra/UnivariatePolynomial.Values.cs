using System.Numerics;

namespace Superposition.Algebra;

/// <content>Values, signs and changes of the variable.</content>
public sealed partial class UnivariatePolynomial
{
    /// <summary>The value at <paramref name="t"/>.</summary>
    public Rational Evaluate(Rational t) => IsZero ? Rational.Zero : new(ScaledValue(t), _denominator * BigInteger.Pow(t.Denominator, Degree));

    /// <summary>The sign of the value at <paramref name="t"/>: -1, 0 or 1.</summary>
    public int SignAt(Rational t) => IsZero ? 0 : t.IsZero ? _numerators[0].Sign : ScaledValue(t).Sign;

    /// <summary>An interval that contains the values on an interval, by Horner's rule; it may be wider than the range.</summary>
    public RationalInterval Evaluate(RationalInterval t)
    {
        var value = RationalInterval.Zero;
        for (var k = Degree; k >= 0; k--)
            value = (value * t) + this[k];
        return value;
    }

    /// <summary>An interval that contains the values on an interval, rounded outward to the places that it keeps.</summary>
    public DyadicInterval Evaluate(DyadicInterval t)
    {
        var value = DyadicInterval.Exactly(BigInteger.Zero, t.Bits);
        for (var k = Degree; k >= 0; k--)
            value = (value * t) + DyadicInterval.Exactly(_numerators[k], t.Bits);
        return _denominator.IsOne ? value : value / DyadicInterval.Exactly(_denominator, t.Bits);
    }

    /// <summary>The integers q_k of a positive multiple of P(lower + (upper - lower) y) = sum q_k y^k.</summary>
    internal BigInteger[] OnUnitInterval(Rational lower, Rational upper)
    {
        // With lower = a/d and the width w/d: d^n P((a + w y)/d), by Horner's rule.
        var width = upper - lower;
        var d = Integers.LeastCommonMultiple(lower.Denominator, width.Denominator);
        var (a, w) = (d / lower.Denominator * lower.Numerator, d / width.Denominator * width.Numerator);
        var result = new BigInteger[Degree + 1];
        var power = BigInteger.One;
        for (var k = Degree; k >= 0; k--)
        {
            for (var j = Degree - k; j >= 0; j--)
                result[j] = (result[j] * a) + (j > 0 ? result[j - 1] * w : BigInteger.Zero);
            result[0] += _numerators[k] * power;
            power *= d;
        }

        return result;
    }

    /// <summary>sum n_k a^k b^(n-k) for t = a/b: Horner's rule without any reduction.</summary>
    private BigInteger ScaledValue(Rational t)
    {
        var (a, b) = (t.Numerator, t.Denominator);
        var value = _numerators[Degree];
        if (b.IsPowerOfTwo)
        {
            var (step, shift) = ((int)(b.GetBitLength() - 1), 0);
            for (var k = Degree - 1; k >= 0; k--)
                value = (value * a) + (_numerators[k] << (shift += step));
            return value;
        }

        var power = BigInteger.One;
        for (var k = Degree - 1; k >= 0; k--)
        {
            power *= b;
            value = (value * a) + (_numerators[k] * power);
        }

        return value;
    }
}
