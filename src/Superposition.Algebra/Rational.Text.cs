using System.Globalization;
using System.Numerics;

namespace Superposition.Algebra;

/// <content>Reading and writing, exact in both directions, independent of culture.</content>
public readonly partial struct Rational
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxTextLength = 4096;

    /// <summary>The largest decimal exponent, in absolute value, that is read.</summary>
    public const int MaxDecimalExponent = 4096;

    /// <summary>Reads <c>3/10</c>, <c>0.3</c>, <c>3e-1</c>, <c>-.5</c>, <c>1.5/2e3</c>: exactly the number written.</summary>
    /// <exception cref="FormatException">The text is not a number, is too long, or divides by 0.</exception>
    public static Rational Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{Shorten(text)}' is not a number such as 3/10, 0.3 or 3e-1");

    /// <summary>Reads a number as <see cref="Parse"/> does; false where that would throw.</summary>
    /// <param name="text">ASCII digits only, no white space, no thousands separators, a point and never a comma.</param>
    /// <param name="value">The exact number, or 0.</param>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        if (text is null || text.Length is 0 or > MaxTextLength)
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return TryParseDecimal(text, out value);
        if (!TryParseDecimal(text.AsSpan(0, slash), out var numerator) || !TryParseDecimal(text.AsSpan(slash + 1), out var denominator) || denominator.IsZero)
            return false;
        value = numerator / denominator;
        return true;
    }

    /// <summary><c>n</c> for integers, else <c>n/d</c>.</summary>
    public override string ToString() =>
        IsInteger ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>
    /// The decimal number with <paramref name="digits"/> significant digits that is nearest to this one (ties to even), by default without trailing zeros:
    /// <c>0.3</c>, <c>-12.5</c>, <c>1.5e-9</c>. Every digit shown is correct. The text is a JSON number.
    /// </summary>
    /// <param name="digits">How many significant digits.</param>
    /// <param name="keepZeros">Whether trailing zeros stay, to show that they are significant.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 digit is asked for.</exception>
    public string ToDecimalString(int digits = 17, bool keepZeros = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        if (IsZero)
            return "0";
        var (numerator, denominator) = (BigInteger.Abs(Numerator), Denominator);
        var exponent = DecimalExponent(numerator, denominator);
        var text = RoundedScaled(numerator, denominator, checked(digits - 1 - exponent)).ToString(CultureInfo.InvariantCulture);
        exponent += text.Length - digits; // 9.99 rounds up to 10.0
        return (Sign < 0 ? "-" : "") + Place(keepZeros ? text[..digits] : text.TrimEnd('0'), exponent);
    }

    /// <summary>The e with 10^e &lt;= n/d &lt; 10^(e+1), exact: estimated from the bit lengths, then corrected by comparing integers.</summary>
    private static int DecimalExponent(BigInteger numerator, BigInteger denominator)
    {
        const long log10Of2 = 1_292_913_986; // in units of 2^-32
        var exponent = (int)(((numerator.GetBitLength() - denominator.GetBitLength()) * log10Of2) >> 32);
        while (ComparedToPower(exponent) < 0)
            exponent--;
        while (ComparedToPower(exponent + 1) >= 0)
            exponent++;
        return exponent;

        int ComparedToPower(int power) => power >= 0
            ? numerator.CompareTo(denominator * BigInteger.Pow(10, power))
            : (numerator * BigInteger.Pow(10, -power)).CompareTo(denominator);
    }

    private static string Place(string digits, int exponent) => exponent switch
    {
        >= 0 and < 17 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
        >= 0 and < 17 => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
        < 0 and >= -5 => "0." + new string('0', -exponent - 1) + digits,
        _ => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + exponent.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The integer nearest to n/d * 10^scale, ties to even.</summary>
    private static BigInteger RoundedScaled(BigInteger numerator, BigInteger denominator, int scale)
    {
        if (scale >= 0)
            numerator *= BigInteger.Pow(10, scale);
        else
            denominator *= BigInteger.Pow(10, -scale);
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static bool TryParseDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var written = text[(mark + 1)..];
            if (written.Length > 0 && written[0] is '+' or '-')
                written = written[1..];
            if (!IsDigits(written) || !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return false;
            if (exponent is > MaxDecimalExponent or < -MaxDecimalExponent)
                return false;
            text = text[..mark];
        }

        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-')
            text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if ((whole.Length == 0 && fraction.Length == 0) || (whole.Length > 0 && !IsDigits(whole)) || (fraction.Length > 0 && !IsDigits(fraction)))
            return false;
        var digits = BigInteger.Parse(string.Concat("0", whole, fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        exponent -= fraction.Length;
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        value = exponent < 0 ? new(digits, power) : new(digits * power);
        if (negative)
            value = -value;
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return text.Length > 0;
    }

    private static string Shorten(string? text) => text is null ? "" : text.Length <= 40 ? text : text[..37] + "...";
}
