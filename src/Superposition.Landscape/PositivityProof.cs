using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// Proves that a polynomial is positive for all densities 0 &lt; p &lt;= 1, importances I_2 &gt; 0 and directions 0 &lt;= t &lt;= 1.
/// </summary>
/// <remarks>
/// With p = 1/(1 + q), t = s/(1 + s) the region becomes q &gt;= 0, s &gt;= 0, I_2 &gt; 0, and s = infinity for t = 1. Cleared of denominators the polynomial
/// becomes one in q, s and I_2. If no coefficient of it is negative, and among the terms without q there are one without s, for t = 0, and one with
/// the highest power of s, for t = 1, it is positive everywhere. Sufficient, not necessary.
/// </remarks>
public static class PositivityProof
{
    private static readonly Variable Q = new("q");
    private static readonly Variable S = new("s");

    /// <summary>The polynomial in q, s and I_2 whose coefficients prove positivity, or null where they do not.</summary>
    /// <param name="polynomial">A polynomial in p, I_2 and t.</param>
    public static LaurentPolynomial? Of(LaurentPolynomial polynomial)
    {
        var transformed = Transform(Transform(polynomial, Symbols.Density, LaurentPolynomial.One, Q), RayFamily.Direction, S, S);
        var degree = polynomial.Terms.Select(t => t.Monomial.ExponentOf(RayFamily.Direction)).DefaultIfEmpty(0).Max();
        var powersAtDensityOne = transformed.Terms.Where(t => t.Monomial.ExponentOf(Q) == 0).Select(t => t.Monomial.ExponentOf(S)).ToList();
        return transformed.Terms.All(t => t.Coefficient.Sign > 0) && powersAtDensityOne.Contains(0) && powersAtDensityOne.Contains(degree) ? transformed : null;
    }

    /// <summary>Whether the polynomial is positive for 0 &lt; p &lt;= 1 and all positive values of another variable, by its coefficients.</summary>
    /// <remarks>As <see cref="IsNotNegative"/>, and at p = 1 not every coefficient vanishes. Sufficient, not necessary.</remarks>
    /// <param name="polynomial">A polynomial in p and the variable.</param>
    /// <param name="variable">The other variable.</param>
    /// <exception cref="ArgumentException">A third variable occurs.</exception>
    public static bool IsPositive(LaurentPolynomial polynomial, Variable variable) =>
        !polynomial.Substitute(Symbols.Density, LaurentPolynomial.One).IsZero && IsNotNegative(polynomial, variable);

    /// <summary>Whether the polynomial is at least 0 for 0 &lt; p &lt;= 1 and all positive values of another variable, by its coefficients.</summary>
    /// <remarks>
    /// Each coefficient by powers of the variable is a polynomial in p; it is positive at 1/2 and has no zero in (0, 1), by isolation of the zeros (see <see cref="RealRoot"/>).
    /// So the polynomial is even positive for p below 1, unless it is 0. Sufficient, not necessary.
    /// </remarks>
    /// <param name="polynomial">A polynomial in p and the variable.</param>
    /// <param name="variable">The other variable.</param>
    /// <exception cref="ArgumentException">A third variable occurs.</exception>
    public static bool IsNotNegative(LaurentPolynomial polynomial, Variable variable) =>
        polynomial.Collect(variable).Select(c => UnivariatePolynomial.From(c.Coefficient, Symbols.Density)).All(c =>
            c.SignAt(new(1, 2)) > 0 && RealRoot.Isolate(c, Rational.Zero, Rational.One).IsEmpty);

    /// <summary>The polynomial with v = numerator/(1 + w), times (1 + w)^degree.</summary>
    internal static LaurentPolynomial Transform(LaurentPolynomial polynomial, Variable v, LaurentPolynomial numerator, Variable w)
    {
        var powers = polynomial.Collect(v);
        var degree = powers.Select(c => c.Monomial.ExponentOf(v)).DefaultIfEmpty(0).Max();
        return LaurentPolynomial.Sum(powers.Select(c =>
        {
            var k = c.Monomial.ExponentOf(v);
            return c.Coefficient * numerator.Pow(k) * (1 + (LaurentPolynomial)w).Pow(degree - k);
        }));
    }
}
