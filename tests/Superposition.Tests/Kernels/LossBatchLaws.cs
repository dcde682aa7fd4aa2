using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

/// <summary>The batch kernels against single points, against other numbers of lanes, and against exact arithmetic.</summary>
public class LossBatchLaws
{
    private static readonly (double W1, double W2)[] Points = [.. Special(), .. KernelPoints.Random(400, seed: 5).Select(x => (x.W1, x.W2))];

    public static TheoryData<int> Widths => [1, 2, 4, 8];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Bits_do_not_depend_on_the_number_of_lanes(int lanes)
    {
        var (here, reference) = (Kernel(lanes).At(0.35, 0.7), Kernel(1).At(0.35, 0.7));
        double[] w1 = [.. Points.Select(x => x.W1)], w2 = [.. Points.Select(x => x.W2)];
        double[] losses = new double[w1.Length], jets = new double[6 * w1.Length], expected = new double[6 * w1.Length];

        here.Losses(w1, w2, losses);
        here.Jets(w1, w2, jets);
        reference.Jets(w1, w2, expected);

        for (var i = 0; i < w1.Length; i++)
        {
            SameBits(expected[i], losses[i], $"loss at {w1[i]}, {w2[i]}");
            SameBits(expected[i], here.Loss(w1[i], w2[i]), $"single loss at {w1[i]}, {w2[i]}");
            var jet = here.Jet(w1[i], w2[i]);
            double[] single = [jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22];
            for (var k = 0; k < 6; k++)
            {
                SameBits(expected[(k * w1.Length) + i], jets[(k * w1.Length) + i], $"output {k} at {w1[i]}, {w2[i]}");
                SameBits(expected[(k * w1.Length) + i], single[k], $"single output {k} at {w1[i]}, {w2[i]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Any_length_and_any_place_in_memory_gives_the_same_and_touches_nothing_else(int lanes)
    {
        var batch = Kernel(lanes).At(1, 3);
        double[] w1 = [.. Points.Select(x => x.W1)], w2 = [.. Points.Select(x => x.W2)];
        for (var length = 0; length <= 17; length++)
        {
            for (var offset = 0; offset < 8; offset++)
            {
                var (losses, jets) = (new double[length + 16], new double[(6 * length) + 16]);
                Array.Fill(losses, -7);
                Array.Fill(jets, -7);
                batch.Losses(w1.AsSpan(offset, length), w2.AsSpan(2 * offset, length), losses.AsSpan(offset, length));
                batch.Jets(w1.AsSpan(offset, length), w2.AsSpan(2 * offset, length), jets.AsSpan(offset, 6 * length));
                for (var i = 0; i < length; i++)
                {
                    SameBits(batch.Loss(w1[offset + i], w2[(2 * offset) + i]), losses[offset + i], $"loss {i} of {length}");
                    SameBits(batch.Jet(w1[offset + i], w2[(2 * offset) + i]).H22, jets[offset + (5 * length) + i], $"jet {i} of {length}");
                }

                Assert.All(losses[..offset].Concat(losses[(offset + length)..]), x => Assert.Equal(-7, x));
                Assert.All(jets[..offset].Concat(jets[(offset + (6 * length))..]), x => Assert.Equal(-7, x));
            }
        }
    }

    [Fact]
    public void A_list_of_weights_may_receive_the_losses()
    {
        var batch = Kernel(4).At(0.5, 1);
        double[] w1 = [0.1, -0.2, 0.3, -0.4, 0.5, 0.6, -0.7], w2 = [.. w1.Reverse()];
        double[] expected = [.. w1.Zip(w2, batch.Loss)];
        batch.Losses(w1, w2, w1);
        Assert.Equal(expected, w1);
    }

    [Fact]
    public void Opposite_weights_have_the_same_loss_to_the_bit_and_the_opposite_gradient()
    {
        var batch = Kernel(4).At(0.35, 0.7);
        foreach (var (w1, w2) in Points)
        {
            var (jet, opposite) = (batch.Jet(w1, w2), batch.Jet(-w1, -w2));
            Assert.Equal(jet, opposite with { G1 = -opposite.G1, G2 = -opposite.G2 });
        }
    }

    [Fact]
    public void Errors_are_within_16_ulp_of_the_largest_term_of_the_two_polynomials_that_make_the_loss()
    {
        var (kernel, exact, worst) = (Kernel(4), new ExactJet(), new double[6]);
        foreach (var x in KernelPoints.Random(8_000, seed: 3).Concat(KernelPoints.Edges()))
        {
            var errors = exact.ErrorsInUlpsOfBothSigns(kernel.At(x.P, x.I).Jet(x.W1, x.W2), x.W1, x.W2, x.P, x.I);
            for (var k = 0; k < 6; k++)
                worst[k] = Math.Max(worst[k], errors[k]);
        }

        Assert.True(worst.Max() is > 3 and <= 16, string.Join(' ', worst));
    }

    [Fact]
    public void Weights_that_are_not_finite_give_no_finite_loss_and_harm_no_neighbour()
    {
        var batch = Kernel(4).At(0.35, 0.7);
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            foreach (var other in new[] { 0, 1, -1, double.NaN, double.PositiveInfinity })
            {
                var losses = new double[4];
                batch.Losses([0.5, bad, 0.5, other], [0.5, other, 0.5, bad], losses);
                Assert.False(double.IsFinite(losses[1]) || double.IsFinite(losses[3]), $"{bad} {other}");
                Assert.Equal(losses[0], losses[2]);
                Assert.Equal(batch.Loss(0.5, 0.5), losses[0]);
                var jet = batch.Jet(bad, other);
                Assert.DoesNotContain([jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22], double.IsFinite);
            }
        }
    }

    private static BatchKernel Kernel(int lanes) =>
        BatchKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters, Lanes.Of(lanes));

    /// <summary>All pairs of numbers of any size: axes, walls, the origin, denormal numbers, and such as overflow.</summary>
    private static IEnumerable<(double W1, double W2)> Special()
    {
        double[] sizes = [0, double.Epsilon, 1e-310, 1e-300, 1e-160, 1e-20, 0.5, Math.BitDecrement(1), 1, Math.BitIncrement(1), 3, 1e20, 1e70, 1e150];
        double[] signed = [.. sizes, .. sizes.Select(s => -s)];
        return signed.SelectMany(w1 => signed.Select(w2 => (w1, w2)));
    }

    private static void SameBits(double expected, double actual, string where) => Assert.True(
        (double.IsNaN(expected) && double.IsNaN(actual)) || BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
        $"{where}: {expected:R} and {actual:R}");
}
