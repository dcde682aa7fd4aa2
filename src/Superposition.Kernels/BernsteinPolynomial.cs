using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.Kernels;

/// <summary>
/// P(t) = sum_k c_k t^k (1 - t)^(n-k) on [0, 1] in double precision, each c_k known up to an error; signs are only given where the errors
/// cannot change them. The Bernstein coefficients are b_k = c_k / C(n, k).
/// </summary>
/// <remarks>
/// The products C(n, k) t^k (1 - t)^(n-k) are not negative and sum to 1, so an error of at most e in each c_k is one of at most e in P(t), and
/// |P| &lt;= max |b_k| &lt;= max |c_k|. Rounding in <see cref="Evaluate(double)"/> adds at most (3n + 4) 2^-53 max |c_k|, for
/// n &lt;= <see cref="MaxDegree"/> less than 32 2^-53 max |c_k|.
/// </remarks>
public readonly ref struct BernsteinPolynomial
{
    /// <summary>The highest degree.</summary>
    public const int MaxDegree = 8;

    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const int MaxDepth = 20;
    private const double LargestRatio = 1.001;

    private readonly ReadOnlySpan<double> _coefficients;
    private readonly double _coefficientError;

    /// <summary>The polynomial with the given coefficients.</summary>
    /// <param name="coefficients">c_0..c_n with n up to <see cref="MaxDegree"/>.</param>
    /// <param name="coefficientError">A bound for the error of each.</param>
    public BernsteinPolynomial(ReadOnlySpan<double> coefficients, double coefficientError)
    {
        _coefficients = coefficients;
        _coefficientError = coefficientError;
        var size = 0.0;
        foreach (var c in coefficients)
            size = Math.Max(size, Math.Abs(c));
        Size = size + coefficientError;
    }

    /// <summary>The degree n.</summary>
    public int Degree => _coefficients.Length - 1;

    /// <summary>A bound for |P| on [0, 1].</summary>
    public double Size { get; }

    /// <summary>A bound for |P'| on [0, 1]: n max |b_k+1 - b_k|.</summary>
    public double Slope => 2 * Degree * Size;

    /// <summary>A bound for the error of a value.</summary>
    public double ValueError => _coefficientError + (32 * UnitRoundoff * Size);

    /// <summary>The sign of P(0), or 0 where it is not certain.</summary>
    public int SignAtStart => Sign(_coefficients[0], _coefficientError);

    /// <summary>The sign of P(1), or 0 where it is not certain.</summary>
    public int SignAtEnd => Sign(_coefficients[^1], _coefficientError);

    /// <summary>Whether all coefficients are certainly above 0, so that P is on [0, 1]. Sufficient, not necessary.</summary>
    public bool IsPositive => Above(_coefficients, _coefficientError, 1) == (1U << _coefficients.Length) - 1;

    /// <summary>P(t), up to <see cref="ValueError"/>, for 0 &lt;= t &lt;= 1.</summary>
    public double Evaluate(double t)
    {
        var (rest, power, value) = (1 - t, 1.0, _coefficients[^1]);
        for (var k = _coefficients.Length - 2; k >= 0; k--)
        {
            power *= rest;
            value = Math.FusedMultiplyAdd(value, t, _coefficients[k] * power);
        }

        return value;
    }

    /// <summary>Finds all roots in (0, 1), ascending, each certified; false where rounding errors leave anything open, also simple roots at 0 or 1.</summary>
    /// <remarks>
    /// By Descartes' rule: where the certain signs of the Bernstein coefficients change v times there are at most v roots, and exactly v for
    /// v = 0 and 1; other intervals are halved by de Casteljau's algorithm, whose averages add at most n 2^-53 max |b_k| to the errors a level.
    /// </remarks>
    /// <param name="roots">Room for n roots.</param>
    /// <param name="count">The number of roots.</param>
    public bool TryIsolate(Span<BernsteinRoot> roots, out int count)
    {
        count = 0;
        var changes = SignChanges(_coefficients, _coefficientError);
        if (changes is 0 or 1)
            return changes == 0 || TryRefine(0, 1, SignAtStart, out roots[count++]);
        Span<double> b = stackalloc double[_coefficients.Length];
        var binomial = 1.0;
        for (var k = 0; k <= Degree; binomial = binomial * (Degree - k) / (k + 1), k++)
            b[k] = _coefficients[k] / binomial;
        return Halve(b, 0, 1, MaxDepth, roots, ref count);
    }

    private static int Sign(double value, double error) => value > error ? 1 : value < -error ? -1 : 0;

    /// <summary>The number of sign changes, or -1 where the uncertain coefficients could change it.</summary>
    private static int SignChanges(ReadOnlySpan<double> coefficients, double error)
    {
        var (positive, negative) = (Above(coefficients, error, 1), Above(coefficients, error, -1));
        var all = (1U << coefficients.Length) - 1;
        return (positive | negative) == all
            ? BitOperations.PopCount((positive ^ (positive >> 1)) & (all >> 1))
            : SignChangesWithUncertain(coefficients, error);
    }

    /// <summary>A bit for each coefficient that certainly has the sign.</summary>
    private static uint Above(ReadOnlySpan<double> coefficients, double error, double sign)
    {
        var (bits, k, bound) = (0U, 0, Vector256.Create(error));
        for (; k + Vector256<double>.Count <= coefficients.Length; k += Vector256<double>.Count)
            bits |= Vector256.GreaterThan(Vector256.Create(coefficients[k..]) * sign, bound).ExtractMostSignificantBits() << k;
        for (; k < coefficients.Length; k++)
            bits |= coefficients[k] * sign > error ? 1U << k : 0;
        return bits;
    }

    private static int SignChangesWithUncertain(ReadOnlySpan<double> coefficients, double error)
    {
        var (changes, previous, isCertain) = (0, 0, true);
        var isOpen = true; // whether uncertain coefficients, or none, came before this one
        foreach (var b in coefficients)
        {
            var sign = Sign(b, error);
            if (sign == 0)
            {
                isCertain &= previous != 0;
                isOpen = true;
                continue;
            }

            // Between opposite signs there is one change, whatever stands between them; between equal ones there may be two.
            if (sign == -previous)
                changes++;
            else if (isOpen && previous != 0)
                isCertain = false;
            (previous, isOpen) = (sign, false);
        }

        return isCertain && !isOpen ? changes : -1;
    }

    private bool Search(ReadOnlySpan<double> b, double lower, double upper, int depth, Span<BernsteinRoot> roots, ref int count)
    {
        var error = _coefficientError + (MaxDepth * MaxDegree * UnitRoundoff * Size);
        var changes = SignChanges(b, error);
        if (changes == 0)
            return true;
        if (changes == 1)
            return TryRefine(lower, upper, Sign(b[0], error), out roots[count++]);
        return depth > 0 && Sign(b[0], error) != 0 && Sign(b[^1], error) != 0 && Halve(b, lower, upper, depth, roots, ref count);
    }

    private bool Halve(ReadOnlySpan<double> b, double lower, double upper, int depth, Span<BernsteinRoot> roots, ref int count)
    {
        Span<double> below = stackalloc double[b.Length], above = stackalloc double[b.Length];
        b.CopyTo(above);
        for (var k = 0; k < b.Length; k++)
        {
            below[k] = above[0];
            for (var i = 0; i < Degree - k; i++)
                above[i] = 0.5 * (above[i] + above[i + 1]);
        }

        var middle = 0.5 * (lower + upper);
        return Search(below, lower, middle, depth - 1, roots, ref count) && Search(above, middle, upper, depth - 1, roots, ref count);
    }

    /// <summary>Halley's iteration, kept inside the interval that holds the one root, then the proof by signs on both sides.</summary>
    /// <remarks>
    /// In the ratio s = t/(1 - t), P(t) = (1 - t)^n q(s) with q(s) = sum_k c_k s^k; for t above 1/2, s = (1 - t)/t and the coefficients in reverse.
    /// So s is in [0, 1] or a little above, where the method of Horner gives q(s) up to (e + 2n 2^-53 max |c_k|) sum_k s^k, at most 1.01 (n + 1) times
    /// the bound for values.
    /// </remarks>
    private bool TryRefine(double lower, double upper, int signBefore, out BernsteinRoot root)
    {
        Span<double> c = stackalloc double[MaxDegree + 1];
        c = c[.._coefficients.Length];
        var middle = 0.0;
        for (var k = 0; k < c.Length; k++)
        {
            c[k] = _coefficients[k];
            middle += c[k];
        }

        // Where the interval is all of [0, 1] the sign in the middle is not certain, so a little more than the half is searched.
        var isHalved = lower < 0.5 && upper > 0.5;
        var isReversed = isHalved ? middle * signBefore > 0 : lower >= 0.5;
        if (isReversed)
            c.Reverse();
        var (low, high) = isReversed ? ((1 - upper) / upper, (1 - lower) / lower) : (lower / (1 - lower), upper / (1 - upper));
        high = isHalved ? LargestRatio : high;
        var signBelow = isReversed ? -signBefore : signBefore;
        var s = isHalved ? c[0] / (c[0] - middle) : 0.5 * (low + high);
        var (from, to, slope) = (low, high, 1.0);
        for (var iteration = 0; iteration < 60; iteration++)
        {
            var value = Ratio(c, s, out slope, out var halfCurvature);
            var next = s - (value * slope / ((slope * slope) - (value * halfCurvature)));

            // Halley's steps shrink cubically, so the one after a step of 2^-17 is about the roundoff.
            if (Math.Abs(next - s) <= s / (1 << 17))
            {
                s = next;
                break;
            }

            (from, to) = value * signBelow > 0 ? (s, to) : (from, s);
            s = next > from && next < to ? next : 0.5 * (from + to);
        }

        // Steep enough: a root that is not located to 2^-20 is left undecided.
        var valueError = 1.01 * c.Length * ValueError;
        var error = (4 * UnitRoundoff * s) + (2 * valueError / Math.Abs(slope));
        for (var attempt = 0; attempt < 4 && error < 1.0 / (1 << 20); attempt++, error *= 4)
        {
            var isAbove = s - error <= low || Sign(Ratio(c, s - error, out _, out _), valueError) == signBelow;
            var isBelow = (s + error >= high && !isHalved) || Sign(Ratio(c, s + error, out _, out _), valueError) == -signBelow;
            if (isAbove && isBelow)
            {
                var inverse = 1 / (1 + s);
                root = new(isReversed ? inverse : s * inverse, (error * inverse * inverse * 1.0001) + (4 * UnitRoundoff), signBefore);
                return true;
            }
        }

        root = default;
        return false;
    }

    /// <summary>q(s), and q'(s) and q''(s)/2 for the iteration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Ratio(ReadOnlySpan<double> c, double s, out double slope, out double halfCurvature)
    {
        (var value, slope, halfCurvature) = (c[^1], 0, 0);
        for (var k = c.Length - 2; k >= 0; k--)
        {
            halfCurvature = Math.FusedMultiplyAdd(halfCurvature, s, slope);
            slope = Math.FusedMultiplyAdd(slope, s, value);
            value = Math.FusedMultiplyAdd(value, s, c[k]);
        }

        return value;
    }
}
