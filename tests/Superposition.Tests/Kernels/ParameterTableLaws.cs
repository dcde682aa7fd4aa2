using CsCheck;
using Superposition.Algebra;
using Superposition.Kernels;
using Superposition.Tests.Algebra;

namespace Superposition.Tests.Kernels;

/// <summary>The values of a table are as near to the exact ones as it says.</summary>
public class ParameterTableLaws
{
    private static readonly Variable P = new("p");
    private static readonly Variable I = new("I_2");
    private static readonly Monomial[] Monomials = [.. from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, 3) select Monomial.Of(P, i) * Monomial.Of(I, j)];

    [Fact]
    public void Values_are_within_the_bound_of_the_exact_ones() => Gen.Select(
        Numbers.Coefficient.Array[9].Array[1, 20], Gen.Double[1e-3, 1], Gen.Double[-3, 3].Select(x => Math.Pow(10, x))).Sample(
        (coefficients, p, importance) =>
        {
            var polynomials = coefficients.Select(row => LaurentPolynomial.Sum(row.Zip(Monomials, LaurentPolynomial.FromTerm))).ToArray();
            var table = new ParameterTable([.. polynomials], [.. Monomials]);
            var values = new double[table.Length];
            var bound = table.Evaluate([1, importance, importance * importance, p, p * importance, p * (importance * importance), p * p, p * p * importance, p * p * (importance * importance)], values);
            Assert.Equal(polynomials.Length, table.Count);
            foreach (var (polynomial, value) in polynomials.Zip(values))
            {
                var exact = polynomial.Evaluate((P, Rational.FromDouble(p)), (I, Rational.FromDouble(importance)));
                Assert.True((exact - Rational.FromDouble(value)).Abs() <= Rational.FromDouble(bound), $"{polynomial} at {p}, {importance}");
            }
        },
        iter: 300);

    [Fact]
    public void The_bound_is_a_few_units_of_roundoff_of_the_sum_of_sizes()
    {
        var table = new ParameterTable([(LaurentPolynomial)P - I], [Monomial.Of(P), Monomial.Of(I)]);
        Assert.Equal(64 * Math.Pow(2, -53) * 2, table.Evaluate([1, 1], new double[table.Length]));
    }

    [Fact]
    public void Missing_values_of_monomials_are_refused()
    {
        var table = new ParameterTable([(LaurentPolynomial)P - I], [Monomial.Of(P), Monomial.Of(I)]);
        Assert.Throws<ArgumentException>(() => table.Evaluate([1], new double[table.Length]));
    }

    [Fact]
    public void A_monomial_outside_the_table_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ParameterTable([(LaurentPolynomial)P * I], [Monomial.Of(P), Monomial.Of(I)]));
}
