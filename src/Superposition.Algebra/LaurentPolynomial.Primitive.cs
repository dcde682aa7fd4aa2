using System.Numerics;

namespace Superposition.Algebra;

/// <content>The part of a polynomial that is left without its units.</content>
public sealed partial class LaurentPolynomial
{
    /// <summary>
    /// This polynomial as a monomial with a coefficient above 0 times a polynomial with coprime integer coefficients, without negative
    /// exponents, that no variable divides. For positive values of the variables the two have the same sign.
    /// </summary>
    /// <returns>The factors; 1 and 0 for 0.</returns>
    public (LaurentPolynomial Unit, LaurentPolynomial Primitive) ToPrimitive()
    {
        if (IsZero)
            return (One, Zero);
        var (numerators, denominators) = (BigInteger.Zero, BigInteger.One);
        foreach (var (coefficient, _) in Terms)
        {
            numerators = BigInteger.GreatestCommonDivisor(numerators, coefficient.Numerator);
            denominators = Integers.LeastCommonMultiple(denominators, coefficient.Denominator);
        }

        var monomial = Variables.Aggregate(Monomial.One, (m, v) => m * Monomial.Of(v, Terms.Min(t => t.Monomial.ExponentOf(v))));
        var unit = FromTerm(new(numerators, denominators), monomial);
        return (unit, this / unit);
    }
}
