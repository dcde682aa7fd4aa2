using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Superposition.Reporting;

/// <summary>One array of a figure's data, flat in C order; the table that it belongs to knows its shape.</summary>
/// <param name="Name">The name in every file: small letters, digits and underscores.</param>
/// <param name="Meaning">What the numbers are, with their unit or codes, and how they are known.</param>
public abstract record NamedArray(string Name, string Meaning)
{
    /// <summary>The number of elements.</summary>
    public abstract int Length { get; }

    /// <summary>The type of an element as NumPy writes it.</summary>
    public abstract string NumpyType { get; }

    /// <summary>An element as text, by the invariant culture; a number so that reading it gives the same number.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public abstract string Text(int index);

    /// <summary>Writes all elements as NumPy keeps them in memory.</summary>
    internal abstract void WriteElements(Stream stream);
}

/// <summary>Numbers in double precision.</summary>
/// <param name="Name">The name in every file.</param>
/// <param name="Meaning">What the numbers are.</param>
/// <param name="Values">The numbers.</param>
public sealed record NumberArray(string Name, string Meaning, ImmutableArray<double> Values) : NamedArray(Name, Meaning)
{
    /// <inheritdoc/>
    public override int Length => Values.Length;

    /// <inheritdoc/>
    public override string NumpyType => "<f8";

    /// <inheritdoc/>
    public override string Text(int index) => Values[index].ToString("R", CultureInfo.InvariantCulture);

    internal override void WriteElements(Stream stream) => stream.Write(MemoryMarshal.AsBytes(Values.AsSpan()));
}

/// <summary>Small whole numbers that stand for something.</summary>
/// <param name="Name">The name in every file.</param>
/// <param name="Meaning">What each code stands for.</param>
/// <param name="Values">The codes.</param>
public sealed record CodeArray(string Name, string Meaning, ImmutableArray<sbyte> Values) : NamedArray(Name, Meaning)
{
    /// <inheritdoc/>
    public override int Length => Values.Length;

    /// <inheritdoc/>
    public override string NumpyType => "|i1";

    /// <inheritdoc/>
    public override string Text(int index) => Values[index].ToString(CultureInfo.InvariantCulture);

    internal override void WriteElements(Stream stream) => stream.Write(MemoryMarshal.AsBytes(Values.AsSpan()));
}

/// <summary>Words, such as names of phases.</summary>
/// <param name="Name">The name in every file.</param>
/// <param name="Meaning">What the words are.</param>
/// <param name="Values">The words, without commas, quotation marks and ends of lines, so that CSV needs no quotes.</param>
public sealed record WordArray(string Name, string Meaning, ImmutableArray<string> Values) : NamedArray(Name, Meaning)
{
    /// <summary>The words.</summary>
    /// <exception cref="ArgumentException">A word has a comma, a quotation mark or an end of line.</exception>
    public ImmutableArray<string> Values { get; init => field = Checked(value); } = Checked(Values);

    /// <inheritdoc/>
    public override int Length => Values.Length;

    /// <inheritdoc/>
    public override string NumpyType => string.Create(CultureInfo.InvariantCulture, $"<U{Width}");

    private int Width => Values.Select(word => word.Length).Append(1).Max();

    /// <inheritdoc/>
    public override string Text(int index) => Values[index];

    internal override void WriteElements(Stream stream)
    {
        var width = Width;
        foreach (var word in Values)
            stream.Write(Encoding.UTF32.GetBytes(word.PadRight(width, '\0')));
    }

    private static ImmutableArray<string> Checked(ImmutableArray<string> words) =>
        words.FirstOrDefault(word => word.AsSpan().ContainsAny(",\"\r\n")) is { } wrong
            ? throw new ArgumentException($"'{wrong}' has a comma, a quotation mark or an end of line")
            : words;
}
