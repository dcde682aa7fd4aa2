using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Algebra;

/// <summary>
/// A polynomial in t whose coefficients are polynomials in parameters, prepared for the substitution of many rational values.
/// </summary>
/// <remarks>
/// With parameters a/b the coefficients are computed over one common denominator: each power product a^i b^(n-i) of the parameters is formed
/// once, and no fraction is reduced before the last step.
/// </remarks>
public sealed class UnivariateFamily
{
    private readonly BigInteger _denominator;
    private readonly ImmutableArray<int> _degrees;
    private readonly ImmutableArray<ImmutableArray<int>> _powers;
    private readonly ImmutableArray<ImmutableArray<Summand>> _coefficients;

    /// <summary>The family that a polynomial is in one of its variables.</summary>
    /// <param name="polynomial">A polynomial in <paramref name="variable"/> and the parameters.</param>
    /// <param name="variable">t.</param>
    /// <param name="parameters">The parameters, in the order in which <see cref="At"/> takes their values.</param>
    /// <exception cref="ArgumentException">Another variable or a negative power occurs.</exception>
    public UnivariateFamily(LaurentPolynomial polynomial, Variable variable, params ImmutableArray<Variable> parameters)
    {
        if (polynomial.Terms.Any(t => t.Monomial.Factors.Any(f => f.Exponent < 0 || (f.Variable != variable && !parameters.Contains(f.Variable)))))
            throw new ArgumentException($"{polynomial} is not a polynomial in {variable} and {string.Join(", ", parameters)}", nameof(polynomial));
        var common = BigInteger.One;
        foreach (var term in polynomial.Terms)
            common = Integers.LeastCommonMultiple(common, term.Coefficient.Denominator);
        var powers = polynomial.Terms.Select(t => t.Monomial.Restrict(parameters.Contains)).Distinct().ToList();
        _denominator = common;
        _degrees = [.. parameters.Select(v => polynomial.Terms.Select(t => t.Monomial.ExponentOf(v)).DefaultIfEmpty(0).Max())];
        _powers = [.. powers.Select(m => parameters.Select(m.ExponentOf).ToImmutableArray())];
        var degree = polynomial.Terms.Select(t => t.Monomial.ExponentOf(variable)).DefaultIfEmpty(-1).Max();
        _coefficients =
        [
            .. Enumerable.Range(0, degree + 1).Select(k => polynomial.Terms
                .Where(t => t.Monomial.ExponentOf(variable) == k)
                .Select(t => new Summand(powers.IndexOf(t.Monomial.Restrict(parameters.Contains)), t.Coefficient.Numerator * (common / t.Coefficient.Denominator)))
                .ToImmutableArray()),
        ];
    }

    /// <summary>The polynomial in t at values of the parameters.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than parameters.</exception>
    public UnivariatePolynomial At(params ReadOnlySpan<Rational> values)
    {
        if (values.Length != _degrees.Length)
            throw new ArgumentException($"{_degrees.Length} values are needed, {values.Length} are given", nameof(values));
        var products = new BigInteger[_powers.Length];
        Array.Fill(products, BigInteger.One);
        var denominator = _denominator;
        for (var v = 0; v < values.Length; v++)
        {
            var table = Homogeneous(values[v], _degrees[v]);
            for (var k = 0; k < products.Length; k++)
                products[k] *= table[_powers[k][v]];
            denominator *= table[0];
        }

        var numerators = new BigInteger[_coefficients.Length];
        for (var k = 0; k < numerators.Length; k++)
        {
            foreach (var (power, numerator) in _coefficients[k])
                numerators[k] += numerator * products[power];
        }

        return UnivariatePolynomial.Over(numerators, denominator);
    }

    /// <summary>A number times the power product of the parameters with this index.</summary>
    private sealed record Summand(int Power, BigInteger Numerator);

    /// <summary>a^i b^(n-i) for i = 0..n, where the value is a/b.</summary>
    private static BigInteger[] Homogeneous(Rational value, int n)
    {
        var (a, b) = (value.Numerator, value.Denominator);
        var table = new BigInteger[n + 1];
        var power = BigInteger.One;
        for (var i = 0; i <= n; i++, power *= a)
            table[i] = power;
        power = BigInteger.One;
        for (var i = n; i >= 0; i--, power *= b)
            table[i] *= power;
        return table;
    }
}
