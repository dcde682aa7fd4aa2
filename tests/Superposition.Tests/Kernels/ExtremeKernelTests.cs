using Superposition.Algebra;
using Superposition.Kernels;
using Superposition.Tests.Algebra;

namespace Superposition.Tests.Kernels;

/// <summary>Single points and arrays at weights and parameters of every size that a double has, on walls, beside them and on axes.</summary>
public class ExtremeKernelTests
{
    private static readonly LossKernel Kernel = LossKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
    private static readonly BatchKernel Batch = BatchKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
    private static readonly ExactJet Exact = new();

    [Fact]
    public void A_single_point_is_right_to_half_an_ulp_wherever_it_lies() => Parallel.ForEach(
        from p in new[] { 1e-300, 1e-20, 1e-12, 0.3, 1 } from i in new[] { 1e-300, 1e-12, 0.7, 1e12, double.MaxValue } select (P: p, I: i),
        x =>
        {
            foreach (var (w1, w2) in Weights([double.Epsilon, 1e-300, 1e-100, 1e-20, 1, 1e55, 1e77, double.MaxValue]))
                AssertRight(Kernel.Jet(w1, w2, x.P, x.I), w1, w2, x.P, x.I, Kernel.Loss(w1, w2, x.P, x.I));
        });

    /// <summary>Beside the ends of the range the exact route and compiled code take turns.</summary>
    [Fact]
    public void Both_routes_to_a_single_point_agree_where_they_meet()
    {
        foreach (var (w1, w2) in Weights([1e-100, Math.BitDecrement(1e-100), 1e55, Math.BitIncrement(1e55)]))
        {
            foreach (var (p, i) in new[] { (1e-12, 1e12), (Math.BitDecrement(1e-12), 1), (0.5, Math.BitDecrement(1e-12)), (1, Math.BitIncrement(1e12)) })
                AssertRight(Kernel.Jet(w1, w2, p, i), w1, w2, p, i, Kernel.Loss(w1, w2, p, i));
        }
    }

    /// <summary>Near (1, -1), and for small I at (1, 0), the terms cancel but for p or I of them.</summary>
    [Fact]
    public void The_loss_keeps_all_its_digits_where_its_terms_cancel()
    {
        foreach (var p in new[] { 1e-300, 1e-20, 1e-13, 1e-12, 1e-6 })
        {
            foreach (var i in new[] { 1e-300, 1e-13, 1e-12, 1, 1e12, 1e300 })
            {
                foreach (var (w1, w2) in new[] { (1, -1), (1, -1 + 1e-9), (1, 0), (0, 1), (1, -1e-8) })
                {
                    var exact = FractionLoss.Jet(Rational.FromDouble(w1), Rational.FromDouble(w2), Rational.FromDouble(p), Rational.FromDouble(i))[0];
                    var loss = Kernel.Loss(w1, w2, p, i);
                    var ulp = Fraction.Of(Math.BitIncrement(loss)) - Fraction.Of(loss);
                    Assert.True(((Fraction.Of(loss) - exact) * new Fraction(199, 100)).Abs().CompareTo(ulp) <= 0, $"{w1}, {w2}, {p}, {i}: {loss}");
                }
            }
        }
    }

    [Fact]
    public void Arrays_are_right_to_16_ulp_of_the_largest_term_in_the_range_and_their_losses_never_wrong_beyond()
    {
        foreach (var p in new[] { 1e-20, 0.3, 1 })
        {
            foreach (var i in new[] { 1e-20, 0.7, 1e20 })
            {
                var batch = Batch.At(p, i);
                foreach (var (w1, w2) in Weights([double.Epsilon, 1e-300, 1e-140, 1e-20, 1, 1e70, 1e77, 1e150, double.MaxValue]))
                {
                    var jet = batch.Jet(w1, w2);
                    if (new[] { w1, w2 }.All(w => w == 0 || Math.Abs(w) is >= 1e-140 and <= 1e70))
                        Assert.True(Exact.ErrorsInUlpsOfBothSigns(jet, w1, w2, p, i).Max() <= 16, $"{w1}, {w2}, {p}, {i}: {jet}");
                    else if (double.IsFinite(jet.Loss))
                        Assert.True(Exact.ErrorsInUlpsOfBothSigns(new(jet.Loss, 0, 0, 0, 0, 0), w1, w2, p, i)[0] <= 16, $"{w1}, {w2}, {p}, {i}: {jet}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1e-21, 1)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1.5, 1)]
    [InlineData(0.5, 1e-21)]
    [InlineData(0.5, 1e21)]
    [InlineData(0.5, double.NaN)]
    public void Arrays_refuse_parameters_at_which_products_are_lost(double density, double importance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Batch.At(density, importance));

    /// <summary>Pairs of either sign of 0 and these sizes, equal ones also beside the wall by one ulp.</summary>
    private static IEnumerable<(double W1, double W2)> Weights(double[] sizes)
    {
        double[] all = [0, -0.0, .. sizes];
        foreach (var a in all)
        {
            foreach (var b in all.Append(a == 0 ? 0 : Math.BitDecrement(a)))
            {
                yield return (a, b);
                yield return (a, -b);
            }
        }
    }

    /// <summary>Finite outputs differ from the exact ones by half an ulp of their own, infinite ones stand for numbers beyond doubles, none is NaN.</summary>
    private static void AssertRight(LossJet jet, double w1, double w2, double p, double i, double loss)
    {
        double[] outputs = [jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22];
        var where = $"{w1:R}, {w2:R}, {p}, {i}: {jet}";
        Assert.Equal(jet.Loss, loss);
        if (outputs.All(double.IsFinite))
        {
            Assert.True(Exact.ErrorsBeforeRounding(jet, w1, w2, p, i).Max() <= 1e-6, where);
            return;
        }

        var limit = new Fraction((System.Numerics.BigInteger.One << 1024) - (System.Numerics.BigInteger.One << 970), 1);
        var (a, b) = (Rational.FromDouble(w1), Rational.FromDouble(w2));
        var exact = FractionLoss.CellsAt(a, b).Select(cell => FractionLoss.JetIn(cell, a, b, Rational.FromDouble(p), Rational.FromDouble(i))).ToList();
        for (var k = 0; k < outputs.Length; k++)
            Assert.Contains(exact, e => double.IsFinite(outputs[k]) == e[k].Abs().CompareTo(limit) < 0 && !double.IsNaN(outputs[k]));
    }
}
