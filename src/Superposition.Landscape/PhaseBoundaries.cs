using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The boundaries in the plane of density and importance on which the landscape changes, as exact curves.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Axis curves: on each, the critical point of an axis changes its index, because a critical direction reaches the axis.</item>
/// <item>Spinodal: two critical directions of an antipodal cell meet. For I_2 below 1 it is the graph I_2 = I*(p) of Theorem 8, and a part of the
/// curve disc(N) = 0; other real points of that curve belong to directions outside the cell or to complex ones.</item>
/// <item>First-order line: two minima have the same loss. It is known by certified points, see <see cref="BoundaryPoint"/>.</item>
/// </list>
/// The exchange of the features maps each boundary to one with 1/I_2 in the place of I_2.
/// </remarks>
public sealed record PhaseBoundaries
{
    private static readonly Variable T = RayFamily.Direction;
    private static readonly Variable P = Symbols.Density;
    private static readonly Variable I = Symbols.Importance(2);

    /// <summary>The boundaries of a landscape.</summary>
    /// <exception cref="CensusUndecidedException">The spinodal's polynomial is not proven irreducible, or its end at p = 1 is not the one point that Theorem 8 speaks of, or does not rise to it.</exception>
    public PhaseBoundaries(LossLandscape landscape)
    {
        Landscape = landscape;
        Directions = landscape.Families[1].N.ToPrimitive().Primitive;
        Axis = Directions.Substitute(T, LaurentPolynomial.Zero).ToPrimitive().Primitive;
        var discriminant = Resultant.Discriminant(Directions, T).ToPrimitive().Primitive;
        Spinodal = discriminant.Terms[0].Coefficient.Sign < 0 ? -discriminant : discriminant;
        if (!Irreducibility.IsProven(Spinodal, P, I))
            throw new CensusUndecidedException("it is not proven that the spinodal's polynomial is irreducible");
        AtDensityOne = WithoutRationalRoots(UnivariatePolynomial.From(Spinodal.Substitute(P, LaurentPolynomial.One), I));
        SpinodalEnd = Changes(AtDensityOne, i => HasAntipodalMinimum(Rational.One, i)) is [var end]
            ? end.Refine(new Rational(1, 2).Pow(60))
            : throw new CensusUndecidedException("the antipodal minimum does not appear at exactly one importance below 1 at density 1");
        if (SlopeAtEnd().Sign is not -1)
            throw new CensusUndecidedException("it is not proven that the spinodal rises to its end at density 1");
    }

    /// <summary>The closed form that the boundaries belong to.</summary>
    public LossLandscape Landscape { get; }

    /// <summary>N of the cell |w_1| &gt; |w_2|, w_1 w_2 &lt; 0 as a primitive polynomial in t, p and I_2; the factors p^2 t are removed.</summary>
    public LaurentPolynomial Directions { get; }

    /// <summary>F, which is 0 on the axis curve of (1, 0): positive where (1, 0) is a saddle.</summary>
    public LaurentPolynomial Axis { get; }

    /// <summary>The same for (0, 1).</summary>
    public LaurentPolynomial SecondAxis => Exchanged(Axis);

    /// <summary>The discriminant by t of <see cref="Directions"/>, its content and its powers of p and I_2 removed; proven irreducible over the rationals; the first coefficient is positive.</summary>
    public LaurentPolynomial Spinodal { get; }

    /// <summary>The same for the cell |w_1| &lt; |w_2|.</summary>
    public LaurentPolynomial SecondSpinodal => Exchanged(Spinodal);

    /// <summary>The spinodal's polynomial at density 1, a polynomial in I_2, without linear factors.</summary>
    public UnivariatePolynomial AtDensityOne { get; }

    /// <summary>I*(1), the importance at which the spinodal reaches the density 1; the largest of the curve.</summary>
    /// <remarks>
    /// I* grows strictly with p: at p = 1 and I_2 = I*(1), in the direction t of the double root, n/p^2 grows with u = 1/p (checked by an
    /// enclosure). It is convex in u, so it is positive there for every p &lt; 1, and I*(p) &lt; I*(1). Then Theorem 8 gives p*(I_2) for every smaller
    /// importance, and I* is its inverse function.
    /// </remarks>
    public RealRoot SpinodalEnd { get; }

    /// <summary>Whether a minimum with w_1 w_2 &lt; 0 and |w_1| &gt; |w_2| exists, by the count of Theorem 7.</summary>
    /// <param name="density">p, with (p, I_2) not on the spinodal's curve.</param>
    /// <param name="importance">I_2 below 1.</param>
    private bool HasAntipodalMinimum(Rational density, Rational importance) =>
        !RealRoot.Isolate(UnivariatePolynomial.From(Directions.Substitute((P, density), (I, importance)), T), Rational.Zero, Rational.One).IsEmpty;

    /// <summary>The density of the spinodal at an importance below 1; null where the antipodal minimum exists at every density.</summary>
    /// <exception cref="CensusUndecidedException">It appears or vanishes more than once, which Theorem 8 excludes.</exception>
    internal RealRoot? SpinodalAt(Rational importance) =>
        Changes(UnivariatePolynomial.From(Spinodal.Substitute(I, importance), P), p => HasAntipodalMinimum(p, importance)) switch
        {
            [] => null,
            [var density] => density,
            _ => throw new CensusUndecidedException($"the antipodal minimum appears or vanishes more than once at the importance {importance}"),
        };

    /// <summary>The roots in (0, 1) at which a property changes that can only change at roots.</summary>
    private static ImmutableArray<RealRoot> Changes(UnivariatePolynomial polynomial, Func<Rational, bool> holds)
    {
        var roots = RealRoot.Isolate(polynomial, Rational.Zero, Rational.One);
        var gaps = roots.Select(r => r.Enclosure.Upper).Prepend(Rational.Zero).Zip(roots.Select(r => r.Enclosure.Lower).Append(Rational.One));
        var held = gaps.Select(gap => holds((gap.First + gap.Second) / 2)).ToList();
        return [.. roots.Where((_, k) => held[k] != held[k + 1])];
    }

    /// <summary>The derivative of n by p at the end of the spinodal, in its double root.</summary>
    /// <remarks>n grows with I_2, so at the upper end of the enclosure of I*(1) it is positive in the double root, which lies between the two roots there.</remarks>
    private RationalInterval SlopeAtEnd()
    {
        var above = UnivariatePolynomial.From(Directions.Substitute((P, LaurentPolynomial.One), (I, SpinodalEnd.Enclosure.Upper)), T);
        if (RealRoot.Isolate(above, Rational.Zero, Rational.One) is not [var first, var second])
            throw new CensusUndecidedException("there are not two critical directions beside the end of the spinodal");
        return Directions.Derivative(P).Substitute(P, LaurentPolynomial.One)
            .Evaluate((T, new(first.Enclosure.Lower, second.Enclosure.Upper)), (I, SpinodalEnd.Enclosure));
    }

    private static UnivariatePolynomial WithoutRationalRoots(UnivariatePolynomial polynomial) => RealRoot.Isolate(polynomial, -100, 100)
        .Select(root => root.AsRational())
        .OfType<Rational>()
        .Aggregate(polynomial, (quotient, root) => quotient.DivRem(new(-root, Rational.One)).Quotient)
        .Primitive() is var rest && rest.Leading.Sign < 0 ? -rest : rest;

    /// <summary>The curve with 1/I_2 in the place of I_2.</summary>
    private static LaurentPolynomial Exchanged(LaurentPolynomial curve) => curve.Substitute(I, ((LaurentPolynomial)I).Pow(-1)).ToPrimitive().Primitive;
}
