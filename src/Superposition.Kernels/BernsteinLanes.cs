using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.Kernels;

/// <summary>
/// P(t) = sum_k c_k t^k (1 - t)^(n-k) in four lanes, by the ratio s = t/(1 - t): P(t) = q(s)/(1 + s)^n with q(s) = sum_k c_k s^k. The c_k come from a
/// <see cref="ParameterTable"/>, known up to an error.
/// </summary>
/// <remarks>
/// For s &gt;= 0 is sum_k s^k &lt;= (1 + s)^n. If the c_k have errors up to e, then by <see cref="ParameterTable"/> |c_k| &lt;= e 2^53/16, and the method of Horner,
/// with n roundings at most in each term, gives q(s) up to (1 + n/16) e (1 + s)^n to first order, for n &lt;= <see cref="BernsteinPolynomial.MaxDegree"/> less than
/// 2e (1 + s)^n. The division by (1 + s)^n adds at most 3n roundings, and P(t) is known up to 4e. Lanes do not mix, and every operation is
/// rounded as IEEE 754 says, so that bits do not depend on the instruction set.
/// </remarks>
public readonly ref struct BernsteinLanes
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const int MaxIterations = 8;

    private readonly ReadOnlySpan<Vector256<double>> _coefficients;
    private readonly double _coefficientError;

    /// <summary>The polynomials with the given coefficients.</summary>
    /// <param name="coefficients">c_0..c_n with n up to <see cref="BernsteinPolynomial.MaxDegree"/>.</param>
    /// <param name="coefficientError">e.</param>
    public BernsteinLanes(ReadOnlySpan<Vector256<double>> coefficients, double coefficientError)
    {
        _coefficients = coefficients;
        _coefficientError = coefficientError;
    }

    /// <summary>A bound for the error of a value P(t).</summary>
    public double ValueError => 4 * _coefficientError;

    /// <summary>A bound for |P'(t)|: 2n max |c_k|.</summary>
    public double Slope => 2 * (_coefficients.Length - 1) * _coefficientError / ParameterTable.RelativeError;

    /// <summary>P(t), up to <see cref="ValueError"/>.</summary>
    /// <param name="ratio">s, at least 0.</param>
    public Vector256<double> Evaluate(Vector256<double> ratio)
    {
        var rest = Vector256<double>.One / (Vector256<double>.One + ratio);
        var value = Horner(ratio);
        for (var k = 1; k < _coefficients.Length; k++)
            value *= rest;
        return value;
    }

    /// <summary>Finds in each lane a root where P changes its sign, by Newton's iteration and the proof by signs on both sides.</summary>
    /// <param name="signBefore">The sign below the root, 1 or -1; the opposite one is above.</param>
    /// <param name="ratio">The guess of s, then the root.</param>
    /// <param name="error">Where it is certain the root is proven to lie within this distance.</param>
    /// <returns>All bits set in the lanes where it is certain, with s - error &gt;= 0.</returns>
    public Vector256<double> FindRoot(int signBefore, ref Vector256<double> ratio, out Vector256<double> error)
    {
        var (s, slope, isMoving) = (ratio, Vector256<double>.One, Vector256<double>.AllBitsSet);
        for (var iteration = 0; iteration < MaxIterations && isMoving != Vector256<double>.Zero; iteration++)
        {
            var value = Horner(s, out var newSlope);
            var next = s - (value / newSlope);

            // Steps shrink quadratically, so the one after a step of 2^-26 is below the roundoff. A lane that has arrived waits for the others.
            var isShort = Vector256.LessThanOrEqual(Vector256.Abs(next - s), s * (1.0 / (1 << 26)));
            s = Vector256.ConditionalSelect(isMoving, next, s);
            slope = Vector256.ConditionalSelect(isMoving, newSlope, slope);
            isMoving = Vector256.AndNot(isMoving, isShort);
        }

        // (1 + s + error)^n is taken with an error of the root of at most 2^-20, which is part of the proof.
        var bound = Vector256.Create(2 * _coefficientError);
        var onePlus = s + Vector256.Create(1 + (1.0 / (1 << 20)));
        for (var k = 1; k < _coefficients.Length; k++)
            bound *= onePlus;
        error = (4 * UnitRoundoff * s) + (4.0 * bound / Vector256.Abs(slope));
        ratio = s;
        var (below, above) = (s - error, s + error);
        return Vector256.LessThan(error, Vector256.Create(1.0 / (1 << 20)))
            & Vector256.GreaterThanOrEqual(below, Vector256<double>.Zero)
            & Vector256.GreaterThan(signBefore * Horner(below), bound)
            & Vector256.LessThan(signBefore * Horner(above), -bound);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Horner(Vector256<double> s)
    {
        var value = _coefficients[^1];
        for (var k = _coefficients.Length - 2; k >= 0; k--)
            value = Vector256.FusedMultiplyAdd(value, s, _coefficients[k]);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Horner(Vector256<double> s, out Vector256<double> slope)
    {
        (var value, slope) = (_coefficients[^1], Vector256<double>.Zero);
        for (var k = _coefficients.Length - 2; k >= 0; k--)
        {
            slope = Vector256.FusedMultiplyAdd(slope, s, value);
            value = Vector256.FusedMultiplyAdd(value, s, _coefficients[k]);
        }

        return value;
    }
}
