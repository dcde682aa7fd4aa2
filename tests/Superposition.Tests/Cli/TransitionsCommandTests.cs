using System.Text.Json;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Landscape;

namespace Superposition.Tests.Cli;

/// <summary>The command <c>transitions</c>: its document field by field, its text, its help and its errors.</summary>
public class TransitionsCommandTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("0.3", "3/10")]
    [InlineData("1e-6", "1/1000000")]
    public async Task The_document_has_the_fields_of_every_event(string importance, string exact)
    {
        var run = await Invocation.Of("transitions", "--importance", importance, "--json");
        var census = TransitionSignature.Transitions(exact == "1/1000000" ? "1e-6" : exact);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json;
        Assert.Equal(exact, json.GetProperty("importance").GetString());
        Assert.True(json.GetProperty("complete").GetBoolean());
        Assert.Empty(json.GetProperty("undecided").EnumerateArray());
        Assert.NotEmpty(json.GetProperty("method").GetString()!);
        Assert.Equal(census.Events.Length, json.GetProperty("events").GetArrayLength());
        foreach (var (shown, e) in json.GetProperty("events").EnumerateArray().Zip(census.Events))
        {
            Assert.Equal([e.Kind.Name(), e.From, e.To], new[] { "kind", "from", "to" }.Select(name => shown.GetProperty(name).GetString()));
            Assert.Equal(e.IsDiscontinuous, shown.GetProperty("discontinuous").GetBoolean());
            var enclosure = shown.GetProperty("enclosure").EnumerateArray().Select(end => Rational.Parse(end.GetString()!)).ToList();
            Assert.Equal([e.Density.Lower, e.Density.Upper], enclosure);
            AssertNear(e.Density, shown.GetProperty("density"));
            AssertPolynomial(e, shown.GetProperty("polynomial"));
            Assert.Equal(e.IsMinimal, shown.GetProperty("minimal").GetBoolean());
            var jump = shown.GetProperty("jump");
            Assert.Equal(e.Jump is null ? JsonValueKind.Null : JsonValueKind.Object, jump.ValueKind);
            if (e.Jump is not { } known)
                continue;
            Assert.Equal(["w", "dLossDDensity"], jump.EnumerateObject().Select(member => member.Name));
            AssertNear(known.Distance, jump.GetProperty("w"));
            AssertNear(known.Slope, jump.GetProperty("dLossDDensity"));
        }
    }

    [Fact]
    public async Task Without_an_importance_it_is_1_and_the_text_shows_the_exact_polynomials()
    {
        var run = await Invocation.Of("transitions");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(run, await Invocation.Of("transitions", "--importance", "1"));
        Assert.Contains("importance 1, density from 0 to 1\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("0.58217140588149382  first-order  antipodal", run.Output, StringComparison.Ordinal);
        Assert.Contains("p = 0.58217140588149382 is a root of 43*p^2 - 80*p + 32 (minimal)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("is a root of 9*p^2 - 48*p + 32 (minimal)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nComplete: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("UNDECIDED", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_polynomial_too_long_to_read_is_named_by_its_degree_and_whole_in_the_document()
    {
        var run = await Invocation.Of("transitions", "--importance", "3/10");

        Assert.Contains("p = 0.47401952760950995 is a root of a polynomial of degree 78, whole with --json (minimal)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("p = 0.53722991660975592 is a root of a polynomial of degree 16, whole with --json (minimal)\n", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length < 400));
        Assert.Contains("p^78 ", (await Invocation.Of("transitions", "--importance", "3/10", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_names_the_option_and_gives_an_example()
    {
        foreach (var help in new[] { "--help", "-h", "-?" })
        {
            var run = await Invocation.Of("transitions", help);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.All(new[] { "--importance", "--json", "first-order", "spinodal", "axis", "crossover" }, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
            Assert.Contains("Example: superposition transitions --importance 1", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--importance", "--importance", "0")]
    [InlineData("--importance", "--importance", "-1")]
    [InlineData("--importance", "--importance", "one")]
    [InlineData("--importance", "--importance", "1e301")]
    [InlineData("--importance", "--importance", "1e-301")]
    [InlineData("--importance", "--importance")]
    [InlineData("--importance", "--importance", "1", "--importance", "2")]
    [InlineData("--density", "--density", "1/2")]
    [InlineData("extra", "extra")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words)
    {
        (await Invocation.Of(["transitions", .. words])).AssertOneLine(2, named);
        (await Invocation.Of(["transitions", .. words, "--json"])).AssertOneLine(2, named);
    }

    private static void AssertNear(RationalInterval known, JsonElement shown) =>
        Assert.Equal(1, Rational.Parse(shown.GetRawText()).ToDouble() / known.Midpoint.ToDouble(), 1e-15);

    private static void AssertPolynomial(Transition e, JsonElement shown)
    {
        if (e.Polynomial is { } polynomial)
            Assert.Equal(polynomial, UnivariatePolynomial.From(LaurentPolynomial.Parse(shown.GetString()!), Symbols.Density));
        else
            Assert.Equal(JsonValueKind.Null, shown.ValueKind);
    }
}
