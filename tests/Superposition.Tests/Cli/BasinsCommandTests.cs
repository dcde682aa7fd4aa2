namespace Superposition.Tests.Cli;

/// <summary>The command <c>basins</c>: its document, its text, its help and its errors.</summary>
public class BasinsCommandTests
{
    [Theory]
    [InlineData("1", false)]
    [InlineData("0.5", true)]
    public async Task The_document_has_the_fields_of_every_basin(string sigma, bool isDisc)
    {
        string[] words = ["basins", "--density", "1/2", "--importance", "0.3", "--sigma", sigma, "--trajectories", "5000", "--seed", "7", "--json"];
        var run = await Invocation.Of(isDisc ? [.. words, "--disc"] : words);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json;
        Assert.Equal(["1/2", "1/2", "3/10"], new[] { "density", "sparsity", "importance" }.Select(name => json.GetProperty(name).GetString()));
        Assert.Equal(isDisc ? "disc" : "gaussian", json.GetProperty("distribution").GetString());
        Assert.Equal(isDisc ? 0.5 : 1, json.GetProperty("initScale").GetDouble());
        Assert.Equal(isDisc ? "1/2" : "1", json.GetProperty("initScaleExact").GetString());
        Assert.Equal((5000, 7, 0), (json.GetProperty("trajectories").GetInt64(), json.GetProperty("seed").GetInt64(), json.GetProperty("unresolved").GetInt64()));
        var basins = json.GetProperty("basins").EnumerateArray().ToList();
        Assert.Equal([("first-only", true), ("antipodal", false)], basins.Select(b => (b.GetProperty("phase").GetString(), b.GetProperty("global").GetBoolean())));
        Assert.Equal(1, basins.Sum(b => b.GetProperty("share").GetDouble()), 1e-12);
        Assert.Equal(1, basins.Sum(b => b.GetProperty("shareByBoundary").GetDouble()), 1e-12);
        foreach (var basin in basins)
        {
            var (share, error) = (basin.GetProperty("share").GetDouble(), basin.GetProperty("standardError").GetDouble());
            Assert.Equal(Math.Sqrt(share * (1 - share) / 5000), error, 1e-15);
            Assert.Equal(basin.GetProperty("shareByBoundary").GetDouble(), share, 3.5 * error);
            Assert.InRange(basin.GetProperty("estimatedError").GetDouble(), 0, 1e-7);
            Assert.InRange(basin.GetProperty("viaClarke").GetDouble(), 0, share + (5 * error));
            Assert.NotEqual(0, basin.GetProperty("w1").GetDouble());
            Assert.NotEqual(0, basin.GetProperty("w2").GetDouble());
        }

        Assert.Equal(["clockwise", "ridge", "anticlockwise"], json.GetProperty("axes")[0].GetProperty("stretches").EnumerateArray().Select(s => s.GetProperty("flow").GetString()));
    }

    [Fact]
    public async Task The_text_shows_both_ways_and_the_axes()
    {
        var run = await Invocation.Of("basins", "--density", "1/2", "--trajectories", "2000");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(run, await Invocation.Of("basins", "--density", "1/2", "--trajectories", "2000", "--sigma", "1", "--importance", "1"));
        Assert.Contains("antipodal (global)", run.Output, StringComparison.Ordinal);
        Assert.Contains("0.47559001", run.Output, StringComparison.Ordinal);
        Assert.Contains("2000 trajectories, seed 20220914, 0 unresolved\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("by r^2: clockwise up to 1, ridge up to 2, anticlockwise beyond.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_trajectories_the_share_is_that_of_the_quadrature()
    {
        var json = (await Invocation.Of("basins", "--density", "1/2", "--trajectories", "0", "--json")).Json;

        Assert.Equal(0, json.GetProperty("trajectories").GetInt64());
        Assert.All(json.GetProperty("basins").EnumerateArray(), b => Assert.Equal(
            (b.GetProperty("shareByBoundary").GetDouble(), 0), (b.GetProperty("share").GetDouble(), b.GetProperty("standardError").GetDouble())));
    }

    [Fact]
    public async Task The_help_names_the_options_and_gives_an_example()
    {
        var run = await Invocation.Of("basins", "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(
            new[] { "--density", "--sparsity", "--importance", "--sigma", "--disc", "--trajectories", "--seed", "--json", "Example: superposition basins" },
            word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--density")]
    [InlineData("--density", "--density", "0.0009")]
    [InlineData("--importance", "--density", "1/2", "--importance", "101")]
    [InlineData("--importance", "--density", "1/2", "--importance", "0.009")]
    [InlineData("--sigma", "--density", "1/2", "--sigma", "0")]
    [InlineData("--sigma", "--density", "1/2", "--sigma", "0.0009")]
    [InlineData("--sigma", "--density", "1/2", "--sigma", "10.1")]
    [InlineData("--sigma", "--density", "1/2", "--sigma", "one")]
    [InlineData("--trajectories", "--density", "1/2", "--trajectories", "-1")]
    [InlineData("--trajectories", "--density", "1/2", "--trajectories", "1e5")]
    [InlineData("--seed", "--density", "1/2", "--seed", "x")]
    [InlineData("extra", "--density", "1/2", "extra")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words)
    {
        (await Invocation.Of(["basins", .. words])).AssertOneLine(2, named);
        (await Invocation.Of(["basins", .. words, "--json"])).AssertOneLine(2, named);
    }
}
