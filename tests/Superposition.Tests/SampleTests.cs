using System.Diagnostics;
using System.Runtime.CompilerServices;
using Superposition.Tests.HouseRules;
using VerifyXunit;

namespace Superposition.Tests;

/// <summary>The samples print what they printed, and the documents show them as they are.</summary>
public class SampleTests
{
    [Fact]
    public Task Derive() => AssertPrinted();

    [Fact]
    public Task Grid() => AssertPrinted();

    [Fact]
    public Task Kernel() => AssertPrinted();

    [Fact]
    public void The_library_shows_every_sample_as_it_is() => Assert.Equal(Regions, Quoted("src/Superposition/README.md"));

    [Fact]
    public void The_readme_shows_a_sample_as_it_is() => Assert.Contains(Assert.Single(Quoted("README.md")), Regions);

    private static IEnumerable<string> Regions => Sources.Files("tests", "Superposition.Samples").Select(Region).OfType<string>();

    private static IEnumerable<string> Quoted(string document) =>
        File.ReadAllText(Path.Combine(Sources.Root, document)).Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0].TrimEnd());

    /// <summary>The lines between the comments <c>README</c> and <c>end</c>, moved to the left; null where there are none.</summary>
    private static string? Region(string file)
    {
        var lines = File.ReadLines(file).SkipWhile(line => line.Trim() != "// README").Skip(1).TakeWhile(line => line.Trim() != "// end").ToList();
        return lines is [var first, ..] ? string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[(first.Length - first.TrimStart().Length)..])) : null;
    }

    private static async Task AssertPrinted([CallerMemberName] string sample = "")
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Superposition.Samples.dll"), sample.ToLowerInvariant()]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        await Verifier.Verify(text, method: sample);
    }
}
