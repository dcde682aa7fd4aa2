using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

public class LossKernelLaws
{
    private static readonly LossKernel Kernel = LossKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);

    [Fact]
    public void Reversing_both_weights_keeps_the_bits_of_loss_and_Hessian_and_turns_the_gradient()
    {
        foreach (var (w1, w2, p, importance) in KernelPoints.Random(5_000, seed: 6).Concat(KernelPoints.Edges()))
        {
            var (jet, reversed) = (Kernel.Jet(w1, w2, p, importance), Kernel.Jet(-w1, -w2, p, importance));
            Assert.Equal(jet with { G1 = -jet.G1, G2 = -jet.G2 }, reversed);
        }
    }

    [Fact]
    public void Derivatives_agree_with_central_differences()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (w1, w2) = ((random.NextDouble() * 4) - 2, (random.NextDouble() * 4) - 2);
            var (p, importance, h) = (random.NextDouble(), 0.1 + random.NextDouble(), 1e-5);
            if (new[] { w1, w2, w1 + w2 }.Any(wall => Math.Abs(wall) < 0.01))
                continue;
            var jet = Kernel.Jet(w1, w2, p, importance);
            var (right, left) = (Kernel.Jet(w1 + h, w2, p, importance), Kernel.Jet(w1 - h, w2, p, importance));
            var (up, down) = (Kernel.Jet(w1, w2 + h, p, importance), Kernel.Jet(w1, w2 - h, p, importance));
            double Slope(double above, double below) => (above - below) / (2 * h);
            Assert.Equal(Slope(right.Loss, left.Loss), jet.G1, 1e-8);
            Assert.Equal(Slope(up.Loss, down.Loss), jet.G2, 1e-8);
            Assert.Equal(Slope(right.G1, left.G1), jet.H11, 1e-8);
            Assert.Equal(Slope(up.G1, down.G1), jet.H12, 1e-8);
            Assert.Equal(Slope(right.G2, left.G2), jet.H12, 1e-8);
            Assert.Equal(Slope(up.G2, down.G2), jet.H22, 1e-8);
        }
    }

    [Fact]
    public void Across_a_wall_the_loss_does_not_jump()
    {
        foreach (var (w, _, p, importance) in KernelPoints.Random(2_000, seed: 8))
        {
            var tolerance = Math.Pow(2, -50) * (1 + importance) * p * (1 + Math.Pow(w, 4));
            void IsContinuous(Func<double, double> loss, double wall)
            {
                Assert.Equal(loss(wall), loss(Math.BitDecrement(wall)), tolerance);
                Assert.Equal(loss(wall), loss(Math.BitIncrement(wall)), tolerance);
            }

            IsContinuous(w2 => Kernel.Loss(w, w2, p, importance), -w);
            IsContinuous(w1 => Kernel.Loss(w1, w, p, importance), -w);
            IsContinuous(w2 => Kernel.Loss(w, w2, p, importance), 0);
            IsContinuous(w1 => Kernel.Loss(w1, w, p, importance), 0);
        }
    }

    [Fact]
    public void Parallel_calls_return_the_bits_of_serial_calls()
    {
        var points = KernelPoints.Random(20_000, seed: 9).ToArray();
        var serial = points.Select(x => Kernel.Jet(x.W1, x.W2, x.P, x.I)).ToArray();
        var parallel = new LossJet[points.Length];
        Parallel.For(0, points.Length, i => parallel[i] = Kernel.Jet(points[i].W1, points[i].W2, points[i].P, points[i].I));
        Assert.Equal(serial, parallel);
    }

    [Fact]
    public void Nothing_overflows_in_the_range_of_the_guarantee() =>
        Assert.All(KernelPoints.Edges(), x =>
        {
            var jet = Kernel.Jet(x.W1, x.W2, x.P, x.I);
            Assert.All([jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22], value => Assert.True(double.IsFinite(value), $"{x}: {jet}"));
        });

    [Fact]
    public void A_call_allocates_nothing()
    {
        Kernel.Jet(1, 2, 0.5, 1);
        Kernel.Loss(1, 2, 0.5, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Kernel.Jet(i, -2, 0.5, 1);
            Kernel.Loss(i, -2, 0.5, 1);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
