using System.Text;
using System.Xml.Linq;
using Superposition.Tests.Reporting;

namespace Superposition.Tests.Cli;

/// <summary>The map of <c>basins --map</c>: a picture in three formats with the data that it shows, the same bytes each time, all files or none.</summary>
public sealed class BasinMapCommandTests : IDisposable
{
    private static readonly string[] Stable = ["basins.svg", "basins.pdf", "basins.csv", "basins-critical-points.csv", "basins-separatrices.csv", "basins.npz"];
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_files_hold_the_picture_and_its_data_and_are_named_in_the_output()
    {
        var (text, json) = (await Run("one"), await Run("two", "--json"));

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Equal([.. Stable, "basins.README.md", "basins.png"], Files("one").Order(Comparer<string>.Create((a, b) => Rank(a).CompareTo(Rank(b)))));
        Assert.All(Files("one"), file => Assert.Contains($"Map: {Path.Combine(_folder, "one", file)}\n", text.Output, StringComparison.Ordinal));
        Assert.Equal(Files("two").Order(), json.Json.GetProperty("files").EnumerateArray().Select(f => Path.GetFileName(f.GetString()!)).Order());
        Assert.All(Stable, file => Assert.Equal(Read("one", file), Read("two", file)));

        var arrays = NpzReader.Read(Read("one", "basins.npz"));
        Assert.Equal(["w2", "w1", "destination", "through_clarke", "critical_w1", "critical_w2", "critical_loss", "critical_kind", "critical_phase", "critical_global", "separatrix", "separatrix_w1", "separatrix_w2"], arrays.Keys);
        Assert.Equal([64, 64], arrays["destination"].Shape);
        Assert.Equal(["first-only", "antipodal"], ((string[])arrays["critical_phase"].Elements).Where(p => p.Length > 0));
        var lines = Encoding.UTF8.GetString(Read("one", "basins.csv")).Split('\n');
        Assert.Equal(1 + (64 * 64) + 1, lines.Length);
        Assert.Equal(((sbyte[])arrays["destination"].Elements).Select(d => $"{d}"), lines[1..^1].Select(line => line.Split(',')[2]));

        int Rank(string file) => Array.IndexOf([.. Stable, "basins.README.md", "basins.png"], file);
    }

    [Fact]
    public async Task The_picture_has_the_colours_of_the_destinations_and_texts_that_name_model_and_parameters()
    {
        await Run("one");

        using var picture = SkiaSharp.SKBitmap.Decode(Read("one", "basins.png"));
        int Share(uint colour) => 1000 * picture.Pixels.Count(p => (uint)p == colour) / picture.Pixels.Length;
        Assert.InRange(Share(0xFF56B4E9), 150, 350); // first-only
        Assert.InRange(Share(0xFFD55E00), 150, 350); // antipodal
        Assert.InRange(Share(0xFFFFFFFF), 200, 500);

        // Each text of an SVG places its glyphs one by one.
        var svg = Encoding.UTF8.GetString(Read("one", "basins.svg"));
        var texts = XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()).ToList();
        Assert.Contains("Basins of gradient flow, bias-free, n = 2, m = 1", texts);
        Assert.Contains("density p = 1/2, importance I₂ = 3/10", texts);
        Assert.Contains("ends in first-only (global)", texts);
        Assert.Contains("font-family=\"DejaVu Sans\"", svg, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(Read("one", "basins.pdf")), StringComparison.Ordinal);
        Assert.Contains("superposition basins --density 1/2", Encoding.UTF8.GetString(Read("one", "basins.README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_file_cannot_be_written_none_is()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "one", "basins.npz"));

        (await Run("one")).AssertOneLine(3, "--map");
        Assert.Empty(Files("one"));
    }

    [Theory]
    [InlineData("--map", "--map", "")]
    [InlineData("--map", "--map", "-x")]
    [InlineData("--resolution", "--resolution", "64")]
    [InlineData("--resolution", "--map", "--resolution", "15")]
    [InlineData("--resolution", "--map", "--resolution", "17")]
    [InlineData("--resolution", "--map", "--resolution", "4098")]
    [InlineData("--resolution", "--map", "--resolution", "x")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words) =>
        (await Invocation.Of(["basins", "--density", "1/2", "--trajectories", "0", .. words])).AssertOneLine(2, named);

    private string[] Words(string folder) =>
        ["basins", "--density", "1/2", "--importance", "3/10", "--trajectories", "0", "--resolution", "64", "--map", Path.Combine(_folder, folder)];

    private Task<Invocation> Run(string folder, params string[] more) => Invocation.Of([.. Words(folder), .. more]);

    private IEnumerable<string> Files(string folder) => Directory.GetFiles(Path.Combine(_folder, folder)).Select(f => Path.GetFileName(f));

    private byte[] Read(string folder, string file) => File.ReadAllBytes(Path.Combine(_folder, folder, file));
}
