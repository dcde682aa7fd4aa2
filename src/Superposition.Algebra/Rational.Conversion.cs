using System.Numerics;

namespace Superposition.Algebra;

/// <content>The one line between exact numbers and floating point.</content>
public readonly partial struct Rational
{
    /// <summary>The exact value of a finite double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The double is NaN or infinite.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "only finite numbers are rational");
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var significand = bits & 0xF_FFFF_FFFF_FFFF;
        if (biased == 0)
            biased = 1;
        else
            significand |= 1L << 52;
        var exponent = biased - 1075;
        BigInteger signed = bits < 0 ? -significand : significand;
        return exponent >= 0 ? new(signed << exponent) : new(signed, BigInteger.One << -exponent);
    }

    /// <summary>
    /// The double nearest to this number, ties to even (IEEE 754 roundTiesToEven), at every size: subnormal results are rounded once,
    /// and values of at least 2^1024 - 2^970 in absolute value become infinite as the standard says.
    /// </summary>
    public double ToDouble()
    {
        const long exact = 1L << 53;
        if (_big is null && Math.Abs(_numerator) <= exact && _denominatorMinusOne < exact)
            return (double)_numerator / SmallDenominator;

        // q = floor(|n| 2^shift / d) has 55 or 56 bits, and "inexact" says whether anything was cut off below it.
        var (numerator, denominator) = (BigInteger.Abs(Numerator), Denominator);
        var shift = checked((int)(55 - numerator.GetBitLength() + denominator.GetBitLength()));
        var quotient = (ulong)BigInteger.DivRem(
            shift >= 0 ? numerator << shift : numerator,
            shift >= 0 ? denominator : denominator << -shift,
            out var remainder);
        var inexact = !remainder.IsZero;
        var leading = 63 - BitOperations.LeadingZeroCount(quotient);
        var lowest = Math.Max(leading - shift - 52, -1074);
        var cut = lowest + shift;
        if (cut > 60)
            return Sign < 0 ? -0.0 : 0.0;
        var kept = quotient >> cut;
        var rest = quotient & ((1UL << cut) - 1);
        var half = 1UL << (cut - 1);
        if (rest > half || (rest == half && (inexact || (kept & 1) == 1)))
            kept++;
        var magnitude = Math.ScaleB((double)kept, lowest);
        return Sign < 0 ? -magnitude : magnitude;
    }
}
