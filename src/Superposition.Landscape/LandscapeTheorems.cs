using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>Theorems about the critical points of the loss for n = 2, m = 1 without bias, over the whole range of parameters.</summary>
/// <remarks>Nothing is asserted that was not checked on the derived polynomials: where a check fails there is no theorem, but an exception.</remarks>
public static partial class LandscapeTheorems
{
    private static readonly Variable T = RayFamily.Direction;
    private static readonly Variable P = Symbols.Density;
    private static readonly Variable I = Symbols.Importance(2);

    /// <summary>Proves all theorems.</summary>
    /// <exception cref="CensusUndecidedException">A property does not hold on the derived polynomials.</exception>
    public static ImmutableArray<Theorem> Prove(LossLandscape landscape)
    {
        var (same, first, second) = (landscape.Families[0], landscape.Families[1], landscape.Families[2]);
        return [Positivity(landscape), OneMinimum(same), SymmetricMinimum(same), AxisPoints(same, first), Wall(second), OffPrototype(second), .. Count(first), Crossover(same), SmallWeights(same, first)];
    }

    private static Theorem Positivity(LossLandscape landscape)
    {
        var proof = ImmutableArray.CreateBuilder<string>();
        proof.Add("Put $p = 1/(1+q)$ and $t = s/(1+s)$, so that $q \\ge 0$ and $s > 0$ cover the range inside a cell, and clear denominators. Below are the results of this for $A/p$ and $B/p$ in each cell. All their coefficients are positive, and among the terms without $q$ are one without $s$ and one with the highest power of $s$, so that $A$ and $B$ are positive also at $t = 0$ and $t = 1$, on the walls.");
        foreach (var family in landscape.Families)
        {
            foreach (var (name, polynomial) in new[] { ("A/p", family.A), ("B/p", family.B) })
                proof.Add($"${family.Loss.Cell.ToLatex()}$, ${name}$: ${Positive(polynomial / P).ToLatex()}$");
        }

        return new(
            "Every direction has one critical radius",
            "In every direction $A > 0$ and $B > 0$. So along every ray $L = L_0 - 2 A r^2 + B r^4$ falls from the origin to a single minimum at $r^2 = A/B$ and then rises to infinity. The origin is a strict local maximum: $A$ and $B$ are continuous on the circle of directions, so $A$ has a positive least and $B$ a largest value. Every other critical point is a critical direction of $A^2/B$, a root of $N = 2 A' B - A B'$, or lies on a wall.",
            proof.ToImmutable());
    }

    private static Theorem OneMinimum(RayFamily family)
    {
        // In the coordinate s = w_1/w_2 = t/(1 - t) the quadrant is s > 0.
        var c = InRatio(family.N);
        Require(c.Length == 5 && c[2].IsZero, "N has degree 4 and no middle coefficient");
        Positive(c[0]);
        Positive(-c[4]);
        var difference = (c[1] / I) - c[3];
        Positive(difference);
        return new(
            "One minimum with weights of the same sign",
            "For every density and importance exactly one critical point $W$ (with its mirror image $-W$) has $w_1 w_2 > 0$. It is a minimum, and it depends analytically on $p$ and $I_2$: there is no transition between first-only, confused and second-only.",
            [
                $"With $s = w_1/w_2 = t/(1-t) > 0$, $(1+s)^4 N = \\sum c_k s^k$ where $c_0 = {c[0].ToLatex()}$, $c_1 = {c[1].ToLatex()}$, $c_2 = 0$, $c_3 = {c[3].ToLatex()}$, $c_4 = {c[4].ToLatex()}$.",
                $"$c_0 > 0$, $c_4 < 0$, and $c_1/I_2 - c_3 = {difference.ToLatex()} > 0$. So $c_1 \\ge 0$, or both $c_1 < 0$ and $c_3 < 0$: in either case the coefficients change sign exactly once.",
                "By Descartes' rule of signs there is exactly one positive root, and it is simple. $N$ changes from $+$ to $-$ there, so $-A^2/B$ has a minimum. A simple root depends analytically on the coefficients.",
            ]);
    }

    private static Theorem SymmetricMinimum(RayFamily family)
    {
        LaurentPolynomial At(LaurentPolynomial f) => f.Substitute((T, new Rational(1, 2)), (I, LaurentPolynomial.One));
        Require(At(family.N).IsZero, "N vanishes on the diagonal at equal importances");
        Require(At(family.A) == At(family.B).Scale(2), "A = 2 B on the diagonal at equal importances");
        var loss = At(family.LossAtOrigin) - At(family.A).Scale(2);
        return new(
            "Perfect confusion at equal importances",
            $"At $I_2 = 1$ the minimum with $w_1 w_2 > 0$ is exactly $W = (1, 1)/\\sqrt{{2}}$, for every density, with the loss $L = {loss.ToLatex()}$.",
            [
                "On the diagonal $t = 1/2$, $d = (1/2, 1/2)$, at $I_2 = 1$ the polynomial $N$ vanishes identically in $p$, so this is the direction of the one minimum.",
                $"There $A = {At(family.A).ToLatex()} = 2 B$, so $r^2 = A/B = 2$, $W = r d = (1, 1)/\\sqrt{{2}}$, and $L = L_0 - A^2/B = L_0 - 2 A$.",
            ]);
    }

