using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class RationalTextTests
{
    [Theory]
    [InlineData("3/10", 3, 10)]
    [InlineData("0.3", 3, 10)]
    [InlineData("3e-1", 3, 10)]
    [InlineData("3E-1", 3, 10)]
    [InlineData("30e-002", 3, 10)]
    [InlineData("-.5", -1, 2)]
    [InlineData("5.", 5, 1)]
    [InlineData("+7", 7, 1)]
    [InlineData("007", 7, 1)]
    [InlineData("-0", 0, 1)]
    [InlineData("0/5", 0, 1)]
    [InlineData("0e4096", 0, 1)]
    [InlineData("1.5/2e3", 3, 4000)]
    [InlineData("-1/-2", 1, 2)]
    [InlineData("6/4", 3, 2)]
    [InlineData("1e+2", 100, 1)]
    [InlineData("0.1e1/0.01e2", 1, 1)]
    public void A_text_is_read_as_exactly_the_number_written(string text, int numerator, int denominator) =>
        new Fraction(numerator, denominator).AssertIs(Rational.Parse(text));

    public static TheoryData<string> NoNumbers() =>
    [
        "", " ", " 1", "1 ", "1 / 2", "1/ 2", "\t1", "1\n", "\n", "1\0", "NaN", "nan", "inf", "Infinity", "-Infinity", "∞", "1/0",
        "1/0.0", "0/0", "1/-0",
        "1,5", "1,000", "1'000", "1_000", "1e", "1e+", "e5", ".e5", "1e1.5", "1e1/", "1ee1", "1e+-1", "1e99999", "1e5000", "1e-5000",
        "1e4097", "1e2147483648", "1e-2147483648", "1e99999999999999999999", "--1", "+-1", "-+1", "++1", "-", "+", ".", "-.", "/",
        "1/", "/2", "1/2/3", "1..5", "1.2.3", "0x10",
        "1f", "1d", "1m", "$1", "1%", "(1)", "\u0661\u0662", "\u0967", "\uFF11", "\u2212" + "1", "1\u00A0000", "½", "1²", "I", "p",
    ];

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void Other_texts_are_rejected(string text)
    {
        Assert.Throws<FormatException>(() => Rational.Parse(text));
        Assert.False(Rational.TryParse(text, out var value));
        Assert.True(value.IsZero);
    }

    [Fact]
    public void Null_and_overlong_texts_are_rejected()
    {
        Assert.False(Rational.TryParse(null, out _));
        Assert.True(Rational.TryParse(new string('9', Rational.MaxTextLength), out _));
        var error = Assert.Throws<FormatException>(() => Rational.Parse(new string('9', Rational.MaxTextLength + 1)));
        Assert.True(error.Message.Length < 200);
    }

    [Fact]
    public void No_culture_changes_reading_or_writing()
    {
        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NumberGroupSeparator = ".";
        foreign.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            new Fraction(-3, 2).AssertIs(Rational.Parse("-1.5"));
            Assert.False(Rational.TryParse("~1", out _));
            Assert.False(Rational.TryParse("1,5", out _));
            Assert.Equal("-3/2", Rational.Parse("-15e-1").ToString());
            Assert.Equal("-1234567.5", Rational.Parse("-1234567.5").ToDecimalString());
            Assert.Equal("1.5e-9", Rational.Parse("1.5e-9").ToDecimalString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("0", 5, "0")]
    [InlineData("1/3", 5, "0.33333")]
    [InlineData("2/3", 5, "0.66667")]
    [InlineData("-25/2", 17, "-12.5")]
    [InlineData("0.5", 1, "0.5")]
    [InlineData("2.5", 1, "2")]
    [InlineData("3.5", 1, "4")]
    [InlineData("9.5", 1, "10")]
    [InlineData("0.95", 1, "1")]
    [InlineData("9.996", 3, "10")]
    [InlineData("99999.5", 5, "100000")]
    [InlineData("0.00001", 3, "0.00001")]
    [InlineData("0.000001", 3, "1e-6")]
    [InlineData("0.00000999999", 3, "0.00001")]
    [InlineData("1.5e-9", 17, "1.5e-9")]
    [InlineData("12345678901234567", 17, "12345678901234567")]
    [InlineData("123456789012345678", 17, "1.2345678901234568e17")]
    [InlineData("1e800", 17, "1e800")]
    [InlineData("-1.25e-800", 2, "-1.2e-800")]
    [InlineData("9.9999999999999996", 17, "9.9999999999999996")]
    [InlineData("0.99999999999999996e800", 17, "9.9999999999999996e799")]
    public void Decimal_digits_are_rounded_to_even_and_written_short(string number, int digits, string expected) =>
        Assert.Equal(expected, Rational.Parse(number).ToDecimalString(digits));

    [Fact]
    public void At_least_one_digit_is_shown() => Assert.Throws<ArgumentOutOfRangeException>(() => Rational.One.ToDecimalString(0));
}
