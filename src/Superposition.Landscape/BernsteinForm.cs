using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>
/// A polynomial t^s (1 - t)^e sum_k c_k t^k (1 - t)^(n-k) in the direction t, whose c_k are polynomials in the parameters; s and e as large as
/// they can be for all parameters.
/// </summary>
/// <param name="VanishesAtStart">Whether s &gt; 0.</param>
/// <param name="VanishesAtEnd">Whether e &gt; 0.</param>
/// <param name="Coefficients">c_0..c_n.</param>
internal sealed record BernsteinForm(bool VanishesAtStart, bool VanishesAtEnd, ImmutableArray<LaurentPolynomial> Coefficients)
{
    /// <summary>The form of a polynomial other than 0.</summary>
    public static BernsteinForm Of(LaurentPolynomial polynomial)
    {
        var t = RayFamily.Direction;
        LaurentPolynomial Reflected(LaurentPolynomial f) => f.Substitute(t, 1 - (LaurentPolynomial)t);
        var (start, withoutStart) = Divided(polynomial);
        var (end, reflected) = Divided(Reflected(withoutStart));
        return new(start, end, InBasis(Reflected(reflected)));

        (bool Vanishes, LaurentPolynomial Quotient) Divided(LaurentPolynomial f)
        {
            var power = f.Terms.Min(term => term.Monomial.ExponentOf(t));
            return (power > 0, f / ((LaurentPolynomial)t).Pow(power));
        }
    }

    /// <summary>c_k = sum_{j &lt;= k} C(n - j, k - j) q_j for sum q_j t^j, since t^j = t^j (t + 1 - t)^(n-j).</summary>
    private static ImmutableArray<LaurentPolynomial> InBasis(LaurentPolynomial polynomial)
    {
        var powers = polynomial.Collect(RayFamily.Direction).ToDictionary(c => c.Monomial.Degree, c => c.Coefficient);
        var n = powers.Keys.Max();
        return
        [
            .. Enumerable.Range(0, n + 1).Select(k => LaurentPolynomial.Sum(powers
                .Where(q => q.Key <= k)
                .Select(q => q.Value.Scale(Binomial(n - q.Key, k - q.Key))))),
        ];

        static Rational Binomial(int n, int k) => k == 0 ? Rational.One : Binomial(n - 1, k - 1) * new Rational(n, k);
    }
}
