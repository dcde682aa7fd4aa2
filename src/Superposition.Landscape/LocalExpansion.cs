using System.Collections.Immutable;
using System.Numerics;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>A polynomial in the direction t and the density p, prepared to be expanded about many points and enclosed near them.</summary>
/// <remarks>
/// About (t_0, p_0) it is sum c_ij (t - t_0)^i (p - p_0)^j; enclosed by Horner's rule in this form it is about as wide as it varies, where the
/// expanded form at 0 would lose all digits to cancellation. Intervals are kept to the bits asked for.
/// </remarks>
internal sealed class LocalExpansion
{
    private readonly ImmutableArray<ImmutableArray<Rational>> _coefficients; // c_ij at [j][i]
    private readonly int _degree;

    /// <summary>The expansion of a polynomial in t and p.</summary>
    public LocalExpansion(LaurentPolynomial polynomial)
    {
        _degree = polynomial.Terms.Max(term => term.Monomial.ExponentOf(RayFamily.Direction));
        var rows = polynomial.Terms.Max(term => term.Monomial.ExponentOf(Symbols.Density)) + 1;
        _coefficients =
        [
            .. Enumerable.Range(0, rows).Select(j => Enumerable.Range(0, _degree + 1)
                .Select(i => polynomial.CoefficientOf(Monomial.Of(RayFamily.Direction, i) * Monomial.Of(Symbols.Density, j)))
                .ToImmutableArray()),
        ];
    }

    /// <summary>Encloses the polynomial at the centre of expansion, and for all t and p in intervals.</summary>
    /// <param name="centre">(t_0, p_0).</param>
    /// <param name="byDirection">An interval of t - t_0.</param>
    /// <param name="byDensity">An interval of p - p_0.</param>
    /// <param name="bits">The significant bits of the arithmetic.</param>
    public (DyadicInterval AtCentre, DyadicInterval Over) About(
        (Rational Direction, Rational Density) centre, RationalInterval byDirection, RationalInterval byDensity, int bits)
    {
        var (t0, p0) = (DyadicInterval.Around(centre.Direction, bits), DyadicInterval.Around(centre.Density, bits));
        var rows = _coefficients.Select(row => Shifted([.. row.Select(c => DyadicInterval.Around(c, bits))], t0)).ToList();
        var columns = Enumerable.Range(0, _degree + 1).Select(i => Shifted([.. rows.Select(row => row[i])], p0)).ToList();
        var (t, p) = (DyadicInterval.Around(byDirection, bits), DyadicInterval.Around(byDensity, bits));
        return (columns[0][0], Horner([.. columns.Select(column => Horner(column, p))], t));
    }

    /// <summary>The coefficients of f(x + x_0) from those of f(x), in place.</summary>
    private static DyadicInterval[] Shifted(DyadicInterval[] coefficients, DyadicInterval x0)
    {
        for (var lowest = 0; lowest < coefficients.Length - 1; lowest++)
        {
            for (var k = coefficients.Length - 2; k >= lowest; k--)
                coefficients[k] += coefficients[k + 1] * x0;
        }

        return coefficients;
    }

    private static DyadicInterval Horner(DyadicInterval[] coefficients, DyadicInterval x)
    {
        var value = DyadicInterval.Exactly(BigInteger.Zero, x.Bits);
        for (var k = coefficients.Length - 1; k >= 0; k--)
            value = (value * x) + coefficients[k];
        return value;
    }
}
