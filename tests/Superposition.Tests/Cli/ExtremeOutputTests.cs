using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Superposition.Algebra;

namespace Superposition.Tests.Cli;

/// <summary>What is printed at the ends of the ranges of the options.</summary>
public sealed class ExtremeOutputTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>w_1^4/6 is beyond doubles where w_1 is above about 1.8e77.</summary>
    [Theory]
    [InlineData("1e77", "1", false)]
    [InlineData("1e78", "1", true)]
    [InlineData("1e150", "-1e150", true)]
    [InlineData("-1e150", "1e-300", true)]
    [InlineData("0", "1e150", true)]
    [InlineData("1e-300", "-1e-300", false)]
    public async Task In_Json_a_decimal_is_null_where_its_exact_form_is_beyond_doubles_and_a_note_says_so(string w1, string w2, bool isBeyond)
    {
        var json = (await Invocation.Of("evaluate", $"--w1={w1}", $"--w2={w2}", "--density", "1/2", "--json")).Json;

        var decimals = new List<(JsonElement Shown, double Exact)> { (json.GetProperty("loss").GetProperty("value"), Double(json.GetProperty("loss").GetProperty("exact"))) };
        foreach (var part in json.TryGetProperty("onesided", out var sides) ? [json, .. sides.EnumerateArray()] : new[] { json })
        {
            foreach (var name in new[] { "gradient", "hessian" }.Where(n => part.GetProperty(n).ValueKind == JsonValueKind.Array))
                decimals.AddRange(Leaves(part.GetProperty(name)).Zip(Leaves(part.GetProperty($"{name}Exact")).Select(Double)));
        }

        Assert.All(decimals, d => Assert.Equal(double.IsInfinity(d.Exact), d.Shown.ValueKind == JsonValueKind.Null));
        Assert.All(decimals.Where(d => d.Shown.ValueKind == JsonValueKind.Number), d => Assert.Equal(d.Exact, d.Shown.GetDouble()));
        Assert.Equal((isBeyond, isBeyond), (decimals.Any(d => d.Shown.ValueKind == JsonValueKind.Null), json.TryGetProperty("note", out _)));
    }

    /// <summary>Not a number in anything that a person or a program reads: what cannot be had is left out with its reason.</summary>
    [Theory]
    [InlineData(0, "classify", "--density", "1e-300", "--importance", "1e300", "--json")]
    [InlineData(0, "transitions", "--importance", "1e12", "--json")]
    [InlineData(0, "boundaries", "--from", "1e-12", "--to", "1e12", "--points", "2", "--json")]
    [InlineData(0, "check", "--importance", "1e100", "--samples", "20000", "--points", "4", "--json")]
    [InlineData(0, "check", "--importance", "1e-300", "--density", "1", "--samples", "20000", "--points", "4", "--json")]
    [InlineData(0, "report", "--density", "1", "--importance", "1e200", "--samples", "20000", "--out", "")]
    [InlineData(0, "report", "--density", "1e-300", "--importance", "1e-300", "--samples", "20000", "--out", "")]
    [InlineData(0, "diagram", "--size", "4x4", "--density-from", "1/1000", "--importance-from", "1/1000", "--importance-to", "1000", "--out", "")]
    [InlineData(0, "surface", "--density", "1e-6", "--importance", "1e3", "--reach", "10", "--resolution", "33", "--out", "")]
    public async Task Nothing_written_at_the_ends_of_the_ranges_is_no_number(int exitCode, params string[] words)
    {
        var run = await Invocation.Of([.. words.Select(w => w.Length == 0 ? _folder : w)]);

        Assert.Equal((exitCode, words[^1].Length == 0), (run.ExitCode, Directory.GetFiles(_folder).Length > 0));
        var texts = Directory.GetFiles(_folder).Where(f => Path.GetExtension(f) is ".html" or ".svg" or ".csv" or ".json").Select(File.ReadAllText).Append(run.Output);
        Assert.All(texts, text => Assert.DoesNotMatch(@"(?<![A-Za-z])(NaN|-?Infinity|∞)(?![A-Za-z])", text));
    }

    private static double Double(JsonElement exact)
    {
        var parts = exact.GetString()!.Split('/').Select(digits => BigInteger.Parse(digits, CultureInfo.InvariantCulture)).ToList();
        return new Rational(parts[0], parts.Count > 1 ? parts[1] : 1).ToDouble();
    }

    private static IEnumerable<JsonElement> Leaves(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Leaves) : [element];
}
