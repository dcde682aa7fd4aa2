using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The claims of the source, one by one: what settles each, and what its wording leaves open.</summary>
public static class ClaimsDocument
{
    /// <summary>The document; the same landscape gives the same document, byte for byte.</summary>
    /// <exception cref="CensusUndecidedException">A statement does not hold, or the transitions at equal importances are not decided.</exception>
    public static Document Of(LossLandscape landscape)
    {
        var (c2, c4, c3) = (Scene(landscape, 0), Scene(landscape, 1), Scene(landscape, 2));
        var equal = TransitionCensus.Of(landscape, Rational.One);
        if (!equal.IsComplete || equal.Events.Where(e => e.Kind == TransitionKind.FirstOrder).ToList() is not [{ Jump: { } jump, Polynomial: { } polynomial } first]
            || first is not { From: "antipodal", To: "confused" } || equal.Events.Any(e => e.Kind == TransitionKind.Spinodal))
        {
            throw new CensusUndecidedException("the transitions at equal importances are not the one jump that the claims speak of");
        }

        var density = CriticalPointCensus.CertifiedDecimal(first.Density, 12);
        return new(
            $"The claims of the source, settled: {landscape.Derivation.Architecture}",
            [
                new Paragraph("Theorems are those of [critical-points.md](critical-points.md); they hold for all $0 < p \\le 1$ and $I_2 > 0$. Decimals are certified in every digit shown, but for the shares of basins in C6, whose errors are stated there. The source prints no parameters for its surfaces; those below are chosen here."),
                .. Claim(
                    "C1: The expected loss has a closed form",
                    "True. It is a Laurent polynomial in each of three cells, continuous across their walls; see [n2-m1.md](n2-m1.md).",
                    "The source prints no formula; this one is derived by its two tricks and by a second route."),
                .. Claim(
                    "C2: Minima are often like (1,0), (0,1), (1,-1), but quantitatively different",
                    $"True, and more: no minimum is ever exactly at a prototype (Theorem 6). {Example(c2)}",
                    "The word often: with weights of the same sign there is always exactly one minimum (Theorem 2), and only its direction decides whether it is called like (1,0), like (0,1) or confused."),
                .. Claim(
                    "C3: A confused phase with equal weights appears when sparsity is low and both features matter",
                    $"True with a condition. The minimum with weights of the same sign exists at every density and importance (Theorem 2); at equal importances it is exactly $(1,1)/\\sqrt{{2}}$ (Theorem 3). It is the global minimum at $I_2 = 1$ exactly for densities above $p = {density}$, the root in $(0, 1)$ of ${polynomial.ToLaurent(Symbols.Density).ToLatex()}$. {Example(c3)}",
                    "What appears at low sparsity is not the minimum but its being the lowest. Away from equal importances the two weights differ."),
                .. Claim(
                    "C4: From Figure 1a to 1b the minimum moves continuously",
                    $"True for every pair of parameters that keep to the minimum with weights of the same sign: it depends analytically on $p$ and $I_2$ (Theorem 2), so between first-only, confused and second-only there are crossovers, never transitions; they lie on exact lines (Theorem 9). At $p = {c2.Scene.Model.Density}$, $I_2 = {c2.Scene.Model.Importances[1]}$ this minimum is first-only, as said for C2; at the same importance it is confused further on. {Example(c4)}",
                    "The source does not say which minimum its figures follow. Between an antipodal minimum and any other there is no continuous path of minima; see C7."),
                .. Claim(
                    "C5: Some parameters give two minima",
                    $"True. At equal importances there are two, up to sign, at every density in $(0, 1]$ (Theorem 8). The parameters of C2 and C3 above are two examples. There are never more than two, at any density and importance (Theorem 7); the second exists exactly where $I^*(p) < I_2 < 1/I^*(p)$, with a continuous function $0 < I^*(p) < 1$ of the density (Theorem 8).",
                    "Nothing, for the model without bias."),
                new Heading(1, "C6: Near a transition the global minimum can have a considerably smaller basin of attraction"),
                .. BasinClaim.Answer(landscape),
                Open("The distribution of the initial weights, which the source does not give, and with it the word considerably."),
                .. Claim(
                    "C7: The transition from antipodal to confused is discontinuous",
                    $"True. An antipodal minimum has $w_1 w_2 < 0$, any other $w_1 w_2 > 0$, and no minimum lies on an axis between them (Theorem 4), so the global minimum jumps wherever it changes from one to the other. At $I_2 = 1$ this happens once, at $p = {density}$; the weights jump by $|\\Delta W| = {CriticalPointCensus.CertifiedDecimal(jump.Distance, 12)}$, the smaller of the distances to $W$ and $-W$, and $dL/dp$ by ${CriticalPointCensus.CertifiedDecimal(jump.Slope, 12)}$.",
                    "Nothing, for the model without bias."),
                .. Claim(
                    "C8: If larger models behave alike, this could explain the energy-level jumps of training",
                    "Not settled: larger models are not analysed yet.",
                    "Everything; what is shown is that in the smallest model solutions at different minima coexist."),
            ]);
    }

    private static (ClaimScene Scene, CriticalPointCensus Census) Scene(LossLandscape landscape, int index)
    {
        var scene = ClaimScene.All[index];
        var census = CriticalPointCensus.Of(landscape, scene.Model);
        return scene.Holds(census) && census.Certificate.IsComplete
            ? (scene, census)
            : throw new CensusUndecidedException($"the parameters chosen for {scene.Claim} do not show it");
    }

    private static string Example((ClaimScene Scene, CriticalPointCensus Census) shown)
    {
        var minima = shown.Census.Minima.Select(m =>
            $"{m.Phase!.Value.Name()} at $({CriticalPointCensus.CertifiedDecimal(m.W1, 12)}, {CriticalPointCensus.CertifiedDecimal(m.W2, 12)})$ with $L = {CriticalPointCensus.CertifiedDecimal(m.Loss, 12)}${(m.IsGlobal ? " (global)" : "")}");
        return $"At $p = {shown.Scene.Model.Density}$, $I_2 = {shown.Scene.Model.Importances[1]}$ the minima are: {string.Join("; ", minima)}.";
    }

    private static ImmutableArray<Block> Claim(string claim, string answer, string open) =>
        [new Heading(1, claim), new Paragraph(answer), Open(open)];

    private static Paragraph Open(string open) => new($"Left open by the wording: {open}");
}
