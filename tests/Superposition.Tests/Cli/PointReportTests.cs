using System.Globalization;
using System.Text.RegularExpressions;
using Superposition.Algebra;

namespace Superposition.Tests.Cli;

/// <summary>The page for one parameter point: the numbers of the other commands, and a reason where a part is missing.</summary>
public sealed class PointReportTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_page_has_the_numbers_of_classify_transitions_and_basins_and_links_to_its_files()
    {
        var page = await Page("--density", "1/2", "--importance", "3/10", "--sigma", "1/10");

        Assert.DoesNotContain("Not computed", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9],[0-9]{4}", Regex.Replace(page, "<svg.*?</svg>|<style.*?</style>", "", RegexOptions.Singleline));
        foreach (var point in (await Invocation.Of("classify", "--density", "1/2", "--importance", "3/10", "--json")).Json.GetProperty("criticalPoints").EnumerateArray())
        {
            Assert.Contains(Rational.Parse(point.GetProperty("loss").GetRawText()).ToDecimalString(12), page, StringComparison.Ordinal);
            Assert.Contains($"<td>{point.GetProperty("enclosure").GetProperty("w1")[1].GetString()}</td>", page.Replace("the same, exact", point.GetProperty("enclosure").GetProperty("w1")[1].GetString(), StringComparison.Ordinal), StringComparison.Ordinal);
        }

        foreach (var basin in (await Invocation.Of("basins", "--density", "1/2", "--importance", "3/10", "--sigma", "1/10", "--json")).Json.GetProperty("basins").EnumerateArray())
        {
            Assert.Contains(basin.GetProperty("shareByBoundary").GetDouble().ToString("F8", CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
            Assert.Contains(basin.GetProperty("share").GetDouble().ToString("F6", CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
        }

        var files = Regex.Matches(page, "href=\"([^#\"][^\"]*)\"").Select(m => m.Groups[1].Value).Append("point.html");
        Assert.Equal(Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order(), files.Order());
    }

    [Fact]
    public async Task The_same_words_give_the_same_bytes_in_every_file()
    {
        await Page("--density", "9/10", "--sigma", "1/2");
        var first = Directory.GetFiles(_folder).ToDictionary(f => f, File.ReadAllBytes);
        await Page("--density", "9/10", "--sigma", "1/2");

        Assert.NotEmpty(first);
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(File.ReadAllBytes(file.Key)), file.Key));
    }

    [Fact]
    public async Task The_nearest_transition_comes_first_in_both_directions()
    {
        // At equal importances the first-order transition is at (40 - 4 sqrt 14)/43 = 0.58217..., at 58/100 nearer than the axis curves at 0.781....
        var page = await Page("--density", "58/100");
        Assert.Contains("first-order at density 0.582171405881, at the distance <math><mn>0.00217141</mn></math>", page, StringComparison.Ordinal);

        // And at density 1/2 the first-order line lies at the importance 0.33675: from 1/3 up by 1.01 is the nearest.
        page = await Page("--density", "1/2", "--importance", "1/3");
        Assert.Matches(new Regex("times the importance here</th></tr>\n</thead>\n<tbody>\n<tr><td>first-order</td><td>0\\.33674\\d+</td><td>0\\.33674\\d+</td><td>1\\.0102\\d</td>"), page);
    }

    [Fact]
    public async Task A_crossover_that_is_nearest_is_not_called_a_transition()
    {
        // At the importance 3/10 the crossover is at 4 (1 - 3/10) / (3 (1 + 3/10)) = 28/39.
        var page = await Page("--density", "72/100", "--importance", "3/10");

        Assert.Contains("<dt>Nearest</dt><dd>crossover at density 0.717948717949,", page, StringComparison.Ordinal);
        Assert.DoesNotContain("crossover transition", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_numbers_are_powers_of_ten_in_formulas_and_a_short_decimal_is_exact()
    {
        // With equal importances L = p^2/3 + O(p^3) at the antipodal minimum.
        var page = await Page("--density", "1e-30");

        Assert.Contains("<mn>3.33333333333</mn><mo>⋅</mo><msup><mn>10</mn><mrow><mrow><mo>−</mo><mn>61</mn></mrow></mrow></msup>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<mi>e</mi>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>One point: density p = 1e-30,", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/10000", "1", "Not computed: basins are computed at densities from 1/1000", "Not computed: boundaries are bracketed at densities from 1/1000")]
    [InlineData("1/2", "1000", "Not computed: basins are computed at densities from 1/1000 and importances from 1/100 to 100", "Transitions along the density")]
    [InlineData("1/2", "1e13", "Not computed: transitions are searched at importances from 1e-12 to 1e12", "PASSED")]
    [InlineData("0.5372299166", "3/10", "Not computed: undecided:", "PASSED")] // beside the spinodal no arrival is seen
    [InlineData("1e-30", "1", "Not computed: 20000 samples are too few for this density", "antipodal")]
    public async Task What_is_out_of_range_is_said_and_the_rest_is_shown(string density, string importance, string reason, string other)
    {
        var page = await Page("--density", density, "--importance", importance);

        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains(other, page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Regex.Replace(page, "base64,[A-Za-z0-9+/=]+", ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--density: missing", "--importance", "2")]
    [InlineData("--density: missing", "--sigma", "1")]
    [InlineData("--density: '2'", "--density", "2")]
    [InlineData("--sigma: '11'", "--density", "1/2", "--sigma", "11")]
    [InlineData("--importance: '0'", "--density", "1/2", "--importance", "0")]
    [InlineData("--sparsity: 1/2", "--density", "1/2", "--sparsity", "1/2")]
    public async Task Bad_options_are_refused_in_one_line_and_nothing_is_written(string line, params string[] words)
    {
        (await Invocation.Of(["report", "--out", Path.Combine(_folder, "none"), .. words])).AssertOneLine(2, line);
        Assert.False(Directory.Exists(Path.Combine(_folder, "none")));
    }

    private async Task<string> Page(params string[] words)
    {
        var run = await Invocation.Of(["report", "--out", _folder, "--samples", "20000", .. words]);
        Assert.True(run.ExitCode == 0, run.Error);
        return await File.ReadAllTextAsync(Path.Combine(_folder, "point.html"));
    }
}
