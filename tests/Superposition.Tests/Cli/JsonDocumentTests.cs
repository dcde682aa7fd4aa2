using System.Text.Json;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Cli;

/// <summary>The JSON documents, field by field.</summary>
public sealed class JsonDocumentTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1", "-3/4", "w1*w2 < 0, |w1| > |w2|", true, true)]
    [InlineData("0.5", "-5e-1", "wall w1 + w2 = 0", true, true)]
    [InlineData("-2", "0", "axis w2 = 0", false, false)]
    [InlineData("0", "0", "origin", true, false)]
    public async Task Evaluate(string w1, string w2, string location, bool hasGradient, bool hasHessian)
    {
        var run = await Invocation.Of("evaluate", $"--w1={w1}", $"--w2={w2}", "--sparsity", "0.7", "--importance", "9e-1", "--json");
        var expected = PointEvaluation.At(Smallest.Derivation.Loss.At(Smallest.Of("3/10", "9/10")), Rational.Parse(w1), Rational.Parse(w2));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json;
        Assert.Equal(["3/10", "7/10", "9/10", Rational.Parse(w1).ToString(), Rational.Parse(w2).ToString(), location], Texts(json, "density", "sparsity", "importance", "w1", "w2", "cell"));
        Assert.Equal(expected.Loss.ToString(), json.GetProperty("loss").GetProperty("exact").GetString());
        Assert.Equal(expected.Loss.ToDouble(), json.GetProperty("loss").GetProperty("value").GetDouble());
        Assert.Equal(hasGradient, json.GetProperty("gradient").ValueKind == JsonValueKind.Array);
        Assert.Equal(hasHessian, json.GetProperty("hessian").ValueKind == JsonValueKind.Array);
        Assert.Equal(hasGradient && hasHessian, !json.TryGetProperty("onesided", out var sides));
        if (hasGradient)
            AssertGradient(json, expected.Gradient!.Value);
        if (hasHessian)
            AssertHessian(json, expected.Hessian!);
        if (sides.ValueKind != JsonValueKind.Array)
            return;
        Assert.Equal(expected.Sides.Length, sides.GetArrayLength());
        foreach (var (side, known) in sides.EnumerateArray().Zip(expected.Sides))
        {
            Assert.Equal(known.Cell.Name, side.GetProperty("cell").GetString());
            AssertGradient(side, known.Gradient);
            if (known.Hessian is { } hessian)
                AssertHessian(side, hessian);
            else
                Assert.Equal(JsonValueKind.Null, side.GetProperty("hessian").ValueKind);
        }
    }

    [Theory]
    [InlineData("1/2", "3/10")]
    [InlineData("1", "1")]
    [InlineData("1/1000", "1000")]
    public async Task Classify(string density, string importance)
    {
        var run = await Invocation.Of("classify", "--density", density, "--importance", importance, "--json");
        var census = CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(density, importance));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json;
        Assert.Equal([density, (1 - Rational.Parse(density)).ToString(), importance, census.Phase.Name()], Texts(json, "density", "sparsity", "importance", "phase"));
        var certificate = json.GetProperty("certificate");
        Assert.True(certificate.GetProperty("complete").GetBoolean());
        Assert.Equal(
            [census.Certificate.Minima, census.Certificate.Saddles, census.Certificate.Maxima, 1],
            new[] { "minima", "saddles", "maxima", "indexSum" }.Select(name => certificate.GetProperty(name).GetInt32()));
        Assert.NotEmpty(certificate.GetProperty("method").GetString()!);
        Assert.Equal(census.Points.Length, json.GetProperty("criticalPoints").GetArrayLength());
        foreach (var (shown, point) in json.GetProperty("criticalPoints").EnumerateArray().Zip(census.Points))
        {
            Assert.Equal(point.Kind.Name(), shown.GetProperty("kind").GetString());
            Assert.Equal((point.Index, point.IsSmooth, point.IsGlobal), (shown.GetProperty("index").GetInt32(), shown.GetProperty("smooth").GetBoolean(), shown.GetProperty("global").GetBoolean()));
            Assert.Equal(point.Phase?.Name(), shown.TryGetProperty("phase", out var phase) ? phase.GetString() : null);
            AssertNear(shown.GetProperty("w1"), point.W1);
            AssertNear(shown.GetProperty("w2"), point.W2);
            AssertNear(shown.GetProperty("loss"), point.Loss);
            foreach (var (name, known) in new[] { ("w1", point.W1), ("w2", point.W2) })
                Assert.Equal([known.Lower.ToString(), known.Upper.ToString()], shown.GetProperty("enclosure").GetProperty(name).EnumerateArray().Select(e => e.GetString()));
            if (point.Eigenvalues is { } eigenvalues)
            {
                AssertNear(shown.GetProperty("eigenvalues")[0], eigenvalues.Lower);
                AssertNear(shown.GetProperty("eigenvalues")[1], eigenvalues.Upper);
            }
            else
            {
                Assert.Equal(JsonValueKind.Null, shown.GetProperty("eigenvalues").ValueKind);
            }
        }
    }

    [Fact]
    public async Task Check()
    {
        var run = await Invocation.Of("check", "--points", "6", "--samples", "20000", "--seed", "5", "--density", "1/2", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json;
        Assert.Equal((20000, 5, true), (json.GetProperty("samples").GetInt64(), json.GetProperty("seed").GetInt64(), json.GetProperty("pass").GetBoolean()));
        Assert.Equal(6, json.GetProperty("points").GetArrayLength());
        foreach (var point in json.GetProperty("points").EnumerateArray())
        {
            var loss = Smallest.Derivation.Loss.At(Smallest.Of(point.GetProperty("density").GetString()!, point.GetProperty("importance").GetString()!))
                .Evaluate(Rational.Parse(point.GetProperty("w1").GetString()!), Rational.Parse(point.GetProperty("w2").GetString()!));
            double Number(string name) => point.GetProperty(name).GetDouble();
            Assert.Equal("1/2", point.GetProperty("density").GetString());
            Assert.Equal(loss.ToDouble(), Number("exact"), 1e-15);
            Assert.Equal(loss.ToString(), point.GetProperty("exactForm").GetString());
            Assert.True(Number("standardError") > 0);
            Assert.Equal((Number("mean") - Number("exact")) / Number("standardError"), Number("z"), 1e-9);
            Assert.Equal(20000, point.GetProperty("samples").GetInt64());
            AssertCheckedGradient(point);
        }
    }

    [Fact]
    public async Task Check_without_a_gradient_on_an_axis_and_with_a_wanted_relative_error()
    {
        var run = await Invocation.Of("check", "--points", "16", "--relative-error", "0.001", "--density", "1", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(0.001, run.Json.GetProperty("familyWiseErrorRate").GetDouble());
        var points = run.Json.GetProperty("points").EnumerateArray().ToList();
        Assert.All(points, point => Assert.True(point.GetProperty("standardError").GetDouble() <= 0.001 * point.GetProperty("mean").GetDouble()));
        Assert.All(points.Take(14), AssertCheckedGradient);
        Assert.All(points.Skip(14), point => Assert.Equal(JsonValueKind.Null, point.GetProperty("gradient").ValueKind));
        (await Invocation.Of("check", "--relative-error", "0.001", "--samples", "1000")).AssertOneLine(2, "--relative-error");
    }

    [Fact]
    public async Task Derive()
    {
        var run = await Invocation.Of("derive", "--out", _folder, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("bias-free, n = 2, m = 1", run.Json.GetProperty("model").GetString());
        foreach (var (shown, cell) in run.Json.GetProperty("cells").EnumerateArray().Zip(Smallest.Derivation.Loss.Cells, (s, c) => (s, c)))
        {
            Assert.Equal([cell.Cell.Name, cell.Cell.Condition.ToString(), cell.Loss.ToLatex()], Texts(shown, "cell", "condition", "latex"));
            Assert.Equal(cell.Loss, LaurentPolynomial.Parse(shown.GetProperty("loss").GetString()!));
        }

        Assert.Equal(
            Directory.GetFiles(_folder).Order(), run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).Order());
    }

    private static IEnumerable<string?> Texts(JsonElement json, params string[] names) => names.Select(name => json.GetProperty(name).GetString());

    private static void AssertCheckedGradient(JsonElement point)
    {
        var loss = Smallest.Derivation.Loss.At(Smallest.Of(point.GetProperty("density").GetString()!, point.GetProperty("importance").GetString()!));
        var known = PointEvaluation.At(loss, Rational.Parse(point.GetProperty("w1").GetString()!), Rational.Parse(point.GetProperty("w2").GetString()!)).Gradient!.Value;
        var shown = point.GetProperty("gradient");
        Assert.Equal(2, shown.GetArrayLength());
        foreach (var (json, exact) in shown.EnumerateArray().Zip([known.G1, known.G2]))
        {
            double Number(string name) => json.GetProperty(name).GetDouble();
            Assert.Equal(exact.ToDouble(), Number("exact"), 1e-15);
            Assert.Equal(exact.ToString(), json.GetProperty("exactForm").GetString());
            Assert.Equal((Number("mean") - Number("exact")) / Number("standardError"), Number("z"), 1e-9);
        }
    }

    private static void AssertGradient(JsonElement json, Gradient known)
    {
        Assert.Equal([known.G1.ToDouble(), known.G2.ToDouble()], json.GetProperty("gradient").EnumerateArray().Select(g => g.GetDouble()));
        Assert.Equal([known.G1.ToString(), known.G2.ToString()], json.GetProperty("gradientExact").EnumerateArray().Select(g => g.GetString()));
    }

    private static void AssertHessian(JsonElement json, Hessian known)
    {
        Rational[][] rows = [[known.H11, known.H12], [known.H12, known.H22]];
        Assert.Equal(rows.Select(r => r.Select(h => h.ToDouble())), json.GetProperty("hessian").EnumerateArray().Select(r => r.EnumerateArray().Select(h => h.GetDouble())));
        Assert.Equal(rows.Select(r => r.Select(h => h.ToString())), json.GetProperty("hessianExact").EnumerateArray().Select(r => r.EnumerateArray().Select(h => h.GetString()!)));
    }

    /// <summary>The number is nearest to every member of the enclosure among those with at least 15 digits.</summary>
    private static void AssertNear(JsonElement number, RationalInterval enclosure)
    {
        var shown = Rational.Parse(number.GetRawText());
        var error = Rational.Max((shown - enclosure.Lower).Abs(), (shown - enclosure.Upper).Abs());
        Assert.True(error <= shown.Abs() * new Rational(10).Pow(-15), number.GetRawText());
    }
}
