using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Tests.Kernels;

/// <summary>
/// A Laurent polynomial at points of doubles, exactly: every double is n 2^s, so over the common denominator D = lcm(denominators) times
/// powers of the n of the variables that divide, the value is an integer times a power of two.
/// </summary>
internal sealed class ExactPolynomial
{
    private readonly (BigInteger Coefficient, int[] Exponents)[] _terms;
    private readonly BigInteger _denominator;
    private readonly int[] _raised;

    public ExactPolynomial(LaurentPolynomial polynomial, params Variable[] variables)
    {
        _denominator = polynomial.Terms.Aggregate(
            BigInteger.One,
            (lcm, t) => lcm * t.Coefficient.Denominator / BigInteger.GreatestCommonDivisor(lcm, t.Coefficient.Denominator));
        _terms =
        [
            .. polynomial.Terms.Select(t => (
                t.Coefficient.Numerator * _denominator / t.Coefficient.Denominator,
                variables.Select(t.Monomial.ExponentOf).ToArray())),
        ];
        _raised = [.. variables.Select((_, v) => _terms.Select(t => -t.Exponents[v]).Append(0).Max())];
    }

    public bool DividesByZeroAt(params ReadOnlySpan<double> point)
    {
        for (var v = 0; v < point.Length; v++)
        {
            if (point[v] == 0 && _raised[v] > 0)
                return true;
        }

        return false;
    }

    /// <summary>|computed - exact| in units of ulp(T) = 2^(floor(log2 T) - 52), T the largest absolute value of a term.</summary>
    public double ErrorInUlps(double computed, params ReadOnlySpan<double> point) => Compare(computed, point).Error;

    /// <summary>The error that is left when the last rounding, ulp(computed)/2, is taken off; in units of ulp(T).</summary>
    public double ErrorBeforeRounding(double computed, params ReadOnlySpan<double> point)
    {
        var (error, unit) = Compare(computed, point);
        return error - (0.5 * ((Math.BitIncrement(Math.Abs(computed)) - Math.Abs(computed)) / unit));
    }

    /// <summary>ulp(T).</summary>
    public double UlpOfLargestTerm(params ReadOnlySpan<double> point) => Compare(0, point).Unit;

    private (double Error, double Unit) Compare(double computed, params ReadOnlySpan<double> point)
    {
        var parts = new (BigInteger N, int S)[point.Length];
        for (var v = 0; v < point.Length; v++)
            parts[v] = Split(point[v]);
        var denominator = _denominator;
        for (var v = 0; v < parts.Length; v++)
            denominator *= BigInteger.Pow(parts[v].N, _raised[v]);
        var (sum, largest, scale) = (BigInteger.Zero, BigInteger.Zero, 0);
        foreach (var (coefficient, exponents) in _terms)
        {
            var (number, shift) = (coefficient, 0);
            for (var v = 0; v < parts.Length; v++)
            {
                number *= BigInteger.Pow(parts[v].N, exponents[v] + _raised[v]);
                shift += parts[v].S * exponents[v];
            }

            if (number.IsZero)
                continue;
            (sum, largest, scale) = Align(sum, largest, scale, shift);
            number <<= shift - scale;
            sum += number;
            largest = BigInteger.Max(largest, BigInteger.Abs(number));
        }

        var (n, s) = Split(computed);
        (sum, largest, scale) = Align(sum, largest, scale, s);
        var difference = BigInteger.Abs((n * denominator << (s - scale)) - sum);
        if (largest.IsZero)
            return (difference.IsZero ? 0 : double.PositiveInfinity, double.Epsilon);
        denominator = BigInteger.Abs(denominator);
        var log = Math.Max(FloorLog2(largest, denominator) + scale, -1022);
        var (above, below) = (difference << Math.Max(0, scale - log + 52), denominator << Math.Max(0, log - 52 - scale));
        return (new Rational(above, below).ToDouble(), Math.ScaleB(1, log - 52));
    }

    private static (BigInteger Sum, BigInteger Largest, int Scale) Align(BigInteger sum, BigInteger largest, int scale, int shift) =>
        sum.IsZero && largest.IsZero ? (sum, largest, shift)
        : shift < scale ? (sum << (scale - shift), largest << (scale - shift), shift)
        : (sum, largest, scale);

    private static int FloorLog2(BigInteger numerator, BigInteger denominator)
    {
        var log = (int)(numerator.GetBitLength() - denominator.GetBitLength());
        var less = log >= 0 ? numerator < denominator << log : numerator << -log < denominator;
        return less ? log - 1 : log;
    }

    private static (BigInteger N, int S) Split(double value)
    {
        if (value == 0)
            return (BigInteger.Zero, 0);
        var exponent = Math.Max(Math.ILogB(value), -1022) - 52;
        return (new BigInteger(Math.ScaleB(value, -exponent)), exponent);
    }
}
