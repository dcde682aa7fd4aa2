using System.Globalization;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Endurance;

/// <summary>What is left of the accuracy of compiled code near walls and axes, at small weights and at small densities; and censuses at the ends of the range.</summary>
internal static class Extremes
{
    private const int Points = 1000;
    private const int Censuses = 1000;

    /// <summary>One ulp of a number in [1, 2) is at most this part of it.</summary>
    private const double Ulp = 1.0 / (1L << 52);

    private static readonly LossDerivation Derivation = LossDerivation.Of(Architecture.Smallest);
    private static readonly LossKernel Single = Derivation.Loss.Compile();
    private static readonly BatchKernel Arrays = Derivation.Loss.CompileBatch();

    /// <summary>Prints the tables.</summary>
    /// <returns>Whether single points are right to half an ulp everywhere and no census is wrong.</returns>
    public static bool Run()
    {
        Console.WriteLine($"Largest relative error of {Points} random points a row against exact numbers, 1e-3 <= p <= 1, 1e-3 <= I_2 <= 1e3 but where p is stated.");
        Console.WriteLine("That of a gradient is the largest error of a component over the largest component.");
        Console.WriteLine("L(0) - L is the difference of two losses of a single point.\n");
        Console.WriteLine("| where | distance | loss, single | loss, arrays | gradient, single | gradient, arrays | L(0) - L |\n|---|--:|--:|--:|--:|--:|--:|");
        var isRight = true;
        foreach (var distance in (double[])[0.1, 1e-4, 1e-8, 1e-12, Ulp, 0])
            isRight &= Row("beside the wall w1 = -w2, by this part of w2", distance, random => (random.Size(-1, 1), random.Size(-3, 0)) is var (w, p) ? (w * (1 + distance), -w, p) : default);
        foreach (var distance in (double[])[0.1, 1e-4, 1e-8, 1e-12, 1e-16, 1e-100])
            isRight &= Row("beside the axis w2 = 0, by this part of w1", distance, random => (random.Size(-1, 1), random.Size(-3, 0)) is var (w, p) ? (w, -distance * w, p) : default);
        foreach (var size in (double[])[1, 1e-2, 1e-4, 1e-8, 1e-12, 1e-100, 1e-140, 1e-300])
            isRight &= Row("size of the weights, any signs", size, random => (size * random.Signed(), size * random.Signed(), random.Size(-3, 0)));
        foreach (var density in (double[])[1, 1e-2, 1e-4, 1e-8, 1e-12, 1e-20])
            isRight &= Row("p, at w = (1, -1)", density, _ => (1, -1, density));
        return isRight & SweepCensuses();
    }

    private static bool Row(string where, double distance, Func<Random, (double W1, double W2, double P)> point)
    {
        var random = new Random(20220914);
        double loss = 0, batchLoss = 0, gradient = 0, batchGradient = 0, drop = 0;
        for (var k = 0; k < Points; k++)
        {
            var ((w1, w2, p), i) = (point(random), random.Size(-3, 3));
            var model = ToyModel.Smallest(new(Rational.FromDouble(p)), Rational.FromDouble(i));
            var exact = PointEvaluation.At(Derivation.Loss.At(model), Rational.FromDouble(w1), Rational.FromDouble(w2));
            Rational[] slopes = [exact.Sides[0].Gradient.G1, exact.Sides[0].Gradient.G2];
            var (one, many) = (Single.Jet(w1, w2, p, i), Arrays.At(p, i).Jet(w1, w2));
            loss = Math.Max(loss, Error([one.Loss], [exact.Loss]));
            batchLoss = Math.Max(batchLoss, Error([many.Loss], [exact.Loss]));
            gradient = Math.Max(gradient, Error([one.G1, one.G2], slopes));
            batchGradient = Math.Max(batchGradient, Error([many.G1, many.G2], slopes));
            var fall = (model.Density.Value * (1 + model.Importances[1]) / 3) - exact.Loss;
            drop = Math.Max(drop, fall.IsZero ? 0 : Error([Single.Loss(0, 0, p, i) - one.Loss], [fall]));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {where} | {distance:G2} | {loss:G2} | {batchLoss:G2} | {gradient:G2} | {batchGradient:G2} | {drop:G2} |"));
        return loss <= Ulp / 2 && gradient <= Ulp / 2;
    }

    /// <summary>The largest error over the largest number.</summary>
    private static double Error(ReadOnlySpan<double> found, ReadOnlySpan<Rational> exact)
    {
        var (error, size) = (Rational.Zero, Rational.Zero);
        for (var k = 0; k < found.Length; k++)
        {
            if (!double.IsFinite(found[k]))
                return double.PositiveInfinity;
            error = Rational.Max(error, (Rational.FromDouble(found[k]) - exact[k]).Abs());
            size = Rational.Max(size, exact[k].Abs());
        }

        return size.IsZero ? 0 : (error / size).ToDouble();
    }

    /// <summary>
    /// Densities from 1e-300 to 1 and importances from 1e-300 to 1e300, a third of them as close to 1, against what is known by theorem: the exchange of the
    /// features, and the line on which the minimum with equal signs is named otherwise.
    /// </summary>
    private static bool SweepCensuses()
    {
        var (landscape, random, wrong) = (new LossLandscape(Derivation), new Random(20220914), 0);
        for (var k = 0; k < Censuses; k++)
        {
            var p = random.Next(3) == 0 ? 1 - random.Power(-300, 0) : random.Power(-300, 0);
            var i = random.Next(3) == 0 ? 1 + random.Power(-300, 0) : random.Power(-300, 300);
            if (p.IsZero)
                p = 1;
            var (here, there) = (CriticalPointCensus.Of(landscape, ToyModel.Smallest(new(p), i)), CriticalPointCensus.Of(landscape, ToyModel.Smallest(new(p), 1 / i)));
            var expected = IsFirstOnly(p, i) ? Phase.FirstOnly : IsFirstOnly(p, 1 / i) ? Phase.SecondOnly : Phase.Confused;
            var isExchanged = there.Phase == here.Phase switch { Phase.FirstOnly => Phase.SecondOnly, Phase.SecondOnly => Phase.FirstOnly, var same => same };
            if (!here.Certificate.IsComplete || here.Certificate.IndexSum != 1 || !isExchanged || here.Minima.Single(m => m.Phase != Phase.Antipodal).Phase != expected)
            {
                wrong++;
                Console.WriteLine($"WRONG: p = {p}, I_2 = {i}");
            }
        }

        Console.WriteLine($"\ncensuses at the ends of the range: {Censuses}, wrong {wrong}");
        return wrong == 0;
    }

    private static bool IsFirstOnly(Rational p, Rational i) => 4 * (1 - i) > 3 * p * (1 + i);

    private static double Size(this Random random, double low, double high) => Math.Pow(10, low + (random.NextDouble() * (high - low)));

    private static double Signed(this Random random) => (0.1 + (0.9 * random.NextDouble())) * (random.Next(2) == 0 ? 1 : -1);

    private static Rational Power(this Random random, int low, int high) =>
        Rational.Min(1, new Rational(random.Next(1, 1000), 1000)) * new Rational(10).Pow(random.Next(low + 3, high + 1));
}
