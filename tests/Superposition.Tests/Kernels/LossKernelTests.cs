using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

public class LossKernelTests
{
    private static readonly LossKernel Kernel = LossKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);

    [Fact]
    public void At_the_origin_the_loss_is_that_of_guessing_0_and_the_gradient_is_0()
    {
        // p (1 + I)/3 with second derivatives -4p/3, -p^2 (1 + I)/2, -4pI/3.
        foreach (var (w1, w2) in new[] { (0.0, 0.0), (-0.0, 0.0), (0.0, -0.0), (-0.0, -0.0) })
        {
            Assert.Equal(new(1, 0, 0, -1, -1.125, -3), Kernel.Jet(w1, w2, 0.75, 3));
            Assert.Equal(1, Kernel.Loss(w1, w2, 0.75, 3));
        }
    }

    [Theory]
    [InlineData(2.0, 0.0, 3.0)]
    [InlineData(-2.0, 0.0, 3.0)]
    [InlineData(0.0, 2.0, 7.0)]
    [InlineData(0.0, -2.0, 7.0)]
    [InlineData(1.0, 0.0, 0.75)]
    public void On_the_axes_the_other_feature_is_guessed_as_0(double w1, double w2, double expected)
    {
        // p/3 ((1 - w_1^2)^2 + I (1 - w_2^2)^2) with p = 3/4, I = 3.
        var exact = 0.25 * (Math.Pow(1 - (w1 * w1), 2) + (3 * Math.Pow(1 - (w2 * w2), 2)));
        Assert.Equal(exact, expected);
        Assert.Equal(expected, Kernel.Loss(w1, w2, 0.75, 3));
    }

    [Fact]
    public void Where_the_ratio_of_the_weights_is_extreme_nothing_is_lost()
    {
        var jet = Kernel.Jet(1e-300, -1e-310, 1, 1);
        Assert.Equal(2.0 / 3, jet.Loss);
        Assert.True(double.IsFinite(jet.H11) && double.IsFinite(jet.H12) && double.IsFinite(jet.H22), jet.ToString());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Arguments_that_are_no_numbers_are_rejected_by_name(double bad)
    {
        Assert.Equal("w1", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Loss(bad, 0, 1, 1)).ParamName);
        Assert.Equal("w2", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Loss(0, bad, 1, 1)).ParamName);
        Assert.Equal("density", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Jet(0, 0, bad, 1)).ParamName);
        Assert.Equal("importance", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Jet(0, 0, 1, bad)).ParamName);
    }

    [Fact]
    public void Functions_without_a_right_choice_of_cells_are_rejected()
    {
        var pieces = ReferenceLoss.Function.Pieces;
        LaurentPolynomial w1 = ReferenceLoss.W1, w2 = ReferenceLoss.W2;
        Rejected("0 pieces hold", pieces[0], pieces[1]);
        Rejected("2 pieces hold", pieces[0], pieces[1], pieces[2], pieces[2]);
        Rejected("divides by 0", new([new([w2], 1)], w2 / w1), new([new([w2], -1)], 1));
        Rejected("the sign of", new([new([w1 + (2 * w2)], 1)], 1), new([new([w1 + (2 * w2)], -1)], 1));
        Rejected("the sign of", new([new([w1 - 1], 1)], 1), new([new([w1 - 1], -1)], 1));
        Rejected("negative exponent -1", new PiecewisePolynomial.Piece([], LaurentPolynomial.Parse("1/p")));
        Rejected("x is neither", new PiecewisePolynomial.Piece([], LaurentPolynomial.Parse("x")));
        Rejected("without pieces");
        Assert.Throws<ArgumentException>(() => LossKernel.Compile(ReferenceLoss.Function, [ReferenceLoss.W1], ReferenceLoss.Parameters));
        Assert.Throws<ArgumentException>(() => LossKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, [ReferenceLoss.P]));
    }

    private static void Rejected(string reason, params PiecewisePolynomial.Piece[] pieces)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => LossKernel.Compile(new([.. pieces]), ReferenceLoss.Weights, ReferenceLoss.Parameters));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
