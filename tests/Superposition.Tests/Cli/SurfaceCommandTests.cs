using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;
using Superposition.Tests.Reporting;

namespace Superposition.Tests.Cli;

/// <summary>The command <c>surface</c>: contours and relief with the data that they show, the same bytes each time, all files or none.</summary>
public sealed class SurfaceCommandTests : IDisposable
{
    private static readonly string[] Endings = [".png", ".svg", ".pdf", ".csv", "-critical-points.csv", ".npz", ".README.md"];
    private static readonly SKColor Orange = SKColor.Parse("#ff9f1c");
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_files_hold_the_pictures_and_their_data_with_the_same_bytes_each_time()
    {
        var (text, json) = (await Run("one", "9/10", "1"), await Run("two", "9/10", "1", "--json"));

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        var files = new[] { "surface", "surface-3d" }.SelectMany(name => Endings.Select(ending => name + ending)).ToList();
        Assert.Equal(files.Order(), Directory.GetFiles(Path.Combine(_folder, "one")).Select(f => Path.GetFileName(f)).Order());
        Assert.All(files, file => Assert.Contains($"File: {Path.Combine(_folder, "one", file)}\n", text.Output, StringComparison.Ordinal));
        var surface = json.Json.GetProperty("surfaces").EnumerateArray().Single();
        Assert.Equal(files, surface.GetProperty("files").EnumerateArray().Select(f => Path.GetFileName(f.GetString()!)));
        Assert.Equal(["confused", "antipodal"], surface.GetProperty("minima").EnumerateArray().Select(m => m.GetProperty("phase").GetString()!));
        Assert.All(files.Where(file => !file.EndsWith(".md", StringComparison.Ordinal)), file => Assert.Equal(Read("one", file), Read("two", file)));

        var arrays = NpzReader.Read(Read("one", "surface.npz"));
        Assert.Equal(["w2", "w1", "loss", "critical_w1", "critical_w2", "critical_loss", "critical_kind", "critical_phase", "critical_global"], arrays.Keys);
        Assert.Equal([65, 65], arrays["loss"].Shape);
        var (w, losses) = ((double[])arrays["w1"].Elements, (double[])arrays["loss"].Elements);
        var lines = Encoding.UTF8.GetString(Read("one", "surface.csv")).Split('\n');
        Assert.Equal(["w1,w2,loss", .. Enumerable.Range(0, 65 * 65).Select(k => string.Create(CultureInfo.InvariantCulture, $"{w[k % 65]:R},{w[k / 65]:R},{losses[k]:R}")), ""], lines);

        // Theorem 3: at equal importances the minimum is (1, 1)/sqrt 2; its loss is 39/400 here.
        var index = Array.IndexOf((sbyte[])arrays["critical_global"].Elements, (sbyte)1);
        Assert.Equal((Math.Sqrt(0.5), Math.Sqrt(0.5), 0.0975, "confused"), (Number("critical_w1"), Number("critical_w2"), Number("critical_loss"), ((string[])arrays["critical_phase"].Elements)[index]));
        double Number(string array) => ((double[])arrays[array].Elements)[index];

        // No point of the grid is below the certified minimum.
        Assert.True(losses.Min() >= 0.0975 && losses.Min() < 0.0985);
    }

