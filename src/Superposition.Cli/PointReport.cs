using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.MonteCarlo;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary>Gathers everything about one parameter point; what its range or the mathematics does not allow is missing, with the reason.</summary>
/// <param name="model">The parameters.</param>
/// <param name="sigma">The scale of the initial weights.</param>
/// <param name="samples">Samples of the network at each check point.</param>
/// <param name="seed">The seed of trajectories, check points and samples.</param>
internal sealed class PointReport(ToyModel model, Rational sigma, long samples, ulong seed)
{
    private const int RandomPoints = 6;
    private const int Trajectories = 100_000;
    private const int MapResolution = 512;
    private const int WeightDigits = 4;

    private static readonly Density SmallestDensity = new(new Rational(1, 1000));

    /// <summary>The page.</summary>
    /// <param name="manifest">What produces it.</param>
    /// <param name="next">Told what is done next; stops an interrupted run.</param>
    /// <param name="cancellation">The token that an interrupt cancels.</param>
    /// <exception cref="CensusUndecidedException">The critical points are not decided.</exception>
    public PointPage Gather(RunManifest manifest, Action<string> next, CancellationToken cancellation)
    {
        var missing = ImmutableDictionary.CreateBuilder<string, string>();
        T? Unless<T>(string section, string? refusal, Func<T> work)
            where T : class
        {
            try
            {
                if (refusal is null)
                    return work();
                missing[section] = refusal;
            }
            catch (CensusUndecidedException e)
            {
                missing[section] = $"undecided: {e.Message}";
            }

            return null;
        }

        next("deriving the closed form");
        var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
        next("taking every critical point");
        var census = CriticalPointCensus.Of(landscape, model);
        var figures = new ReportFigures(landscape);
        var surface = PageFigure.Of("critical-points", "Figure 1", CensusTable.Describe(census), figures.Surface("point-surface", "Expected loss", census), manifest["command"]);
        next("searching transitions");
        var transitions = Unless(PointPage.AlongDensity, TransitionsCommand.RefusalOf(model.Importances[1]), () => TransitionCensus.Of(landscape, model.Importances[1]));
        var curves = Unless(
            PointPage.AlongImportance,
            model.Density.Value < SmallestDensity.Value ? $"boundaries are bracketed at densities from {SmallestDensity}" : null,
            () => new BoundaryCurves(new PhaseBoundaries(landscape)).At(model.Density.Value.ToDouble()));
        next("tracing basins and following trajectories");
        var basins = Unless(PointPage.Basins, BasinsCommand.RefusalOf(model), () =>
        {
            var traced = BasinShares.Of(landscape, model, new(sigma.ToDouble()));
            return Tuple.Create(
                traced,
                BasinSampling.Of(landscape.Derivation, traced.Partition, traced.Initial, Trajectories, seed, cancellationToken: cancellation),
                figures.BasinMap(traced, MapResolution, cancellation) with { Name = "point-basins" });
        });
        var (shares, sampling, map) = (basins?.Item1, basins?.Item2, basins?.Item3);
        next("checking the formula against the network");
        var check = Unless(
            PointPage.MonteCarlo,
            model.Importances[1] > CheckCommand.LargestImportance ? "the network is sampled at importances up to 1e100"
                : model.Density.Value * samples < ClosedFormCheck.LeastPresentSamples ? $"{samples} samples are too few for this density; give more by --samples" : null,
            () => CheckCommand.Run(landscape.Derivation.Loss, CheckPoints(census), samples, seed, cancellation));
        return new(census, transitions, curves, shares, sampling, check, missing.ToImmutable(), map is null ? [surface] : [surface, Page(map, manifest)], manifest);
    }

    private static PageFigure Page(Figure map, RunManifest manifest) => PageFigure.Of(
        PointPage.Basins, "Figure 2", "The plane of initial weights, coloured by the minimum in which the gradient flow ends; the shares are in the table above.", map, manifest["command"]);

    /// <summary>The minima, rounded, and a random point in each sector of the weight plane.</summary>
    private ImmutableArray<CheckPoint> CheckPoints(CriticalPointCensus census) =>
    [
        .. census.Minima.Select(m => new CheckPoint(model, new(model.Architecture, Rounded(m.W1), Rounded(m.W2)))),
        .. RandomCheckPoints.Generate(RandomPoints, seed, model.Density, model.Importances[1]),
    ];

    private static Rational Rounded(RationalInterval weight) => Rational.Parse(weight.Midpoint.ToDecimalString(WeightDigits));
}
