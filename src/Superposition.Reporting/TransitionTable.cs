using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The transitions at one importance on a page.</summary>
internal static class TransitionTable
{
    private const int ShownDigits = 15;

    /// <summary>A longer polynomial is shown folded away, as plain text.</summary>
    private const int LongestFormula = 200;

    /// <summary>The events with certified digits, the exact polynomials, and what makes the list complete.</summary>
    public static string ToHtml(TransitionCensus census)
    {
        var roots = census.Events.Where(e => e.Polynomial is not null).DistinctBy(e => e.Polynomial).ToLookup(e => Infix(e).Length <= LongestFormula);
        return new Document("", [
            new Table(["density", "kind", "from", "to", "discontinuous", "jump $|\\Delta W|$", "jump of $dL/dp$"], [.. census.Events.Select(Row)]),
            new Bullets([.. roots[true].Select(e => $"{Root(e)}: ${e.Polynomial!.ToLaurent(Symbols.Density).ToLatex()}$")]),
        ]).ToHtml()
            + string.Concat(roots[false].Select(e => $"<details class=\"long\"><summary>{Prose.ToHtml(Root(e))} of degree {e.Polynomial!.Degree}</summary><p>{Infix(e)}</p></details>\n"))
            + new Paragraph($"{(census.IsComplete ? "Certified; complete" : $"Not proven complete, undecided: {string.Join("; ", census.Undecided)}")}: {TransitionCensus.Method}.").ToHtml();
    }

    private static ImmutableArray<string> Row(Transition e) =>
    [
        Decimal(e.Density),
        e.Kind.Name(),
        e.From,
        e.To,
        e.IsDiscontinuous ? "yes" : "no",
        e.Jump is { } jump ? Decimal(jump.Distance) : "",
        e.Jump is { } slope ? Decimal(slope.Slope) : "",
    ];

    private static string Root(Transition e) => $"$p = {CriticalPointCensus.CertifiedDecimal(e.Density, ShownDigits)}$ is a root of {(e.IsMinimal ? "an irreducible" : "a")} polynomial";

    private static string Infix(Transition e) => e.Polynomial!.ToLaurent(Symbols.Density).ToString();

    private static string Decimal(RationalInterval number) => $"${CriticalPointCensus.CertifiedDecimal(number, ShownDigits)}$";
}
