using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class VariableTests
{
    [Theory]
    [InlineData("p", "p")]
    [InlineData("w_1", "w_1")]
    [InlineData("w_12", "w_{12}")]
    [InlineData("I_ab3", "I_{ab3}")]
    public void Names_are_letters_with_an_optional_index(string name, string latex)
    {
        Assert.True(Variable.IsName(name));
        Assert.Equal(name, new Variable(name).ToString());
        Assert.Equal(latex, new Variable(name).ToLatex());
        Assert.Equal(new Variable(name), new Variable(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("w1")]
    [InlineData("1")]
    [InlineData("_1")]
    [InlineData("w_")]
    [InlineData("w_1_2")]
    [InlineData("w 1")]
    [InlineData("w_1\n")]
    [InlineData("é")]
    [InlineData("w_\u0661")]
    public void Other_names_are_rejected(string name)
    {
        Assert.False(Variable.IsName(name));
        Assert.Throws<ArgumentException>(() => new Variable(name));
    }

    [Fact]
    public void Names_are_ordered_by_character_code()
    {
        Variable[] sorted = [new("I_2"), new("Z"), new("a"), new("w_1"), new("w_10"), new("w_2")];
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.True(sorted[0] < sorted[1] && sorted[1] > sorted[0] && sorted[0] <= sorted[1] && sorted[1] >= sorted[0]);
    }
}
