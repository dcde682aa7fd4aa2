namespace Superposition.Algebra;

/// <content>Derivative and definite integral, term by term.</content>
public sealed partial class LaurentPolynomial
{
    /// <summary>The partial derivative: d/dx of c x^k m is k c x^(k-1) m.</summary>
    public LaurentPolynomial Derivative(Variable variable)
    {
        var terms = new List<Term>(Terms.Length);
        foreach (var term in Terms)
        {
            var exponent = term.Monomial.ExponentOf(variable);
            if (exponent != 0)
                terms.Add(new(term.Coefficient * exponent, term.Monomial * Monomial.Of(variable, -1)));
        }

        return FromTerms(terms);
    }

    /// <summary>The antiderivative without constant: c x^k m becomes c/(k+1) x^(k+1) m.</summary>
    /// <exception cref="LogarithmicIntegralException">A term contains x^-1: its antiderivative is a logarithm.</exception>
    public LaurentPolynomial Antiderivative(Variable variable)
    {
        var terms = new List<Term>(Terms.Length);
        foreach (var term in Terms)
        {
            var exponent = term.Monomial.ExponentOf(variable);
            if (exponent == -1)
                throw new LogarithmicIntegralException(this, variable);
            terms.Add(new(term.Coefficient / (exponent + 1), term.Monomial * Monomial.Of(variable)));
        }

        return FromTerms(terms);
    }

    /// <summary>
    /// The definite integral over <paramref name="variable"/> from <paramref name="lower"/> to <paramref name="upper"/>, by the fundamental
    /// theorem. For an integrand with negative powers of the variable the caller answers for the range not to contain 0.
    /// </summary>
    /// <exception cref="ArgumentException">A limit contains the variable of integration.</exception>
    /// <exception cref="DivideByZeroException">A negative power meets the limit 0.</exception>
    /// <exception cref="LogarithmicIntegralException">The integrand has a term with x^-1.</exception>
    /// <exception cref="NotInvertibleException">A negative power meets a limit with two or more terms.</exception>
    public LaurentPolynomial Integrate(Variable variable, LaurentPolynomial lower, LaurentPolynomial upper)
    {
        if (lower.Variables.Contains(variable) || upper.Variables.Contains(variable))
            throw new ArgumentException($"a limit of the integral contains the variable of integration {variable}", nameof(variable));
        var antiderivative = Antiderivative(variable);
        return antiderivative.Substitute(variable, upper) - antiderivative.Substitute(variable, lower);
    }
}
