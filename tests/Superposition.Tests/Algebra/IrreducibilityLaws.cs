using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>A proof of irreducibility is never wrong, and is found where polynomials are known to be irreducible.</summary>
public class IrreducibilityLaws
{
    private static readonly Gen<UnivariatePolynomial> Factor = Polynomials.Univariate.Where(f => f.Degree > 0);

    [Fact]
    public void A_product_is_never_proven_irreducible() => Gen.Select(Factor, Factor).Sample((f, g) => !Irreducibility.IsProven(f * g));

    [Fact]
    public void A_square_a_constant_and_zero_are_never_proven_irreducible()
    {
        Factor.Sample(f => !Irreducibility.IsProven(f * f));
        Assert.All(new[] { UnivariatePolynomial.Zero, new(7), new(new Rational(-2, 3)) }, f => Assert.False(Irreducibility.IsProven(f)));
    }

    /// <summary>A quadratic is irreducible exactly if its discriminant is not the square of a rational number.</summary>
    [Fact]
    public void Quadratics_are_proven_irreducible_exactly_where_their_discriminant_is_no_square() => Gen.Int[-60, 60].Array[3].Sample(c =>
    {
        if (c[2] == 0)
            return true;
        var discriminant = (c[1] * c[1]) - (4 * c[2] * c[0]);
        var root = (int)Math.Round(Math.Sqrt(Math.Max(0, discriminant)));
        return Irreducibility.IsProven(new(c.Select(x => (Rational)x))) == (root * root != discriminant);
    });

    [Fact]
    public void Linear_polynomials_and_their_multiples_are_irreducible() => Gen.Select(Numbers.NonZero, Numbers.Coefficient)
        .Sample((a, b) => Irreducibility.IsProven(new(b, a)));

    [Theory]
    [InlineData(5, 3)]
    [InlineData(11, 2)]
    [InlineData(13, 5)]
    [InlineData(7, 10)]
    public void Roots_of_prime_degree_of_primes_are_of_that_degree(int degree, int prime) =>
        Assert.True(Irreducibility.IsProven(Power(degree) - new UnivariatePolynomial(prime)));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(19)]
    public void The_primitive_roots_of_unity_of_prime_order_are_proven_conjugate_and_all_roots_of_unity_are_not(int prime)
    {
        var all = Power(prime) - Power(0);

        Assert.True(Irreducibility.IsProven(all.DivRem(new(-1, 1)).Quotient));
        Assert.False(Irreducibility.IsProven(all));
    }

    /// <summary>t^n - t - 1 is irreducible for every n above 1 (Selmer, 1956), with the full symmetric group.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(78)]
    public void The_trinomials_of_Selmer_are_proven_irreducible(int degree)
    {
        var trinomial = Power(degree) - new UnivariatePolynomial(1, 1);

        Assert.True(Irreducibility.IsProven(trinomial));
        Assert.True(Irreducibility.IsProven(trinomial.Scale(new(-6, 35))));
        Assert.False(Irreducibility.IsProven(trinomial * (Power(2) + Power(0))));
    }

    /// <summary>t^4 + 1 and the minimal polynomial of sqrt 2 + sqrt 3 are irreducible, but split modulo every prime: the guarantee is one-sided.</summary>
    [Fact]
    public void Irreducible_polynomials_that_split_modulo_every_prime_are_not_proven()
    {
        Assert.False(Irreducibility.IsProven(new(1, 0, 0, 0, 1)));
        Assert.False(Irreducibility.IsProven(new(1, 0, -10, 0, 1)));
    }

    private static UnivariatePolynomial Power(int degree) => new(Enumerable.Repeat(Rational.Zero, degree).Append(Rational.One));

    [Fact]
    public void A_polynomial_in_two_variables_is_proven_irreducible_only_without_factors()
    {
        Variable p = new("p"), i = new("I_2");
        LaurentPolynomial x = p, y = i;
        var conic = (x * x) + (y * y) + 1;
        Assert.True(Irreducibility.IsProven(conic, p, i));
        Assert.True(Irreducibility.IsProven((x * y) + 1, p, i));
        Assert.False(Irreducibility.IsProven(conic * (y + 3), p, i)); // a factor that contains no p
        Assert.False(Irreducibility.IsProven(conic * (x - y), p, i));
        Assert.False(Irreducibility.IsProven((x * x) - (y * y), p, i));
    }
}
