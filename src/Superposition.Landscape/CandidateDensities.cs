using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// All densities in (0, 1] at which, for a given importance, the critical directions can change in number, kind or phase.
/// </summary>
/// <remarks>
/// The roots of N in (0, 1) move continuously with p. Their number changes only where two of them meet (the discriminant of N is 0) or one
/// passes an end of the interval (N is 0 there); a minimum of the quadrant w_1 w_2 > 0 changes its phase only where N has a root in common
/// with a threshold. Factors t and 1 - t that N has for every p are divided out first. Between neighbouring candidates nothing changes.
/// </remarks>
internal static class CandidateDensities
{
    /// <summary>A candidate: the density, exact where it is rational, and the polynomial in p of which it is a root, of the lowest degree that is known.</summary>
    public sealed record Candidate(RationalInterval Density, UnivariatePolynomial Polynomial)
    {
        /// <summary>An interval around the density that no other candidate shares; the density is not an end of it, unless it is 1.</summary>
        public RationalInterval Neighbourhood(Rational part)
        {
            if (!Density.IsPoint)
                return Density;
            var (density, rest) = (Density.Lower, Rational.One - Density.Lower);
            if (rest.IsZero)
                return new(Rational.One - part, Rational.One);
            var radius = part / 2 * Rational.Min(density, rest);
            return new(density - radius, density + radius);
        }
    }

    /// <summary>The candidates in (0, 1] from left to right, each density once.</summary>
    /// <param name="landscape">The closed form.</param>
    /// <param name="importance">I_2.</param>
    /// <param name="part">The widths of the enclosures as parts of the distances of the densities from 0 and 1.</param>
    public static List<Candidate> Of(LossLandscape landscape, Rational importance, Rational part)
    {
        var candidates = new List<(RealRoot Density, UnivariatePolynomial Polynomial)>();
        var polynomials = Polynomials(landscape, importance).Select(p => p.SquareFreePart()).Distinct().ToList();
        foreach (var polynomial in polynomials)
        {
            foreach (var root in RealRoot.Isolate(polynomial, Rational.Zero, Rational.One))
            {
                var at = candidates.FindIndex(c => c.Density.ComparePosition(root) >= 0);
                if (at >= 0 && candidates[at].Density.ComparePosition(root) == 0)
                {
                    if (polynomial.Degree < candidates[at].Polynomial.Degree)
                        candidates[at] = new(root, polynomial);
                }
                else
                {
                    candidates.Insert(at < 0 ? candidates.Count : at, new(root, polynomial));
                }
            }
        }

        var refined = candidates.ConvertAll(c => Refine(c.Density, c.Polynomial, part));
        if (polynomials.Any(polynomial => polynomial.SignAt(Rational.One) == 0))
            refined.Add(AtRational(Rational.One));
        return refined;
    }

    /// <summary>N at an importance, as a polynomial in t and p, without the powers of p and the factors t and 1 - t that it has for every p.</summary>
    public static LaurentPolynomial Reduced(RayFamily family, Rational importance)
    {
        var t = RayFamily.Direction;
        var n = WithoutPowers(family.N.Substitute(Symbols.Importance(2), importance), Symbols.Density);
        LaurentPolynomial Reflect(LaurentPolynomial f) => f.Substitute(t, 1 - (LaurentPolynomial)t);
        return Reflect(WithoutPowers(Reflect(WithoutPowers(n, t)), t));
    }

    /// <summary>The candidate at a root of a polynomial, its enclosure narrowed as in <see cref="Of"/>.</summary>
    public static Candidate Refine(RealRoot density, UnivariatePolynomial polynomial, Rational part)
    {
        density = density.Refine(part * Rational.Min(density.Enclosure.Lower, Rational.One - density.Enclosure.Upper));
        return density.AsRational() is { } rational
            ? AtRational(rational)
            : new(density.Enclosure, polynomial.Leading.Sign < 0 ? -polynomial : polynomial);
    }

    private static Candidate AtRational(Rational density) => new(density, new(-(Rational)density.Numerator, density.Denominator));

    private static IEnumerable<UnivariatePolynomial> Polynomials(LossLandscape landscape, Rational importance)
    {
        var t = RayFamily.Direction;
        foreach (var family in landscape.Families)
        {
            var n = Reduced(family, importance);
            yield return InDensity(Resultant.Discriminant(n, t));
            yield return InDensity(n.Substitute(t, LaurentPolynomial.Zero));
            yield return InDensity(n.Substitute(t, LaurentPolynomial.One));
            if ((family.Loss.Cell.Witness.W1 * family.Loss.Cell.Witness.W2).Sign < 0)
                continue;
            foreach (var threshold in (ImmutableArray<LaurentPolynomial>)[Phases.FirstOnlyThreshold, Phases.SecondOnlyThreshold])
            {
                var inChart = threshold.Substitute((Symbols.Weight(1), family.W1.ToLaurent(t)), (Symbols.Weight(2), family.W2.ToLaurent(t)));
                yield return InDensity(Resultant.Of(n, inChart, t));
            }
        }
    }

    /// <summary>The polynomial in p with coprime integer coefficients, powers of p removed; they vanish at p = 0 alone.</summary>
    public static UnivariatePolynomial InDensity(LaurentPolynomial polynomial) => polynomial.IsZero
        ? throw new CensusUndecidedException("a polynomial of critical densities vanishes identically")
        : UnivariatePolynomial.From(WithoutPowers(polynomial, Symbols.Density), Symbols.Density).Primitive();

    private static LaurentPolynomial WithoutPowers(LaurentPolynomial polynomial, Variable variable)
    {
        var power = polynomial.Terms.Min(term => term.Monomial.ExponentOf(variable));
        return polynomial * LaurentPolynomial.FromTerm(Rational.One, Monomial.Of(variable, -power));
    }
}
