using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Superposition.Reporting;

/// <summary>Arrays of one shape: a grid with its axes, or a list of records where there are no axes.</summary>
/// <param name="Name">What the file is called behind the figure's name; empty for the main table.</param>
/// <param name="Title">What the table holds, in words.</param>
/// <param name="Axes">The axes, slowest first: values[i, j] belongs to axes[0][i] and axes[1][j].</param>
/// <param name="Values">The arrays, at least one.</param>
public sealed record DataTable(string Name, string Title, ImmutableArray<NamedArray> Axes, ImmutableArray<NamedArray> Values)
{
    /// <summary>ZIP's earliest date: the same data give the same bytes.</summary>
    private static readonly DateTimeOffset FixedDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The arrays, at least one.</summary>
    /// <exception cref="ArgumentException">There is none, or one has another length than the axes or the first have.</exception>
    public ImmutableArray<NamedArray> Values { get; init => field = Checked(Axes, value); } = Checked(Axes, Values);

    /// <summary>The lengths of the axes, or the number of records.</summary>
    public ImmutableArray<int> Shape => Axes.IsEmpty ? [Values[0].Length] : [.. Axes.Select(axis => axis.Length)];

    /// <summary>Every array of the table, axes first.</summary>
    public IEnumerable<NamedArray> Arrays => Axes.Concat(Values);

    /// <summary>The shape of one of the arrays as Python writes a tuple.</summary>
    public string ShapeOf(NamedArray array)
    {
        var shape = Axes.Contains(array) ? [array.Length] : Shape;
        return string.Create(CultureInfo.InvariantCulture, $"({string.Join(", ", shape)}{(shape.Length == 1 ? "," : "")})");
    }

    /// <summary>Writes the table as CSV in long form, UTF-8 without a mark, lines ended by "\n": the fastest axis first, then the values.</summary>
    /// <param name="stream">Where to; stays open.</param>
    public void WriteCsv(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var axes = Axes.Reverse().Select(axis => (string[])[.. Enumerable.Range(0, axis.Length).Select(axis.Text)]).ToArray();
        writer.WriteLine(string.Join(',', Axes.Reverse().Concat(Values).Select(array => array.Name)));
        for (var k = 0; k < Values[0].Length; k++)
        {
            var rest = k;
            foreach (var axis in axes)
            {
                writer.Write(axis[rest % axis.Length]);
                writer.Write(',');
                rest /= axis.Length;
            }

            for (var j = 0; j < Values.Length; j++)
            {
                if (j > 0)
                    writer.Write(',');
                writer.Write(Values[j].Text(k));
            }

            writer.WriteLine();
        }
    }

    /// <summary>Writes all arrays of some tables as one NPZ, so that <c>numpy.load</c> gives each by its name; uncompressed, as numpy.savez does.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <exception cref="ArgumentException">Two arrays have the same name.</exception>
    public static void WriteNpz(ImmutableArray<DataTable> tables, Stream stream)
    {
        var arrays = tables.SelectMany(table => table.Arrays.Select(array => (array, Shape: table.ShapeOf(array)))).ToList();
        if (arrays.CountBy(a => a.array.Name).FirstOrDefault(c => c.Value > 1) is { Key: { } name })
            throw new ArgumentException($"two arrays have the name {name}");
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (array, shape) in arrays)
        {
            var entry = archive.CreateEntry(array.Name + ".npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = FixedDate;
            using var content = entry.Open();
            content.Write(NpyHeader(array.NumpyType, shape));
            array.WriteElements(content);
        }
    }

    /// <summary>The head of version 1.0 of NumPy's format: a magic word, the length, a Python dictionary, padded to 64 bytes.</summary>
    private static byte[] NpyHeader(string type, string shape)
    {
        var dictionary = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}";
        const int before = 10;
        dictionary = dictionary.PadRight(((before + dictionary.Length + 64) / 64 * 64) - before - 1) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)(dictionary.Length % 256), (byte)(dictionary.Length / 256), .. Encoding.ASCII.GetBytes(dictionary)];
    }

    private static ImmutableArray<NamedArray> Checked(ImmutableArray<NamedArray> axes, ImmutableArray<NamedArray> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("a table has at least one array of values");
        var expected = axes.IsEmpty ? values[0].Length : axes.Aggregate(1, (product, axis) => checked(product * axis.Length));
        return values.FirstOrDefault(array => array.Length != expected) is { } wrong
            ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{wrong.Name} has {wrong.Length} elements; expected {expected}"))
            : values;
    }
}
