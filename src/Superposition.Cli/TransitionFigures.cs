using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary>The figures of <c>transitions --plot</c>.</summary>
internal sealed class TransitionFigures
{
    private const int Cells = 400;
    private readonly Option<string?> _plot = OutputFolder.Optional(
        "--plot", "also draw all critical points against density and importance, and the losses near the first-order transition, with their data, into this folder", Path.Combine("output", "transitions"));

    private readonly Option<Rational?> _atDensity = NumberOption.Exact(
        "--at-density",
        "with --plot: the density of the diagram against importance, from 1e-13 to 1 [without it: that of the first-order transition, to 3 digits]",
        "a number from 1e-13 to 1",
        p => p >= Rational.Parse("1e-13") && p <= Rational.One);

    /// <summary>Adds the options to a command.</summary>
    public TransitionFigures(Command command)
    {
        command.Add(_plot);
        command.Add(_atDensity);
    }

    /// <summary>The folder, found usable; null where no figures are asked for.</summary>
    /// <exception cref="UsageException">A density is given without the folder.</exception>
    /// <exception cref="OutputException">The folder cannot be one.</exception>
    public OutputFolder? Target(ParseResult result)
    {
        if (result.GetResult(_plot) is null)
            return result.GetValue(_atDensity) is null ? null : throw new UsageException("--at-density: without --plot there is no diagram that it is for");
        var target = new OutputFolder(result.GetValue(_plot)!, _plot.Name);
        target.RequireUsable();
        return target;
    }

    /// <summary>Draws the figures and writes them with their data.</summary>
    /// <returns>The paths of the files.</returns>
    public ImmutableArray<string> Write(OutputFolder target, LossLandscape landscape, TransitionCensus census, ParseResult result, CancellationToken cancellation)
    {
        var firstOrder = census.Events.FirstOrDefault(e => e.Kind == TransitionKind.FirstOrder);
        var density = result.GetValue(_atDensity) ?? (firstOrder is null ? new Rational(1, 2) : Rational.Parse(firstOrder.Density.Midpoint.ToDouble().ToString("E2", CultureInfo.InvariantCulture)));
        var files = Figures(landscape, census, firstOrder, density).SelectMany(figure =>
        {
            cancellation.ThrowIfCancellationRequested();
            return figure.Files(CommandLine.Words(result));
        }).ToList();
        target.Write(cancellation, files);
        return [.. files.Select(file => target.PathOf(file.Name))];
    }

    private static IEnumerable<Figure> Figures(LossLandscape landscape, TransitionCensus census, Transition? firstOrder, Rational density)
    {
        var from = Decade(Math.Min(0.01, census.Events.Select(e => e.Density.Lower.ToDouble()).Append(1).Min()));
        yield return BifurcationFigure.AlongDensity(
            BifurcationDiagram.Of(landscape, RunningParameter.Density, new(from, 1, Cells), census.Importance.ToDouble()), census, landscape);
        if (firstOrder is not null)
            yield return LossCrossingFigure.Of(LossCrossing.Of(landscape, census.Importance, firstOrder), census);
        var curves = new BoundaryCurves(new PhaseBoundaries(landscape)).At(density.ToDouble());
        var least = Decade(new[] { 0.1, curves.Axis, curves.Crossover, curves.FirstOrder?.Lower, curves.Spinodal?.Lower }.OfType<double>().SelectMany(i => new[] { i, 1 / i }).Min());
        yield return BifurcationFigure.AlongImportance(
            BifurcationDiagram.Of(landscape, RunningParameter.Importance, new(least, 1 / least, Cells), density.ToDouble()), curves, density, landscape);
    }

    /// <summary>The largest power of ten that is not above a number.</summary>
    private static double Decade(double value) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{Math.Floor(Math.Log10(value) + 1e-9)}"), CultureInfo.InvariantCulture);
}
