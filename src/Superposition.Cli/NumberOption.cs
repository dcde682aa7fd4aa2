using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Cli;

/// <summary>Options that take a number, read exactly as written, with the accepted range in the error.</summary>
internal static class NumberOption
{
    private const int MaxLength = 1000;
    private const int LineLength = 350; // with the command that shows more, below 400

    /// <summary>An option for an exact rational.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="description">What it means.</param>
    /// <param name="range">The accepted range in words.</param>
    /// <param name="accepts">Whether a number lies in the range.</param>
    public static Option<Rational?> Exact(string name, string description, string range, Func<Rational, bool> accepts) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result => Text(result).Length <= MaxLength && Rational.TryParse(Text(result), out var value) && accepts(value)
            ? value
            : Reject<Rational?>(result, name, string.Create(CultureInfo.InvariantCulture, $"{range}, written like 3/10, 0.3 or 3e-1 in at most {MaxLength} characters")),
    };

    /// <summary>An option for a whole number.</summary>
    public static Option<long> Whole(string name, string description, long least, long most, long standard) => new(name)
    {
        Description = description,
        HelpName = "count",
        DefaultValueFactory = _ => standard,
        CustomParser = result => long.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : Reject<long>(result, name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")),
    };

    /// <summary>A text made fit for a line of its own: control characters replaced, length limited.</summary>
    public static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
        return line.Length <= LineLength ? line : line[..LineLength] + "...";
    }

    /// <summary>An exact number in a message: as it is, or rounded where that is too long for what follows it to be seen.</summary>
    public static string Short(Rational value) => value.ToString() is { Length: <= 60 } text ? text : $"about {value.ToDecimalString(6)}";

    private static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

    /// <summary>Adds the error of an option whose value is not accepted.</summary>
    public static T? Reject<T>(ArgumentResult result, string name, string range)
    {
        var value = OneLine(Text(result));
        result.AddError($"{name}: '{(value.Length > 60 ? value[..60] + "..." : value)}' is not accepted; expected {range}");
        return default;
    }
}
