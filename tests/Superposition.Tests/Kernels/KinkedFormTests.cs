using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

/// <summary>The loss as a polynomial plus a kink, exactly; and losses that are not of this form.</summary>
public class KinkedFormTests
{
    private static readonly Variable W1 = ReferenceLoss.W1;
    private static readonly Variable W2 = ReferenceLoss.W2;

    [Fact]
    public void Polynomial_and_kink_add_up_to_the_loss_in_every_cell()
    {
        var form = KinkedForm.Of(ReferenceLoss.Function, W1, W2);
        var pieces = ReferenceLoss.Function.Pieces;

        Assert.Equal(pieces[0].Polynomial, form.Base);
        Assert.Equal(pieces[1].Polynomial, form.Base + Kink(form.First, W1, W2));
        Assert.Equal(pieces[2].Polynomial, form.Base + Kink(form.Second, W2, W1));
    }

    [Theory]
    [InlineData("w_1^3", "is no even polynomial")]
    [InlineData("w_1*w_2 + w_2/w_1", "which is no product")]
    [InlineData("w_1*w_2 + w_1^3*w_2", "which is no product")]
    [InlineData("w_1*w_2 + w_2^3", "which is no product")]
    public void Other_functions_are_refused(string polynomial, string reason)
    {
        // The first is refused as it stands, the others as what is added where the signs are opposite.
        var f = LaurentPolynomial.Parse(polynomial);
        var (same, opposite) = f.Terms.Length == 1 ? (f, f) : (LaurentPolynomial.Zero, f);
        PiecewisePolynomial loss = ReferenceLoss.Function with
        {
            Pieces = [.. ReferenceLoss.Function.Pieces.Select((p, k) => p with { Polynomial = k == 0 ? same : k == 1 ? opposite : LaurentPolynomial.Zero })],
        };
        var exception = Assert.Throws<ArgumentException>(() => BatchKernel.Compile(loss, ReferenceLoss.Weights, ReferenceLoss.Parameters));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_out_of_their_ranges_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BatchKernel.Compile(ReferenceLoss.Function, [W1], ReferenceLoss.Parameters));
        Assert.Throws<ArgumentException>(() => BatchKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, [ReferenceLoss.P]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lanes.Of(3));
        var kernel = BatchKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
        foreach (var bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => kernel.At(bad, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => kernel.At(1, bad));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.At(Math.BitIncrement(1), 1));
        var batch = kernel.At(1, 1);
        Assert.Throws<ArgumentException>(() => batch.Losses(new double[3], new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => batch.Losses(new double[3], new double[3], new double[4]));
        Assert.Throws<ArgumentException>(() => batch.Jets(new double[3], new double[3], new double[17]));
    }

    private static LaurentPolynomial Kink(ImmutableArray<ImmutableArray<LaurentPolynomial>> kink, LaurentPolynomial larger, LaurentPolynomial smaller) =>
        LaurentPolynomial.Sum(kink.SelectMany((c, m) => c.Select((value, k) => value * (larger * smaller).Pow(m + 1) * (smaller / larger).Pow(k))));
}
