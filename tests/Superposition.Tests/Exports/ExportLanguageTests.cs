using System.Text;
using Superposition.Exports;
using Superposition.Tests.Derivation;
using VerifyXunit;

namespace Superposition.Tests.Exports;

/// <summary>The exported files as they are written.</summary>
public class ExportLanguageTests
{
    [Fact]
    public Task Python() => Verify("python");

    [Fact]
    public Task PyTorch() => Verify("pytorch");

    [Fact]
    public Task C() => Verify("c");

    [Fact]
    public Task CSharp() => Verify("csharp");

    [Fact]
    public Task JavaScript() => Verify("javascript");

    [Fact]
    public Task Julia() => Verify("julia");

    [Fact]
    public Task Latex() => Verify("latex");

    [Fact]
    public Task MathMl() => Verify("mathml");

    [Fact]
    public Task Algebra() => Verify("algebra");

    [Fact]
    public Task SymPy() => Verify("sympy");

    [Fact]
    public Task Mathematica() => Verify("mathematica");

    [Fact]
    public Task AngouriMath() => Verify("angourimath");

    [Fact]
    public void Words_and_file_names_are_unique_and_every_summary_names_the_files()
    {
        Assert.Distinct(ExportLanguage.All.Select(l => l.Word));
        Assert.Distinct(Files.Select(f => f.File.Name));
        Assert.All(ExportLanguage.All, l => Assert.All(l.Write(Smallest.Derivation), f => Assert.StartsWith(f.Name + ": ", l.Summary, StringComparison.Ordinal)));
    }

    [Fact]
    public void Texts_are_ASCII_but_for_MathML_and_their_lines_end_alike() => Assert.All(Files, f =>
    {
        Assert.True(f.Word == "mathml" || Ascii.IsValid(f.File.Text), f.Word);
        Assert.DoesNotContain('\r', f.File.Text);
        Assert.EndsWith("\n", f.File.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n\n", f.File.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[ \t]\n", f.File.Text);
    });

    [Fact]
    public void Every_file_but_that_without_comments_says_model_formula_source_and_licence() => Assert.All(Files.Where(f => f.Word != "angourimath"), f =>
    {
        foreach (var word in new[] { "bias-free, n = 2, m = 1", "w1*w2 < 0, |w1| > |w2|:", $"superposition {Heading.Version}, command export, language {f.Word}", "SPDX-License-Identifier: MIT" })
            Assert.Contains(word, f.File.Text, StringComparison.Ordinal);
    });

    private static IEnumerable<(string Word, ExportedFile File)> Files => ExportLanguage.All.SelectMany(l => l.Write(Smallest.Derivation).Select(f => (l.Word, f)));

    private static Task Verify(string word, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var file = ExportLanguage.All.Single(l => l.Word == word).Write(Smallest.Derivation).Single();

        // A verified text that ends in .cs would be compiled with the tests.
        return Verifier.Verify(file.Text, Path.GetExtension(file.Name) is [_, .. var extension] && extension != "cs" ? extension : "txt", method: method);
    }
}
