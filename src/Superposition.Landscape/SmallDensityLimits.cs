using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The slopes p/I_2 with which the boundaries leave the corner p = 0, I_2 = 0 of the parameters.</summary>
/// <remarks>With p = k e and I_2 = e everything is expanded by powers of e; each limit is the smallest root of a polynomial in k.</remarks>
public sealed record SmallDensityLimits
{
    private static readonly Variable T = RayFamily.Direction;
    private static readonly Variable E = new("e");

    /// <summary>The limits, with their proof.</summary>
    /// <exception cref="CensusUndecidedException">A step of the proof does not hold on the derived polynomials.</exception>
    public SmallDensityLimits(PhaseBoundaries boundaries)
    {
        var (same, opposite) = (boundaries.Landscape.Families[0], boundaries.Landscape.Families[1]);
        var (a, b) = (Expanded(opposite.A / Symbols.Density), Expanded(opposite.B / Symbols.Density));
        Require(a[0] == b[0] && a[0].IsConstant, "a and b have the same constant limit");
        var growth = a[1].Scale(2) - b[1];
        var shape = growth.ToPrimitive().Primitive;
        var slope = growth.Derivative(T).ToPrimitive().Primitive;
        Require(Lowest(boundaries.Directions) == slope, "n becomes the derivative of the first order of G");

        var (axis, coexistence, spinodal) = (Lowest(boundaries.Axis), Discriminant(shape), Discriminant(slope));
        Require(Lowest(boundaries.Spinodal) is var lowest && (lowest == spinodal || lowest == -spinodal), "the lowest form of the spinodal is the discriminant of that of n");
        (AxisPolynomial, CoexistencePolynomial, SpinodalPolynomial) = (Defining(axis), Defining(coexistence), Defining(spinodal));
        (Axis, Coexistence, Spinodal) = (SmallestRoot(AxisPolynomial), SmallestRoot(CoexistencePolynomial), SmallestRoot(SpinodalPolynomial));
        Require(Axis.ComparePosition(Coexistence) < 0 && Coexistence.ComparePosition(Spinodal) < 0, "the limits are in this order");
        (SaddlePolynomial, Saddle) = SaddleOf(slope);
        Proof =
        [
            $"Put $p = k e$, $I_2 = e$, $A = p a$, $B = p b$; then the loss of a minimum is $L_0 - p G$ with $G = a^2/b$ in its direction, where $N = 0$. On the axis curve $F = ({axis.ToLatex()}) e + O(e^2)$ up to a positive factor, so $k$ tends to the root of the first term; it is bounded, for $F$ is linear in $I_2$ and $p/I_2$ on the curve a rational function of $p$ that is continuous at $0$.",
            $"In the cell $|w_1| > |w_2|$, $w_1 w_2 < 0$: $a = {a[0].ToLatex()} + e ({a[1].ToLatex()}) + O(e^2)$ and $b = {b[0].ToLatex()} + e ({b[1].ToLatex()}) + O(e^2)$, uniformly for $0 \\le t \\le 1$ and bounded $k$, since both are polynomials. So $G = {a[0].ToLatex()} + e g + O(e^2)$, also uniformly, with $g = {growth.ToLatex()}$.",
            $"Spinodal: with the $n$ of Theorem 7, $n = ({slope.ToLatex()}) e + O(e^2)$ up to a positive factor, and the first term is a positive multiple of $g'/t$. {Parabola(slope, SpinodalPolynomial, Spinodal)} For $k$ just below that root the first term is positive for some $t$ in $(0, 1)$, so for small $e$ the antipodal minimum exists; just above it is negative for all $t$, so the minimum does not exist. By Theorem 8 it exists exactly below $p^*$, so $p^*/I_2$ tends to the root.",
            SameSign(same, a[0]),
            $"Equal losses: $g$ is a positive multiple of $t^2 ({shape.ToLatex()})$. {Parabola(shape, CoexistencePolynomial, Coexistence)} For $0 \\le k$ up to any number below that root the largest $g$ is positive, so for small $e$ the antipodal minimum has the larger $G$ and the lower loss. "
            + "From any number above it up to any below the larger root $g < 0$ for all $t > 0$. The spinodal, beyond which there is no antipodal minimum, is there by then, and up to it the direction of that minimum stays away from $0$: it tends to the larger root of the first term of $n$, near the spinodal to its vertex. So it has the smaller $G$ and the higher loss. Where both losses are equal $p/I_2$ therefore tends to the root.",
        ];
    }

    /// <summary>k, the ratio p/I_2.</summary>
    public static Variable Ratio { get; } = new("k");

