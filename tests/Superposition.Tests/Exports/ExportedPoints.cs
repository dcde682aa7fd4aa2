using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Tests.Derivation;
using Superposition.Tests.Kernels;

namespace Superposition.Tests.Exports;

/// <summary>Where exported code is compared with the kernel and with exact numbers, and how.</summary>
internal static class ExportedPoints
{
    /// <summary>The values for a point: the loss alone, then the six of the jet.</summary>
    public const int Values = 7;

    private static readonly LossKernel Kernel = Smallest.Derivation.Loss.Compile();

    /// <summary>Points of all cells, walls, axes, the origin and their neighbours, over the range of the accuracy.</summary>
    public static (double W1, double W2, double P, double I)[] All { get; } = [.. KernelPoints.Edges(), .. KernelPoints.Random(2000, 20)];

    /// <summary>Weights and parameters so small or large that products leave the range of normal doubles on the way.</summary>
    public static (double W1, double W2, double P, double I)[] Extreme { get; } =
    [
        .. from w1 in Extremes
           from w2 in Extremes
           from p in new[] { 1, 0.3, 1e-300 }
           from i in new[] { 0.7, 1e-300, 1e300, double.MaxValue }
           select (w1, w2, p, i),
    ];

    private static double[] Extremes => [0, double.Epsilon, -1e-310, 1e-160, -1e-75, 0.6, -1.25, 1e60, -1e75];

    /// <summary>The points as an array of doubles.</summary>
    public static double[] Flat(this (double W1, double W2, double P, double I)[] points) => [.. points.SelectMany(p => new[] { p.W1, p.W2, p.P, p.I })];

    /// <summary>Each value has the bits of the kernel's compiled code.</summary>
    public static void AssertBits((double W1, double W2, double P, double I)[] points, double[] values)
    {
        Assert.Equal(points.Length * Values, values.Length);
        for (var k = 0; k < points.Length; k++)
        {
            var (w1, w2, p, i) = points[k];
            var jet = Kernel.CompiledJet(w1, w2, p, i);
            double[] expected = [Kernel.CompiledLoss(w1, w2, p, i), jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22];
            var actual = values[(k * Values)..((k + 1) * Values)];
            Assert.True(expected.Zip(actual).All(v => AreSame(v.First, v.Second)), $"{points[k]}: {string.Join(", ", expected)} in .NET, here {string.Join(", ", actual)}");
        }
    }

    /// <summary>At 200 of the points each value is within 4 ulps of the largest term of the exact value.</summary>
    public static void AssertExact((double W1, double W2, double P, double I)[] points, double[] values)
    {
        var exact = new ExactJet();
        for (var k = 0; k < points.Length; k += points.Length / 200)
        {
            var (w1, w2, p, i) = points[k];
            var v = values[(k * Values)..((k + 1) * Values)];
            var errors = exact.Errors(new(v[1], v[2], v[3], v[4], v[5], v[6]), w1, w2, p, i).Append(exact.LossErrorInUlps(v[0], w1, w2, p, i));
            Assert.True(errors.Max() <= 4.01, $"{points[k]}: {string.Join(", ", errors)}");
        }
    }

    /// <summary>Each value is x y + z, rounded once.</summary>
    public static void AssertFused(double[] triples, double[] fused, double[] values)
    {
        Assert.Equal(fused.Length, values.Length);
        for (var k = 0; k < fused.Length; k++)
            Assert.True(AreSame(fused[k], values[k]), $"{triples[3 * k]:R} * {triples[(3 * k) + 1]:R} + {triples[(3 * k) + 2]:R}: {fused[k]:R}, not {values[k]:R}");
    }

    private static bool AreSame(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y));

    /// <summary>Triples x, y, z in random bits, half of them with z close to -x y, and x y + z rounded once.</summary>
    public static (double[] Triples, double[] Fused) FusedMultiplyAdds(int count, int seed)
    {
        var random = new Random(seed);
        double[] triples = new double[3 * count], fused = new double[count];
        for (var k = 0; k < count; k++)
        {
            var (x, y) = (k % 3) switch
            {
                0 => (Bits(), Bits()),
                1 => (random.NextDouble() - 0.5, 1 / (random.NextDouble() - 0.5)),
                _ => (Few(), Few()),
            };
            var z = random.Next(4) switch
            {
                0 => -(x * y),
                1 => Math.BitIncrement(-(x * y)),
                2 => x * y * Math.ScaleB(Few(), random.Next(-110, 2)),
                _ => k % 3 == 0 ? Bits() : Few(),
            };
            z = double.IsFinite(z) ? z : 1;
            (triples[3 * k], triples[(3 * k) + 1], triples[(3 * k) + 2]) = (x, y, z);
            fused[k] = Math.FusedMultiplyAdd(x, y, z);
        }

        return (triples, fused);

        // Any finite double; numbers of few bits make ties.
        double Bits() => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)) is var d && double.IsFinite(d) ? d : 0;
        double Few() => random.Next(-(1 << 27), 1 << 27) * Math.ScaleB(1, random.Next(-30, 2));
    }
}
