using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Tests.Model;

public class ToyModelTests
{
    private static readonly Architecture TwoByThree = new(3, 2, hasBias: true);
    private static readonly Density Half = new(new Rational(1, 2));

    [Fact]
    public void The_smallest_model_has_two_features_one_hidden_dimension_and_no_bias()
    {
        var model = ToyModel.Smallest(Half, new(9, 10));
        Assert.Equal(new Architecture(2, 1), model.Architecture);
        Assert.Equal([Rational.One, new(9, 10)], model.Importances.AsEnumerable());
        Assert.Equal(Half, model.Density);
        Assert.Null(model.Bias);
        Assert.Equal("bias-free, n = 2, m = 1", model.Architecture.ToString());
        Assert.Equal("with bias, n = 3, m = 2", TwoByThree.ToString());
    }

    [Fact]
    public void Models_with_equal_parameters_are_equal()
    {
        Assert.Equal(ToyModel.Smallest(Half, new(2, 4)), ToyModel.Smallest(Half, new(1, 2)));
        Assert.Equal(ToyModel.Smallest(Half, new(2, 4)).GetHashCode(), ToyModel.Smallest(Half, new(1, 2)).GetHashCode());
        Assert.NotEqual(ToyModel.Smallest(Half, new(2, 4)), ToyModel.Smallest(Half, 2));
        Assert.NotEqual(ToyModel.Smallest(Half, 2), ToyModel.Smallest(new(1), 2));
        Assert.Equal(new ToyModel(TwoByThree, [1, 2, 3], Half, [0, 0, 1]), new ToyModel(TwoByThree, [1, 2, 3], Half, [0, 0, 1]));
        Assert.NotEqual(new ToyModel(TwoByThree, [1, 2, 3], Half, [0, 0, 1]), new ToyModel(TwoByThree, [1, 2, 3], Half, [0, 0, 2]));
    }

    [Fact]
    public void Importances_are_as_many_as_features_and_above_zero()
    {
        Assert.Throws<ArgumentException>(() => new ToyModel(Architecture.Smallest, [1], Half));
        Assert.Throws<ArgumentException>(() => new ToyModel(Architecture.Smallest, [1, 1, 1], Half));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ToyModel.Smallest(Half, 0));
        Assert.Contains("above 0", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ToyModel.Smallest(Half, -1));
    }

    [Fact]
    public void A_bias_is_given_exactly_where_the_architecture_has_one()
    {
        Assert.Throws<ArgumentException>(() => new ToyModel(Architecture.Smallest, [1, 1], Half, [0, 0]));
        Assert.Throws<ArgumentException>(() => new ToyModel(TwoByThree, [1, 1, 1], Half));
        Assert.Throws<ArgumentException>(() => new ToyModel(TwoByThree, [1, 1, 1], Half, [0, 0]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void Sizes_are_at_least_one(int features, int hiddenDimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Architecture(features, hiddenDimensions));

    [Fact]
    public void Weights_are_numbered_row_after_row()
    {
        var weights = new Weights(TwoByThree, 1, 2, 3, 4, 5, 6);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(column => weights[0, column]));
        Assert.Equal([4, 5, 6], Enumerable.Range(0, 3).Select(column => weights[1, column]));
        Assert.Equal(weights, new Weights(TwoByThree, 1, 2, 3, 4, 5, 6));
        Assert.Equal(weights.GetHashCode(), new Weights(TwoByThree, 1, 2, 3, 4, 5, 6).GetHashCode());
        Assert.NotEqual(weights, new Weights(TwoByThree, 1, 2, 3, 4, 5, 7));
        Assert.NotEqual(weights, new Weights(new(3, 2), 1, 2, 3, 4, 5, 6));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    public void Weights_outside_the_matrix_do_not_exist(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Weights(TwoByThree, 1, 2, 3, 4, 5, 6)[row, column]);

    [Fact]
    public void Weights_are_as_many_as_the_matrix_has_entries()
    {
        Assert.Throws<ArgumentException>(() => new Weights(TwoByThree, 1, 2, 3, 4, 5));
        Assert.Throws<ArgumentException>(() => new Weights(new(65536, 65536)));
    }

    [Fact]
    public void Symbols_are_the_letters_of_the_paper()
    {
        Assert.Equal("p x_1 w_2 I_10", $"{Symbols.Density} {Symbols.Input(1)} {Symbols.Weight(2)} {Symbols.Importance(10)}");
        Assert.StartsWith("a bias is not analysed yet", new NotAnalysedException("a bias").Message, StringComparison.Ordinal);
    }
}
