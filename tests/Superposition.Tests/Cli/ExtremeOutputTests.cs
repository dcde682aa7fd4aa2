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

    private static double Double(JsonElement exact)
    {
        var parts = exact.GetString()!.Split('/').Select(digits => BigInteger.Parse(digits, CultureInfo.InvariantCulture)).ToList();
        return new Rational(parts[0], parts.Count > 1 ? parts[1] : 1).ToDouble();
    }

    private static IEnumerable<JsonElement> Leaves(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Leaves) : [element];
}
