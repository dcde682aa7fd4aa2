using System.Diagnostics;
using System.Text;
using Superposition.Reporting;

namespace Superposition.Tests.Reporting;

/// <summary>The data beside a figure: CSV and NPZ hold the numbers that they were given, bit for bit.</summary>
public sealed class DataTableTests : IDisposable
{
    private static readonly DataTable Grid = new(
        "",
        "A grid",
        [new NumberArray("w2", "rows", [-1, 1]), new NumberArray("w1", "columns", [0.1, 1.0 / 3, 5e-324])],
        [new NumberArray("loss", "values", [1, 2.5, -0.0, 1e300, double.NaN, 0.1 + 0.2]), new CodeArray("code", "codes", [-1, 0, 1, 2, 127, -128])]);

    private static readonly DataTable List = new("points", "A list", [], [new WordArray("kind", "words", ["saddle", "", "minimum²"]), new NumberArray("x", "numbers", [1, 2, 3])]);

    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Csv_lists_the_grid_with_the_fastest_axis_first_and_reads_back_the_same()
    {
        var lines = Encoding.UTF8.GetString(Written(Grid.WriteCsv)).Split('\n');

        Assert.Equal(["w1,w2,loss,code", "0.1,-1,1,-1", "0.3333333333333333,-1,2.5,0", "5E-324,-1,-0,1", "0.1,1,1E+300,2", "0.3333333333333333,1,NaN,127", "5E-324,1,0.30000000000000004,-128", ""], lines);
        Assert.Equal("kind,x\nsaddle,1\n,2\nminimum²,3\n", Encoding.UTF8.GetString(Written(List.WriteCsv)));
    }

    [Fact]
    public void Npz_gives_back_names_shapes_types_and_bits()
    {
        var arrays = NpzReader.Read(Npz());

        Assert.Equal(["w2", "w1", "loss", "code", "kind", "x"], arrays.Keys);
        Assert.Equal([2, 3], arrays["loss"].Shape);
        Assert.Equal([3], arrays["kind"].Shape);
        Assert.Equal(
            ((NumberArray)Grid.Values[0]).Values.Select(BitConverter.DoubleToInt64Bits), ((double[])arrays["loss"].Elements).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(((CodeArray)Grid.Values[1]).Values, (sbyte[])arrays["code"].Elements);
        Assert.Equal(((WordArray)List.Values[0]).Values, (string[])arrays["kind"].Elements);
        Assert.Equal([0.1, 1.0 / 3, 5e-324], (double[])arrays["w1"].Elements);
    }

    [RequiresFact("/usr/lib/python3/dist-packages/numpy/__init__.py")]
    public async Task NumPy_reads_the_same()
    {
        var file = Path.Combine(_folder, "data.npz");
        await File.WriteAllBytesAsync(file, Npz());
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", """
            import numpy, sys
            data = numpy.load(sys.argv[1])
            for name in data.files:
                print(name, data[name].dtype.str, data[name].shape, ascii(data[name].tolist()))
            """, file]) { RedirectStandardOutput = true })!;

        Assert.Equal(
            """
            w2 <f8 (2,) [-1.0, 1.0]
            w1 <f8 (3,) [0.1, 0.3333333333333333, 5e-324]
            loss <f8 (2, 3) [[1.0, 2.5, -0.0], [1e+300, nan, 0.30000000000000004]]
            code |i1 (2, 3) [[-1, 0, 1], [2, 127, -128]]
            kind <U8 (3,) ['saddle', '', 'minimum\xb2']
            x <f8 (3,) [1.0, 2.0, 3.0]

            """,
            await python.StandardOutput.ReadToEndAsync());
        await python.WaitForExitAsync();
        Assert.Equal(0, python.ExitCode);
    }

    [Fact]
    public void The_same_data_give_the_same_bytes_at_any_time() =>
        Assert.All(new System.IO.Compression.ZipArchive(new MemoryStream(Npz())).Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));

    [Fact]
    public void Arrays_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DataTable("", "", [], []));
        Assert.Throws<ArgumentException>(() => new DataTable("", "", Grid.Axes, List.Values));
        Assert.Throws<ArgumentException>(() => new WordArray("kind", "", ["a,b"]));
        Assert.Throws<ArgumentException>(() => DataTable.WriteNpz([Grid, Grid], new MemoryStream()));
    }

    private static byte[] Npz() => Written(stream => DataTable.WriteNpz([Grid, List], stream));

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
