using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = new(TemporaryFolder.New());

    public static TheoryData<string> Languages => [.. ExportLanguage.All.Select(l => l.Word)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_language_is_written_alone(string language)
    {
        var run = await Invocation.Of("export", "--to", language, "--out", _folder.FullName);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var files = ExportLanguage.All.Single(l => l.Word == language).Write(Smallest.Derivation);
        Assert.Equal(files.Select(f => f.Name).Order(StringComparer.Ordinal), _folder.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Equal(f.Text, File.ReadAllText(Path.Combine(_folder.FullName, f.Name))));
    }

    [Fact]
    public async Task All_are_written_and_listed()
    {
        var run = await Invocation.Of("export", "--to", "all", "--out", _folder.FullName, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var listed = run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).ToList();
        Assert.Equal(_folder.EnumerateFiles().Select(f => f.FullName).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(ExportLanguage.All.Sum(l => l.Write(Smallest.Derivation).Length), listed.Count);
    }

    [Fact]
    public async Task The_help_lists_every_language_with_its_files()
    {
        var run = await Invocation.Of("export", "--help");
        Assert.All(ExportLanguage.All, l => Assert.Contains($"{l.Word} ", run.Output, StringComparison.Ordinal));
        Assert.All(ExportLanguage.All, l => Assert.Contains(l.Summary, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--to", "cobol")]
    [InlineData("--to", "")]
    [InlineData("--to", "C")]
    [InlineData]
    public async Task Another_language_is_refused_with_the_accepted_words(params string[] words)
    {
        var run = await Invocation.Of(["export", "--out", _folder.FullName, .. words]);
        run.AssertOneLine(2, "--to");
        Assert.Contains("one of python, pytorch, c, ", run.Error, StringComparison.Ordinal);
        Assert.Contains(", all", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("--density: 1/4 ", "--to", "c", "--density", "0.25")]
    [InlineData("--sparsity: 1/4 ", "--to", "c", "--sparsity", "0.25")]
    [InlineData("--importance: 1/4 ", "--to", "all", "--importance", "0.25")]
    [InlineData("--density: missing; --to certificate needs it: a number in (0, 1]", "--to", "certificate", "--importance", "1")]
    [InlineData("--importance: missing; --to certificate needs it: a number from", "--to", "certificate", "--sparsity", "0")]
    public async Task Parameters_are_refused_with_a_formula_and_needed_with_a_certificate_by_the_name_and_value_given(string begin, params string[] words)
    {
        var run = await Invocation.Of(["export", "--out", _folder.FullName, .. words]);
        run.AssertOneLine(2, begin);
        Assert.StartsWith(begin, run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