    /// <summary>The polynomial of <see cref="Axis"/>.</summary>
    public UnivariatePolynomial AxisPolynomial { get; }

    /// <summary>The polynomial of <see cref="Coexistence"/>.</summary>
    public UnivariatePolynomial CoexistencePolynomial { get; }

    /// <summary>The polynomial of <see cref="Spinodal"/>.</summary>
    public UnivariatePolynomial SpinodalPolynomial { get; }

    /// <summary>The limit of p/I_2 on the axis curve of (1, 0).</summary>
    public RealRoot Axis { get; }

    /// <summary>The limit of p/I_2 where the two minima have equal loss.</summary>
    public RealRoot Coexistence { get; }

    /// <summary>The limit of p/I_2 on the spinodal.</summary>
    public RealRoot Spinodal { get; }

    /// <summary>The polynomial of <see cref="Saddle"/>.</summary>
    public UnivariatePolynomial SaddlePolynomial { get; }

    /// <summary>The limit of |w_2| at the saddle beside the antipodal minimum, where the two minima have equal loss; there |w_1| tends to 1.</summary>
    /// <remarks>
    /// It bounds the basin in the limit: the flow takes w_1 to its own sign while w_2, slower by a factor of the order of I_2, stays; then w_2 moves
    /// alone, and passes to the antipodal minimum from |w_2| above the saddle's and the sign opposite to that of w_1.
    /// </remarks>
    public RealRoot Saddle { get; }

    /// <summary>The steps of the proof, prose with LaTeX between dollar signs.</summary>
    public ImmutableArray<string> Proof { get; }

    /// <summary>Of the two critical directions at the limit of equal losses the first is the saddle (Theorem 7).</summary>
    private (UnivariatePolynomial Polynomial, RealRoot Root) SaddleOf(LaurentPolynomial slope)
    {
        var directions = UnivariatePolynomial.From(Resultant.Of(slope, CoexistencePolynomial.ToLaurent(Ratio), Ratio).ToPrimitive().Primitive, T);
        var signs = new[] { 0, new Rational(1, 2), 1 }.Select(t => Coexistence.SignOf(InRatio(slope.Substitute(T, t))));
        Require(signs.SequenceEqual([-1, 1, -1]), "n is negative at both ends of the cell and positive between");
        return RealRoot.Isolate(directions, Rational.Zero, Rational.One) is [var saddle, _]
            ? (directions, saddle.Refine(new Rational(1, 2).Pow(60)))
            : throw new CensusUndecidedException("there are not two critical directions in the limit of equal losses");
    }

    /// <summary>For a parabola by t that opens downwards: it reaches 0 inside (0, 1) up to the smallest root of its discriminant.</summary>
    private static string Parabola(LaurentPolynomial parabola, UnivariatePolynomial discriminant, RealRoot root)
    {
        var c = Enumerable.Range(0, 3).Select(k => InRatio(parabola.Collect(T).Single(x => x.Monomial.ExponentOf(T) == k).Coefficient)).ToList();
        Require(c[2].Degree == 0 && c[2].Leading.Sign < 0, "it opens downwards");

        // The vertex -c_1/(2 c_2) lies in (0, 1) exactly where c_1 > 0 and c_1 + 2 c_2 < 0.
        var isInside = root.SignOf(c[1]) > 0 && root.SignOf(c[1] + c[2].Scale(2)) < 0;
        Require(isInside && discriminant.Degree == 2 && discriminant.Leading.Sign > 0, "at the root the vertex lies in (0, 1)");
        return $"By $t$ this is a parabola that opens downwards, and its discriminant is positive exactly outside the roots of ${discriminant.ToLaurent(Ratio).ToLatex()}$. "
            + $"At the smaller root $k = {CriticalPointCensus.CertifiedDecimal(root.Enclosure, 12)}$ its vertex lies in $(0, 1)$.";
    }

