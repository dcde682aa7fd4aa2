using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary>The figures of the report and of the page for one point.</summary>
internal static class ReportFigures
{
    private const int SurfaceWidth = 1400;

    /// <summary>The loss surface with every critical point.</summary>
    public static PageFigure Surface(string section, string label, string name, LossLandscape landscape, CriticalPointCensus census)
    {
        var loss = landscape.Derivation.Loss.ToPiecewise();
        var kernel = LossKernel.Compile(loss, [Symbols.Weight(1), Symbols.Weight(2)], [Symbols.Density, Symbols.Importance(2)], KernelAccuracy.Plain);
        var png = LossSurfaceFigure.Png(kernel, census, SurfaceWidth);
        return new(
            section,
            label,
            CensusTable.Describe(census),
            $"Expected loss of the model {census.Model.Architecture} at {CensusTable.Parameters(census)}. Full lines: axes, where the loss has kinks; dashed: the wall w₁ + w₂ = 0, where it is twice continuously differentiable.",
            "the colours are the closed form in double precision; critical points are certified, and rounded here.",
            [(name + ".png", OutputFolder.Bytes(png))]);
    }

    /// <summary>The map of basins.</summary>
    public static Figure BasinMap(LossLandscape landscape, BasinShares shares, int resolution, CancellationToken cancellation) => BasinMapFigure.Of(
        Landscape.BasinMap.Of(landscape.Derivation, shares.Partition, BasinMapFigure.ReachFor(shares.Initial), resolution, cancellationToken: cancellation), shares);
}
