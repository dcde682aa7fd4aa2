using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The boundaries in the plane of density and importance as a document.</summary>
public static class PhaseBoundariesDocument
{
    private static readonly ImmutableArray<Rational> Importances = [new(3, 10), new(1, 2), Rational.One];

    /// <summary>The document; the same landscape gives the same document, byte for byte.</summary>
    /// <exception cref="CensusUndecidedException">A property of the boundaries is not proven.</exception>
    public static Document Of(LossLandscape landscape)
    {
        var boundaries = new PhaseBoundaries(landscape);
        var limits = new SmallDensityLimits(boundaries);
        var equal = TransitionCensus.Of(landscape, Rational.One);
        var first = equal.Events.Single(e => e.Kind == TransitionKind.FirstOrder);
        return new(
            $"Phase boundaries in the plane of density and importance: {landscape.Derivation.Architecture}",
            [
                new Paragraph("Each formula below was computed from the derived closed form, and each property that is used was checked on it. Theorems are those of [critical-points.md](critical-points.md). Decimals are certified in every digit shown. The exchange of the features maps every boundary to one with $1/I_2$ in the place of $I_2$, at the same density."),
                new Heading(1, "Axis curves"),
                new Paragraph("The critical point on an axis is a saddle at densities up to the curve and a Clarke point of index $0$ at larger ones: there a critical direction of the antipodal cell beside it reaches the axis (Theorem 4). The curves are $F = 0$ for $(1, 0)$ and $F' = 0$ for $(0, 1)$, exact, with"),
                new DisplayFormula(FormulaLines.Collected("F", boundaries.Axis, RayFamily.Direction), 1),
                new DisplayFormula(FormulaLines.Collected("F'", boundaries.SecondAxis, RayFamily.Direction), 2),
                new Heading(1, "Crossover lines"),
                new Paragraph("Between first-only, confused and second-only there are no transitions. The angles of $22.5$ and $67.5$ degrees that separate these names are reached on the exact lines of Theorem 9."),
                new Heading(1, "Spinodal"),
                new Paragraph($"For $I_2 < 1$ the antipodal minimum has $|w_1| > |w_2|$. It vanishes with a saddle where two roots $t$ of $n$ meet, the $n$ of Theorem 7. So the spinodal $I_2 = I^*(p)$ is a part of the exact curve $D = 0$, where $D$ is the discriminant of $n$ by $t$, its content and its powers of $p$ and $I_2$ removed. It has {boundaries.Spinodal.Terms.Length} terms and is irreducible over the rationals: it has no factor in $I_2$ alone, and at an integer $I_2$ at which its degree in $p$ does not fall it has no factors, as their possible degrees modulo several primes exclude each other. For $I_2 > 1$ replace $I_2$ by $1/I_2$."),
                new DisplayFormula(FormulaLines.Collected("D", boundaries.Spinodal, Symbols.Density), 3),
                new Paragraph($"$I^*$ grows strictly with $p$ and ends at $p = 1$ with $I^*(1) = {Decimal(boundaries.SpinodalEnd.Enclosure)}$, a root of the polynomial below, which is what $D$ at $p = 1$ has as a factor. For $I^*(1) \\le I_2 < 1$ there is no spinodal at any density below $1$, and at $I_2 = 1$ none at all."),
                new DisplayFormula(FormulaLines.Collected("D_1", boundaries.AtDensityOne.ToLaurent(Symbols.Importance(2)), RayFamily.Direction), 4),
                new Bullets(
                [
                    "Of the roots of this polynomial in $(0, 1)$ it is the one at which the number of roots of $n$ in the cell changes; they are counted on both sides of each.",
                    "At this end, in the direction of the double root, $n/p^2$ grows with $u = 1/p$: its derivative by $p$ is negative there, by an enclosure, and $n = 0$. It is convex in $u$ (Theorem 8), so at $I_2 = I^*(1)$ it is positive in that direction for every $p < 1$, and $I^*(p) < I^*(1)$.",
                    "So for every $p < 1$ the importance $I^*(p)$ is one of those for which Theorem 8 gives the density $p^*$. In the direction of its double root $n/p^2$ is convex in $u$, at most $0$ at $u = 1$ and $0$ at $1/p$, so it is positive for every smaller density: $I^*$ grows strictly.",
                ]),
                new Heading(1, "First-order line"),
                new Paragraph($"On it the antipodal and the other minimum have equal loss. It is known by certified points: at a given importance all densities of equal loss are searched, with enclosures of the difference of losses and of its derivative, and exactly one is found. At $I_2 = 1$ the directions of both minima are the same for all densities (Theorems 3 and 7), so equal loss, $A_1^2/B_1 = A_2^2/B_2$, is an equation in $p$ alone: $p = {Decimal(first.Density)}$ is the root in $(0, 1)$ of ${first.Polynomial!.ToLaurent(Symbols.Density).ToLatex()}$."),
                Points(boundaries),
                new Heading(1, "The corner of small densities and importances"),
                new Paragraph($"As $p$ and $I_2$ tend to $0$ the boundaries leave the corner as lines, $p/I_2 \\to k$. Axis curve: {Limit(limits.Axis, limits.AxisPolynomial)}. First-order line: {Limit(limits.Coexistence, limits.CoexistencePolynomial)}. Spinodal: {Limit(limits.Spinodal, limits.SpinodalPolynomial)}."),
                new Bullets(limits.Proof),
            ]);
    }

    private static Table Points(PhaseBoundaries boundaries) => new(
        ["$I_2$", "$p$ on $F = 0$", "$p$ on $F' = 0$", "$p$ on the first-order line", "$p$ on the spinodal"],
        [
            .. Importances.Select(i => BoundaryPoint.At(boundaries, i)).Select(ImmutableArray<string> (point) =>
                [point.Importance.ToString(), .. new[] { point.Axis, point.SecondAxis, point.FirstOrder }.Select(Decimal), point.Spinodal is { } p ? Decimal(p) : "none"]),
        ]);

    private static string Limit(RealRoot ratio, UnivariatePolynomial polynomial) => ratio.AsRational() is { } exact
        ? $"$k = {exact}$"
        : $"$k = {Decimal(ratio.Enclosure)}$, a root of ${polynomial.ToLaurent(SmallDensityLimits.Ratio).ToLatex()}$";

    private static string Decimal(RationalInterval number) =>
        CriticalPointCensus.CertifiedDecimal(number, 15) ?? throw new CensusUndecidedException("a boundary is not resolved to 15 digits");
}