    /// <summary>Why G is at most its value on the axis plus O(e^2) where the weights have the same sign.</summary>
    private static string SameSign(RayFamily family, LaurentPolynomial limit)
    {
        var (a, b) = (Expanded(family.A / Symbols.Density), Expanded(family.B / Symbols.Density));
        Require(new[] { family.A, family.B }.All(f => (f / Symbols.Density).Substitute(T, LaurentPolynomial.One) == limit), "a and b have this value on the axis");
        LaurentPolynomial middle = family.N.Substitute(T, new Rational(1, 2)), importance = Symbols.Importance(2);
        var factor = middle.Substitute(Symbols.Importance(2), LaurentPolynomial.Zero);
        Require(middle == (1 - importance.Pow(2)) * factor && PositivityProof.IsPositive(factor, T), "N is positive in the direction (1, 1) for I_2 below 1");
        LaurentPolynomial below = (limit * b[0]) - a[0].Pow(2), change = a[0] * (a[1].Scale(2) * b[0] - (a[0] * b[1]));
        Require(IsPositiveNearAxis(b[0], 0) && IsPositiveNearAxis(below, 2), "G falls off quadratically from the axis in the limit");
        Require(OrderAtAxis(change) >= 2, "the first order of G vanishes quadratically on the axis");
        return $"In the cell $w_1 w_2 > 0$ the minimum has the largest $G$, at least ${limit.ToLatex()}$, which is the value on the axis $t = 1$. For $I_2 < 1$ is $N = (1 - I_2^2)({factor.ToLatex()}) > 0$ at $t = 1/2$, so its $t$ lies in $(1/2, 1)$. "
            + $"There $b$ stays away from $0$, and with $a = a_0 + e a_1 + O(e^2)$, $b = b_0 + e b_1 + O(e^2)$ both ${limit.ToLatex()} b_0 - a_0^2 = {below.ToLatex()}$ and $a_0 (2 a_1 b_0 - a_0 b_1)$ are multiples of $(1-t)^2$, the first a positive one. So $G = {limit.ToLatex()} - (1-t)^2 (g_0 + e g_1) + O(e^2)$ with $g_0 > 0$, and the largest $G$ is ${limit.ToLatex()} + O(e^2)$.";
    }

    /// <summary>Whether a polynomial in t is (1 - t)^order times one that is positive for 1/2 &lt;= t &lt;= 1.</summary>
    private static bool IsPositiveNearAxis(LaurentPolynomial polynomial, int order)
    {
        var (fromAxis, half) = (FromAxis(polynomial), new Rational(1, 2));
        var rest = UnivariatePolynomial.From(fromAxis * LaurentPolynomial.FromTerm(Rational.One, Monomial.Of(T, -order)), T);
        return rest.SignAt(Rational.Zero) > 0 && rest.SignAt(half) > 0 && RealRoot.Isolate(rest, Rational.Zero, half).IsEmpty;
    }

    private static int OrderAtAxis(LaurentPolynomial polynomial) => FromAxis(polynomial).Terms.Min(term => term.Monomial.ExponentOf(T));

    private static LaurentPolynomial FromAxis(LaurentPolynomial polynomial) => polynomial.Substitute(T, 1 - (LaurentPolynomial)T);

    /// <summary>The coefficients of e^0 and e^1.</summary>
    private static ImmutableArray<LaurentPolynomial> Expanded(LaurentPolynomial polynomial)
    {
        var powers = InCorner(polynomial).ToDictionary(c => c.Monomial.ExponentOf(E), c => c.Coefficient);
        return [powers.GetValueOrDefault(0, LaurentPolynomial.Zero), powers.GetValueOrDefault(1, LaurentPolynomial.Zero)];
    }

    /// <summary>The coefficient of the lowest power of e, primitive.</summary>
    private static LaurentPolynomial Lowest(LaurentPolynomial polynomial) =>
        InCorner(polynomial).MinBy(c => c.Monomial.ExponentOf(E))!.Coefficient.ToPrimitive().Primitive;

    private static ImmutableArray<LaurentPolynomial.CollectedTerm> InCorner(LaurentPolynomial polynomial) =>
        polynomial.Substitute((Symbols.Density, Ratio * (LaurentPolynomial)E), (Symbols.Importance(2), E)).Collect(E);

    private static LaurentPolynomial Discriminant(LaurentPolynomial polynomial) => Resultant.Discriminant(polynomial, T).ToPrimitive().Primitive;

    private static UnivariatePolynomial InRatio(LaurentPolynomial polynomial) => UnivariatePolynomial.From(polynomial, Ratio);

    /// <summary>The polynomial in k with a leading coefficient above 0.</summary>
    private static UnivariatePolynomial Defining(LaurentPolynomial polynomial) => InRatio(polynomial) is var f && f.Leading.Sign < 0 ? -f : f;

    /// <summary>The smallest positive root; those searched are below 100.</summary>
    private static RealRoot SmallestRoot(UnivariatePolynomial polynomial) =>
        RealRoot.Isolate(polynomial, Rational.Zero, 100)[0].Refine(new Rational(1, 2).Pow(60));

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new CensusUndecidedException($"it does not hold that {what}");
    }
}
