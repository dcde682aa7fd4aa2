using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

/// <summary>The error of a jet against the exact value of the reference loss, its gradient and its Hessian.</summary>
internal sealed class ExactJet
{
    private static readonly Variable[] Variables = [.. ReferenceLoss.Weights, .. ReferenceLoss.Parameters];

    private readonly ExactPolynomial[][] _cells =
    [
        .. ReferenceLoss.Function.Pieces.Select(c =>
            ReferenceLoss.Outputs(c.Polynomial).Select(o => new ExactPolynomial(o, Variables)).ToArray()),
    ];

    /// <summary>The six errors in ulps of the largest term; on a wall, those of the adjoining cell that fits best.</summary>
    public double[] Errors(LossJet jet, double w1, double w2, double p, double importance) =>
        Best(jet, w1, w2, p, importance, (output, value, point) => output.ErrorInUlps(value, point));

    /// <summary>The same without the last rounding of each output.</summary>
    public double[] ErrorsBeforeRounding(LossJet jet, double w1, double w2, double p, double importance) =>
        Best(jet, w1, w2, p, importance, (output, value, point) => output.ErrorBeforeRounding(value, point));

    /// <summary>The error of a loss alone.</summary>
    public double LossErrorInUlps(double loss, double w1, double w2, double p, double importance)
    {
        double[] point = [w1, w2, p, importance];
        return Adjoining(w1, w2).Select(c => _cells[c][0]).Where(o => !o.DividesByZeroAt(point)).Min(o => o.ErrorInUlps(loss, point));
    }

    /// <summary>The six errors in ulps of the largest term here or of the polynomial for equal signs.</summary>
    public double[] ErrorsInUlpsOfBothSigns(LossJet jet, double w1, double w2, double p, double importance)
    {
        var units = _cells[0].Select(o => o.UlpOfLargestTerm(w1, w2, p, importance)).ToList();
        return Best(jet, w1, w2, p, importance, (output, value, point) =>
        {
            var (here, k) = (output.UlpOfLargestTerm(point), _cells.Select(c => Array.IndexOf(c, output)).Max());
            return output.ErrorInUlps(value, point) * Math.Min(1, here / units[k]);
        });
    }

    private double[] Best(
        LossJet jet, double w1, double w2, double p, double importance, Func<ExactPolynomial, double, double[], double> measure)
    {
        double[] outputs = [jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22];
        double[] point = [w1, w2, p, importance];
        double[]? best = null;
        foreach (var cell in Adjoining(w1, w2))
        {
            if (_cells[cell].Any(o => o.DividesByZeroAt(point)))
                continue;
            double[] errors = [.. _cells[cell].Zip(outputs, (o, value) => measure(o, value, point))];
            best = best is null || errors.Max() < best.Max() ? errors : best;
        }

        return best!;
    }

    private static IEnumerable<int> Adjoining(double w1, double w2)
    {
        var absolute = Math.Abs(w1).CompareTo(Math.Abs(w2));
        var signs = Math.Sign(w1) * Math.Sign(w2);
        if (signs >= 0)
            yield return 0;
        if (signs <= 0 && absolute >= 0)
            yield return 1;
        if (signs <= 0 && absolute <= 0)
            yield return 2;
    }
}
