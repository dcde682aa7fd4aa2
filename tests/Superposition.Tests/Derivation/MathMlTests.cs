using System.Xml.Linq;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Reporting;

namespace Superposition.Tests.Derivation;

/// <summary>The LaTeX of the documents as MathML.</summary>
public class MathMlTests
{
    private static readonly DerivedDocuments Documents = DerivedDocuments.Of(new LossLandscape(Smallest.Derivation));

    public static TheoryData<string> Names => [.. Documents.Proofs.Select(d => d.Name), "claims"];

    [Theory]
    [InlineData("p", "<mi>p</mi>")]
    [InlineData("-12", "<mo>−</mo><mn>12</mn>")]
    [InlineData("0.25", "<mn>0.25</mn>")]
    [InlineData("1...", "<mn>1</mn><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">…</mo>")]
    [InlineData("w_1^2", "<msubsup><mi>w</mi><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData("p^12", "<msup><mi>p</mi><mrow><mn>1</mn></mrow></msup><mn>2</mn>")]
    [InlineData("p^{12}", "<msup><mi>p</mi><mrow><mrow><mn>12</mn></mrow></mrow></msup>")]
    [InlineData("A'", "<msup><mi>A</mi><mrow><mo>′</mo></mrow></msup>")]
    [InlineData("\\frac{1}{3} p", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>3</mn></mrow></mfrac><mi>p</mi>")]
    [InlineData("\\sqrt{2}", "<msqrt><mrow><mn>2</mn></mrow></msqrt>")]
    [InlineData("\\left(x\\right)^{2}", "<msup><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow><mrow><mrow><mn>2</mn></mrow></mrow></msup>")]
    [InlineData("\\sum_j x", "<munder><mo>∑</mo><mrow><mi>j</mi></mrow></munder><mi>x</mi>")]
    [InlineData("\\int_0^1 x", "<msubsup><mo>∫</mo><mrow><mn>0</mn></mrow><mrow><mn>1</mn></mrow></msubsup><mi>x</mi>")]
    [InlineData("3.3 \\cdot 10^{-301}", "<mn>3.3</mn><mo>⋅</mo><msup><mn>10</mn><mrow><mrow><mo>−</mo><mn>301</mn></mrow></mrow></msup>")]
    [InlineData("p \\le 1", "<mi>p</mi><mo form=\"infix\">≤</mo><mn>1</mn>")]
    [InlineData("\\operatorname{ReLU}", "<mi>ReLU</mi>")]
    public void A_formula_in_a_text(string latex, string mathMl) => Assert.Equal(mathMl, Unbroken(MathMl.Inline(latex)));

    [Fact]
    public void A_long_formula_may_be_broken_before_operators_and_after_commas_unless_deep_in_parentheses()
    {
        const string operators = "<math><mi>C</mi></math><wbr><math><mo form=\"infix\">=</mo>";
        var html = MathMl.Inline("C = 3 ((1 + p)) w_1 + \\frac{1 + p}{2} - x");

        Assert.StartsWith(operators, html, StringComparison.Ordinal);
        Assert.Equal(4, html.Split("<wbr>").Length);
        Assert.Equal(3, MathMl.Inline("W = (0.981280878347, 0.114890414233)").Split("<wbr>").Length);
        Assert.Equal("(−p|+q)s|=−1|+q", string.Join('|', MathMl.Inline("(-p + q) \\, \\, \\, s = -1 + q").Split("<wbr>").Select(part => XElement.Parse($"<x>{part}</x>").Value)));
        Assert.DoesNotContain("<wbr>", MathMl.Inline("p = 1/2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\unknown x")]
    [InlineData("\\frac{1}")]
    [InlineData("{x")]
    [InlineData("x^")]
    [InlineData("\\left(x")]
    [InlineData("\\mathbb{R}")]
    [InlineData("x ~ y")]
    [InlineData("x}")]
    [InlineData("2.")]
    public void What_is_not_known_is_refused_and_never_shown(string latex) => Assert.Throws<NotSupportedException>(() => MathMl.Inline(latex));

    [Fact]
    public void A_decimal_is_one_number_however_late_it_stands() =>
        Assert.EndsWith("<mn>0.25</mn></math>", MathMl.Inline(string.Concat(Enumerable.Repeat("p + ", 30)) + "0.25"), StringComparison.Ordinal);

    [Fact]
    public void Lines_are_aligned_at_the_ampersand()
    {
        var table = XElement.Parse(MathMl.Display(["L &= p", "&\\quad + 1"])).Element("mtable")!;

        Assert.Equal(["L|=p", "|+1"], table.Elements("mtr").Select(row => string.Join('|', row.Elements("mtd").Select(cell => cell.Value))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_formula_of_a_document_is_set_and_the_whole_is_well_formed(string name)
    {
        var document = Documents.Proofs.FirstOrDefault(d => d.Name == name).Document ?? Documents.Claims;
        var body = XElement.Parse($"<body>{document.ToHtml().Replace("<wbr>", "<wbr/>", StringComparison.Ordinal)}</body>");

        Assert.DoesNotContain(body.Value, c => c is '$' or '\\' or '{' or '}' or '&' or '_' or '^');
        Assert.DoesNotContain(".md)", body.Value, StringComparison.Ordinal);
        Assert.Equal(document.Blocks.OfType<DisplayFormula>().Sum(f => f.Lines.Length), body.Descendants("mtr").Count());
        Assert.Equal(document.Blocks.OfType<Table>().Sum(t => t.Rows.Length + 1), body.Descendants("tr").Count());
        Assert.Equal(document.Blocks.OfType<Heading>().Count(), body.Elements().Count(e => e.Name.LocalName is "h3" or "h4"));
        var ids = body.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static string Unbroken(string html) => html["<math>".Length..^"</math>".Length];
}
