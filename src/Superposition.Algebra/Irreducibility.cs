using System.Numerics;

namespace Superposition.Algebra;

/// <summary>Proofs that a polynomial has no factors of lower degree over the rationals.</summary>
/// <remarks>
/// A factor over the rationals of a polynomial with integer coefficients is, modulo a prime that does not divide the leading coefficient, a
/// product of factors modulo the prime. So its degree is a sum of some of their degrees. A degree that is such a sum modulo every prime tried
/// stays possible; if only 0 and n stay, the polynomial is irreducible.
/// </remarks>
public static class Irreducibility
{
    private const int Primes = 32;

    /// <summary>Whether the polynomial is proven irreducible over the rationals.</summary>
    /// <remarks>
    /// Guarantees:
    /// <list type="bullet">
    /// <item>true means proven: a constant or a product of two polynomials of degree at least 1 never gives true;</item>
    /// <item>false means not proven. Some irreducible polynomials, such as t^4 + 1, have factors of degree 1 or 2 modulo every prime.</item>
    /// </list>
    /// </remarks>
    public static bool IsProven(UnivariatePolynomial polynomial)
    {
        var integers = polynomial.Primitive();
        if (integers.Degree < 1)
            return false;

        // Bit d says that a factor of degree d is still possible.
        var possible = (BigInteger.One << (integers.Degree + 1)) - 1;
        var proven = BigInteger.One | (BigInteger.One << integers.Degree);
        var tried = 0;
        for (uint prime = 101; tried < Primes && possible != proven; prime += 2)
        {
            if (!IsPrime(prime) || (integers.Leading.Numerator % prime).IsZero)
                continue;
            tried++;
            if (new ModularPolynomial(integers, prime).FactorDegrees() is { } degrees)
                possible &= degrees.Aggregate(BigInteger.One, (sums, degree) => sums | (sums << degree));
        }

        return possible == proven;
    }

    /// <summary>Whether a polynomial in two variables is proven irreducible over the rationals; false means not proven.</summary>
    /// <remarks>
    /// A factor would contain <paramref name="variable"/>, or divide all coefficients of its powers. The latter have no common factor, and where
    /// the parameter takes a number at which the degree stays the same, factors of the first kind stay factors of the same degrees. So it is
    /// enough that one such polynomial in one variable is irreducible.
    /// </remarks>
    /// <param name="polynomial">A polynomial in both variables, without negative powers.</param>
    /// <param name="variable">The variable that stays.</param>
    /// <param name="parameter">The variable that takes the numbers 1, 2, ..., 8.</param>
    public static bool IsProven(LaurentPolynomial polynomial, Variable variable, Variable parameter)
    {
        var coefficients = polynomial.Collect(variable);
        var content = coefficients.Aggregate(UnivariatePolynomial.Zero, (common, c) => common.Gcd(UnivariatePolynomial.From(c.Coefficient, parameter)));
        var degree = coefficients.Max(c => c.Monomial.Degree);
        return content.Degree == 0 && Enumerable.Range(1, 8)
            .Select(number => UnivariatePolynomial.From(polynomial.Substitute(parameter, number), variable))
            .Any(special => special.Degree == degree && IsProven(special));
    }

    private static bool IsPrime(uint odd)
    {
        for (uint divisor = 3; divisor * divisor <= odd; divisor += 2)
        {
            if (odd % divisor == 0)
                return false;
        }

        return true;
    }
}
