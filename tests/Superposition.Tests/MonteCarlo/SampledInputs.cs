using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

/// <summary>The inputs of a seed one by one, by the definition: feature i of sample 4 r + l of a block is word r of lane l of its streams.</summary>
internal static class SampledInputs
{
    /// <summary>x_1..x_n of the first samples.</summary>
    public static IEnumerable<double[]> Of(Rational density, ulong seed, int features, int samples)
    {
        var inputs = new InputSampler(new Density(density));
        var streams = new XoshiroLanes[features];
        for (var sample = 0; sample < samples; sample++)
        {
            var (block, place) = Math.DivRem(sample, LossSampler.BlockLength);
            var lane = place % XoshiroLanes.Count;
            for (var i = 0; i < features; i++)
            {
                if (place == 0)
                    streams[i] = XoshiroLanes.Seeded(seed, (ulong)block, i);
                else if (lane == 0)
                    streams[i] = streams[i].Next();
            }

            yield return [.. streams.Select(s => inputs.Values(s.Words)[lane])];
        }
    }
}
