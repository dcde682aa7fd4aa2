using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// A minimum followed over an interval of densities on which no critical direction appears, vanishes or leaves its cell.
/// </summary>
/// <remarks>
/// With A = p a and B = p b its loss is L = p (L_0/p - G), G = a^2/b taken at the direction t(p), and by the envelope theorem
/// dG/dp = d/dp (a^2/b) at fixed t, since G is stationary in t.
/// </remarks>
internal sealed class MinimumBranch
{
    private const int MostBits = 160;
    private const int GuardBits = 64;

    private readonly RayFamily _family;
    private readonly int _index;
    private readonly LaurentPolynomial _n;
    private readonly LaurentPolynomial _a;
    private readonly LaurentPolynomial _b;
    private readonly UnivariateFamily _directions;
    private readonly (LocalExpansion A, LocalExpansion B, LocalExpansion N, LocalExpansion ByDirection, LocalExpansion ByDensity) _near;

    /// <summary>The branch of a minimum.</summary>
    /// <param name="family">The cell's family.</param>
    /// <param name="importance">I_2.</param>
    /// <param name="index">The place of its direction among the roots of the reduced N in (0, 1); not used where the direction is fixed.</param>
    /// <param name="fixedDirection">The direction where it is the same for all densities, else null.</param>
    public MinimumBranch(RayFamily family, Rational importance, int index, Rational? fixedDirection)
    {
        _family = family;
        _index = index;
        FixedDirection = fixedDirection;
        LaurentPolynomial density = Symbols.Density;
        LaurentPolynomial At(LaurentPolynomial f) => f.Substitute(Symbols.Importance(2), importance) / density;
        (_a, _b) = (At(family.A), At(family.B));
        _n = CandidateDensities.Reduced(family, importance);
        _directions = new(_n, RayFamily.Direction, Symbols.Density);
        _near = (new(_a), new(_b), new(_n), new(Slope(RayFamily.Direction)), new(Slope(Symbols.Density)));
        LaurentPolynomial Slope(Variable v) => (2 * _a.Derivative(v) * _b) - (_a * _b.Derivative(v));
    }

    /// <summary>lambda, the value of G in the polynomials that have it as a root.</summary>
    public static Variable Depth { get; } = new("lambda");

    /// <summary>The direction where it is the same for all densities (a wall, or a symmetric direction), else null.</summary>
    public Rational? FixedDirection { get; }

    /// <summary>A polynomial in lambda and p that vanishes wherever lambda is G = a^2/b of this branch.</summary>
    /// <remarks>
    /// It is res_t(N, a^2 - lambda b), or a^2 - lambda b itself in a fixed direction, without its content: the factors that contain p alone.
    /// Where N and a^2 - lambda b have the common root t(p) the resultant is 0; where only a factor of the content were 0, at single densities,
    /// the rest is 0 too, for G and the rest are continuous in p.
    /// </remarks>
    public LaurentPolynomial DepthPolynomial()
    {
        var (t, condition) = (RayFamily.Direction, (_a * _a) - (_b * (LaurentPolynomial)Depth));
        return WithoutContent(FixedDirection is { } direction ? condition.Substitute(t, direction) : Resultant.Of(_n, condition, t));
    }

