using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>Something of which the machine has so much a second.</summary>
/// <param name="Name">What peers/limits.cc calls it.</param>
/// <param name="Unit">In what it is counted.</param>
internal sealed record Resource(string Name, string Unit)
{
    /// <summary>Arithmetic by vectors.</summary>
    public static Resource Operations { get; } = new("operations", "operations");

    /// <summary>Memory that is written and not read.</summary>
    public static Resource Written { get; } = new("fill", "bytes written");
}

/// <summary>What a unit of work takes of a resource, at least.</summary>
/// <param name="Resource">What it takes.</param>
/// <param name="PerUnit">How much of it.</param>
/// <param name="Derivation">Why so much, in one sentence.</param>
internal sealed record PhysicalLimit(Resource Resource, double PerUnit, string Derivation)
{
    /// <summary>The bound of losses at given weights.</summary>
    public static PhysicalLimit Losses { get; } = new(Resource.Operations, 34, "the arithmetic in the loop of loss.cc, compiled for AVX2; arrays stay in the caches");

    /// <summary>The bound of losses with gradients and Hessians.</summary>
    public static PhysicalLimit Jets { get; } = new(Resource.Operations, 141, "the arithmetic in the loop of loss.cc, compiled for AVX2; arrays stay in the caches");

    /// <summary>The bound of losses on a grid.</summary>
    public static PhysicalLimit GridPoints { get; } = new(Resource.Written, 8, "a double, to memory; a polynomial in one variable takes less time");

    /// <summary>The bound of <see cref="MonteCarlo.LossSampler"/>.</summary>
    public static PhysicalLimit Samples { get; } = new(
        Resource.Operations,
        35,
        "two words of xoshiro256+ (8 each, a rotation being one), two inputs of them (shift, or, multiply-add, maximum), 9 for the network and its error, 2 for the sums");

    /// <summary>The bound and where it comes from, as a sentence about a unit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a unit takes {PerUnit} {Resource.Unit}: {Derivation}.");
}

/// <summary>How much of each resource the machine has, measured when it is first asked for.</summary>
internal sealed class PhysicalLimits(PeerPrograms programs)
{
    private readonly Dictionary<(Resource Resource, int Threads), double?> _measured = [];

    /// <summary>All that was measured.</summary>
    public IEnumerable<(Resource Resource, int Threads, double PerSecond)> Measured =>
        _measured.Where(m => m.Value is not null).Select(m => (m.Key.Resource, m.Key.Threads, m.Value!.Value));

    /// <summary>How much there is a second for some threads together; null where that cannot be measured, as without a compiler.</summary>
    public double? PerSecond(Resource resource, int threads)
    {
        if (!_measured.TryGetValue((resource, threads), out var rate))
            _measured[(resource, threads)] = rate = Measure(resource, threads);
        return rate;
    }

    private double? Measure(Resource resource, int threads)
    {
        try
        {
            return programs.Run("limits.cc", resource.Name, threads.ToString(CultureInfo.InvariantCulture)).Rate;
        }
        catch (PeerFailedException)
        {
            return null;
        }
    }
}