    private static Theorem AxisPoints(RayFamily same, RayFamily first)
    {
        var towards = same.N.Substitute(T, LaurentPolynomial.One);
        Positive(-towards);
        Require(first.N.Substitute(T, LaurentPolynomial.Zero).IsZero, "N vanishes on the axis");
        var curve = first.N.Derivative(T).Substitute(T, LaurentPolynomial.Zero);
        var (unit, content) = curve.ToPrimitive();
        return new(
            "The points of the axes",
            $"$W = (1, 0)$ is never a minimum: the loss falls from it into $w_1 w_2 > 0$. It is a saddle where $F \\ge 0$ and a Clarke point of index $0$ where $F < 0$, with $F = {content.ToLatex()}$. For $(0, 1)$ the same holds with $1/I_2$ in the place of $I_2$. The gradient exists at no point of an axis but the origin.",
            [
                $"In the cell $w_1 w_2 > 0$, at its end on the axis $w_2 = 0$, $N = {towards.ToLatex()} < 0$, so $-A^2/B$ rises strictly towards the axis.",
                $"On the other side $N$ vanishes at the axis, and its slope there is ${curve.ToLatex()}$, that is $F$ times the positive factor ${unit.ToLatex()}$. Where it is positive the loss falls on that side too, where it is negative the loss rises. Where $F = 0$ the coefficient $c_0$ of Theorem 7 is $0$ and $c_1 > 0$, so $N > 0$ beside the axis and the loss falls.",
                "On the axis $w_2 = 0$ the derivative by $w_2$ jumps by a nonzero multiple of $r$, as shown in the derivation, step by step.",
            ]);
    }

    private static Theorem Wall(RayFamily second)
    {
        var onWall = second.N.Substitute(T, LaurentPolynomial.Zero);
        var powers = onWall.Collect(I).ToDictionary(c => c.Monomial.ExponentOf(I), c => c.Coefficient);
        Require(powers.Keys.Order().SequenceEqual([0, 2]) && (powers[0] + powers[2]).IsZero, "N on the wall is a multiple of I_2^2 - 1");
        Positive(powers[2]);
        return new(
            "Opposite weights of equal size",
            "A critical point with $w_1 = -w_2 \\ne 0$ exists exactly at $I_2 = 1$, and then for every density.",
            [
                $"On the ray $w_1 = -w_2$, $N = (I_2^2 - 1)({powers[2].ToLatex()})$, and the second factor is positive for $0 < p \\le 1$.",
                "The loss is twice continuously differentiable there, so a point of the ray is critical exactly where $N = 0$.",
            ]);
    }

    private static Theorem OffPrototype(RayFamily second)
    {
        LaurentPolynomial At(LaurentPolynomial f) => f.Substitute((T, LaurentPolynomial.Zero), (I, LaurentPolynomial.One));
        var difference = At(second.A) - At(second.B);
        Positive(difference);
        return new(
            "No minimum at a prototype",
            "None of the prototypes $(1, 0)$, $(0, 1)$, $(1, -1)$ is ever a minimum. At $I_2 = 1$ the antipodal critical point $r (1, -1)$ has $r > 1$.",
            [
                "For $(1, 0)$ and $(0, 1)$ see the theorem on the points of the axes. A critical point with $w_1 = -w_2$ needs $I_2 = 1$, by the theorem before.",
                $"There $r^2 = A/B$ with $A = {At(second.A).ToLatex()}$ and $A - B = {difference.ToLatex()} > 0$, so $r > 1$.",
            ]);
    }

    /// <summary>The coefficients c_0, c_1, ... of the polynomial by t with t = s/(1 + s), times (1 + s)^degree, by powers of s.</summary>
    private static ImmutableArray<LaurentPolynomial> InRatio(LaurentPolynomial polynomial)
    {
        Variable s = new("s");
        var degree = polynomial.Terms.Max(term => term.Monomial.ExponentOf(T));
        var powers = LaurentPolynomial
            .Sum(polynomial.Collect(T).Select(c =>
                c.Coefficient * ((LaurentPolynomial)s).Pow(c.Monomial.ExponentOf(T)) * (1 + (LaurentPolynomial)s).Pow(degree - c.Monomial.ExponentOf(T))))
            .Collect(s)
            .ToDictionary(c => c.Monomial.ExponentOf(s), c => c.Coefficient);
        return [.. Enumerable.Range(0, degree + 1).Select(k => powers.GetValueOrDefault(k, LaurentPolynomial.Zero))];
    }

    private static LaurentPolynomial Positive(LaurentPolynomial polynomial) =>
        PositivityProof.Of(polynomial) ?? throw new CensusUndecidedException($"positivity of {polynomial} is not proven");

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new CensusUndecidedException($"it does not hold that {what}");
    }
}
