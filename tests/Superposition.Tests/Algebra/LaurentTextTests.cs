using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class LaurentTextTests
{
    [Theory]
    [InlineData("0*w_1", "0", "0")]
    [InlineData("-1", "-1", "-1")]
    [InlineData("-w_1", "-1*w_1", "-w_1")]
    [InlineData("-w_1^2", "-1*w_1^2", "-w_1^2")]
    [InlineData("-(w_1 - p)", "p - w_1", "p - w_1")]
    [InlineData("1/w_1", "1/w_1", "\\frac{1}{w_1}")]
    [InlineData("-1/w_1", "-1/w_1", "-\\frac{1}{w_1}")]
    [InlineData("-p/w_1", "-1*p/w_1", "-\\frac{p}{w_1}")]
    [InlineData("w_1^-2*p", "p/w_1^2", "\\frac{p}{w_1^2}")]
    [InlineData("2/(3*w_1*w_2)", "2/3/(w_1*w_2)", "\\frac{2}{3 w_1 w_2}")]
    [InlineData(
        "p^2*w_2^5/(12*w_1) - 2/3*p*w_1^2 + p/3",
        "1/12*p^2*w_2^5/w_1 - 2/3*p*w_1^2 + 1/3*p",
        "\\frac{p^2 w_2^5}{12 w_1} - \\frac{2}{3} p w_1^2 + \\frac{1}{3} p")]
    [InlineData("w_12^10 - 0.25", "w_12^10 - 1/4", "w_{12}^{10} - \\frac{1}{4}")]
    [InlineData("(1 - p)*(1 + p)", "-1*p^2 + 1", "-p^2 + 1")]
    [InlineData("(I_1 + I_2)^2", "I_1^2 + 2*I_1*I_2 + I_2^2", "I_1^2 + 2 I_1 I_2 + I_2^2")]
    [InlineData(" 2 * ( p + 1 ) ^ 2\n/ 4 ", "1/2*p^2 + p + 1/2", "\\frac{1}{2} p^2 + p + \\frac{1}{2}")]
    [InlineData("1/2/4", "1/8", "\\frac{1}{8}")]
    [InlineData("+2^3 - 0^0", "7", "7")]
    [InlineData("5^-1/p^-1", "1/5*p", "\\frac{1}{5} p")]
    public void Expressions_have_one_infix_and_one_LaTeX_form(string text, string infix, string latex)
    {
        var polynomial = LaurentPolynomial.Parse(text);
        Assert.Equal(infix, polynomial.ToString());
        Assert.Equal(latex, polynomial.ToLatex());
    }

    [Fact]
    public void Parse_reads_back_what_ToString_writes() =>
        Polynomials.Laurent.Sample(p => LaurentPolynomial.Parse(p.ToString()) == p, iter: 500);

    [Fact]
    public void Infix_keeps_to_the_dialect_that_three_algebra_systems_read_alike() => Polynomials.Laurent.Sample(
        p =>
        {
            var text = p.ToString();
            Assert.DoesNotMatch(@"(^|[^ ])-[^\d ]", text); // no minus before a variable or parenthesis
            Assert.DoesNotMatch(@"\^-|\^[01](\D|$)", text); // literal exponents above 1
            Assert.DoesNotMatch(@"[a-zA-Z)]\*\d", text); // coefficient first
            Assert.DoesNotMatch(@"\d[a-zA-Z(]|\)\(|[a-zA-Z]\(", text); // explicit *
            Assert.DoesNotMatch(@"[^\d a-zA-Z_*/^()+-]", text);
        },
        iter: 500);

    public static TheoryData<string> NoPolynomials() =>
    [
        "", " ", "+", "-", "*p", "p*", "p/", "p+", "p -", "p^", "p^-", "p^+2", "p^1.5", "p^q", "p^(2)", "p^2^3",
        "2p", "2 p", "p q", "p(1)", "(p)(q)", "()", "(p", "p)",
        "(p))", "((p)", "p**2", "--p", "p--1", "p*-1", "p+-1", "1e3",
        "1.2.3", ".5", "1..5", "1,5", "w1", "_1", "w_", "w__1", "w_1_2", "é", "π", "x_²", "p\0", "p\0+1",
        "\0", "sin(p)", "p=1",
        "p;q", "p!", "[p]", "{p}", "\\frac{1}{2}", "1/0", "p/0", "p/(p-p)", "0^-1", "1/(p+1)", "(p+1)^-1", "1/(1/p+p)", "∞", "−1",
        "p^1001", "p^1000000", "p^99999999999999999999", "p^-1001",
        "p^1000*p", "(p^1000)^1000", "((p^1000)^1000)^1000", "(((p^-1000)^1000)^1000)^1000",
        "(p+1)^1000", "(p+q+r+s+t)^100",
        "((p+1)^100)^100", "(((p+q)^9)^9)^9", "((2^1000)^1000)^1000", "(9^1000)^999*p", "(1/3)^1000*(1/3)^1000*((1/3)^1000)^9",
        "(1+7^1000*7^1000*7^490*p)*(1+7^1000*7^1000*7^490*q)", // one of four coefficients is too long
    ];

    [Theory]
    [MemberData(nameof(NoPolynomials))]
    public void Other_texts_are_a_format_error_at_a_position(string text)
    {
        var error = Assert.Throws<FormatException>(() => LaurentPolynomial.Parse(text));
        Assert.StartsWith("position ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_limited_and_never_exhausts_the_stack()
    {
        static string Nested(int depth) => new string('(', depth) + "p" + new string(')', depth);
        Assert.Equal("p", LaurentPolynomial.Parse(Nested(200)).ToString());
        Assert.Throws<FormatException>(() => LaurentPolynomial.Parse(Nested(201)));
        Assert.Throws<FormatException>(() => LaurentPolynomial.Parse(Nested(1_000_000)));
        Assert.Throws<FormatException>(() => LaurentPolynomial.Parse(new string('(', 1_000_000)));
        Assert.Equal("300*p", LaurentPolynomial.Parse(string.Join('+', Enumerable.Repeat(Nested(50), 300))).ToString());
    }

    [Fact]
    public void Long_sums_and_the_largest_numbers_are_read()
    {
        var sum = string.Join(" + ", Enumerable.Range(0, 5000).Select(k => $"{k}*p^{k % 1000}*q^{k / 1000}"));
        Assert.Equal(4999, LaurentPolynomial.Parse(sum).Terms.Length);
        var number = new string('9', 4090);
        Assert.Equal($"{number}*p", LaurentPolynomial.Parse($"{number}*p").ToString());
        Assert.Equal(101, LaurentPolynomial.Parse("(p + 1/2)^100").Terms.Length);
    }

    /// <summary>Work is bounded where sums are multiplied out; a single term leaves a sum as long as it was.</summary>
    [Fact]
    public void A_sum_may_be_multiplied_by_single_terms_without_end() => Assert.Equal(
        400, LaurentPolynomial.Parse($"({string.Join(" + ", Enumerable.Range(0, 400).Select(k => $"p^{k}"))})" + string.Concat(Enumerable.Repeat("*q", 300))).Terms.Length);
}
