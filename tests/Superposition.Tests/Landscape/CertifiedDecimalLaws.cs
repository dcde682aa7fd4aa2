using System.Globalization;
using System.Numerics;
using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>Decimals of the census against digits found by comparing squares of integers of 60 digits.</summary>
public class CertifiedDecimalLaws
{
    /// <summary>Antipodal minimum at I = 1: w_1^2 = (8 - 5p)/(2 (4 - 3p)), bisected here to 60 decimal places.</summary>
    [Fact]
    public void Coordinates_have_the_digits_of_a_bisection_to_60_places() => Gen.Int[1, 997].Sample(
        k =>
        {
            var p = new Rational(k, 997);
            var square = (8 - (5 * p)) / (2 * (4 - (3 * p)));
            var scale = BigInteger.Pow(10, 60);
            var (low, high) = (BigInteger.Zero, 2 * scale);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                if (middle * middle * square.Denominator <= square.Numerator * scale * scale)
                    low = middle;
                else
                    high = middle;
            }

            var census = CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(p, 1));
            var text = CriticalPointCensus.CertifiedDecimal(census.Minima.Single(m => m.Phase == Phase.Antipodal).W1)!;
            Assert.Equal(Rounded(low, 44), text);
        },
        iter: 30);

    /// <summary>An enclosure of a number x whose width is far below the digits gives the digits of x; a wider one fewer digits, never wrong ones.</summary>
    [Fact]
    public void Digits_shown_hold_for_every_member_of_the_enclosure() =>
        Gen.Select(Gen.Long[-999_999_999, 999_999_999], Gen.Int[1, 999_983], Gen.Int[-30, 30], Gen.Int[12, 40]).Where((n, _, _, _) => n != 0).Sample(
            (n, d, exponent, width) =>
            {
                var value = new Rational(n, d) * new Rational(10).Pow(exponent);
                var around = value.Abs() * new Rational(10).Pow(-width);
                var enclosure = new RationalInterval(value - around, value + (around / 3));
                if (CriticalPointCensus.CertifiedDecimal(enclosure) is not { } text)
                {
                    Assert.True(width < 20 || value.ToDecimalString(15) != value.ToDecimalString(40), $"{enclosure}");
                    return;
                }

                var shown = Rational.Parse(text);
                var unit = value.Abs() * new Rational(10).Pow(-14);
                Assert.True((shown - enclosure.Lower).Abs() <= unit && (shown - enclosure.Upper).Abs() <= unit);
                Assert.Contains(text, new[] { 15, 16, 17 }.Select(digits => enclosure.Lower.ToDecimalString(digits, keepZeros: !enclosure.IsPoint)));
                Assert.Contains(text, new[] { 15, 16, 17 }.Select(digits => enclosure.Upper.ToDecimalString(digits, keepZeros: !enclosure.IsPoint)));
            },
            iter: 1000);

    [Fact]
    public void Fewer_than_15_certified_digits_are_none() => Assert.Null(CriticalPointCensus.CertifiedDecimal(new(new(1, 3), new(1000001, 3000000))));

    [Fact]
    public void An_exact_number_has_17_digits_without_trailing_zeros()
    {
        Assert.Equal("0.33333333333333333", CriticalPointCensus.CertifiedDecimal(new Rational(1, 3)));
        Assert.Equal("0.5", CriticalPointCensus.CertifiedDecimal(new Rational(1, 2)));
        Assert.Equal("0", CriticalPointCensus.CertifiedDecimal(Rational.Zero));
    }

    /// <summary>The integer part and digits of value/10^60, for 0.1 &lt;= value/10^60 &lt; 10, after dropping all but 17 significant digits by rounding.</summary>
    private static string Rounded(BigInteger value, int dropped)
    {
        var unit = BigInteger.Pow(10, dropped);
        var rounded = (value + (unit / 2)) / unit;
        var digits = rounded.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(17, digits.Length);
        return $"{digits[0]}.{digits[1..]}";
    }
}
