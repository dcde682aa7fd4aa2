using Superposition.Landscape;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary>The figures of the report and of the page for one point.</summary>
/// <param name="landscape">The closed form prepared for the search.</param>
internal sealed class ReportFigures(LossLandscape landscape)
{
    private const int SurfaceWidth = 1400;

    /// <summary>Enough for the picture; the command <c>surface</c> writes finer data.</summary>
    private const int SurfaceResolution = 241;
    private const int DiagramCells = 300;
    private const int Parameters = 400;

    /// <summary>The loss surface with every critical point.</summary>
    public Figure Surface(string name, string heading, CriticalPointCensus census) =>
        LossSurfaceFigure.Of(name, heading, LossGrid.Of(landscape.Derivation.Loss, census, LossSurfaceFigure.StandardReach, SurfaceResolution), SurfaceWidth);

    /// <summary>The same in space.</summary>
    public Figure Relief(string name, string heading, CriticalPointCensus census) =>
        LossReliefFigure.Of(name, heading, landscape.Derivation.Loss, census, LossSurfaceFigure.StandardReach);

    /// <summary>The phase diagram on the axes of the paper.</summary>
    public Figure Diagram(CancellationToken cancellation)
    {
        LogarithmicAxis densities = new(0.01, 1, DiagramCells), importances = new(0.1, 10, DiagramCells);
        var diagram = PhaseDiagram.Of(landscape, densities, importances, cancellationToken: cancellation);
        return PhaseDiagramFigure.Of(diagram, new Prototypes(landscape.Derivation).Over(densities, importances), BoundaryMap.Of(new(landscape), new(0.01, 1, Parameters), cancellation));
    }

    /// <summary>All critical points against the density.</summary>
    public Figure Bifurcation(TransitionCensus census) => BifurcationFigure.AlongDensity(
        BifurcationDiagram.Of(landscape, RunningParameter.Density, new(0.01, 1, Parameters), census.Importance.ToDouble()), census, landscape);

    /// <summary>The losses at the first-order transition.</summary>
    public Figure Crossing(TransitionCensus census) =>
        LossCrossingFigure.Of(LossCrossing.Of(landscape, census.Importance, census.Events.First(e => e.Kind == TransitionKind.FirstOrder)), census);

    /// <summary>The map of basins.</summary>
    public Figure BasinMap(BasinShares shares, int resolution, CancellationToken cancellation) => BasinMapFigure.Of(
        Landscape.BasinMap.Of(landscape.Derivation, shares.Partition, BasinMapFigure.ReachFor(shares.Initial), resolution, cancellationToken: cancellation), shares);
}