    /// <summary>Encloses the minimum over the densities; null where they range too widely to bound b away from 0.</summary>
    /// <remarks>
    /// All polynomials are expanded about (t_0, p_0) first, so that their enclosures are as wide as they vary. G is enclosed by its mean value
    /// form; its derivative by t is a N / b^2 and small, since N vanishes along the branch.
    /// </remarks>
    /// <param name="densities">An interval of densities above 0; only its lower end may lie outside the interval of the branch, at 0.</param>
    /// <param name="anchor">A density of the interval at which the direction is isolated.</param>
    public Values? Over(RationalInterval densities, Rational anchor)
    {
        // Numbers as long as the interval is narrow, and longer where the densities are small.
        var most = MostBits + BinaryPlaces.Before(densities.Upper);
        var bits = densities.IsPoint ? most : Math.Min(most, 40 + BinaryPlaces.Before(densities.Width));
        var start = FixedDirection ?? DirectionAt(anchor, bits);
        var t = FixedDirection is not null || densities.IsPoint ? start : Follow(densities, anchor, start, bits);
        var centre = (Direction: Dyadic(start.Midpoint, bits), Density: Dyadic(anchor, bits));
        RationalInterval byT = WithZero(t - centre.Direction), byP = WithZero(densities - centre.Density);
        (DyadicInterval AtCentre, DyadicInterval Over) Near(LocalExpansion expansion) => expansion.About(centre, byT, byP, bits + GuardBits);
        var ((a0, a), (b0, b)) = (Near(_near.A), Near(_near.B));
        if (a.Sign != 1 || b.Sign != 1)
            return null;
        var factor = a / (b * b);
        var slope = factor * Near(_near.ByDensity).Over;
        var g = (a0 * a0 / b0) + (factor * Near(_near.ByDirection).Over * DyadicInterval.Around(byT, a.Bits)) + (slope * DyadicInterval.Around(byP, a.Bits));
        var radius = (a / b).Sqrt().ToRational().Widen(bits);
        return new Values(g.ToRational().Widen(bits), slope.ToRational().Widen(bits), radius * _family.W1.Evaluate(t), radius * _family.W2.Evaluate(t));
    }

    /// <summary>The quotient by the greatest common divisor of the coefficients of the powers of lambda, with coprime integer coefficients.</summary>
    private static LaurentPolynomial WithoutContent(LaurentPolynomial polynomial)
    {
        var coefficients = polynomial.Collect(Depth).ToDictionary(c => c.Monomial, c => UnivariatePolynomial.From(c.Coefficient, Symbols.Density));
        var content = coefficients.Values.Aggregate(UnivariatePolynomial.Zero, (common, c) => common.Gcd(c));
        var rest = LaurentPolynomial.Sum(coefficients.Select(c => c.Value.DivRem(content).Quotient.ToLaurent(Symbols.Density) * LaurentPolynomial.FromTerm(Rational.One, c.Key)));
        var numbers = new UnivariatePolynomial(rest.Terms.Select(term => term.Coefficient));
        return rest.Scale(numbers.Primitive().Leading / numbers.Leading);
    }

    /// <summary>The interval extended to 0: the mean value form needs the centre of expansion inside.</summary>
    private static RationalInterval WithZero(RationalInterval interval) => new(Rational.Min(interval.Lower, Rational.Zero), Rational.Max(interval.Upper, Rational.Zero));

    private static Rational Dyadic(Rational value, int bits) => ((RationalInterval)value).Widen(bits).Lower;

    private RationalInterval DirectionAt(Rational density, int bits)
    {
        return RealRoot.Isolate(_directions.At(density), Rational.Zero, Rational.One)[_index].Refine(new Rational(1, 2).Pow(bits)).Enclosure.Widen(bits);
    }

    /// <summary>
    /// An interval of directions that the branch does not leave: N has no root at its ends for any of the densities. An end of the cell needs
    /// no such proof, for no direction leaves the cell.
    /// </summary>
    private RationalInterval Follow(RationalInterval densities, Rational anchor, RationalInterval start, int bits)
    {
        Rational End(int side)
        {
            for (var step = Dyadic(densities.Width / 8, bits) + new Rational(1, 2).Pow(bits); step < Rational.One; step *= 2)
            {
                var candidate = (side < 0 ? start.Lower : start.Upper) + (step * side);
                if (candidate <= Rational.Zero || candidate >= Rational.One)
                    break;
                if (_near.N.About((candidate, anchor), RationalInterval.Zero, densities - anchor, bits + GuardBits).Over.Sign is 1 or -1)
                    return candidate;
            }

            return side < 0 ? Rational.Zero : Rational.One;
        }

        return new RationalInterval(End(-1), End(1));
    }

    /// <summary>What a branch takes over an interval of densities.</summary>
    /// <param name="G">a^2/b.</param>
    /// <param name="Slope">dG/dp.</param>
    /// <param name="W1">w_1.</param>
    /// <param name="W2">w_2.</param>
    public readonly record struct Values(RationalInterval G, RationalInterval Slope, RationalInterval W1, RationalInterval W2);
}
