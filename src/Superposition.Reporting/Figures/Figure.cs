using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>A picture with the data that it shows, in the formats of print, of web pages and of Python.</summary>
/// <param name="Name">The stem of the names of its files.</param>
/// <param name="Caption">What it shows, which model and which parameters, in whole sentences.</param>
/// <param name="Provenance">How the numbers are known: exact, certified or estimated.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Draw">Draws the picture at that size.</param>
/// <param name="Data">The data.</param>
public sealed partial record Figure(string Name, string Caption, string Provenance, int Width, int Height, Action<SKCanvas> Draw, ImmutableArray<DataTable> Data)
{
    /// <summary>The width of a page's text in points; the PDF is so wide.</summary>
    private const float PageWidth = 468;

    private static readonly Lock Drawing = new();

    /// <summary>The files: NAME.png, .svg, .pdf, NAME.csv and one more CSV for each further table, NAME.npz, NAME.README.md. The same figure gives the same bytes.</summary>
    /// <param name="command">The command line that made the figure, for the README.</param>
    public ImmutableArray<(string Name, Action<Stream> Write)> Files(string command) =>
    [
        (Name + ".png", WritePng),
        (Name + ".svg", WriteSvg),
        (Name + ".pdf", WritePdf),
        .. Data.Select(table => (NameOf(table), (Action<Stream>)table.WriteCsv)),
        (Name + ".npz", stream => DataTable.WriteNpz(Data, stream)),
        (Name + ".README.md", stream => stream.Write(Encoding.UTF8.GetBytes(Readme(command)))),
    ];

    /// <summary>Writes the picture as PNG.</summary>
    public void WritePng(Stream stream)
    {
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
            DrawAlone(canvas);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }

    /// <summary>Writes the picture as SVG; texts stay texts.</summary>
    public void WriteSvg(Stream stream)
    {
        using var memory = new MemoryStream();
        using (var managed = new SKManagedWStream(memory))
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, Height), managed))
            DrawAlone(canvas);

        // Skia numbers clips through the whole run of the program; the same picture shall have the same numbers.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var svg = ClipNumber().Replace(Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length), match =>
        {
            numbers.TryAdd(match.Value, numbers.Count);
            return numbers[match.Value].ToString(CultureInfo.InvariantCulture);
        });
        stream.Write(Encoding.UTF8.GetBytes(svg));
    }

    /// <summary>Writes the picture as PDF of one page, as wide as a page's text.</summary>
    public void WritePdf(Stream stream)
    {
        // An interrupted stream throws, which must not happen under native code.
        using var memory = new MemoryStream();
        var scale = PageWidth / Width;
        using (var managed = new SKManagedWStream(memory))
        using (var document = SKDocument.CreatePdf(managed, new SKDocumentPdfMetadata
        {
            Title = Name,
            RasterDpi = 72 / scale,
            EncodingQuality = 101,
        }))
        {
            using var canvas = document.BeginPage(PageWidth, Height * scale);
            canvas.Scale(scale);
            DrawAlone(canvas);
            document.EndPage();
            document.Close();
        }

        memory.WriteTo(stream);
    }

    /// <summary>Draws while no other picture is drawn: the plotting library is not made for several at a time.</summary>
    private void DrawAlone(SKCanvas canvas)
    {
        lock (Drawing)
            Draw(canvas);
    }

    private string NameOf(DataTable table) => table.Name.Length == 0 ? Name + ".csv" : $"{Name}-{table.Name}.csv";

    private string Readme(string command)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Name}\n\n{Caption}\n\nHow the numbers are known: {Provenance}\n\nMade by `{command}`.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n`{Name}.npz` holds all arrays: `numpy.load(\"{Name}.npz\")[\"{Data[0].Values[0].Name}\"]`. The CSV files hold the same numbers, one record a line.\n");
        foreach (var table in Data)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Title}: `{NameOf(table)}`\n\n");
            if (!table.Axes.IsEmpty)
                text.Append(CultureInfo.InvariantCulture, $"`{table.Values[0].Name}[{string.Join(", ", "ijk".Take(table.Axes.Length))}]` is the value at {string.Join(", ", table.Axes.Zip("ijk", (axis, letter) => $"`{axis.Name}[{letter}]`"))}.\n\n");
            text.Append("| array | shape | type | meaning |\n|---|---|---|---|\n");
            foreach (var array in table.Arrays)
                text.Append(CultureInfo.InvariantCulture, $"| `{array.Name}` | `{table.ShapeOf(array)}` | `{array.NumpyType.Replace("|", "", StringComparison.Ordinal)}` | {array.Meaning} |\n");
        }

        return text.ToString();
    }

    [GeneratedRegex("""(?<=id="cl_|url\(#cl_)[0-9a-f]+""")]
    private static partial Regex ClipNumber();
}
