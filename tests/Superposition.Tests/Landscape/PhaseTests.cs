using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Tests.Landscape;

/// <summary>The phase of a direction, decided by exact signs.</summary>
public class PhaseTests
{
    /// <summary>tan 22.5 degrees = sqrt 2 - 1, with convergents 2/5 &lt; 12/29 &lt; sqrt 2 - 1 &lt; 5/12 &lt; 1/2.</summary>
    [Theory]
    [InlineData("1", "0", Phase.FirstOnly)]
    [InlineData("-1", "0", Phase.FirstOnly)]
    [InlineData("29", "12", Phase.FirstOnly)]
    [InlineData("12", "5", Phase.Confused)]
    [InlineData("1", "1", Phase.Confused)]
    [InlineData("-1", "-1", Phase.Confused)]
    [InlineData("5", "12", Phase.Confused)]
    [InlineData("12", "29", Phase.SecondOnly)]
    [InlineData("-12", "-29", Phase.SecondOnly)]
    [InlineData("0", "1", Phase.SecondOnly)]
    [InlineData("0", "-1", Phase.SecondOnly)]
    [InlineData("1", "-1", Phase.Antipodal)]
    [InlineData("1", "-1e-300", Phase.Antipodal)]
    [InlineData("-1e-300", "1", Phase.Antipodal)]
    [InlineData("1", "1e-300", Phase.FirstOnly)]
    public void The_phase_is_that_of_the_nearest_of_0_45_and_90_degrees_or_antipodal(string w1, string w2, Phase phase)
    {
        (Variable, Rational)[] at = [(Symbols.Weight(1), Rational.Parse(w1)), (Symbols.Weight(2), Rational.Parse(w2))];

        Assert.Equal(phase, Phases.Of(form => form.Evaluate(at).Sign));
    }

    [Fact]
    public void The_thresholds_vanish_at_22_and_a_half_and_67_and_a_half_degrees()
    {
        var t = new Variable("t");
        var slope = UnivariatePolynomial.From(Phases.FirstOnlyThreshold.Substitute((Symbols.Weight(1), 1), (Symbols.Weight(2), t)), t);
        var inverse = UnivariatePolynomial.From(Phases.SecondOnlyThreshold.Substitute((Symbols.Weight(1), t), (Symbols.Weight(2), 1)), t);

        Assert.Equal(new UnivariatePolynomial(-1, 2, 1), slope); // roots -1 +- sqrt 2
        Assert.Equal(slope, inverse);
    }

    [Fact]
    public void Names_are_those_of_the_output()
    {
        Assert.Equal(["first-only", "second-only", "antipodal", "confused", "coexistence"], Enum.GetValues<Phase>().Select(p => p.Name()));
        Assert.Equal(["minimum", "saddle", "maximum", "clarke", "degenerate"], Enum.GetValues<CriticalPointKind>().Select(k => k.Name()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Phase)9).Name());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((CriticalPointKind)9).Name());
    }
}
