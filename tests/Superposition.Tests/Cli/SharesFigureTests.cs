using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Superposition.Tests.Reporting;

namespace Superposition.Tests.Cli;

/// <summary>The figure of <c>basins --map --shares</c>: shares that sum to 1, end at the spinodal and agree with the command's own.</summary>
public sealed class SharesFigureTests : IDisposable
{
    private const double Spinodal = 0.537229916609755917;
    private static readonly string[] Stable = ["shares.svg", "shares.pdf", "shares.png", "shares.csv", "shares-events.csv", "shares.npz"];
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task At_every_density_the_shares_sum_to_1_and_the_antipodal_one_ends_at_the_spinodal()
    {
        var run = await Run("one", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var data = NpzReader.Read(Read("one", "shares.npz"));
        double[] density = (double[])data["density"].Elements, share = (double[])data["share"].Elements;
        double[] error = (double[])data["estimated_error"].Elements, clarke = (double[])data["through_clarke"].Elements;
        var phase = (string[])data["phase"].Elements;
        Assert.Equal((0.01, 1), (density[0], density[^1]));
        Assert.Equal(density.Order(), density);
        Assert.InRange(density.Distinct().Count(), 60, 100);
        Assert.All(density.Zip(share).GroupBy(r => r.First, r => r.Second), shares => Assert.Equal(1, shares.Sum(), 1e-8));
        Assert.All(error, e => Assert.InRange(e, 0, 1e-8));
        Assert.All(share.Zip(clarke), s => Assert.InRange(s.Second, 0, s.First));

        var last = Array.LastIndexOf(phase, "antipodal");
        Assert.InRange(density[last] / Spinodal, 1 - 1.01e-4, 1);
        Assert.InRange(share[last], 0.31, 0.32);
        Assert.InRange(density.First(p => p > density[last]) / Spinodal, 1, 1 + 1.01e-4);

        // Before the axis event at 4/9 nothing runs through a Clarke point.
        Assert.All(density.Zip(clarke).Where(r => r.First < 0.44), r => Assert.Equal(0, r.Second));
        Assert.All(density.Zip(clarke).Where(r => r.First > Spinodal), r => Assert.InRange(r.Second, 0.4, 0.5));

        foreach (var basin in run.Json.GetProperty("basins").EnumerateArray())
        {
            var k = Enumerable.Range(0, density.Length).Single(i => density[i] == 0.5 && phase[i] == basin.GetProperty("phase").GetString());
            Assert.Equal(basin.GetProperty("shareByBoundary").GetDouble(), share[k]);
        }
    }

    [Fact]
    public async Task The_same_bytes_are_written_each_time_and_only_where_they_are_asked_for()
    {
        var text = await Run("one");
        await Run("two");

        Assert.All(Stable, file => Assert.Equal(Read("one", file), Read("two", file)));
        Assert.All(Stable, file => Assert.Contains(Path.Combine(_folder, "one", file) + "\n", text.Output, StringComparison.Ordinal));
        (await Invocation.Of("basins", "--density", "1/2", "--trajectories", "0", "--shares")).AssertOneLine(2, "--shares");
    }

    [Fact]
    public async Task No_text_is_cut_off_at_an_edge_of_the_picture()
    {
        await Run("one", "--sigma", "0.0012345678901234567", "--disc");

        var svg = Encoding.UTF8.GetString(Read("one", "shares.svg"));
        var width = Number(Regex.Match(svg, "<svg [^>]*width=\"([^\"]+)\"").Groups[1]);
        var texts = Regex.Matches(svg, "<rect fill=\"white\" transform=\"matrix\\(2 0 0 2 ([^ ]+) [^)]+\\)\" x=\"([^\"]+)\" y=\"[^\"]+\" width=\"([^\"]+)\"");
        Assert.Equal(5, texts.Count); // two lines of title and three events; white is behind these
        Assert.All(texts, text =>
        {
            var left = Number(text.Groups[1]) + (2 * Number(text.Groups[2]));
            Assert.InRange(left, 0, width - (2 * Number(text.Groups[3])));
        });

        static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    private Task<Invocation> Run(string folder, params string[] more) => Invocation.Of(
        ["basins", "--density", "1/2", "--importance", "3/10", "--trajectories", "0", "--resolution", "16", "--map", Path.Combine(_folder, folder), "--shares", .. more]);

    private byte[] Read(string folder, string file) => File.ReadAllBytes(Path.Combine(_folder, folder, file));
}
