using Superposition.Tests.Cli;

namespace Superposition.Tests.Reporting;

/// <summary>The pages as a browser shows them, wide and narrow, light and dark.</summary>
public sealed class PagesInBrowserTests : IDisposable
{
    private const double LeastContrast = 4.5; // WCAG 2.1, AA
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [RequiresFact("chromium")]
    public Task The_report_fits_is_legible_and_whole() => Looks("index.html", "report", "--samples", "20000");

    [RequiresFact("chromium")]
    public Task The_page_for_one_point_fits_is_legible_and_whole() =>
        Looks("point.html", "report", "--density", "1/2", "--importance", "3/10", "--samples", "20000");

    [RequiresFact("chromium")]
    public async Task What_is_wrong_with_a_page_is_seen()
    {
        const string page = "<html><head></head><body style=\"color: #999\"><main><p style=\"width: 500px\">x</p><a href=\"#nowhere\">y</a><img src=\"none.png\"></main><script>undefined_name();</script></body></html>";
        var seen = Assert.Single(await Browser.MeasureAsync(page, isDark: false, 390));

        Assert.True(seen.GetProperty("scrollWidth").GetInt32() > 390);
        Assert.NotEmpty(seen.GetProperty("wide").EnumerateArray());
        Assert.Equal(2, seen.GetProperty("errors").GetArrayLength());
        Assert.Equal(1, seen.GetProperty("broken").GetInt32());
        Assert.InRange(seen.GetProperty("contrast").GetDouble(), 2.8, 2.9);
        Assert.Single(seen.GetProperty("dead").EnumerateArray());
    }

    private async Task Looks(string name, params string[] command)
    {
        Assert.Equal(0, (await Invocation.Of([.. command, "--out", _folder])).ExitCode);
        var page = await File.ReadAllTextAsync(Path.Combine(_folder, name));
        var papers = new HashSet<string>();
        foreach (var isDark in new[] { false, true })
        {
            var measured = await Browser.MeasureAsync(page, isDark, 1280, 390);
            Assert.Equal([390, 1280], measured.Select(m => m.GetProperty("width").GetInt32()).Order());
            foreach (var seen in measured)
            {
                Assert.True(seen.GetProperty("dark").GetBoolean() == isDark, seen.ToString());
                Assert.True(seen.GetProperty("scrollWidth").GetInt32() <= seen.GetProperty("width").GetInt32(), seen.ToString());
                Assert.All(new[] { "wide", "errors", "dead" }, list => Assert.True(seen.GetProperty(list).GetArrayLength() == 0, seen.ToString()));
                Assert.True(seen.GetProperty("images").GetInt32() > 0 && seen.GetProperty("broken").GetInt32() == 0, seen.ToString());
                Assert.True(seen.GetProperty("contrast").GetDouble() >= LeastContrast, seen.ToString());
                Assert.Equal(page.Split("<math").Length - 1, seen.GetProperty("formulas").GetInt32());
                papers.Add(seen.GetProperty("paper").GetString()!);
            }
        }

        Assert.Equal(2, papers.Count);
    }
}
