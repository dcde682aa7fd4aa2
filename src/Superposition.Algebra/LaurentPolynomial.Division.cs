namespace Superposition.Algebra;

/// <content>Exact division.</content>
public sealed partial class LaurentPolynomial
{
    /// <summary>The polynomial Q with this = Q * divisor, or null where there is none. Neither has negative powers, nor has Q.</summary>
    /// <remarks>The leading term of the product is the product of the leading terms, so each step finds the next term of Q; the terms decrease and end.</remarks>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="ArgumentException">A negative power occurs.</exception>
    public LaurentPolynomial? QuotientBy(LaurentPolynomial divisor)
    {
        if (divisor.IsZero)
            throw new DivideByZeroException("division by the polynomial 0");
        if (Terms.Concat(divisor.Terms).Any(t => t.Monomial.Factors.Any(f => f.Exponent < 0)))
            throw new ArgumentException($"a negative power occurs in {this} or {divisor}", nameof(divisor));
        var leading = divisor.Terms[0];
        var (rest, quotient) = (this, Zero);
        while (!rest.IsZero)
        {
            var monomial = rest.Terms[0].Monomial * leading.Monomial.Pow(-1);
            if (monomial.Factors.Any(f => f.Exponent < 0))
                return null;
            var term = FromTerm(rest.Terms[0].Coefficient / leading.Coefficient, monomial);
            quotient += term;
            rest -= term * divisor;
        }

        return quotient;
    }
}
