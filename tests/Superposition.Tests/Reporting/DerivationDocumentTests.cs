using System.Diagnostics;
using System.Runtime.CompilerServices;
using Superposition.Landscape;
using Superposition.Reporting;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Reporting;

/// <summary>The committed derivation is the one that this program writes.</summary>
public class DerivationDocumentTests
{
    private static readonly Document Derived = DerivationDocument.Of(Smallest.Derivation);

    [Fact]
    public void The_committed_Markdown_is_what_is_derived() => AssertCommitted("n2-m1.md", Derived.ToMarkdown());

    [Fact]
    public void The_committed_LaTeX_is_what_is_derived() => AssertCommitted("n2-m1.tex", Derived.ToLatex());

    [Fact]
    public void The_committed_theorems_are_what_is_proven() =>
        AssertCommitted("critical-points.md", CriticalPointsDocument.Of(new LossLandscape(Smallest.Derivation)).ToMarkdown());

    [Fact]
    public void The_committed_boundaries_are_what_is_found() =>
        AssertCommitted("phase-boundaries.md", PhaseBoundariesDocument.Of(new LossLandscape(Smallest.Derivation)).ToMarkdown());

    [Fact]
    public void The_committed_claims_are_what_is_settled() =>
        AssertCommitted("claims.md", ClaimsDocument.Of(new LossLandscape(Smallest.Derivation)).ToMarkdown());

    [Fact]
    public void Formulas_are_numbered_from_1_without_gaps_and_references_point_to_one_of_them()
    {
        var numbers = Derived.Blocks.OfType<DisplayFormula>().Select(f => f.Number).ToList();

        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.All(
            Derived.Blocks.OfType<Paragraph>().Where(p => p.Text.Contains("right side of (", StringComparison.Ordinal)),
            p => Assert.Contains(int.Parse(p.Text.Split("right side of (")[1].Split(')')[0]), numbers));
    }

    [Fact]
    public void Each_reference_is_to_the_closed_form_of_the_cell_in_the_heading_above()
    {
        var formulas = Derived.Blocks.Select((block, i) => (block, i)).Where(b => b.block is DisplayFormula).ToDictionary(b => ((DisplayFormula)b.block).Number, b => b.i);
        var references = Derived.Blocks.Select((block, i) => (block, i)).Where(b => b.block is Paragraph p && p.Text.Contains("right side of (", StringComparison.Ordinal)).ToList();

        Assert.Equal(9, references.Count);
        foreach (var (block, i) in references)
        {
            var formula = formulas[int.Parse(((Paragraph)block).Text.Split("right side of (")[1].Split(')')[0])];
            var cell = ((Heading)Derived.Blocks[i - 2]).Text.Split(", $", 2)[1];
            Assert.Equal($"For ${cell}:", ((Paragraph)Derived.Blocks[formula - 1]).Text);
        }
    }

    [Fact]
    public void Braces_and_delimiters_balance_and_there_are_no_carriage_returns()
    {
        foreach (var text in new[] { Derived.ToMarkdown(), Derived.ToLatex() })
        {
            Assert.DoesNotContain('\r', text);
            Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
            Assert.Equal(text.Split("\\left").Length, text.Split("\\right").Length);
            Assert.Equal(text.Split("\\bigl").Length, text.Split("\\bigr").Length);
            Assert.Equal(text.Split("\\begin{").Length, text.Split("\\end{").Length);
            Assert.All(text.Split('\n'), line => Assert.Equal(0, line.Count(c => c == '$') % 2));
        }
    }

    [RequiresFact("pdflatex")]
    public async Task The_LaTeX_compiles_without_errors_and_without_lines_that_leave_the_page()
    {
        var folder = TemporaryFolder.New();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "n2-m1.tex"), Derived.ToLatex());
            using var latex = Process.Start(new ProcessStartInfo("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "n2-m1.tex"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var log = await latex.StandardOutput.ReadToEndAsync();
            await latex.WaitForExitAsync();

            Assert.True(latex.ExitCode == 0, log);
            Assert.True(File.Exists(Path.Combine(folder, "n2-m1.pdf")));
            Assert.DoesNotContain(log.Split('\n'), line => line.StartsWith("Overfull \\hbox", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertCommitted(string name, string derived, [CallerFilePath] string source = "")
    {
        var root = Path.GetDirectoryName(source)!;
        while (!File.Exists(Path.Combine(root, "Analysis.sln")))
            root = Path.GetDirectoryName(root)!;
        var committed = File.ReadAllBytes(Path.Combine(root, "derivations", name));
        Assert.True(System.Text.Encoding.UTF8.GetBytes(derived).AsSpan().SequenceEqual(committed), $"derivations/{name} is not what is derived; run the command derive");
    }
}
