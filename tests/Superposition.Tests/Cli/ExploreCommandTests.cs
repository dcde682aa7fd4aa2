using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Tests.Cli;

/// <summary>The command <c>explore</c>: one page, whole or not at all, the same bytes each time, with the derived polynomials in it exactly.</summary>
public sealed partial class ExploreCommandTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    private string Page => Path.Combine(_folder, "pages", "index.html");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_comes_from_outside_is_text_on_a_page_and_never_markup()
    {
        var folder = Path.Combine(_folder, "x\"><img src=q onerror=alert(1)>");

        Assert.Equal(0, (await Invocation.Of("explore", "--out", folder)).ExitCode);
        Assert.Equal(0, (await Invocation.Of("report", "--density", "1/2", "--samples", "10000", "--out", folder)).ExitCode);

        var pages = Directory.GetFiles(folder).Where(f => Path.GetExtension(f) is ".html" or ".svg").ToList();
        Assert.Equal(4, pages.Count);
        Assert.All(pages, page => Assert.DoesNotContain("<img src=q", File.ReadAllText(page), StringComparison.Ordinal));
        Assert.Contains("&lt;img src=q", await File.ReadAllTextAsync(Path.Combine(folder, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_is_written_with_the_same_bytes_each_time()
    {
        var text = await Run();
        var first = await File.ReadAllTextAsync(Page);
        var json = await Run("--json");
        var second = await File.ReadAllTextAsync(Page);

        Assert.Equal((0, "", $"Explorer: {Page} ({(first.Length + 512) / 1024} kB)\n"), (text.ExitCode, text.Error, OfSize().Replace(text.Output, $"({(first.Length + 512) / 1024} kB)")));
        Assert.Equal([Page], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal(Page, json.Json.GetProperty("files").EnumerateArray().Single().GetString());
        Assert.Equal(new FileInfo(Page).Length, json.Json.GetProperty("bytes").GetInt64());
        Assert.Equal(first, second.Replace(" --json", "", StringComparison.Ordinal));
        Assert.DoesNotContain("{{", first, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', first);
    }

    [Fact]
    public async Task The_polynomials_on_the_page_are_those_of_the_ray_reduction()
    {
        await Run();
        var data = JsonDocument.Parse(Data().Match(await File.ReadAllTextAsync(Page)).Groups[1].Value).RootElement;
        LossLandscape landscape = new(LossDerivation.Of(Architecture.Smallest));
        foreach (var (family, chart) in landscape.Families.Zip(data.GetProperty("charts").EnumerateArray()))
        {
            Assert.Equal(family.Loss.Cell.Name, chart.GetProperty("name").GetString());
            foreach (var (name, polynomial) in new[] { ("a", family.A), ("b", family.B), ("n", family.N) })
                Assert.Equal(polynomial, Read(chart.GetProperty(name), RayFamily.Direction));
            var terms = chart.GetProperty("terms").EnumerateArray().Select(term => Read(term.GetProperty("k"), RayFamily.Direction)
                * ((LaurentPolynomial)Symbols.Weight(1)).Pow(term.GetProperty("i").GetInt32()) * ((LaurentPolynomial)Symbols.Weight(2)).Pow(term.GetProperty("j").GetInt32()));
            Assert.Equal(family.Loss.Loss, LaurentPolynomial.Sum(terms));
        }
    }

    [Fact]
    public async Task An_interrupt_leaves_nothing_behind()
    {
        using var process = Invocation.Start("explore", "--out", Path.GetDirectoryName(Page)!);
        await Task.Delay(TimeSpan.FromSeconds(0.6)); // it has started and is at work; all of it takes twice as long
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        var run = await Invocation.Finish(process);

        // A fast machine may be done before.
        Assert.True(run.ExitCode == 130 ? Directory.GetFileSystemEntries(_folder).Length == 0 : run.ExitCode == 0 && File.Exists(Page), $"{run.ExitCode} {run.Error}");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_one_is_refused_before_the_work()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "taken"), "");
        (await Invocation.Of("explore", "--out", Path.Combine(_folder, "taken"))).AssertOneLine(3, "--out");
        (await Invocation.Of("explore", "--out", "-x")).AssertOneLine(2, "--out");
        (await Invocation.Of("explore", "--density", "1/2")).AssertOneLine(2, "--density");
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    private Task<Invocation> Run(params string[] more) => Invocation.Of(["explore", "--out", Path.GetDirectoryName(Page)!, .. more]);

    /// <summary>A list of polynomials in p and I_2 as one polynomial, entry k times the variable to the power k.</summary>
    private static LaurentPolynomial Read(JsonElement table, Variable variable) => LaurentPolynomial.Sum(table.GetProperty("c").EnumerateArray().SelectMany((row, power) =>
        row.EnumerateArray().Select(x => x.GetInt64()).Chunk(3).Select(term =>
            ((LaurentPolynomial)Symbols.Density).Pow((int)term[1]) * ((LaurentPolynomial)Symbols.Importance(2)).Pow((int)term[2]) * ((LaurentPolynomial)variable).Pow(power)
                .Scale(new Rational(term[0]) / Rational.Parse(table.GetProperty("d").GetString()!)))));

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex(@"\(\d+ kB\)")]
    private static partial Regex OfSize();
}
