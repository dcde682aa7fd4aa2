namespace Superposition.Algebra;

/// <summary>A named indeterminate such as <c>w_1</c>, <c>I_2</c> or <c>p</c>.</summary>
/// <remarks>
/// Names are letters, optionally followed by an underscore and letters or digits. This is the set of names that AngouriMath,
/// Math.NET Symbolics and SymPy read alike. Variables are ordered by their names, character code by character code.
/// </remarks>
public sealed record Variable : IComparable<Variable>
{
    /// <summary>The variable named <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">The name is not of the form <c>letters</c> or <c>letters_alphanumerics</c>.</exception>
    public Variable(string name)
    {
        if (!IsName(name))
            throw new ArgumentException($"'{name}' is not a variable name of the form letters or letters_alphanumerics", nameof(name));
        Name = name;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Order of names.</summary>
    public static bool operator <(Variable left, Variable right) => left.CompareTo(right) < 0;

    /// <summary>Order of names.</summary>
    public static bool operator >(Variable left, Variable right) => left.CompareTo(right) > 0;

    /// <summary>Order of names.</summary>
    public static bool operator <=(Variable left, Variable right) => left.CompareTo(right) <= 0;

    /// <summary>Order of names.</summary>
    public static bool operator >=(Variable left, Variable right) => left.CompareTo(right) >= 0;

    /// <summary>Whether <paramref name="text"/> is of the form <c>letters</c> or <c>letters_alphanumerics</c>, in ASCII.</summary>
    public static bool IsName(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return false;
        var parts = text.Split('_');
        return parts.Length <= 2 && parts[0].Length > 0 && parts[0].All(char.IsAsciiLetter)
            && (parts.Length == 1 || (parts[1].Length > 0 && parts[1].All(char.IsAsciiLetterOrDigit)));
    }

    /// <inheritdoc/>
    public int CompareTo(Variable? other) => string.CompareOrdinal(Name, other?.Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The name in LaTeX: <c>w_1</c>, and <c>w_{12}</c> where the index has several characters.</summary>
    public string ToLatex()
    {
        var bar = Name.IndexOf('_', StringComparison.Ordinal);
        return bar < 0 || Name.Length == bar + 2 ? Name : Name[..(bar + 1)] + "{" + Name[(bar + 1)..] + "}";
    }
}
