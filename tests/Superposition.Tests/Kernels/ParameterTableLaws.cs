using System.Runtime.Intrinsics;
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
        Numbers.Coefficient.Array[9].Array[1, 20], Gen.Double[1e-3, 1], Gen.Double[-3, 3].Select(x => Math.Pow(10, x)), Gen.Bool).Sample(
        (coefficients, p, importance, isReversed) =>
        {
            var polynomials = coefficients.Select(row => LaurentPolynomial.Sum(row.Zip(Monomials, LaurentPolynomial.FromTerm))).ToArray();
            var table = new ParameterTable([.. polynomials], P, I);
            Assert.Equal(polynomials.Length, table.Count);
            var (values, row, lanes) = (new double[table.Length], new double[table.RowLength], new Vector256<double>[table.Count]);
            var bound = table.Evaluate(p, importance, values);
            Assert.Equal(bound, table.Fix(importance, row));
            table.Evaluate(row, 0, isReversed, Vector256.Create(0.5, p, 0, 1), lanes);
            if (isReversed)
                Array.Reverse(lanes);
            for (var k = 0; k < polynomials.Length; k++)
            {
                var exact = polynomials[k].Evaluate((P, Rational.FromDouble(p)), (I, Rational.FromDouble(importance)));
                foreach (var value in new[] { values[k], lanes[k][1] })
                    Assert.True((exact - Rational.FromDouble(value)).Abs() <= Rational.FromDouble(bound), $"{polynomials[k]} at {p}, {importance}");
            }
        },
        iter: 300);

    [Fact]
    public void The_bound_is_a_few_units_of_roundoff_of_the_sum_of_sizes()
    {
        var table = new ParameterTable([(LaurentPolynomial)P - I], P, I);
        Assert.Equal(16 * Math.Pow(2, -53) * 4, table.Evaluate(1, 3, new double[table.Length]));
    }

    [Theory]
    [InlineData("p^3")]
    [InlineData("I_2^7")]
    [InlineData("p^-1")]
    [InlineData("p*t")]
    public void What_is_no_polynomial_of_low_degree_in_the_parameters_is_refused(string polynomial) =>
        Assert.Throws<ArgumentException>(() => new ParameterTable([LaurentPolynomial.Parse(polynomial)], P, I));
}