    [Fact]
    public async Task The_pictures_name_model_parameters_and_scales_and_dash_without_patterns()
    {
        await Run("one", "1/2", "3/10");

        // At the origin L = p (1 + I)/3 = 13/60; the colours end 0.3 times as far above it as the lowest loss is below.
        var lowest = ((double[])NpzReader.Read(Read("one", "surface.npz"))["loss"].Elements).Min();
        string[] ends = [Text(lowest), "≥ " + Text((1.3 * 13 / 60) - (0.3 * lowest))];
        foreach (var (file, labels) in new[] { ("surface.svg", ends), ("surface-3d.svg", ["L", "0.25"]) })
        {
            var svg = Encoding.UTF8.GetString(Read("one", file));
            var texts = XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()).ToList();
            Assert.Contains("Expected loss L", texts);
            Assert.Contains("bias-free, n = 2, m = 1, density p = 1/2, importance I₂ = 3/10", texts);
            Assert.All([.. labels, "w₁", "w₂", "−1.5", "0.5", "global minimum", "saddle"], label => Assert.Contains(label, texts));
            Assert.DoesNotContain("dasharray", svg, StringComparison.Ordinal);
            Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(Read("one", Path.ChangeExtension(file, "pdf"))), StringComparison.Ordinal);
            Assert.Contains("superposition surface --density 1/2", Encoding.UTF8.GetString(Read("one", Path.ChangeExtension(file, "README.md"))), StringComparison.Ordinal);
        }

        static string Text(double loss) => loss.ToString("F4", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_contours_are_symmetric_under_W_to_minus_W()
    {
        await Run("one", "1/2", "3/10");

        // The square of weights: 640 units of 2 pixels, 85 units from the left and 70 from the top.
        using var picture = SKBitmap.Decode(Read("one", "surface.png"));
        var equal = Enumerable.Range(10, 1260).Sum(x => Enumerable.Range(10, 620).Count(y => picture.GetPixel(170 + x, 140 + y) == picture.GetPixel(170 + 1279 - x, 140 + 1279 - y)));
        Assert.InRange(equal, 0.98 * 1260 * 620, 1260 * 620);
    }

    [Theory]
    [InlineData("2/5", "1/4")]
    [InlineData("9/10", "1")]
    [InlineData("1/100", "1/10")]
    [InlineData("1", "10")]
    public async Task In_space_the_global_minimum_is_to_be_seen_and_no_more_of_it_than_in_the_plane(string density, string importance)
    {
        await Run("one", density, importance);

        var (plane, space) = (Count("surface.png"), Count("surface-3d.png"));
        Assert.InRange(space, 0.4 * plane, 1.1 * plane);

        int Count(string file)
        {
            using var picture = SKBitmap.Decode(Read("one", file));
            return picture.Pixels.Count(pixel => pixel == Orange);
        }
    }

    [Fact]
    public async Task Behind_the_surface_nothing_is_marked()
    {
        await Run("one", "1/2", "3/10");

        // The legend has one marker, each point a fill and an outline; of the two global minima W and -W the nearer one is behind the rim.
        Assert.Equal((1 + (2 * 2), 1 + 2), (Oranges("surface.svg"), Oranges("surface-3d.svg")));

        int Oranges(string file) => Encoding.UTF8.GetString(Read("one", file)).Split("#FF9F1C", StringSplitOptions.None).Length - 1;
    }

    [Fact]
    public async Task Figure_1_has_three_surfaces_that_show_what_they_are_to_show()
    {
        var run = await Invocation.Of("surface", "--figure", "1", "--resolution", "17", "--out", Path.Combine(_folder, "one"), "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("at the smallest tenth between the first-order line", run.Json.GetProperty("rule").GetString(), StringComparison.Ordinal);
        var surfaces = run.Json.GetProperty("surfaces").EnumerateArray().ToList();
        Assert.Equal(["1a 1/2 3/10", "1b 9/10 3/10", "1c 9/10 1"], surfaces.Select(s => $"{s.GetProperty("figure")} {s.GetProperty("density")} {s.GetProperty("importance")}"));
        Assert.All(surfaces, s => Assert.True(s.GetProperty("holds").GetBoolean()));
        Assert.Equal([2, 1, 2], surfaces.Select(s => s.GetProperty("minima").GetArrayLength()));
        Assert.All(
            from name in new[] { "figure1a", "figure1b", "figure1c" } from space in new[] { "", "-3d" } from ending in Endings select name + space + ending,
            file => Assert.True(File.Exists(Path.Combine(_folder, "one", file)), file));
    }

    [Theory]
    [InlineData("1e-6", "1000", "10")]
    [InlineData("1", "1/1000", "1/10")]
    public async Task The_ends_of_the_ranges_can_be_drawn(string density, string importance, string reach)
    {
        var run = await Run("one", density, importance, "--reach", reach);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All((double[])NpzReader.Read(Read("one", "surface.npz"))["loss"].Elements, loss => Assert.True(double.IsFinite(loss) && loss > 0));
    }

    [Fact]
    public async Task Where_a_file_cannot_be_written_none_is()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "one", "surface-3d.npz"));

        (await Run("one", "1/2", "1")).AssertOneLine(3, "--out");
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "one")));
    }

    [Theory]
    [InlineData("--density")]
    [InlineData("--density", "--density", "1e-7")]
    [InlineData("--importance", "--density", "1/2", "--importance", "1001")]
    [InlineData("--importance", "--density", "1/2", "--importance", "1/1001")]
    [InlineData("--resolution", "--density", "1/2", "--resolution", "15")]
    [InlineData("--resolution", "--density", "1/2", "--resolution", "4097")]
    [InlineData("--resolution", "--density", "1/2", "--resolution", "x")]
    [InlineData("--reach", "--density", "1/2", "--reach", "0.09")]
    [InlineData("--reach", "--density", "1/2", "--reach", "10.1")]
    [InlineData("--reach", "--density", "1/2", "--reach", "")]
    [InlineData("--out", "--density", "1/2", "--out", "-x")]
    [InlineData("--figure", "--figure", "2")]
    [InlineData("--figure", "--figure", "")]
    [InlineData("--figure", "--figure", "1", "--density", "1/2")]
    [InlineData("--figure", "--figure", "1", "--sparsity", "1/2")]
    [InlineData("--figure", "--figure", "1", "--importance", "1")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words) =>
        (await Invocation.Of(["surface", .. words])).AssertOneLine(2, named);

    private Task<Invocation> Run(string folder, string density, string importance, params string[] more) =>
        Invocation.Of(["surface", "--density", density, "--importance", importance, "--resolution", "65", "--out", Path.Combine(_folder, folder), .. more]);

    private byte[] Read(string folder, string file) => File.ReadAllBytes(Path.Combine(_folder, folder, file));
}
