using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.MonteCarlo;

namespace Superposition.Reporting;

/// <summary>Everything about one parameter point, as one page.</summary>
/// <param name="Census">The critical points.</param>
/// <param name="Transitions">The transitions at this importance, or null where they are missing.</param>
/// <param name="Curves">The boundaries at this density, or null where they are missing.</param>
/// <param name="Shares">The basins by quadrature, or null where they are missing.</param>
/// <param name="Sampling">The basins by trajectories, or null where they are missing.</param>
/// <param name="Check">The Monte Carlo check at this point, or null where it is missing.</param>
/// <param name="Missing">For each section that could not be computed, why.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Manifest">What produced the page.</param>
public sealed record PointPage(
    CriticalPointCensus Census,
    TransitionCensus? Transitions,
    BoundaryCurvePoint? Curves,
    BasinShares? Shares,
    BasinSampling? Sampling,
    CheckResult? Check,
    ImmutableDictionary<string, string> Missing,
    ImmutableArray<PageFigure> Figures,
    RunManifest Manifest)
{
    /// <summary>The names of the sections that may be missing: transitions along the density, along the importance, basins, check.</summary>
    public const string AlongDensity = "density", AlongImportance = "importance", Basins = "basins", MonteCarlo = "check";

    private Rational Density => Census.Model.Density.Value;

    /// <summary>The page.</summary>
    public string ToHtml() => new WebPage(
        $"One point: {WeightPlane.Parameters(Census.Model)}",
        Opening(),
        [
            new("critical-points", "Critical points", CensusTable.ToHtml(Census) + FiguresIn("critical-points") + CensusTable.Enclosures(Census)),
            new(AlongDensity, "Transitions along the density", Section(AlongDensity, Transitions, NearestInDensity)),
            new(AlongImportance, "Boundaries along the importance", Section(AlongImportance, Curves, NearestInImportance)),
            new(Basins, "Basins of attraction", Section(Basins, Shares, SharesTable) + FiguresIn(Basins)),
            new(MonteCarlo, "Check against the network", Section(MonteCarlo, Check, check => CheckTable.ToHtml(check, isOpen: true))),
            new("manifest", "Manifest", Manifest.ToHtml()),
        ]).ToHtml();

    private string Opening() => string.Create(CultureInfo.InvariantCulture, $"""
        <p class="lead">Model: {Census.Model.Architecture}, {WebUtility.HtmlEncode(CensusTable.Parameters(Census))}.</p>
        <dl class="verdicts">
        <dt>Phase</dt><dd><strong>{Census.Phase.Name()}</strong></dd>
        <dt>Minima</dt><dd>{string.Join("; ", Census.Minima.Select(InWords))}</dd>
        <dt>Nearest</dt><dd>{(ByDistance() is [var nearest, ..] ? $"{nearest.Kind.Name()} at density {Decimal(nearest.Density, 12)}, at the distance {MathMl.Inline(Distance(nearest))}" : "not known")}</dd>
        <dt>Basins</dt><dd>{(Shares is null ? "not computed" : string.Join("; ", Shares.Basins.Select(b => FormattableString.Invariant($"{b.Minimum.Phase?.Name()} {b.Share:F6}"))))}</dd>
        <dt>Check</dt><dd>{Check?.Outcome.ToString().ToUpperInvariant() ?? "not done"}</dd>
        </dl>

        """);

    private string Section<T>(string name, T? part, Func<T, string> toHtml)
        where T : class =>
        part is null ? $"<p>Not computed: {WebUtility.HtmlEncode(Missing[name])}.</p>\n" : toHtml(part);

    private static string InWords(CriticalPoint minimum) => Prose.ToHtml(
        $"{minimum.Phase?.Name()}{(minimum.IsGlobal ? " (global)" : "")} at $({Power(Decimal(minimum.W1, 12))}, {Power(Decimal(minimum.W2, 12))})$ with $L = {Power(Decimal(minimum.Loss, 12))}$");

    private List<Transition> ByDistance() => [.. (Transitions?.Events ?? []).OrderBy(e => (e.Density.Midpoint - Density).Abs())];

    private string NearestInDensity(TransitionCensus census) => new Document("", [
        new Paragraph($"Every first-order transition, spinodal, axis event and crossover at this importance, the nearest first; the distance is that of its density from here. {(census.IsComplete ? "Certified; complete" : $"Not proven complete, undecided: {string.Join("; ", census.Undecided)}")}: {TransitionCensus.Method}."),
        new Table(["density", "distance", "kind", "from", "to"], [.. ByDistance().Select(ImmutableArray<string> (e) => [$"${Power(Decimal(e.Density, 15))}$", $"${Distance(e)}$", e.Kind.Name(), e.From, e.To])]),
    ]).ToHtml();

    /// <summary>The distance to 6 certified digits, or what it is at most where the two are closer than the enclosure tells.</summary>
    private string Distance(Transition transition)
    {
        var distance = transition.Density - Density;
        return Power(CriticalPointCensus.CertifiedDecimal(distance, 6) ?? $"\\pm {(Rational.Max(distance.Lower.Abs(), distance.Upper.Abs()) * new Rational(101, 100)).ToDecimalString(3)}");
    }

    private string NearestInImportance(BoundaryCurvePoint curves)
    {
        var here = Census.Model.Importances[1].ToDouble();
        static Bracket? Point(double? value) => value is { } v ? new(v, v) : null;
        var rows = new (string Name, string Mirrored, Bracket? At)[]
        {
            ("first-order", "first-order", curves.FirstOrder), ("spinodal", "spinodal", curves.Spinodal),
            ("axis, of (1, 0)", "axis, of (0, 1)", Point(curves.Axis)), ("crossover, first-only to confused", "crossover, confused to second-only", Point(curves.Crossover)),
        }
            .Where(row => row.At is not null)
            .SelectMany(row => new[] { (row.Name, At: row.At!.Value), (Name: row.Mirrored, At: new Bracket(1 / row.At.Value.Upper, 1 / row.At.Value.Lower)) })
            .OrderBy(row => Math.Abs(Math.Log(row.At.Middle / here)));
        return new Document("", [
            new Paragraph("Every boundary at this density, the nearest first. First-order and spinodal: brackets at whose ends the certified census in double precision gives different answers. Axis and crossover: exact curves, rounded. Each boundary has a second branch with $1/I_2$ in the place of $I_2$, rounded. A boundary that this density does not have is left out."),
            new Table(["boundary", "$I_2$ at least", "$I_2$ at most", "times the importance here"], [.. rows.Select(ImmutableArray<string> (row) => [row.Name, Number(row.At.Lower), Number(row.At.Upper), Number(row.At.Middle / here, "G6")])]),
        ]).ToHtml();
    }

    private string SharesTable(BasinShares shares) => new Document("", [
        new Paragraph(string.Create(CultureInfo.InvariantCulture, $"Shares of initial weights $W \\sim N(0, \\sigma^2)$, $\\sigma = {shares.Initial.Scale}$, from which the gradient flow ends in each minimum, $W$ and $-W$ pooled. By quadrature over traced boundaries, with an estimated error; and by {Sampling!.Trajectories} random trajectories, seed {Sampling.Seed}, of which {Sampling.Unresolved} are unresolved, with a standard error.")),
        new Table(
            ["minimum", "share by quadrature", "estimated error", "through a Clarke point", "share by trajectories", "standard error"],
            [
                .. shares.Basins.Zip(Sampling.Basins, ImmutableArray<string> (basin, sampled) =>
                [
                    $"{basin.Minimum.Phase?.Name()}{(basin.Minimum.IsGlobal ? " (global)" : "")}",
                    Number(basin.Share, "F8"), Number(basin.EstimatedError, "G2"), Number(basin.ThroughClarke, "F8"), Number(sampled.Share, "F6"), Number(sampled.StandardError, "G2"),
                ]),
            ]),
    ]).ToHtml();

    private string FiguresIn(string section) => string.Concat(Figures.Where(f => f.Section == section).Select(f => f.ToHtml()));

    private static string Decimal(RationalInterval number, int digits) => CriticalPointCensus.CertifiedDecimal(number, digits) ?? throw new CensusUndecidedException("a number is not resolved");

    /// <summary>A decimal as a formula: its e would be set as a name.</summary>
    private static string Power(string number) => number.Split('e') is [var digits, var power] ? $"{digits} \\cdot 10^{{{power}}}" : number;

    private static string Number(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);
}
