using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.Tests.Algebra;
using static Superposition.Endurance.Fuzzing.FindingException;

namespace Superposition.Endurance.Fuzzing;

/// <summary>Numbers: what is read is what is written, and nothing else is read.</summary>
internal static class NumberTarget
{
    private static readonly string[] Fragments =
    [
        "0", "1", "7", "3/10", "0.3", "3e-1", "-.5", "5.", "+7", "1.5/2e3", "1/3", "/", ".", "e", "E", "-", "+", "e-", "1e4096", "1e4097", "1e-4096", "0e9999999999", "e0000004", "1e999999999",
        "1e-999999999", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551616", "170141183460469231731687303715884105727", "0.1e-1070",
        "2.2250738585072011e-308", "4.9406564584124654e-324", "1.7976931348623159e308", " ", ",", "_", "\u0661", "\uff11", "\u2212", "\0", "\n", "NaN", "0x1", "00000",
    ];

    public static TextTarget Numbers { get; } = new("numbers", Check, Fresh, Fragments);

    /// <summary>A text by the grammar, now and then with one fault.</summary>
    public static string Fresh(Random random)
    {
        var text = Decimal(random) + (random.Next(3) == 0 ? "/" + Decimal(random) : "");
        return random.Next(4) == 0 ? text.Insert(random.Next(text.Length + 1), Fragments[random.Next(Fragments.Length)]) : text;
    }

    public static IReadOnlyList<string> Known => Fragments;

    private static string Decimal(Random random) => string.Concat(
        random.Next(4) switch { 0 => "-", 1 => "+", _ => "" },
        Digits(random),
        random.Next(2) == 0 ? "" : "." + Digits(random),
        random.Next(3) switch { 0 => (random.Next(2) == 0 ? "e" : "E") + new[] { "", "-", "+" }[random.Next(3)] + random.Next(1 << random.Next(14)), _ => "" });

    private static string Digits(Random random) => string.Concat(Enumerable.Range(0, random.Next(1 << random.Next(7))).Select(_ => (char)('0' + random.Next(10))));

    private static string Check(string text)
    {
        var expected = WrittenNumber.Read(text);
        var isRead = Rational.TryParse(text, out var value);
        Require(isRead == expected.HasValue, "exactly the numbers are read", () => isRead ? $"read as {value}" : "refused");
        if (expected is not { } number)
            return Refused(text, value);
        Require(Is(number, value) && value == Rational.Parse(text), "a number is read as written", () => $"read as {value}");
        Require(value.Sign == number.N.Sign * number.D.Sign && value.IsZero == number.N.IsZero, "signs are those of the number", value.ToString);
        Require(WrittenNumber.Read(value.ToString()) is not { } again || again.CompareTo(number) == 0, "what is printed is the number", value.ToString);
        Require(value.ToString().Length > Rational.MaxTextLength || Rational.Parse(value.ToString()) == value, "what is printed is read again", value.ToString);
        CheckDecimals(number, value, 1 + (text.Length % 30));
        if (!text.Contains('/', StringComparison.Ordinal))
        {
            var nearest = double.Parse(text, CultureInfo.InvariantCulture);
            Require(nearest.Equals(value.ToDouble()) || (nearest == 0 && value.ToDouble() == 0), "the double is the nearest one", () => $"{value.ToDouble():R} instead of {nearest:R}");
        }

        return $"{CheckModel(number, value)} {(value.IsInteger ? "integer" : "fraction")} of {value.Numerator.GetBitLength() / 64} words over {value.Denominator.GetBitLength() / 64}";
    }

    private static bool Is(Fraction number, Rational value) =>
        number.N * value.Denominator == number.D * value.Numerator && value.Denominator.Sign > 0
        && System.Numerics.BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne;

    private static string Refused(string text, Rational value)
    {
        Require(value.IsZero, "a refused number is 0", value.ToString);
        try
        {
            Rational.Parse(text);
        }
        catch (FormatException e)
        {
            Require(e.Message.Length < 100, "the error is short", () => e.Message);
            return "refused";
        }

        throw new FindingException("Parse refuses what TryParse refuses", "it does not");
    }

    /// <summary>A JSON number that is at most half a unit of its last digit away.</summary>
    private static void CheckDecimals(Fraction number, Rational value, int digits)
    {
        var text = value.ToDecimalString(digits, keepZeros: true);
        using var json = JsonDocument.Parse(text);
        var shown = WrittenNumber.Read(json.RootElement.GetRawText());
        if (shown is not { } decimals)
            return; // the exponent is beyond those that are read
        var off = (decimals - number).Abs();
        var most = new Fraction(1, 2) / new Fraction(10, 1).Pow(digits - 1) * (decimals.N.IsZero ? new(0, 1) : decimals.Abs());
        Require(off.CompareTo(most) <= 0, "decimals are rounded", () => text);
    }

    private static string CheckModel(Fraction number, Rational value)
    {
        var isDensity = number.CompareTo(new(0, 1)) > 0 && number.CompareTo(new(1, 1)) <= 0;
        var isSparsity = number.CompareTo(new(0, 1)) >= 0 && number.CompareTo(new(1, 1)) < 0;
        Require(isDensity == IsTaken(() => new Density(value)), "densities lie in (0, 1]", value.ToString);
        Require(isSparsity == IsTaken(() => Density.FromSparsity(value)), "sparsities lie in [0, 1)", value.ToString);
        Require(number.CompareTo(new(0, 1)) > 0 == IsTaken(() => ToyModel.Smallest(new(1), value)), "importances are above 0", value.ToString);
        Require(!isDensity || Is(new Fraction(1, 1) - number, new Density(value).Sparsity), "sparsity is 1 - density", value.ToString);
        return isDensity ? isSparsity ? "inside" : "one" : isSparsity ? "zero" : "outside";
    }

    private static bool IsTaken(Func<object> make)
    {
        try
        {
            make();
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
