using System.Collections.Immutable;
using System.Globalization;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The theorems about critical points as a document.</summary>
public static class CriticalPointsDocument
{
    /// <summary>The document; the same landscape gives the same document, byte for byte.</summary>
    public static Document Of(LossLandscape landscape)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(
            "Each statement holds for all densities $0 < p \\le 1$ and all importances $I_2 > 0$. Every formula below was computed from the derived closed "
            + "form, and every property that a proof uses was checked on it; a step that fails would have stopped this document from being written. "
            + "In a cell between the rays $u$ and $v$, $W = r d(t)$ with $d(t) = (1-t) u + t v$, $0 < t < 1$, and $L = L_0 - 2 A(t) r^2 + B(t) r^4$, "
            + "since without bias the network is homogeneous."));
        foreach (var family in landscape.Families)
        {
            var (u, v) = (family.Loss.Cell.FirstRay, family.Loss.Cell.SecondRay);
            blocks.Add(new Paragraph($"${family.Loss.Cell.ToLatex()}$: $u = ({u.W1}, {u.W2})$, $v = ({v.W1}, {v.W2})$, $A = {family.A.ToLatex()}$, $B = {family.B.ToLatex()}$."));
        }

        foreach (var (theorem, index) in LandscapeTheorems.Prove(landscape).Select((t, k) => (t, k + 1)))
        {
            blocks.Add(new Heading(1, string.Create(CultureInfo.InvariantCulture, $"Theorem {index}: {theorem.Name}")));
            blocks.Add(new Paragraph(theorem.Statement));
            blocks.Add(new Heading(2, "Proof"));
            blocks.Add(new Bullets(theorem.Proof));
        }

        return new($"Critical points of the expected loss: {landscape.Derivation.Architecture}", blocks.ToImmutable());
    }
}
