using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Samples;

/// <summary>The phase of the lowest minimum over densities and importances, a thread on each processor, each cell certified.</summary>
internal static class GridSample
{
    public static void Run()
    {
        // README
        var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
        var densities = new LogarithmicAxis(0.01, 1, cells: 40);
        var importances = new LogarithmicAxis(0.1, 10, cells: 11);
        var diagram = PhaseDiagram.Of(landscape, densities, importances);

        foreach (var row in diagram.Phases.Chunk(40).Reverse())
            Console.WriteLine(string.Concat(row.Select(phase => ((Phase)phase).Name()[0])));
        // end
    }
}
