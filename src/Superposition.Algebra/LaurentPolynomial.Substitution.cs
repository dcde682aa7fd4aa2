namespace Superposition.Algebra;

/// <content>Substitution of polynomials and of numbers.</content>
public sealed partial class LaurentPolynomial
{
    /// <summary>This polynomial with <paramref name="value"/> in the place of <paramref name="variable"/>.</summary>
    /// <exception cref="DivideByZeroException">0 is substituted where the variable has a negative exponent.</exception>
    /// <exception cref="NotInvertibleException">A sum is substituted where the variable has a negative exponent.</exception>
    public LaurentPolynomial Substitute(Variable variable, LaurentPolynomial value) => Substitute((variable, value));

    /// <summary>All substitutions at once: substituted polynomials are not substituted into.</summary>
    /// <exception cref="ArgumentException">A variable is substituted twice.</exception>
    /// <exception cref="DivideByZeroException">0 is substituted where the variable has a negative exponent.</exception>
    /// <exception cref="NotInvertibleException">A sum is substituted where the variable has a negative exponent.</exception>
    public LaurentPolynomial Substitute(params ReadOnlySpan<(Variable Variable, LaurentPolynomial Value)> substitutions)
    {
        var chosen = new HashSet<Variable>();
        foreach (var (variable, _) in substitutions)
        {
            if (!chosen.Add(variable))
                throw new ArgumentException("a variable is substituted twice", nameof(substitutions));
        }

        var powers = new Dictionary<Monomial.Factor, LaurentPolynomial>();
        var terms = new List<Term>(Terms.Length);
        foreach (var term in Terms)
        {
            var product = FromTerm(term.Coefficient, term.Monomial.Restrict(v => !chosen.Contains(v)));
            foreach (var (variable, value) in substitutions)
            {
                var factor = new Monomial.Factor(variable, term.Monomial.ExponentOf(variable));
                if (factor.Exponent == 0)
                    continue;
                if (!powers.TryGetValue(factor, out var power))
                    powers.Add(factor, power = value.Pow(factor.Exponent));
                product *= power;
            }

            terms.AddRange(product.Terms);
        }

        return FromTerms(terms);
    }

    /// <summary>The number that the polynomial takes at a rational point.</summary>
    /// <exception cref="ArgumentException">A variable of the polynomial has no value.</exception>
    /// <exception cref="DivideByZeroException">A variable with a negative exponent has the value 0.</exception>
    public Rational Evaluate(params ReadOnlySpan<(Variable Variable, Rational Value)> point)
    {
        var sum = Rational.Zero;
        foreach (var term in Terms)
        {
            var product = term.Coefficient;
            foreach (var (variable, exponent) in term.Monomial.Factors)
                product *= ValueOf(variable, point).Pow(exponent);
            sum += product;
        }

        return sum;
    }

    /// <summary>An interval that contains every value of the polynomial on a box; term by term, so it may be wider than the range.</summary>
    /// <exception cref="ArgumentException">A variable of the polynomial has no value.</exception>
    /// <exception cref="DivideByZeroException">A variable with a negative exponent has an interval that contains 0.</exception>
    public RationalInterval Evaluate(params ReadOnlySpan<(Variable Variable, RationalInterval Value)> box)
    {
        var sum = RationalInterval.Zero;
        foreach (var term in Terms)
        {
            RationalInterval product = term.Coefficient;
            foreach (var (variable, exponent) in term.Monomial.Factors)
                product *= ValueOf(variable, box).Pow(exponent);
            sum += product;
        }

        return sum;
    }

    private static T ValueOf<T>(Variable variable, ReadOnlySpan<(Variable Variable, T Value)> point)
    {
        foreach (var (candidate, value) in point)
        {
            if (candidate == variable)
                return value;
        }

        throw new ArgumentException($"no value is given for the variable {variable}", nameof(point));
    }
}
