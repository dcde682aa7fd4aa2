using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>Many polynomials c_k = sum_ij a_kij x^i y^j in two parameters, quadratic by x, evaluated together in double precision with a bound of the errors, or first by y alone.</summary>
/// <remarks>
/// In each term a_kij is rounded once and the methods of Horner by y and x round at most D times, where D is the sum of the degrees. For 0 &lt;= x &lt;= 1
/// then |c_k| &lt;= S = sum_ij max_k |a_kij| y^j, and the error is at most (D + 1) 2^-53 S to first order. The bound used here, 16 2^-53 S, covers
/// D &lt;= <see cref="MaxDegrees"/>, the higher orders and the roundings of S.
/// </remarks>
public sealed class ParameterTable
{
    /// <summary>The largest sum of the degrees by both parameters.</summary>
    public const int MaxDegrees = 8;

    /// <summary>The bound for the errors by the bound S for the values.</summary>
    internal const double RelativeError = 16.0 / (1L << 53);

    private const int InnerDegree = 2;

    private static readonly int Lanes = Vector256<double>.Count;

    private readonly double[] _coefficients; // a_kij at (i (J + 1) + j) Length + k
    private readonly double[] _sizes; // sum_i max_k |a_kij|

    /// <summary>The table of some polynomials.</summary>
    /// <param name="polynomials">c_0, c_1, ...</param>
    /// <param name="inner">x.</param>
    /// <param name="outer">y.</param>
    /// <exception cref="ArgumentException">They are not polynomials in the two parameters, or a degree is too high.</exception>
    public ParameterTable(ImmutableArray<LaurentPolynomial> polynomials, Variable inner, Variable outer)
    {
        var monomials = polynomials.SelectMany(c => c.Terms.Select(term => term.Monomial)).ToList();
        var outerDegree = monomials.Max(m => m.ExponentOf(outer));
        if (monomials.Any(m => m.ExponentOf(inner) > InnerDegree) || InnerDegree + outerDegree > MaxDegrees || monomials.Any(m => m.ExponentOf(inner) < 0 || m.ExponentOf(outer) < 0))
            throw new ArgumentException("a power of a parameter is too high, or negative", nameof(polynomials));
        if (polynomials.Any(c => c.Variables.Any(v => v != inner && v != outer)))
            throw new ArgumentException("a polynomial has another variable", nameof(polynomials));
        Count = polynomials.Length;
        Length = (Count + Lanes - 1) / Lanes * Lanes;
        _sizes = new double[outerDegree + 1];
        _coefficients = new double[(InnerDegree + 1) * _sizes.Length * Length];
        for (var i = 0; i <= InnerDegree; i++)
        {
            for (var j = 0; j <= outerDegree; j++)
            {
                var row = _coefficients.AsSpan(((i * _sizes.Length) + j) * Length, Count);
                for (var k = 0; k < Count; k++)
                    row[k] = polynomials[k].CoefficientOf(Monomial.Of(inner, i) * Monomial.Of(outer, j)).ToDouble();
                _sizes[j] += row.ToArray().Max(Math.Abs);
            }
        }
    }

    /// <summary>The number of polynomials.</summary>
    public int Count { get; }

    /// <summary>How long the list of values must be at least: <see cref="Count"/>, filled up to whole vectors.</summary>
    public int Length { get; }

    /// <summary>How long the list of coefficients by x must be.</summary>
    public int RowLength => (InnerDegree + 1) * Length;

    /// <summary>Writes c_0, c_1, ... into <paramref name="values"/> and returns a bound for the error of each.</summary>
    /// <param name="inner">x, from 0 to 1.</param>
    /// <param name="outer">y, at least 0.</param>
    /// <param name="values">At least <see cref="Length"/> numbers.</param>
    public double Evaluate(double inner, double outer, Span<double> values)
    {
        var (x, y) = (Vector256.Create(inner), Vector256.Create(outer));
        for (var k = 0; k < Length; k += Lanes)
        {
            var value = ByOuter(InnerDegree, k, y);
            for (var i = InnerDegree - 1; i >= 0; i--)
                value = Vector256.FusedMultiplyAdd(value, x, ByOuter(i, k, y));
            value.CopyTo(values[k..]);
        }

        return Error(outer);
    }

    /// <summary>Writes the coefficients sum_j a_kij y^j of x^i into <paramref name="row"/>, and returns a bound for the error of each c_k that is computed from them.</summary>
    /// <param name="outer">y, at least 0.</param>
    /// <param name="row">At least <see cref="RowLength"/> numbers.</param>
    public double Fix(double outer, Span<double> row)
    {
        var y = Vector256.Create(outer);
        for (var i = 0; i <= InnerDegree; i++)
        {
            for (var k = 0; k < Length; k += Lanes)
                ByOuter(i, k, y).CopyTo(row[((i * Length) + k)..]);
        }

        return Error(outer);
    }

    /// <summary>Writes c_k for some k one after another, in each lane, and returns them.</summary>
    /// <param name="row">What <see cref="Fix"/> has written.</param>
    /// <param name="first">The smallest k.</param>
    /// <param name="isReversed">Whether the largest k comes first.</param>
    /// <param name="inner">x in each lane, from 0 to 1.</param>
    /// <param name="values">As many as there are k.</param>
    public ReadOnlySpan<Vector256<double>> Evaluate(ReadOnlySpan<double> row, int first, bool isReversed, Vector256<double> inner, Span<Vector256<double>> values)
    {
        var constant = row.Slice(first, values.Length);
        var linear = row.Slice(Length + first, constant.Length);
        var quadratic = row.Slice((2 * Length) + first, constant.Length);
        var (at, step) = isReversed ? (values.Length - 1, -1) : (0, 1);
        for (var k = 0; k < constant.Length; k++, at += step)
        {
            var slope = Vector256.FusedMultiplyAdd(Vector256.Create(quadratic[k]), inner, Vector256.Create(linear[k]));
            values[at] = Vector256.FusedMultiplyAdd(slope, inner, Vector256.Create(constant[k]));
        }

        return values;
    }

    private double Error(double outer)
    {
        var size = 0.0;
        for (var j = _sizes.Length - 1; j >= 0; j--)
            size = (size * outer) + _sizes[j];
        return RelativeError * size;
    }

    private Vector256<double> ByOuter(int i, int k, Vector256<double> y)
    {
        ref var coefficients = ref MemoryMarshal.GetArrayDataReference(_coefficients);
        var at = (nuint)(((((i + 1) * _sizes.Length) - 1) * Length) + k);
        var value = Vector256.LoadUnsafe(ref coefficients, at);
        for (var j = _sizes.Length - 2; j >= 0; j--)
        {
            at -= (nuint)Length;
            value = Vector256.FusedMultiplyAdd(value, y, Vector256.LoadUnsafe(ref coefficients, at));
        }

        return value;
    }
}
