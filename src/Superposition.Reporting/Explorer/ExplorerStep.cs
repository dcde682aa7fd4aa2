using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>A claim of the source as a step of the explorer's story: parameters that show it, and one paragraph.</summary>
/// <param name="Claim">The number of the claim.</param>
/// <param name="Title">The claim in a few words.</param>
/// <param name="Text">Prose with LaTeX between dollar signs; every number in it is computed.</param>
/// <param name="Model">The parameters.</param>
/// <param name="View">What the page shows: members of its link, such as <c>axis=density</c>.</param>
public sealed record ExplorerStep(string Claim, string Title, string Text, ToyModel Model, string View)
{
    private const int Digits = 6;

    /// <summary>The scale of the initial weights for C6.</summary>
    private static readonly Rational Scale = new(1, 10);

    /// <summary>The steps for C2 to C7.</summary>
    /// <exception cref="CensusUndecidedException">The parameters do not show a claim, or a number is not resolved.</exception>
    public static ImmutableArray<ExplorerStep> All(LossLandscape landscape)
    {
        var equal = TransitionCensus.Of(landscape, Rational.One);
        if (equal.Events.Where(e => e.Kind == TransitionKind.FirstOrder).ToList() is not [{ Jump: { } jump, From: "antipodal", To: "confused" } first])
            throw new CensusUndecidedException("the transitions at equal importances are not the one jump that the story tells of");
        PhaseBoundaries boundaries = new(landscape);
        var scenes = ClaimScene.All.ToDictionary(s => s.Claim, s => (Scene: s, Census: Census(landscape, s)));
        var (c2, c3, c4) = (scenes["C2"], scenes["C3"], scenes["C4"]);
        var two = BoundaryPoint.At(boundaries, c2.Scene.Model.Importances[1]);
        var few = BoundaryPoint.At(boundaries, Scale);
        var narrow = ToyModel.Smallest(new(BasinClaim.RoundedDown(few.FirstOrder.Lower, Digits)), Scale);
        var shares = BasinShares.Of(landscape, narrow, new(Scale.ToDouble()));
        var global = shares.Basins.Single(b => b.Minimum.IsGlobal);
        var other = shares.Basins.Single(b => !b.Minimum.IsGlobal);
        return
        [
            new(
                "C2",
                "Minima like the prototypes, but not at them",
                $"At {Parameters(c2.Scene.Model)} the lowest minimum drops the second feature, as $(1, 0)$ does, yet it lies at {Place(Global(c2.Census))}. The antipodal one lies at {Place(Local(c2.Census))}, not at $(1, -1)$; "
                + $"its loss is {Decimal(Local(c2.Census).Loss)}, against {Decimal(Global(c2.Census).Loss)}. No minimum is ever exactly at a prototype.",
                c2.Scene.Model,
                "axis=density&show=metastable"),
            new(
                "C3",
                "Confused features",
                $"Sparsity is low and both features matter: {Parameters(c3.Scene.Model)}. The lowest minimum stores both with the same sign, at {Place(Global(c3.Census))}, which is $(1, 1)/\\sqrt{{2}}$, and cannot tell them apart. "
                + $"Its loss is {Decimal(Global(c3.Census).Loss)}; the antipodal minimum is still there, with {Decimal(Local(c3.Census).Loss)}.",
                c3.Scene.Model,
                "axis=importance&show=metastable"),
            new(
                "C4",
                "The same minimum, moved without a break",
                $"From the parameters of C2 the density grows to {Parameters(c4.Scene.Model)}, and the minimum with weights of the same sign moves from {Place(Global(c2.Census))} to {Place(Global(c4.Census))}: from first-only to confused, "
                + "a change of name only. Drag the density: its curve along the axis has no break.",
                c4.Scene.Model,
                "axis=density&show=metastable"),
            new(
                "C5",
                "Two minima at the same parameters",
                $"At $I_2 = {c2.Scene.Model.Importances[1]}$ there are two minima, up to the sign of $W$, for every density below {Decimal(two.Spinodal ?? throw new CensusUndecidedException("no spinodal at the importance of C2"))}, where the antipodal one meets a saddle and both vanish: the spinodal, "
                + $"the border of the hatched region. Half-way from the first-order line, at {Decimal(two.FirstOrder)}, the antipodal minimum is metastable. There are never more than two.",
                ToyModel.Smallest(new(BasinClaim.RoundedDown((two.FirstOrder.Lower + two.Spinodal.Value.Lower) / 2, 3)), c2.Scene.Model.Importances[1]),
                "axis=density&show=metastable"),
            new(
                "C6",
                "The lowest minimum may be hard to find",
                $"Just below the first-order line, at {Parameters(narrow)}, the {global.Minimum.Phase!.Value.Name()} minimum is the lowest, but from random weights $W \\sim N(0, \\sigma^2)$ with $\\sigma = {Scale}$ gradient flow ends there with probability {Share(global)} only; "
                + $"with {Share(other)} in the {other.Minimum.Phase!.Value.Name()} one. The plane is coloured by where each trajectory ends. Click it to follow one.",
                narrow,
                "axis=density&show=basins,metastable&w=0.1,-0.05"),
            new(
                "C7",
                "A jump",
                $"At $I_2 = 1$ and $p = {Plain(first.Density)}$ the antipodal and the confused minimum have the same loss. Where the density passes it, the best weights jump by ${Plain(jump.Distance)}$, since no path of minima leads from $w_1 w_2 < 0$ to $w_1 w_2 > 0$: "
                + $"a first-order transition. The slope of the lowest loss, $dL/dp$, jumps by ${Plain(jump.Slope)}$.",
                ToyModel.Smallest(new(BasinClaim.RoundedDown(first.Density.Lower, Digits)), Rational.One),
                "axis=density&show=metastable"),
        ];
    }

    private static CriticalPointCensus Census(LossLandscape landscape, ClaimScene scene) =>
        CriticalPointCensus.Of(landscape, scene.Model) is var census && scene.Holds(census)
            ? census
            : throw new CensusUndecidedException($"the parameters chosen for {scene.Claim} do not show it");

    private static CriticalPoint Global(CriticalPointCensus census) => census.Minima.Single(m => m.IsGlobal);

    private static CriticalPoint Local(CriticalPointCensus census) => census.Minima.Single(m => !m.IsGlobal);

    private static string Parameters(ToyModel model) => $"$p = {model.Density.Value.ToDecimalString()}$, $I_2 = {model.Importances[1].ToDecimalString()}$";

    private static string Place(CriticalPoint point) => $"$({Plain(point.W1)}, {Plain(point.W2)})$";

    private static string Decimal(RationalInterval number) => $"${Plain(number)}$";

    private static string Plain(RationalInterval number) =>
        CriticalPointCensus.CertifiedDecimal(number, Digits) ?? throw new CensusUndecidedException($"a number of the story is not resolved to {Digits} digits");

    private static string Share(BasinShare basin) => $"${basin.Share.ToString("F4", System.Globalization.CultureInfo.InvariantCulture)}$";
}
