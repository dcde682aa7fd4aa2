using System.Text.Json;
using Superposition.Algebra;

namespace Superposition.Tests.Cli;

/// <summary>The command <c>boundaries</c>: its document, its text, the spacing of its importances, its help and its errors.</summary>
public class BoundariesCommandTests
{
    [Fact]
    public async Task The_document_has_curves_end_limits_and_points_that_lie_on_the_curves()
    {
        var run = await Invocation.Of("boundaries", "--points", "3", "--from", "0.3", "--to", "1", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var curves = run.Json.GetProperty("curves").EnumerateArray().ToList();
        Assert.Equal(["axis", "axis", "spinodal", "spinodal"], curves.Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal("1", run.Json.GetProperty("spinodalEnd").GetProperty("density").GetString());
        Assert.Equal(0.6299157580661909, run.Json.GetProperty("spinodalEnd").GetProperty("importance").GetProperty("value").GetDouble(), 1e-15);
        Assert.Equal(["k - 2", "k^2 - 16*k + 32", "9*k^2 - 128*k + 256"], run.Json.GetProperty("limits").EnumerateArray().Select(l => l.GetProperty("polynomial").GetString()));
        var points = run.Json.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["3/10", "11/20", "1"], points.Select(p => p.GetProperty("importance").GetString()));
        Assert.Equal(JsonValueKind.Null, points[2].GetProperty("spinodal").ValueKind);
        foreach (var point in points)
        {
            foreach (var (curve, name) in new[] { (0, "axis"), (1, "secondAxis"), (2, "spinodal") }.Where(c => point.GetProperty(c.Item2).ValueKind != JsonValueKind.Null))
                AssertChangesSign(LaurentPolynomial.Parse(curves[curve].GetProperty("polynomial").GetString()!), point, name);
            Assert.True(point.GetProperty("firstOrder").GetProperty("value").GetDouble() < 0.6);
        }
    }

    [Fact]
    public async Task The_text_shows_the_table_with_certified_digits()
    {
        var run = await Invocation.Of("boundaries", "--points", "1", "--from", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("axis at (1, 0): -32*I_2*p + 9*p^2 + 32*I_2 - 16*p = 0\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("first-order: 2.3431457505076198, a root of k^2 - 16*k + 32\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("\n1 +0.7810485835025399\\d +0.7810485835025399\\d +0.58217140588149382 +none\n", run.Output);
    }

    [Fact]
    public async Task The_help_names_the_options_and_gives_an_example()
    {
        var run = await Invocation.Of("boundaries", "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(new[] { "--points", "--from", "--to", "--json", "Example: superposition boundaries" }, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Contains("boundaries", (await Invocation.Of("--help")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--points", "--points", "0")]
    [InlineData("--points", "--points", "1001")]
    [InlineData("--from", "--from", "0")]
    [InlineData("--from", "--from", "1e-13")]
    [InlineData("--to", "--to", "1e13")]
    [InlineData("--to", "--to", "one")]
    [InlineData("--from", "--from", "2")] // above --to, which is 1
    [InlineData("--points", "--from", "0.9999999999999999", "--to", "1")]
    [InlineData("extra", "extra")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words) =>
        (await Invocation.Of(["boundaries", .. words])).AssertOneLine(2, named);

    /// <summary>The polynomial has opposite signs at the ends of the enclosure, or is 0 at an exact density.</summary>
    private static void AssertChangesSign(LaurentPolynomial curve, JsonElement point, string name)
    {
        var importance = Rational.Parse(point.GetProperty("importance").GetString()!);
        var ends = point.GetProperty(name).GetProperty("enclosure").EnumerateArray().Select(end => Rational.Parse(end.GetString()!)).ToList();
        var signs = ends.ConvertAll(p => curve.Evaluate((new Variable("p"), p), (new Variable("I_2"), importance)).Sign);
        Assert.True(ends[0] == ends[1] ? signs[0] == 0 : signs[0] * signs[1] < 0, $"{name} at {importance}");
    }
}
