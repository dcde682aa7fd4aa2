using System.Numerics;
using System.Text.RegularExpressions;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>A second reading of numbers, by a pattern and schoolbook fractions.</summary>
internal static partial class WrittenNumber
{
    /// <summary>The number that a text is to be read as, or null where it is to be refused.</summary>
    public static Fraction? Read(string text, int longest = Rational.MaxTextLength)
    {
        if (text.Length > longest)
            return null;
        var parts = text.Split('/');
        return (parts.Length, Decimal(parts[0]), Decimal(parts[^1])) switch
        {
            (1, { } number, _) => number,
            (2, { } numerator, { N.IsZero: false } denominator) => numerator / denominator,
            _ => null,
        };
    }

    private static Fraction? Decimal(string text)
    {
        var match = Pattern().Match(text);
        var (whole, places, exponent) = (match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value);
        if (!match.Success || (whole + places).Length == 0)
            return null;
        var power = Digits(exponent.TrimStart('+', '-')) * (exponent.StartsWith('-') ? -1 : 1);
        if (BigInteger.Abs(power) > Rational.MaxDecimalExponent)
            return null;
        var digits = Digits(whole + places) * (match.Groups[1].Value == "-" ? -1 : 1);
        var scale = (int)power - places.Length;
        return scale < 0 ? new(digits, BigInteger.Pow(10, -scale)) : new(digits * BigInteger.Pow(10, scale), 1);
    }

    /// <summary>The integer with these digits, from halves.</summary>
    private static BigInteger Digits(string digits) => digits.Length switch
    {
        0 => BigInteger.Zero,
        1 => digits[0] - '0',
        var n => (Digits(digits[..(n / 2)]) * BigInteger.Pow(10, n - (n / 2))) + Digits(digits[(n / 2)..]),
    };

    [GeneratedRegex(@"\A([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
