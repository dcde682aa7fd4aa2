using System.Runtime.InteropServices;

namespace Superposition.Tests.Cli;

/// <summary>The command <c>derive</c> with <c>--pdf</c>.</summary>
public sealed class DeriveCommandTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [RequiresFact("pdflatex")]
    public async Task The_same_derivation_is_set_as_the_same_PDF()
    {
        foreach (var name in new[] { "one", "two" })
        {
            var run = await Invocation.Of("derive", "--pdf", "--out", Path.Combine(_folder, name), "--json");

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains(run.Json.GetProperty("files").EnumerateArray(), file => file.GetString() == Path.Combine(_folder, name, "n2-m1.pdf"));
        }

        var (one, two) = (Pdf("one"), Pdf("two"));
        Assert.Equal("%PDF-"u8, one.AsSpan(0, 5));
        Assert.True(one.AsSpan().SequenceEqual(two));

        byte[] Pdf(string name) => File.ReadAllBytes(Path.Combine(_folder, name, "n2-m1.pdf"));
    }

    [Fact]
    public async Task Without_pdflatex_the_package_is_named_and_nothing_is_written()
    {
        var programs = Path.Combine(_folder, "programs");
        Directory.CreateDirectory(programs);
        File.CreateSymbolicLink(Path.Combine(programs, "dotnet"), Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")));

        var run = await Invocation.OfProgramWith("PATH", programs, "derive", "--pdf", "--out", Path.Combine(_folder, "out"));

        run.AssertOneLine(3, "--pdf");
        Assert.Contains("texlive-latex-base", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }
}
