using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Superposition.Tests.Reporting;

/// <summary>Reads NPZ by the published format, independently of the writer: a ZIP of arrays, each with a magic word, a Python dictionary and its elements.</summary>
internal static partial class NpzReader
{
    public static Dictionary<string, (int[] Shape, Array Elements)> Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(e => Path.GetFileNameWithoutExtension(e.FullName), e =>
        {
            using var content = new MemoryStream();
            using (var stream = e.Open())
                stream.CopyTo(content);
            return Parse(content.ToArray());
        });
    }

    private static (int[] Shape, Array Elements) Parse(byte[] array)
    {
        Assert.Equal("\u0093NUMPY\u0001\0", Encoding.Latin1.GetString(array, 0, 8));
        var length = array[8] + (256 * array[9]);
        Assert.Equal(0, (10 + length) % 64);
        var header = Header().Match(Encoding.ASCII.GetString(array, 10, length));
        Assert.True(header.Success, Encoding.ASCII.GetString(array, 10, length));
        var shape = header.Groups["shape"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(int.Parse).ToArray();
        var elements = array.AsSpan(10 + length);
        return (shape, header.Groups["type"].Value switch
        {
            "<f8" => MemoryMarshal.Cast<byte, double>(elements).ToArray(),
            "|i1" => MemoryMarshal.Cast<byte, sbyte>(elements).ToArray(),
            ['<', 'U', .. var width] => Encoding.UTF32.GetString(elements).Chunk(int.Parse(width)).Select(word => new string(word).TrimEnd('\0')).ToArray(),
            var type => throw new InvalidDataException(type),
        });
    }

    [GeneratedRegex("""^\{'descr': '(?<type>[^']+)', 'fortran_order': False, 'shape': \((?<shape>[0-9, ]*)\), \} *\n$""")]
    private static partial Regex Header();
}
