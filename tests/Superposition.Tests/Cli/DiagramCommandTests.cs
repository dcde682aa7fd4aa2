using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Superposition.Landscape;
using Superposition.Tests.Derivation;
using Superposition.Tests.Reporting;

namespace Superposition.Tests.Cli;

/// <summary><c>diagram</c>: a picture in three formats with the data that it shows, the same bytes each time, all files or none.</summary>
public sealed class DiagramCommandTests : IDisposable
{
    private static readonly string[] Stable =
    [
        "diagram.svg", "diagram.pdf", "diagram.csv", "diagram-first-order.csv", "diagram-spinodal.csv", "diagram-crossover.csv", "diagram-axis.csv",
        "diagram-special-points.csv", "diagram.npz",
    ];

    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Text_and_JSON_say_the_same_and_name_the_files_whose_bytes_do_not_change()
    {
        var (text, json) = (await Run("one"), await Run("two", "--json"));
        Assert.Equal((0, "", 0), (text.ExitCode, text.Error, json.ExitCode));
        Assert.Equal([.. Stable.Append("diagram.png").Append("diagram.README.md").Order(StringComparer.Ordinal)], Files("one").Order(StringComparer.Ordinal));
        Assert.All(Files("one"), file => Assert.Contains($"Diagram: {Path.Combine(_folder, "one", file)}\n", text.Output, StringComparison.Ordinal));
        Assert.Equal(Files("two").Order(), json.Json.GetProperty("files").EnumerateArray().Select(f => Path.GetFileName(f.GetString()!)).Order());
        Assert.All(Stable, file => Assert.Equal(Read("one", file), Read("two", file)));

        Assert.Equal((41 * 21, 0), (Number("cells"), Number("exactCells")));
        Assert.Contains("41 x 21 cells, certified at their centres, 0 of them by the exact census", text.Output, StringComparison.Ordinal);
        Assert.Equal(41 * 21, json.Json.GetProperty("phases").EnumerateObject().Sum(p => p.Value.GetInt32()));
        Assert.InRange(json.Json.GetProperty("lossErrorBound").GetDouble(), 1e-17, 1e-10);
        Assert.Equal("{\"from\":0.01,\"to\":1,\"cells\":41}", JsonSerializer.Serialize(json.Json.GetProperty("density")));
        Assert.Equal("{\"from\":0.1,\"to\":10,\"cells\":21}", JsonSerializer.Serialize(json.Json.GetProperty("importance")));
        var points = json.Json.GetProperty("specialPoints").EnumerateArray().ToList();
        Assert.Equal(["A", "B", "B′", "C", "C′"], points.Select(p => p.GetProperty("label").GetString()));
        var digits = points[0].GetProperty("density").GetProperty("value").GetRawText();
        Assert.StartsWith("0.58217140588149", digits, StringComparison.Ordinal);
        Assert.Contains(digits, text.Output, StringComparison.Ordinal);
        Assert.Equal(2, points[0].GetProperty("density").GetProperty("enclosure").GetArrayLength());

        int Number(string name) => json.Json.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task The_data_are_the_diagram_the_prototypes_and_the_boundaries()
    {
        await Run("one");
        var landscape = new LossLandscape(Smallest.Derivation);
        var diagram = PhaseDiagram.Of(landscape, new(0.01, 1, 41), new(0.1, 10, 21));
        var arrays = NpzReader.Read(Read("one", "diagram.npz"));
        Assert.Equal([21, 41], arrays["phase"].Shape);
        Assert.Equal(diagram.Densities.Centres, Numbers("density"));
        Assert.Equal(diagram.Importances.Centres, Numbers("importance"));
        Assert.Equal(diagram.Losses, Numbers("loss"));
        Assert.Equal(diagram.Phases, Codes("phase"));
        Assert.Equal(diagram.Minima, Codes("minima"));
        Assert.Equal(new Prototypes(landscape.Derivation).Over(diagram.Densities, diagram.Importances), Codes("prototype_phase"));

        BoundaryCurves curves = new(new(landscape));
        AssertCurve("first_order", point => point.FirstOrder);
        AssertCurve("spinodal", point => point.Spinodal);
        Assert.All(Numbers("axis_density").Zip(Numbers("axis_importance")), p => Assert.Equal(curves.At(p.First).Axis, p.Second));
        Assert.All(Numbers("crossover_density").Zip(Numbers("crossover_importance")), p => Assert.Equal(curves.At(p.First).Crossover, p.Second));
        Assert.Equal(["A", "B", "B′", "C", "C′"], (string[])arrays["special_label"].Elements);

        foreach (var table in Stable.Where(file => file.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var lines = Encoding.UTF8.GetString(Read("one", table)).TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
            var names = lines[0].Where(name => table != "diagram.csv" || name is not ("density" or "importance")).ToList();
            Assert.All(names, name => Assert.Equal(
                arrays[name].Elements.Cast<object>().Select(x => (x as IFormattable)?.ToString(null, CultureInfo.InvariantCulture) ?? $"{x}"),
                lines.Skip(1).Select(line => line[Array.IndexOf(lines[0], name)])));
        }

        double[] Numbers(string name) => (double[])arrays[name].Elements;
        IEnumerable<byte> Codes(string name) => ((sbyte[])arrays[name].Elements).Select(code => (byte)code);

        void AssertCurve(string name, Func<BoundaryCurvePoint, Bracket?> curve)
        {
            var densities = Numbers(name + "_density");
            Assert.InRange(densities.Length, 300, 500);
            for (var k = 0; k < densities.Length; k += 11)
                Assert.Equal(curve(curves.At(densities[k])), new Bracket(Numbers(name + "_lower")[k], Numbers(name + "_upper")[k]));
        }
    }

    [Fact]
    public async Task The_picture_has_the_colours_of_the_phases_and_texts_that_name_the_models()
    {
        await Run("one");
        using var picture = SkiaSharp.SKBitmap.Decode(Read("one", "diagram.png"));
        int Share(uint colour) => 1000 * picture.Pixels.Count(p => (uint)p == colour) / picture.Pixels.Length;
        Assert.InRange(Share(0xFFD55E00), 200, 400); // antipodal
        Assert.InRange(Share(0xFF56B4E9), 20, 100); // first-only
        Assert.InRange(Share(0xFF009E73), 20, 100); // second-only
        Assert.InRange(Share(0xFFF0E442), 10, 60); // confused
        Assert.InRange(Share(0xFFE8E8E8), 30, 100); // no difference

        var svg = Encoding.UTF8.GetString(Read("one", "diagram.svg"));
        var texts = XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()).ToList();
        string[] expected =
        [
            "bias-free, n = 2, m = 1", "(b) the paper's prototypes, mixed:", "dropped with bias, antipodal without", "density p = 1 − S",
            "relative importance I₂", "A: p = 0.582171, I₂ = 1", "B′", "0.05",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.Contains("font-family=\"DejaVu Sans\"", svg, StringComparison.Ordinal);
        Assert.Contains("It mixes two models", Encoding.UTF8.GetString(Read("one", "diagram.README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narrow_range_has_round_ticks_and_tables_without_the_curves_that_it_does_not_reach()
    {
        await Run("narrow", "--density-from", "0.6", "--importance-from", "0.9", "--importance-to", "1.1");
        var texts = XDocument.Parse(Encoding.UTF8.GetString(Read("narrow", "diagram.svg"))).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim());
        Assert.Superset(new HashSet<string> { "0.6", "0.7", "0.9", "0.95", "1", "1.05", "1.1" }, texts.ToHashSet());
        Assert.Equal("first_order_density,first_order_lower,first_order_upper\n", Encoding.UTF8.GetString(Read("narrow", "diagram-first-order.csv")));
        Assert.Equal([0], NpzReader.Read(Read("narrow", "diagram.npz"))["first_order_lower"].Shape);
    }

    [Fact]
    public async Task Where_a_file_cannot_be_written_none_is()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "one", "diagram.npz"));

        (await Run("one")).AssertOneLine(3, "--out");
        Assert.Empty(Files("one"));
    }

    [Fact]
    public async Task With_512_MB_the_standard_size_is_drawn_and_the_largest_says_what_it_needs()
    {
        const string Limit = "DOTNET_GCHeapHardLimit", Half = "0x20000000";
        (await Invocation.OfProgramWith(Limit, Half, "diagram", "--size", "8192x8192", "--out", _folder)).AssertOneLine(3, "8192x8192 needs 1600 MB of memory, and 512 MB are to be had");
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Equal(0, (await Invocation.OfProgramWith(Limit, Half, "diagram", "--out", _folder)).ExitCode);
    }

    [RequiresFact("kill")]
    public async Task An_interrupt_leaves_nothing()
    {
        using var diagram = Invocation.Start("diagram", "--size", "8192x8192", "--out", Path.Combine(_folder, "one"));
        await Invocation.UntilAtWork(diagram);
        using var kill = Process.Start("kill", ["-INT", diagram.Id.ToString(CultureInfo.InvariantCulture)]);

        (await Invocation.Finish(diagram)).AssertOneLine(130, "interrupted");
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("--size: '400'", "--size", "400")]
    [InlineData("each from 1 to 8192", "--size", "0x10")]
    [InlineData("--size: '8193x10'", "--size", "8193x10")]
    [InlineData("--size: '-4x10'", "--size", "-4x10")]
    [InlineData("--size: '4x10x4'", "--size", "4x10x4")]
    [InlineData("--size", "--size", "axb")]
    [InlineData("--size", "--size")]
    [InlineData("--density-from: '0' is not accepted; expected a number from 1/1000 to 1", "--density-from", "0")]
    [InlineData("--density-to: '1.5'", "--density-to", "1.5")]
    [InlineData("--density-from: 1/2 is not accepted; expected at most 99/100 of --density-to, which is 1/2", "--density-from", "1/2", "--density-to", "1/2")]
    [InlineData("--density-from: 1/100", "--density-to", "1/200")]
    [InlineData("--importance-from: '-1'", "--importance-from=-1")]
    [InlineData("expected a number from 1/1000 to 1000", "--importance-to", "1001")]
    [InlineData("--importance-from: 1/10", "--importance-to", "1/100")]
    [InlineData("--out", "--out", "")]
    [InlineData("--density", "--density", "1/2")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words) =>
        (await Invocation.Of(["diagram", .. words])).AssertOneLine(2, named);

    private Task<Invocation> Run(string folder, params string[] more) =>
        Invocation.Of(["diagram", "--size", "41x21", "--out", Path.Combine(_folder, folder), .. more]);

    private IEnumerable<string> Files(string folder) => Directory.GetFiles(Path.Combine(_folder, folder)).Select(f => Path.GetFileName(f));

    private byte[] Read(string folder, string file) => File.ReadAllBytes(Path.Combine(_folder, folder, file));
}
