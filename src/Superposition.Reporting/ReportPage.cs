using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.MonteCarlo;

namespace Superposition.Reporting;

/// <summary>The report: everything that settles the claims of the source, as one page.</summary>
/// <param name="Derivation">The derivation of the closed form.</param>
/// <param name="Documents">Derivation, theorems, boundaries and claims.</param>
/// <param name="Scenes">The source's three surfaces, each with its census.</param>
/// <param name="Transitions">The transitions at some importances.</param>
/// <param name="Figures">The figures; a scene's is labelled with its letter.</param>
/// <param name="Check">The Monte Carlo check.</param>
/// <param name="Manifest">What produced the page.</param>
public sealed partial record ReportPage(
    LossDerivation Derivation,
    DerivedDocuments Documents,
    ImmutableArray<(ClaimScene Scene, CriticalPointCensus Census)> Scenes,
    ImmutableArray<TransitionCensus> Transitions,
    ImmutableArray<PageFigure> Figures,
    CheckResult Check,
    RunManifest Manifest)
{
    /// <summary>The label of a scene's figure.</summary>
    public static string LabelOf(ClaimScene scene) => $"Figure 1 ({scene.Letter})";

    /// <summary>The page.</summary>
    /// <exception cref="NotSupportedException">A formula of a document cannot be set.</exception>
    public string ToHtml() => new WebPage(
        "The smallest toy model of superposition, solved exactly",
        Opening(),
        [
            new("closed-form", "The closed form", ClosedForm()),
            new("surfaces", "Loss surfaces: the source's Figure 1", Surfaces()),
            new("phases", "Which phase wins", Phases()),
            new("transitions", "What changes with the density, and how", FiguresIn("transitions") + string.Concat(Transitions.Select(Events))),
            new("basins", "Which minimum training finds", Prose.ToHtml("The shares of initial weights that end in each minimum, with what is proven about them, are under [C6](c6.md).") + FiguresIn("basins")),
            new("claims", "The claims of the source, one by one", WithLinks(Documents.Claims.ToHtml())),
            new("check", "Check against the network", CheckTable.ToHtml(Check, isOpen: false)),
            .. Documents.Proofs.Select(d => new PageSection(d.Name, $"Proofs: {d.Document.Title}", $"<details><summary>The whole document</summary>\n{d.Document.ToHtml()}</details>\n")),
            new("manifest", "Manifest", Manifest.ToHtml()),
        ]).ToHtml();

    private string Opening() => string.Create(CultureInfo.InvariantCulture, $"""
        <p class="lead">A network with one hidden number is to store two sparse features: when does it keep both, with opposite signs, when only one, and when does it
        confuse them? And as the density of the features grows, does its best solution move, or jump?</p>
        <p>Model: {WebUtility.HtmlEncode(Derivation.Architecture.ToString())}. The eight claims of the source about it, settled:</p>
        <dl class="verdicts">
        {string.Concat(Documents.Claims.Blocks.Zip(Documents.Claims.Blocks.Skip(1)).Select(Verdict))}<dt><a href="#check">Check</a></dt><dd>Monte Carlo against the closed form: <strong>{Check.Outcome.ToString().ToUpperInvariant()}</strong></dd>
        </dl>

        """);

    /// <summary>A claim with the first words of its answer; nothing for other blocks.</summary>
    private static string Verdict((Block Claim, Block Answer) pair)
    {
        if (pair is not (Heading { Text: var claim }, Paragraph { Text: var answer }))
            return "";
        var (number, wording) = (claim[..claim.IndexOf(':', StringComparison.Ordinal)], claim[(claim.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var verdict = answer[..answer.IndexOfAny(['.', ':'])];
        return $"<dt><a href=\"#{WebPage.IdOf(number)}\">{number}</a></dt><dd>{Prose.ToHtml(wording.Trim())}: <strong>{Prose.ToHtml(verdict)}</strong></dd>\n";
    }

    private string ClosedForm()
    {
        var walls = string.Join("; ", Derivation.Walls.Select(w => $"across the ray $({w.Ray.W1}, {w.Ray.W2})$: $C^{w.Smoothness}$"));
        return new Document("", [
            .. Documents.Derivation.Blocks.SkipWhile(b => b is not Heading { Text: "Statement" }).Skip(1).TakeWhile(b => b is not Heading),
            new Paragraph(string.Create(CultureInfo.InvariantCulture, $"Derived in {Derivation.Steps.Length} recorded steps ([all of them](n2-m1.md)); a second route, the corner formula, gives the same Laurent polynomials. Proven smoothness: {walls}. On the axes the loss has kinks.")),
        ]).ToHtml() + FiguresIn("closed-form");
    }

    private string Surfaces() => WithLinks($"<p>{Prose.ToHtml(ClaimScene.Rule)}</p>\n") + string.Concat(Scenes.Select(s => string.Create(CultureInfo.InvariantCulture, $"""
        <h3>({s.Scene.Letter}) {WebUtility.HtmlEncode(s.Scene.Title)}{(s.Scene.Holds(s.Census) ? "" : ": NOT SHOWN at these parameters")}</h3>
        <p>{WebUtility.HtmlEncode(s.Scene.Text)} Shows <a href="#{WebPage.IdOf(s.Scene.Claim)}">{s.Scene.Claim}</a>.</p>
        {Figures.Single(f => f.Label == LabelOf(s.Scene)).ToHtml()}{CensusTable.ToHtml(s.Census)}
        """))) + FiguresIn("relief");

    private string Phases() => FiguresIn("phases")
        + new Document("", [
            new Paragraph("Certified points of the boundaries; the exact curves and what is proven about them: [phase boundaries](phase-boundaries.md)."),
            .. Documents.Boundaries.Blocks.OfType<Table>(),
        ]).ToHtml();

    private static string Events(TransitionCensus census) => new Heading(1, $"At $I_2 = {census.Importance}$").ToHtml() + TransitionTable.ToHtml(census);

    private static string WithLinks(string html) => Theorem().Replace(html, "<a href=\"#theorem-$1\">$0</a>");

    private string FiguresIn(string section) => string.Concat(Figures.Where(f => f.Section == section).Select(f => f.ToHtml()));

    [GeneratedRegex(@"Theorem (\d+)")]
    private static partial Regex Theorem();
}
