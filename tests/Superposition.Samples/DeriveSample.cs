using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Samples;

/// <summary>From the definition of the model to its closed form, and to all critical points at one density and importance.</summary>
internal static class DeriveSample
{
    public static void Run()
    {
        // README
        var derivation = LossDerivation.Of(Architecture.Smallest);
        foreach (var (cell, loss) in derivation.Loss.Cells)
            Console.WriteLine($"{cell.Name}: L = {loss}");

        var model = ToyModel.Smallest(new Density(Rational.Parse("1/2")), relativeImportance: Rational.Parse("0.3"));
        Console.WriteLine($"L(1, -3/4) = {derivation.Loss.At(model).Evaluate(1, Rational.Parse("-3/4"))}, exactly");

        foreach (var minimum in CriticalPointCensus.Of(derivation, model).Minima)
            Console.WriteLine($"{minimum.Phase}: w1 = {CriticalPointCensus.CertifiedDecimal(minimum.W1)}, w2 = {CriticalPointCensus.CertifiedDecimal(minimum.W2)}");
        // end
    }
}
