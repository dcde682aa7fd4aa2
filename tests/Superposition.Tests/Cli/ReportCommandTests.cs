using System.Text.Json;
using System.Text.RegularExpressions;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Reporting;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Cli;

/// <summary>The report as a person gets it: one page that opens from disk, with the numbers of <c>classify</c>.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_page_shows_the_claims_with_the_numbers_of_classify_and_needs_nothing_else()
    {
        var run = await Invocation.Of("report", "--out", _folder, "--samples", "20000");

        Assert.Equal(0, run.ExitCode);
        var page = Regex.Replace(await File.ReadAllTextAsync(Path.Combine(_folder, "index.html")), "base64,[A-Za-z0-9+/=]+", "picture");
        var files = Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)!).ToHashSet();
        Assert.DoesNotMatch(new Regex("src=\"(?!data:)"), page.Replace("src=\"data:image/png;picture\"", "", StringComparison.Ordinal));
        var links = Regex.Matches(page, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(files.Order(), links.Where(l => l[0] != '#').Append("index.html").Distinct().Order());
        Assert.All(links.Where(l => l[0] == '#').Distinct(), link => Assert.Single(Regex.Matches(page, $"id=\"{Regex.Escape(link[1..])}\"")));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT SHOWN", page, StringComparison.Ordinal);
        Assert.Contains("PASSED", page, StringComparison.Ordinal);
        foreach (var scene in ClaimScene.All)
        {
            var classify = await Invocation.Of("classify", "--json", "--density", scene.Model.Density.ToString(), "--importance", scene.Model.Importances[1].ToString());
            using var census = JsonDocument.Parse(classify.Output);
            foreach (var point in census.RootElement.GetProperty("criticalPoints").EnumerateArray())
            {
                var loss = Rational.Parse(point.GetProperty("loss").GetRawText()).ToDecimalString(12);
                Assert.Contains(loss, page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_scene_shows_its_claim_and_no_other_parameters_do_by_accident()
    {
        var censuses = ClaimScene.All.Select(s => CriticalPointCensus.Of(Smallest.Derivation, s.Model)).ToList();

        Assert.All(ClaimScene.All.Zip(censuses), pair => Assert.True(pair.First.Holds(pair.Second), pair.First.Claim));
        foreach (var (scene, k) in ClaimScene.All.Select((s, k) => (s, k)))
            Assert.All(censuses.Where((_, j) => j != k), other => Assert.False(scene.Holds(other)));
    }

    [Fact]
    public async Task Figures_are_pictures_with_text_also_where_the_machine_has_no_fonts()
    {
        await Invocation.Of("report", "--out", _folder, "--samples", "20000");

        foreach (var figure in Directory.GetFiles(_folder, "surface-*.png"))
        {
            using var picture = SkiaSharp.SKBitmap.Decode(figure);
            Assert.Equal((1400, 1392), (picture.Width, picture.Height));

            // The title is black on white in the top rows; without a font the rows would be white.
            var dark = Enumerable.Range(0, picture.Width).Sum(x => Enumerable.Range(5, 35).Count(y => picture.GetPixel(x, y).Red < 100));
            Assert.True(dark > 500, $"{dark} dark pixels");
        }
    }

    [Theory]
    [InlineData("--samples", "10")]
    [InlineData("--seed", "-1")]
    [InlineData("--out", "")]
    public async Task Bad_options_are_refused_at_once(string option, string value) =>
        (await Invocation.Of("report", option, value)).AssertOneLine(2, option);
}
