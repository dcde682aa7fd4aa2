using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Cli;
using Xunit.Abstractions;

namespace Superposition.Tests.Explorer;

/// <summary>What the page computes is what the program computes.</summary>
public sealed class ExplorerNumbersTests(ExplorerPageFixture page, ITestOutputHelper log) : IClassFixture<ExplorerPageFixture>
{
    private const double Tolerance = 1e-12;

    /// <summary>The jump at equal importances to 50 digits.</summary>
    private static readonly string Transition = RealRoot.Isolate(new UnivariatePolynomial(32, -80, 43), 0, 1).Single()
        .Refine(new Rational(1, 10).Pow(60)).Enclosure.Lower.ToDecimalString(50);

    [RequiresFact("chromium")]
    public async Task The_table_at_50_parameters_is_that_of_classify()
    {
        var browser = await page.At();
        var worst = 0.0;
        foreach (var (density, importance) in Parameters())
        {
            await browser.EvaluateAsync($"location.hash = '#p={density}&I={importance}'");
            await browser.UntilAsync($"explorer.state.text.p === '{density}' && explorer.state.text.I === '{importance}' && document.getElementById('command').textContent.includes('{density} --importance {importance}')");
            await browser.EvaluateAsync("new Promise(requestAnimationFrame)");
            var rows = (await browser.EvaluateAsync("[...document.querySelectorAll('#points tbody tr')].map(r => [...r.children].map(c => [c.textContent, c.dataset.value ?? '']))")).EnumerateArray()
                .Select(row => row.EnumerateArray().Select(c => (Text: c[0].GetString()!, Value: c[1].GetString()!)).ToArray()).ToList();
            var expected = (await Invocation.Of("classify", "--density", density, "--importance", importance, "--json")).Json;
            var at = $"p = {density}, I = {importance}: {string.Join(" | ", rows.Select(r => string.Join(", ", r)))}";
            var points = expected.GetProperty("criticalPoints").EnumerateArray().ToList();
            Assert.True(points.Count == rows.Count, at);
            Assert.Equal(expected.GetProperty("phase").GetString(), (await browser.EvaluateAsync("document.getElementById('phase').textContent")).GetString());
            foreach (var (point, row) in points.Zip(rows))
            {
                var (names, eigenvalues) = (new[] { "w1", "w2", "loss" }, point.GetProperty("eigenvalues"));
                for (var k = 0; k < names.Length; k++)
                    Compare(point.GetProperty(names[k]), row[k + 1].Value, at);
                Compare(point.GetProperty("loss"), row[3].Text.Replace('−', '-'), at);
                Assert.Equal(point.GetProperty("kind").GetString(), row[4].Text);
                var phase = point.TryGetProperty("phase", out var name) ? name.GetString()! : "";
                Assert.Equal(phase + (point.GetProperty("global").GetBoolean() ? " (global)" : ""), row[5].Text);
                if (eigenvalues.ValueKind == JsonValueKind.Null)
                {
                    Assert.Equal("none", row[6].Text);
                    continue;
                }

                foreach (var (eigenvalue, shown) in eigenvalues.EnumerateArray().Zip(row[6].Value.Split(' ')))
                    Compare(eigenvalue, shown, at);
            }
        }

        log.WriteLine($"largest relative difference: {worst:G3}");
        Assert.Empty(browser.Errors);

        void Compare(JsonElement number, string shown, string at)
        {
            var (expected, actual) = (number.GetDouble(), double.Parse(shown, CultureInfo.InvariantCulture));
            var difference = expected == 0 ? Math.Abs(actual) : Math.Abs((actual / expected) - 1);
            worst = Math.Max(worst, difference);
            Assert.True(difference <= Tolerance, $"{actual:R} instead of {expected:R} at {at}");
        }
    }

    [RequiresFact("chromium")]
    public async Task Loss_gradient_and_Hessian_have_the_bits_of_the_kernel()
    {
        var kernel = LossDerivation.Of(Architecture.Smallest).Loss.Compile();
        var random = new Random(7);
        var points = Enumerable.Range(0, 200).Select(k => new[]
        {
            k % 20 == 0 ? 0 : Math.ScaleB((2 * random.NextDouble()) - 1, random.Next(-6, 3)), Math.ScaleB((2 * random.NextDouble()) - 1, random.Next(-6, 3)),
            random.NextDouble(), Math.Pow(10, (6 * random.NextDouble()) - 3),
        }).ToList();
        foreach (var k in Enumerable.Range(0, 10))
            points[k][1] = -points[k][0]; // the wall
        var browser = await page.At();
        var argument = JsonSerializer.Serialize(points);
        var bits = (await browser.EvaluateAsync($"{argument}.map(x => [explorer.loss(...x), ...explorer.jet(...x)].map(y => (new DataView(new Float64Array([y]).buffer)).getBigInt64(0, true).toString()))"))
            .EnumerateArray().Select(row => row.EnumerateArray().Select(b => long.Parse(b.GetString()!, CultureInfo.InvariantCulture)).ToArray());
        foreach (var (x, actual) in points.Zip(bits))
        {
            var jet = kernel.Jet(x[0], x[1], x[2], x[3]);
            double[] expected = [kernel.Loss(x[0], x[1], x[2], x[3]), jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22];
            for (var k = 0; k < expected.Length; k++)
                Assert.True(BitConverter.DoubleToInt64Bits(expected[k]) == actual[k] || (double.IsNaN(expected[k]) && double.IsNaN(BitConverter.Int64BitsToDouble(actual[k]))), $"output {k} at {string.Join(", ", x)}");
        }
    }

