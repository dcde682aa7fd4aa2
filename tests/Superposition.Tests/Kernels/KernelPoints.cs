namespace Superposition.Tests.Kernels;

/// <summary>Points over the whole range of the kernels' guarantee, and on its edges.</summary>
internal static class KernelPoints
{
    /// <summary>
    /// In turn: any sizes from 1e-8 to 1e3 (twice), |w_1| = |w_2| or one ulp beside it, all terms of like size. Signs are random.
    /// </summary>
    public static IEnumerable<(double W1, double W2, double P, double I)> Random(int count, int seed)
    {
        var random = new Random(seed);
        double Log(double low, double high) => Math.Exp(Math.Log(low) + (random.NextDouble() * Math.Log(high / low)));
        for (var i = 0; i < count; i++)
        {
            var w1 = i % 4 == 3 ? Log(0.1, 10) : Log(1e-8, 1e3);
            var w2 = (i % 4) switch
            {
                2 => random.Next(3) switch { 0 => w1, 1 => Math.BitIncrement(w1), _ => Math.BitDecrement(w1) },
                3 => w1 * Log(0.2, 5),
                _ => Log(1e-8, 1e3),
            };
            var (p, importance) = i % 4 < 2 ? (Log(1e-6, 1), Log(1e-3, 1e3)) : (Log(0.01, 1), Log(0.1, 10));
            yield return (random.Next(2) == 0 ? w1 : -w1, random.Next(2) == 0 ? w2 : -w2, p, importance);
        }
    }

    /// <summary>
    /// In turn: weights from 1e-100 to 1e55 with p from 1e-80 and I_2 from 1e-50 to 1e50, weights from 1e-250 with p from 1e-6 and I_2 from
    /// 1e-3 to 1e3. A third are an end of their range, a quarter of the pairs a wall or beside it, a quarter an axis.
    /// </summary>
    public static IEnumerable<(double W1, double W2, double P, double I)> Wide(int count, int seed)
    {
        var random = new Random(seed);
        double Log(double low, double high) => random.Next(6) switch
        {
            0 => Math.Pow(10, low),
            1 => Math.Pow(10, high),
            _ => Math.Pow(10, low + (random.NextDouble() * (high - low))),
        };
        for (var i = 0; i < count; i++)
        {
            var smallest = i % 2 == 0 ? -100 : -250;
            var (p, importance) = i % 2 == 0 ? (Log(-80, 0), Log(-50, 50)) : (Log(-6, 0), Log(-3, 3));
            var w1 = Log(smallest, 55);
            var w2 = random.Next(4) switch
            {
                0 => random.Next(3) switch { 0 => w1, 1 => Math.BitIncrement(w1), _ => Math.BitDecrement(w1) },
                1 => 0,
                _ => Log(smallest, 55),
            };
            var (x, y) = random.Next(2) == 0 ? (w1, w2) : (w2, w1);
            yield return (random.Next(2) == 0 ? x : -x, random.Next(2) == 0 ? y : -y, p, importance);
        }
    }

    /// <summary>All pairs of 0, ends and middle of the range, and 1 with its neighbours, of either sign, with extreme parameters.</summary>
    public static IEnumerable<(double W1, double W2, double P, double I)> Edges()
    {
        double[] sizes = [0, 1e-8, 1e-4, 0.5, 1, Math.BitIncrement(1), Math.BitDecrement(1), 2, 1e3];
        double[] signed = [.. sizes, .. sizes.Select(s => -s)];
        foreach (var w1 in signed)
        {
            foreach (var w2 in signed)
            {
                foreach (var p in new[] { 1e-6, 1 })
                {
                    foreach (var importance in new[] { 1e-3, 1, 1e3 })
                        yield return (w1, w2, p, importance);
                }
            }
        }
    }
}
