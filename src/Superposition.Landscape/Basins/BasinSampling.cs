using System.Collections.Immutable;
using Superposition.Derivation;

namespace Superposition.Landscape;

/// <summary>The share of initial weights from which the gradient flow ends in each minimum, from many random trajectories.</summary>
/// <remarks>
/// <para>A trajectory has arrived when its loss is below the level from which <see cref="BasinRegion.Level"/> proves that it ends in the minimum of the
/// region that its direction lies in; in a region that is left through a Clarke point, when it is proven to run into that point. At an axis
/// the flow on the other side must carry the trajectory on; if it did not, the trajectory would be unresolved.</para>
/// <para>The start of trajectory k is a function of (seed, k): its sector and angle, and its radius, are the words 2k and 2k + 1 of the generator
/// SplitMix64 (Steele, Lea and Flood, 2014), which can be read at any place. So the counts do not depend on the number of threads.</para>
/// </remarks>
/// <param name="Partition">The regions.</param>
/// <param name="Initial">The distribution of the initial weights.</param>
/// <param name="Trajectories">The number of trajectories.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Basins">The counts of each minimum, in the order of the census.</param>
/// <param name="Unresolved">The number of trajectories that arrived nowhere.</param>
public sealed record BasinSampling(
    BasinPartition Partition, InitialWeights Initial, long Trajectories, ulong Seed, ImmutableArray<SampledBasin> Basins, long Unresolved)
{
    /// <summary>The largest number of trajectories.</summary>
    public const long MaxTrajectories = 1L << 36;

    /// <summary>The tolerance of a step where no other is given; a step of an eighth changes the end of fewer than 1 in 10^5 trajectories.</summary>
    public const double StandardTolerance = 1e-8;

    private const int BlockLength = 1 << 14;

    /// <summary>Follows trajectories.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="partition">The regions at the parameters.</param>
    /// <param name="initial">The distribution of the initial weights.</param>
    /// <param name="trajectories">How many, from 1 to 2^36.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="tolerance">The largest error of a step, from 1e-13 to 1e-2.</param>
    /// <param name="progress">Is told the number of blocks done so far; there are <see cref="Blocks"/> of them.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or null for one on each processor.</param>
    /// <param name="cancellationToken">Stops the work at the end of a block.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="CensusUndecidedException">A minimum lies too little below the saddle beside it, so near a spinodal that no trajectory would be seen to arrive.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BasinSampling Of(
        LossDerivation derivation,
        BasinPartition partition,
        InitialWeights initial,
        long trajectories,
        ulong seed,
        double tolerance = StandardTolerance,
        IProgress<int>? progress = null,
        int? maxDegreeOfParallelism = null,
        CancellationToken cancellationToken = default)
    {
        if (trajectories is < 1 or > MaxTrajectories)
            throw new ArgumentOutOfRangeException(nameof(trajectories), trajectories, "a number of trajectories lies in [1, 2^36]");
        if (tolerance is not (>= 1e-13 and <= 1e-2))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "a tolerance lies in [1e-13, 1e-2]");
        var chart = new BasinChart(derivation, partition);
        var total = new BasinCounts(chart.Minima.Length);
        var (adding, done) = (new Lock(), 0);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism ?? Environment.ProcessorCount };
        Parallel.For(0, Blocks(trajectories), options, block =>
        {
            var first = (long)block * BlockLength;
            var counts = Block(chart, initial, seed, first, Math.Min(first + BlockLength, trajectories), tolerance);
            lock (adding)
            {
                total.Add(counts);
                progress?.Report(++done);
            }
        });

        return new(
            partition,
            initial,
            trajectories,
            seed,
            [.. chart.Minima.Select((m, k) => new SampledBasin(m, total.Arrived[k], total.ThroughClarke[k], trajectories))],
            trajectories - total.Arrived.Sum());
    }

    /// <summary>The number of blocks in which so many trajectories are followed.</summary>
    public static int Blocks(long trajectories) => (int)((trajectories + BlockLength - 1) / BlockLength);

    private static BasinCounts Block(BasinChart chart, InitialWeights initial, ulong seed, long first, long end, double tolerance)
    {
        var counts = new BasinCounts(chart.Minima.Length);
        FlowTrajectories.Follow(chart, tolerance, first, end, k => Start(initial, seed, (ulong)k), (_, arrival) => counts.Add(arrival));
        return counts;
    }

    /// <summary>The start of trajectory k: uniform in direction, and in probability over the radius.</summary>
    private static FlowStart Start(InitialWeights initial, ulong seed, ulong k)
    {
        var (first, second) = (Word(seed, 2 * k), Word(seed, (2 * k) + 1));
        var slope = Math.Tan(Fraction(first << 2) * (Math.PI / 4));
        return new((int)(first >> 62), slope, initial.SquaredRadius(Fraction(second)) / (1 + (slope * slope)));
    }

    /// <summary>A number in (0, 1) from the upper 52 bits.</summary>
    private static double Fraction(ulong word) => ((word >> 12) + 0.5) * (1.0 / (1L << 52));

    private static ulong Word(ulong seed, ulong index)
    {
        unchecked
        {
            return Mix(Mix(seed) + ((index + 1) * 0x9E3779B97F4A7C15));
        }

        static ulong Mix(ulong z)
        {
            unchecked
            {
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }
    }
}

/// <summary>How many trajectories ended in one minimum.</summary>
/// <param name="Minimum">The minimum, one of a pair {W, -W}.</param>
/// <param name="Arrived">The number of trajectories that ended in W or -W.</param>
/// <param name="ThroughClarke">How many of them first ran into a Clarke point.</param>
/// <param name="Trajectories">The number of all trajectories.</param>
public sealed record SampledBasin(CriticalPoint Minimum, long Arrived, long ThroughClarke, long Trajectories)
{
    /// <summary>Arrived / N.</summary>
    public double Share => (double)Arrived / Trajectories;

    /// <summary>sqrt(s (1 - s) / N) for the share s.</summary>
    public double StandardError => Math.Sqrt(Share * (1 - Share) / Trajectories);
}
