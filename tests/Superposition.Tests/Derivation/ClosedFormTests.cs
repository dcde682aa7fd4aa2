using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;
using VerifyXunit;

namespace Superposition.Tests.Derivation;

/// <summary>The closed form as it is printed. The verified texts agree with an integration by a computer algebra system, done apart from this program.</summary>
public class ClosedFormTests
{
    [Fact]
    public Task Infix() => Verifier.Verify(Lines(c => c.Loss.ToString()));

    [Fact]
    public Task Latex() => Verifier.Verify(Lines(c => c.Loss.ToLatex()));

    [Fact]
    public Task Piecewise() => Verifier.Verify(string.Join('\n', Smallest.Derivation.Loss.ToPiecewise().Pieces.Select(p => $"{string.Join(" and ", p.Conditions)}: {p.Polynomial}")) + "\n");

    [Fact]
    public void The_infix_text_reads_back_to_the_same_polynomial() =>
        Assert.All(Smallest.Derivation.Loss.Cells, c => Assert.Equal(c.Loss, LaurentPolynomial.Parse(c.Loss.ToString())));

    /// <summary>Known without any integration: W = 0 loses everything; one feature alone is the loss p (1 - w^2)^2 / 3 of a single feature;
    /// antipodal weights of length 1 are the prototype (1 + I) p^2 / 6 of the paper's notebook.</summary>
    [Theory]
    [InlineData("0", "0", "p*(1+I_2)/3")]
    [InlineData("1", "0", "I_2*p/3")]
    [InlineData("0", "1", "p/3")]
    [InlineData("-1/2", "0", "3*p/16+I_2*p/3")]
    [InlineData("1", "1", "p/3*(1+I_2)")]
    [InlineData("1", "-1", "p^2/6*(1+I_2)")]
    public void Known_values(string w1, string w2, string expected)
    {
        foreach (var (p, i) in new[] { ("1", "1"), ("1/2", "3/10"), ("1/1000", "1000") })
        {
            var value = LaurentPolynomial.Parse(expected).Evaluate((Symbols.Density, Rational.Parse(p)), (Symbols.Importance(2), Rational.Parse(i)));
            Assert.Equal(value, Smallest.Derivation.Loss.At(Smallest.Of(p, i)).Evaluate(Rational.Parse(w1), Rational.Parse(w2)));
        }
    }

    [Fact]
    public void Each_cell_formula_is_homogeneous_of_degrees_0_2_and_4()
    {
        foreach (var term in Smallest.Derivation.Loss.Cells.SelectMany(c => c.Loss.Terms))
            Assert.Contains(term.Monomial.ExponentOf(Symbols.Weight(1)) + term.Monomial.ExponentOf(Symbols.Weight(2)), new[] { 0, 2, 4 });
    }

    private static string Lines(Func<CellLoss, string> text) => string.Concat(Smallest.Derivation.Loss.Cells.Select(c => $"{c.Cell.Name}:\n  {text(c)}\n"));
}
