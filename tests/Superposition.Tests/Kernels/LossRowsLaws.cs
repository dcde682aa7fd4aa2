using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

/// <summary>Rows of losses: with vectors and without, against exact arithmetic, and what is no axis.</summary>
public class LossRowsLaws
{
    private static readonly (Variable, Rational)[] Parameters = [(ReferenceLoss.P, new Rational(7, 20)), (ReferenceLoss.I, new Rational(7, 10))];

    private static readonly double[] Held =
        [0, double.Epsilon, 1e-160, -1e-160, 1e-100, 0.1, -0.1, Math.BitDecrement(0.5), 0.5, -0.5, Math.BitIncrement(0.5), 1, -1, 1.3, 3, -3, 100, 1e60];

    [Fact]
    public void Vectors_and_single_numbers_give_the_same_bits_at_any_length_and_place()
    {
        foreach (var length in Enumerable.Range(0, 40).Append(257))
        {
            var rows = Rows(Axis(length));
            for (var offset = 0; offset < 4; offset++)
            {
                var (found, expected) = (new double[(Held.Length * length) + 8], new double[Held.Length * length]);
                Array.Fill(found, -7);
                rows.Fill(Held, found.AsSpan(offset, expected.Length), byVectors: true);
                rows.Fill(Held, expected, byVectors: false);
                for (var k = 0; k < expected.Length; k++)
                {
                    Assert.True(
                        BitConverter.DoubleToInt64Bits(expected[k]) == BitConverter.DoubleToInt64Bits(found[offset + k]),
                        $"place {k % length} of {length}, held {Held[k / length]:R}: {found[offset + k]:R} and {expected[k]:R}");
                }

                Assert.All(found[..offset].Concat(found[(offset + expected.Length)..]), x => Assert.Equal(-7, x));
            }
        }
    }

    [Fact]
    public void The_losses_may_stand_at_any_address()
    {
        var rows = Rows(Axis(70));
        var expected = new double[Held.Length * 70];
        rows.Fill(Held, expected);
        for (var offset = 1; offset < sizeof(double); offset++)
        {
            var found = MemoryMarshal.Cast<byte, double>(new byte[(expected.Length + 1) * sizeof(double)].AsSpan(offset))[..expected.Length];
            rows.Fill(Held, found);
            Assert.Equal(expected, found.ToArray());
        }
    }

    [Fact]
    public void Losses_are_within_8_ulp_of_their_largest_term_on_walls_and_axes_too()
    {
        var exact = new ExactJet();
        foreach (var (p, importance) in new[] { (1.0, 1.0), (1e-6, 1e3), (0.35, 0.7), (0.9, 1e-3) })
        {
            double[] axis = [-1e3, -30, -3, -1.3, Math.BitDecrement(-1), -1, Math.BitIncrement(-1), -0.5, -1e-4, 0, 1e-8, 0.1, 0.5, Math.BitDecrement(1), 1, 1.3, 2, 3, 500];
            double[] held = [.. axis];
            (Variable, Rational)[] parameters = [(ReferenceLoss.P, Rational.FromDouble(p)), (ReferenceLoss.I, Rational.FromDouble(importance))];
            var losses = new double[axis.Length * held.Length];
            LossRows.Of(ReferenceLoss.Function, (ReferenceLoss.W1, ReferenceLoss.W2), parameters, [.. axis]).Fill(held, losses);
            for (var k = 0; k < losses.Length; k++)
            {
                var error = exact.LossErrorInUlps(losses[k], axis[k % axis.Length], held[k / axis.Length], p, importance);
                Assert.True(error <= 8, $"{error} at {axis[k % axis.Length]:R}, {held[k / axis.Length]:R}; {p}, {importance}");
            }
        }
    }

    [Fact]
    public void Either_weight_may_run()
    {
        double[] axis = [-1.5, -0.7, 0, 0.2, 1.1], held = [-1.1, 0.3];
        double[] first = new double[10], second = new double[10];
        Rows([.. axis]).Fill(held, first);

        // The features exchanged: L(w_2, w_1; 1/I) = L(w_1, w_2; I)/I.
        (Variable, Rational)[] exchanged = [(ReferenceLoss.P, new Rational(7, 20)), (ReferenceLoss.I, new Rational(10, 7))];
        LossRows.Of(ReferenceLoss.Function, (ReferenceLoss.W2, ReferenceLoss.W1), exchanged, [.. axis]).Fill(held, second);
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First, 0.7 * pair.Second, 1e-14));
    }

    [Fact]
    public void What_is_no_axis_no_row_and_no_weight_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Rows([0, 1, 0.5]));
        Assert.Throws<ArgumentException>(() => Rows([0, double.NaN]));
        Assert.Throws<ArgumentException>(() => Rows([double.NegativeInfinity, 0]));
        Assert.Throws<ArgumentException>(() => Rows([0, 1]).Fill([0.5], new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows([0, 1]).Fill([double.NaN], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows([0, 1]).Fill([double.PositiveInfinity], new double[2]));
        PiecewisePolynomial sixth = new([new([], LaurentPolynomial.Parse("w_1^6"))]);
        Assert.Throws<ArgumentException>(() => LossRows.Of(sixth, (ReferenceLoss.W1, ReferenceLoss.W2), Parameters, [0]));
    }

    private static LossRows Rows(ImmutableArray<double> axis) => LossRows.Of(ReferenceLoss.Function, (ReferenceLoss.W1, ReferenceLoss.W2), Parameters, axis);

    /// <summary>Some of the held weights, their opposites, and numbers between, in order; some twice.</summary>
    private static ImmutableArray<double> Axis(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => (random.Next(4) == 0 ? Held[random.Next(Held.Length)] : random.NextDouble() * 3) * (random.Next(2) == 0 ? 1 : -1)).Order()];
    }
}
