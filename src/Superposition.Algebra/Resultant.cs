using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>
/// Resultants and discriminants, also of polynomials whose coefficients are polynomials in further variables.
/// </summary>
/// <remarks>
/// With leading coefficients a, b and complex roots x_i of f, y_j of g: res(f, g) = a^deg g b^deg f prod (x_i - y_j), and
/// disc(f) = a^(2n-2) prod_{i&lt;j} (x_i - x_j)^2 = (-1)^(n(n-1)/2) res(f, f') / a.
/// <list type="bullet">
/// <item>res is 0 exactly where f and g have a common complex root, given that neither leading coefficient is 0 there;</item>
/// <item>disc is 0 exactly where f has a multiple complex root, given the same;</item>
/// <item>where a leading coefficient vanishes the formulas hold as polynomial identities, for the degrees the polynomials have in general.</item>
/// </list>
/// Parameters are treated one after another by evaluation at integers and interpolation to the degree that the Sylvester matrix bounds.
/// </remarks>
public static class Resultant
{
    /// <summary>The resultant of two polynomials other than 0, by Euclid's algorithm.</summary>
    /// <exception cref="ArgumentException">A polynomial is 0.</exception>
    public static Rational Of(UnivariatePolynomial f, UnivariatePolynomial g)
    {
        if (f.IsZero || g.IsZero)
            throw new ArgumentException("the resultant with the polynomial 0 is not defined");
        var factor = Rational.One;
        while (g.Degree > 0)
        {
            // res(f, g) = (-1)^(deg f deg g) lc(g)^(deg f - deg r) res(g, r) with r = f mod g.
            var remainder = f.DivRem(g).Remainder;
            if (remainder.IsZero)
                return Rational.Zero;
            factor *= g.Leading.Pow(f.Degree - remainder.Degree);
            if (f.Degree % 2 == 1 && g.Degree % 2 == 1)
                factor = -factor;
            (f, g) = (g, remainder);
        }

        return factor * g.Leading.Pow(f.Degree);
    }

    /// <summary>The discriminant of a polynomial of degree at least 1.</summary>
    /// <exception cref="ArgumentException">The degree is below 1.</exception>
    public static Rational Discriminant(UnivariatePolynomial f)
    {
        if (f.Degree < 1)
            throw new ArgumentException($"the constant {f} has no discriminant", nameof(f));
        var resultant = Of(f, f.Derivative()) / f.Leading;
        return f.Degree % 4 is 2 or 3 ? -resultant : resultant;
    }

    /// <summary>The resultant by elimination of <paramref name="variable"/>, a polynomial in all other variables.</summary>
    /// <exception cref="ArgumentException">A polynomial is 0 or contains a negative power.</exception>
    public static LaurentPolynomial Of(LaurentPolynomial f, LaurentPolynomial g, Variable variable)
    {
        var (m, n) = (DegreeIn(f, variable), DegreeIn(g, variable));
        return Interpolate(
            [f, g],
            variable,
            v => (n * DegreeIn(f, v)) + (m * DegreeIn(g, v)),
            p => Of(UnivariatePolynomial.From(p[0], variable), UnivariatePolynomial.From(p[1], variable)));
    }

    /// <summary>The discriminant by <paramref name="variable"/>, a polynomial in all other variables.</summary>
    /// <exception cref="ArgumentException">The degree in the variable is below 1, or a negative power occurs.</exception>
    public static LaurentPolynomial Discriminant(LaurentPolynomial f, Variable variable)
    {
        var degree = DegreeIn(f, variable);
        if (degree < 1)
            throw new ArgumentException($"{f} has no discriminant by {variable}", nameof(f));
        return Interpolate(
            [f], variable, v => ((2 * degree) - 2) * DegreeIn(f, v), p => Discriminant(UnivariatePolynomial.From(p[0], variable)));
    }

    private static int DegreeIn(LaurentPolynomial polynomial, Variable variable)
    {
        if (polynomial.IsZero || polynomial.Terms.Any(t => t.Monomial.Factors.Any(f => f.Exponent < 0)))
            throw new ArgumentException($"{polynomial} is not a polynomial other than 0", nameof(polynomial));
        return polynomial.Terms.Max(t => t.Monomial.ExponentOf(variable));
    }

    /// <summary>The polynomial in the parameters that agrees with <paramref name="value"/> wherever no leading coefficient vanishes.</summary>
    private static LaurentPolynomial Interpolate(
        ImmutableArray<LaurentPolynomial> polynomials,
        Variable eliminated,
        Func<Variable, int> degreeBound,
        Func<ImmutableArray<LaurentPolynomial>, Rational> value)
    {
        var degrees = polynomials.Select(p => DegreeIn(p, eliminated)).ToList();
        ImmutableArray<Variable> parameters = [.. polynomials.SelectMany(p => p.Variables).Where(v => v != eliminated).Distinct().Order()];
        return Recurse(polynomials, 0);

        LaurentPolynomial Recurse(ImmutableArray<LaurentPolynomial> specialised, int depth)
        {
            if (depth == parameters.Length)
                return value(specialised);
            var (parameter, needed) = (parameters[depth], degreeBound(parameters[depth]) + 1);
            var (nodes, differences) = (new List<Rational>(), new List<LaurentPolynomial>());
            for (long candidate = 1; nodes.Count < needed; candidate++)
            {
                Rational node = candidate;
                ImmutableArray<LaurentPolynomial> at = [.. specialised.Select(p => p.Substitute(parameter, node))];
                if (at.Zip(degrees).Any(p => p.First.IsZero || DegreeIn(p.First, eliminated) < p.Second))
                    continue;

                // Newton's divided differences, extended by one node.
                var difference = Recurse(at, depth + 1);
                for (var k = 0; k < nodes.Count; k++)
                    difference = (difference - differences[k]).Scale((node - nodes[k]).Reciprocal());
                nodes.Add(node);
                differences.Add(difference);
            }

            var result = LaurentPolynomial.Zero;
            for (var k = needed - 1; k >= 0; k--)
                result = (result * ((LaurentPolynomial)parameter - nodes[k])) + differences[k];
            return result;
        }
    }
}
