using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>Many polynomials c_k = sum_j a_kj m_j in the same parameter monomials m_j, evaluated together in double precision with a bound of the errors.</summary>
public sealed class ParameterTable
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private static readonly int Lanes = Vector256<double>.Count;

    private readonly double[] _coefficients; // a_kj at j * Padded + k
    private readonly double[] _largest; // max_k |a_kj|
    private readonly int _padded;

    /// <summary>The table of some polynomials.</summary>
    /// <param name="polynomials">c_0, c_1, ...</param>
    /// <param name="monomials">The monomials m_j that occur in them; at most 40.</param>
    /// <exception cref="ArgumentException">A polynomial has another monomial, or there are too many.</exception>
    public ParameterTable(ImmutableArray<LaurentPolynomial> polynomials, ImmutableArray<Monomial> monomials)
    {
        if (monomials.Length > 40 || polynomials.Any(c => c.Terms.Any(t => !monomials.Contains(t.Monomial))))
            throw new ArgumentException("a polynomial has a monomial that is not in the table", nameof(monomials));
        Count = polynomials.Length;
        _padded = (Count + Lanes - 1) / Lanes * Lanes;
        _coefficients = new double[monomials.Length * _padded];
        for (var j = 0; j < monomials.Length; j++)
        {
            for (var k = 0; k < Count; k++)
                _coefficients[(j * _padded) + k] = polynomials[k].CoefficientOf(monomials[j]).ToDouble();
        }

        _largest = [.. Enumerable.Range(0, monomials.Length).Select(j => _coefficients.AsSpan(j * _padded, _padded).ToArray().Max(Math.Abs))];
    }

    /// <summary>The number of polynomials.</summary>
    public int Count { get; }

    /// <summary>How long the list of values must be at least: <see cref="Count"/>, filled up to whole vectors.</summary>
    public int Length => _padded;

    /// <summary>Writes c_0, c_1, ... into <paramref name="values"/> and returns a bound for the error of each.</summary>
    /// <remarks>
    /// Each a_kj m_j is rounded once in a_kj, up to 4 times in m_j and as often in the sum as there are monomials, so
    /// |error| &lt;= (J + 6) 2^-53 sum_j max_k |a_kj| m_j to first order; the factor used here, 64, covers J &lt;= 40 and the higher orders.
    /// </remarks>
    /// <param name="monomials">The values of the m_j, all above 0, each with at most 4 roundings.</param>
    /// <param name="values">At least <see cref="Length"/> numbers.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than monomials.</exception>
    public double Evaluate(ReadOnlySpan<double> monomials, Span<double> values)
    {
        if (monomials.Length != _largest.Length)
            throw new ArgumentException($"{_largest.Length} values are needed, {monomials.Length} are given", nameof(monomials));
        var size = 0.0;
        for (var j = 0; j < _largest.Length; j++)
            size = Math.FusedMultiplyAdd(_largest[j], monomials[j], size);
        ref var coefficients = ref MemoryMarshal.GetArrayDataReference(_coefficients);
        for (var k = 0; k < _padded; k += Lanes)
        {
            var sum = Vector256<double>.Zero;
            for (var j = 0; j < monomials.Length; j++)
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref coefficients, (nuint)((j * _padded) + k)), Vector256.Create(monomials[j]), sum);
            sum.CopyTo(values[k..]);
        }

        return 64 * UnitRoundoff * size;
    }
}
