using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

/// <summary>Resultants against products over known roots and against the determinant of the Sylvester matrix.</summary>
public class ResultantLaws
{
    private static readonly Variable T = Variables[0];

    private static readonly Gen<Rational[]> Roots = Gen.Select(Gen.Int[-12, 12], Gen.Int[1, 4], (n, d) => new Rational(n, d)).Array[0, 4];

    private static readonly Gen<UnivariatePolynomial> NonZero = Univariate.Where(p => !p.IsZero);

    [Fact]
    public void Resultant_is_the_product_of_the_differences_of_known_roots() => Gen.Select(Roots, Roots, Numbers.NonZero, Numbers.NonZero).Sample(
        (x, y, a, b) =>
        {
            var differences = x.SelectMany(r => y.Select(s => r - s)).Aggregate(Rational.One, (product, d) => product * d);
            Assert.Equal(a.Pow(y.Length) * b.Pow(x.Length) * differences, Resultant.Of(Simple(x).Scale(a), Simple(y).Scale(b)));
        },
        iter: 200);

    [Fact]
    public void Resultant_is_zero_exactly_when_a_common_root_exists() => Gen.Select(NonZero, NonZero, NonZero, Gen.Bool).Sample(
        (f, g, factor, isShared) =>
        {
            var (a, b) = isShared ? (f * factor, g * factor) : (f, g);
            Assert.Equal(a.Gcd(b).Degree > 0, Resultant.Of(a, b).IsZero);
        },
        iter: 100);

    [Fact]
    public void Resultant_is_the_determinant_of_the_sylvester_matrix() =>
        Gen.Select(NonZero, NonZero).Sample((f, g) => Assert.Equal(Sylvester(f, g, f.Degree, g.Degree), Resultant.Of(f, g)), iter: 100);

    [Fact]
    public void Exchanging_the_polynomials_multiplies_by_minus_one_to_the_product_of_degrees() => Gen.Select(NonZero, NonZero).Sample(
        (f, g) => Assert.Equal(Resultant.Of(f, g), f.Degree * g.Degree % 2 == 1 ? -Resultant.Of(g, f) : Resultant.Of(g, f)), iter: 100);

    [Fact]
    public void Resultant_of_a_product_is_the_product_of_resultants() => Gen.Select(NonZero, NonZero, NonZero).Sample(
        (f, g, h) => Assert.Equal(Resultant.Of(f, h) * Resultant.Of(g, h), Resultant.Of(f * g, h)), iter: 100);

    [Fact]
    public void Discriminant_is_the_product_of_the_squared_differences_of_roots() => Gen.Select(Roots.Where(r => r.Length > 0), Numbers.NonZero).Sample(
        (x, a) =>
        {
            var squares = x.SelectMany((r, i) => x.Skip(i + 1).Select(s => (r - s).Pow(2))).Aggregate(Rational.One, (product, d) => product * d);
            Assert.Equal(a.Pow((2 * x.Length) - 2) * squares, Resultant.Discriminant(Simple(x).Scale(a)));
        },
        iter: 100);

    /// <summary>Also where a leading coefficient vanishes: the Sylvester matrix keeps the general degrees.</summary>
    [Fact]
    public void Parameters_may_be_put_in_before_or_after() => Gen.Select(Plain.Where(f => !f.IsZero), Plain.Where(f => !f.IsZero), Gen.Int[-3, 3], Gen.Int[-3, 3]).Sample(
        (f, g, p, i) =>
        {
            UnivariatePolynomial At(LaurentPolynomial h) => UnivariatePolynomial.From(Put(h), T);
            LaurentPolynomial Put(LaurentPolynomial h) => h.Substitute((Variables[1], (Rational)p), (Variables[2], (Rational)i));
            int Degree(LaurentPolynomial h) => h.Terms.Max(t => t.Monomial.ExponentOf(T));
            var resultant = Resultant.Of(f, g, T);
            Assert.DoesNotContain(T, resultant.Variables);
            Assert.Equal((LaurentPolynomial)Sylvester(At(f), At(g), Degree(f), Degree(g)), Put(resultant));
        },
        iter: 25);

    [Theory]
    [InlineData("a*t + b", "1")]
    [InlineData("a*t^2 + b*t + c", "b^2 - 4*a*c")]
    [InlineData("t^3 + a*t + b", "-4*a^3 - 27*b^2")]
    [InlineData("a*t^3 + b*t^2 + c*t + d", "b^2*c^2 - 4*a*c^3 - 4*b^3*d - 27*a^2*d^2 + 18*a*b*c*d")]
    [InlineData("t^4 + a*t + b", "256*b^3 - 27*a^4")]
    public void Discriminants_of_low_degree_are_the_known_formulas(string polynomial, string discriminant) =>
        Assert.Equal(LaurentPolynomial.Parse(discriminant), Resultant.Discriminant(LaurentPolynomial.Parse(polynomial), new("t")));

    [Fact]
    public void Zero_constants_and_negative_powers_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => Resultant.Of(UnivariatePolynomial.Zero, new(1)));
        Assert.Throws<ArgumentException>(() => Resultant.Of(new(1), UnivariatePolynomial.Zero));
        Assert.Throws<ArgumentException>(() => Resultant.Discriminant(new UnivariatePolynomial(3)));
        Assert.Throws<ArgumentException>(() => Resultant.Discriminant(LaurentPolynomial.Parse("p"), T));
        Assert.Throws<ArgumentException>(() => Resultant.Of(LaurentPolynomial.Zero, T, T));
        Assert.Throws<ArgumentException>(() => Resultant.Of(LaurentPolynomial.Parse("w_1^-1"), T, T));
    }

    private static UnivariatePolynomial Simple(Rational[] roots) => WithRoots(roots.Select(r => (r, 1)));

    /// <summary>n rows of coefficients of f, m rows of those of g, each shifted by one; the determinant by elimination.</summary>
    private static Rational Sylvester(UnivariatePolynomial f, UnivariatePolynomial g, int m, int n)
    {
        var rows = Enumerable.Range(0, m + n).Select(k => k < n ? Row(f, m, k) : Row(g, n, k - n)).ToList();
        Rational[] Row(UnivariatePolynomial h, int degree, int shift) =>
            [.. Enumerable.Range(0, m + n).Select(j => j < shift || j > shift + degree ? Rational.Zero : h[degree - (j - shift)])];
        var determinant = Rational.One;
        for (var k = 0; k < rows.Count; k++)
        {
            var pivot = rows.FindIndex(k, r => !r[k].IsZero);
            if (pivot < 0)
                return Rational.Zero;
            if (pivot != k)
                (rows[k], rows[pivot], determinant) = (rows[pivot], rows[k], -determinant);
            determinant *= rows[k][k];
            for (var i = k + 1; i < rows.Count; i++)
                rows[i] = [.. rows[i].Zip(rows[k], (x, y) => x - (y * rows[i][k] / rows[k][k]))];
        }

        return determinant;
    }
}
