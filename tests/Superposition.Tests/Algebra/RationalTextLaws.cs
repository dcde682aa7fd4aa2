using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public partial class RationalTextLaws
{
    [Fact]
    public void Parse_reads_back_what_ToString_writes() => Numbers.AnyRational.Sample(x => Rational.Parse(x.ToString()) == x, iter: 1000);

    [Fact]
    public void ToString_is_numerator_slash_denominator_in_lowest_terms() => Numbers.AnyFraction.Sample(
        f =>
        {
            var parts = new Rational(f.N, f.D).ToString().Split('/');
            return f.CompareTo(new Fraction(BigInteger.Parse(parts[0], null), parts.Length > 1 ? BigInteger.Parse(parts[1], null) : 1)) == 0
                && (parts.Length == 1) == (f.N % f.D).IsZero;
        },
        iter: 500);

    [Fact]
    public void Decimal_texts_are_read_exactly() =>
        Gen.Select(Gen.Char['0', '9'].Array[1, 40], Gen.Char['0', '9'].Array[0, 40], Gen.Int[-400, 400], Gen.Bool).Sample(
            (whole, fraction, exponent, minus) =>
            {
                var text = (minus ? "-" : "") + new string(whole) + "." + new string(fraction) + "e" + exponent.ToString(CultureInfo.InvariantCulture);
                Fraction.OfDecimal(text).AssertIs(Rational.Parse(text));
            },
            iter: 500);

    [Fact]
    public void Every_decimal_digit_shown_is_correct() =>
        Gen.Select(Gen.OneOf(Numbers.AnyRational, NearPowerOfTen), Gen.Int[1, 40]).Sample(AssertRounded, iter: 1500);

    private static Gen<Rational> NearPowerOfTen { get; } =
        Gen.Select(Gen.Int[-850, 850], Gen.Int[1, 40], Gen.Int[-9, 9], Gen.Bool, (exponent, places, units, minus) =>
        {
            var x = ((Rational)10).Pow(exponent) * (1 + (units * ((Rational)10).Pow(-places) / 2));
            return minus ? -x : x;
        });

    /// <summary>The text is a multiple of the unit of the last of the digits, at most half a unit away, the even one of two such.</summary>
    private static void AssertRounded(Rational number, int digits)
    {
        var text = number.ToDecimalString(digits);
        Assert.Matches(ShortJsonNumber(), text);
        Assert.Equal(JsonValueKind.Number, JsonDocument.Parse(text).RootElement.ValueKind);
        if (number.IsZero)
            return;
        var x = Fraction.Of(number);
        var shown = Fraction.OfDecimal(text);
        var exponent = x.Abs().N.ToString().Length - x.D.ToString().Length;
        if (x.Abs().CompareTo(new Fraction(10, 1).Pow(exponent)) < 0)
            exponent--;
        var unit = new Fraction(10, 1).Pow(exponent - digits + 1);
        var multiple = shown / unit;
        Assert.True((multiple.N % multiple.D).IsZero, $"{text} has more than {digits} digits");
        var halves = ((shown - x) / unit).Abs().CompareTo(new Fraction(1, 2));
        Assert.True(halves < 0 || (halves == 0 && (multiple.N / multiple.D).IsEven), $"{text} is not {number} rounded to {digits} digits");
    }

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d*[1-9])?(e-?[1-9]\d*)?$")]
    private static partial Regex ShortJsonNumber();
}
