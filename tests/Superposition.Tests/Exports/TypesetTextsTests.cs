using System.Xml.Linq;
using Superposition.Algebra;
using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public class TypesetTextsTests
{
    private static readonly XNamespace Math = "http://www.w3.org/1998/Math/MathML";

    [Fact]
    public void The_MathML_reads_back_to_the_polynomials()
    {
        var document = XDocument.Parse(TypesetTexts.PresentationMathMl(Smallest.Derivation));
        Assert.Equal(Math + "math", document.Root!.Name);
        var text = string.Concat(document.Root.Descendants(Math + "mtr").Select(Infix));
        var cells = text.Split("L=", StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split("for")).ToList();
        Assert.Equal(ClosedCells.Of(Smallest.Derivation).Select(c => c.Loss), cells.Select(c => LaurentPolynomial.Parse(c[0])));
        Assert.Equal(["w_1*w_2>0", "w_1*w_2<0,|w_1|>|w_2|", "w_1*w_2<0,|w_1|<|w_2|"], cells.Select(c => c[1].Trim('\u00a0', '*').Replace(",*", ",", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_LaTeX_holds_every_term_of_every_cell()
    {
        var text = TypesetTexts.Latex(Smallest.Derivation).Split("\\intertext").Skip(1).Select(c => c.Replace(" \\\\\n&\\quad {} ", " ", StringComparison.Ordinal)).ToList();
        foreach (var (cell, latex) in ClosedCells.Of(Smallest.Derivation).Zip(text))
        {
            Assert.Contains($"{{for ${cell.Cell.ToLatex()}$:}}", latex, StringComparison.Ordinal);
            Assert.Contains($"L &= {cell.Loss.ToLatex().Replace("-\\frac", "- \\frac", StringComparison.Ordinal)}", latex, StringComparison.Ordinal);
        }
    }

    [RequiresFact("pdflatex")]
    public void The_LaTeX_is_set_within_the_margins_of_a_page()
    {
        using var program = new ForeignProgram();
        program.Write("superposition_loss.tex", TypesetTexts.Latex(Smallest.Derivation));
        program.Write("main.tex", "\\documentclass{article}\\usepackage{amsmath}\\begin{document}\\input{superposition_loss}\\end{document}");
        var log = program.Run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "main.tex");
        Assert.DoesNotContain("Overfull", log, StringComparison.Ordinal);
        Assert.True(File.Exists(program.PathOf("main.pdf")));
    }

    /// <summary>The infix text of a presentation element; what stands side by side is multiplied.</summary>
    private static string Infix(XElement element)
    {
        var parts = element.Elements().Select(e => e).ToList();
        return element.Name.LocalName switch
        {
            "mi" or "mn" or "mtext" => element.Value,
            "mspace" => "",
            "mo" => element.Value.Replace('−', '-'),
            "msub" => $"{Infix(parts[0])}_{Infix(parts[1])}",
            "msup" => $"{Infix(parts[0])}^{Infix(parts[1])}",
            "msubsup" => $"{Infix(parts[0])}_{Infix(parts[1])}^{Infix(parts[2])}",
            "mfrac" => $"({Infix(parts[0])})/({Infix(parts[1])})",
            _ => Row(parts),
        };
    }

    private static string Row(List<XElement> parts)
    {
        var text = "";
        for (var k = 0; k < parts.Count; k++)
        {
            var isProduct = k > 0 && Operand(parts[k - 1]) && Operand(parts[k]);
            text += (isProduct ? "*" : "") + Infix(parts[k]);
        }

        return text;

        static bool Operand(XElement e) => e.Name.LocalName is "mi" or "mn" or "msub" or "msup" or "msubsup" or "mfrac";
    }
}