    [RequiresFact("chromium")]
    public async Task Nearer_to_a_transition_than_the_page_can_tell_it_says_so()
    {
        var browser = await page.At($"#p={Transition}&I=1");

        Assert.Equal("undecided", (await browser.EvaluateAsync("document.getElementById('phase').textContent")).GetString());
        var note = (await browser.EvaluateAsync("document.getElementById('undecided').textContent")).GetString();
        Assert.EndsWith($"run superposition classify --density {Transition} --importance 1", note, StringComparison.Ordinal);
        Assert.Empty((await browser.EvaluateAsync("[...document.querySelectorAll('#points tbody tr')].map(r => r.textContent)")).EnumerateArray());
        Assert.Empty(browser.Errors);
    }

    [RequiresFact("chromium")]
    public async Task Gradient_flow_on_the_page_ends_where_the_basins_say()
    {
        var (landscape, browser) = (new LossLandscape(LossDerivation.Of(Architecture.Smallest)), await page.At());
        foreach (var (density, importance) in new[] { (new Rational(209633, 1000000), new Rational(1, 10)), (new(1, 2), new(3, 10)), (new(9, 10), Rational.One), (new(3, 10), 2) })
        {
            var model = ToyModel.Smallest(new(density), importance);
            var map = BasinMap.Of(landscape.Derivation, BasinPartition.Of(landscape, model), 1.5, 40);
            var minima = CriticalPointCensus.Of(landscape, model).Minima.Select(m => m.Phase!.Value.Name()).ToArray();
            await browser.EvaluateAsync($"location.hash = '#p={density}&I={importance}'");
            await browser.UntilAsync($"explorer.current.key === '{density} {importance}'");
            var ends = (await browser.EvaluateAsync($"Array.from({{ length: 1600 }}, (_, k) => explorer.flowFrom(1.5 * (2 * (k % 40) - 39) / 40, 1.5 * (2 * Math.floor(k / 40) - 39) / 40).minimum?.phase ?? '')"))
                .EnumerateArray().Select(e => e.GetString()!).ToArray();
            for (var k = 0; k < ends.Length; k++)
                Assert.True(map.Destinations[k] >= 0 && ends[k] == minima[map.Destinations[k]], $"from ({map.Coordinate(k % 40)}, {map.Coordinate(k / 40)}) at {density}, {importance}: '{ends[k]}', not {minima[Math.Max((int)map.Destinations[k], 0)]}");
        }

        Assert.Empty(browser.Errors);
    }

    /// <summary>Round and odd parameters, the corners of the diagram's range and of what the page takes, and points beside transitions, to 1e-12 and 1e-40.</summary>
    private static IEnumerable<(string Density, string Importance)> Parameters()
    {
        var random = new Random(1);
        string[] densities = ["1", "0.01", "1e-6"], importances = ["0.1", "10", "1", "1/1000", "1000"];
        var corners = densities.SelectMany(p => importances.Select(i => (p, i)));
        (string, string)[] close =
        [
            ("0.582171405881", "1"), ("0.582171405882", "1"), (Transition[..42], "1"), (Transition[..41] + "9", "1"), ("1/2", "3/10"), ("9/10", "3/10"), ("0.209633", "0.1"),
            .. Near("3/10"), .. Near("1/10"), .. Near("7"),
        ];
        var scattered = Enumerable.Range(0, 50).Select(_ => (
            Math.Pow(10, -2 * random.NextDouble()).ToString("G6", CultureInfo.InvariantCulture), Math.Pow(10, (2 * random.NextDouble()) - 1).ToString("G4", CultureInfo.InvariantCulture)));
        return corners.Concat(close).Concat(scattered).Take(50);

        static IEnumerable<(string, string)> Near(string importance)
        {
            var point = BoundaryPoint.At(new(new(LossDerivation.Of(Architecture.Smallest))), Rational.Parse(importance));
            var unit = new Rational(10).Pow(-12);
            foreach (var density in new[] { point.FirstOrder, point.Spinodal!.Value })
            {
                var below = (density.Lower / unit) is var scaled ? new Rational(scaled.Numerator / scaled.Denominator) * unit : default;
                yield return (below.ToDecimalString(), importance);
                yield return ((below + unit + unit).ToDecimalString(), importance);
            }
        }
    }
}
