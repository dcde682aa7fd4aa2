using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>The census against a finder that shares no formula and no arithmetic with it, to about 58 digits.</summary>
public class CriticalPointCensusSecondOpinionTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void Ten_thousand_censuses_list_the_points_that_hand_made_formulas_give() => Parallel.ForEach(
        Models(10_000),
        model => new SecondOpinion(model.Density.Value, model.Importances[1]).AssertAgreesWith(CriticalPointCensus.Of(Landscape, model)));

    /// <summary>p from 1/1000 to 1 and I from 1/1000 to 1000, spread over the orders of magnitude, with denominators up to 1000.</summary>
    private static IEnumerable<ToyModel> Models(int count)
    {
        var random = new Random(1);
        for (var k = 0; k < count; k++)
            yield return Smallest.Of(Number(-3, 0), Number(-3, 3));

        Rational Number(double from, double to)
        {
            var value = Math.Pow(10, from + ((to - from) * random.NextDouble()));
            var denominator = random.Next(1, 1001);
            if (value * denominator < 1)
                denominator = 1000;
            var numerator = Math.Max(1, (long)(value * denominator));
            return new(numerator, denominator);
        }
    }
}
