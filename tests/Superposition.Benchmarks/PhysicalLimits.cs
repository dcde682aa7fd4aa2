using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>Something of which the machine has so much a second.</summary>
/// <param name="Name">What peers/limits.cc calls it.</param>
/// <param name="Unit">In what it is counted.</param>
internal sealed record Resource(string Name, string Unit)
{
    /// <summary>Arithmetic by vectors.</summary>
    public static Resource Operations { get; } = new("operations", "operations");
}

/// <summary>The least that a unit of work takes of a resource.</summary>
/// <param name="Resource">What it takes.</param>
/// <param name="PerUnit">How much of it.</param>
/// <param name="Derivation">Why so much, in one sentence.</param>
internal sealed record PhysicalLimit(Resource Resource, double PerUnit, string Derivation)
{
    /// <summary>The bound of <see cref="MonteCarlo.LossSampler"/>.</summary>
    public static PhysicalLimit Samples { get; } = new(
        Resource.Operations,
        37,
        "two words of xoshiro256+ (8 each, a rotation being one), two inputs of them (4 each: shift, or, comparison, masked multiply-add), 11 for the network and its error, 2 for the sums");

    /// <summary>The bound and where it comes from, as a sentence about a unit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a unit takes at least {PerUnit} {Resource.Unit}: {Derivation}.");
}

/// <summary>How much of each resource the machine has, measured when it is first asked for.</summary>
internal sealed class PhysicalLimits(PeerPrograms programs)
{
    private readonly Dictionary<(Resource Resource, int Threads), double> _measured = [];

    /// <summary>All that was measured.</summary>
    public IEnumerable<(Resource Resource, int Threads, double PerSecond)> Measured => _measured.Select(m => (m.Key.Resource, m.Key.Threads, m.Value));

    /// <summary>How much there is a second for some threads together.</summary>
    /// <exception cref="PeerFailedException">It cannot be measured.</exception>
    public double PerSecond(Resource resource, int threads)
    {
        if (!_measured.TryGetValue((resource, threads), out var rate))
            _measured[(resource, threads)] = rate = programs.Run("limits.cc", resource.Name, threads.ToString(CultureInfo.InvariantCulture)).Rate;
        return rate;
    }
}
