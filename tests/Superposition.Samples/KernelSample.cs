using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Samples;

/// <summary>The closed form as machine code: over arrays, and with derivatives for a descent.</summary>
internal static class KernelSample
{
    public static void Run()
    {
        // README
        var loss = LossDerivation.Of(Architecture.Smallest).Loss.CompileBatch().At(density: 0.5, importance: 0.3);

        double[] w1 = [1, 0.7, 0.7], w2 = [0, 0.7, -0.7], losses = new double[3];
        loss.Losses(w1, w2, losses);
        Console.WriteLine(string.Join(", ", losses.Select(l => $"{l:F6}")));

        var (x, y) = (0.7, -0.7);
        for (var step = 0; step < 500; step++)
        {
            var jet = loss.Jet(x, y);
            (x, y) = (x - jet.G1, y - jet.G2);
        }

        Console.WriteLine($"gradient descent from there ends at ({x:F6}, {y:F6})");
        // end
    }
}
