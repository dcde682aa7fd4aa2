using System.Globalization;
using System.Numerics;
using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Rounding to the nearest double, checked by the exact distances to both neighbours.</summary>
public class RationalConversionLaws
{
    private static readonly Gen<double> Finite = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);

    /// <summary>Subnormal numbers and the smallest normal ones.</summary>
    private static readonly Gen<double> Tiny = Gen.ULong[0, 1UL << 53].Select(BitConverter.UInt64BitsToDouble);

    [Fact]
    public void A_double_is_read_exactly_and_comes_back_bit_for_bit() => Finite.Sample(
        value =>
        {
            var exact = Rational.FromDouble(value);
            Fraction.Of(value).AssertIs(exact);
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(exact.ToDouble()));
        },
        iter: 2000);

    [Fact]
    public void Rationals_of_all_sizes_round_to_the_nearest_double() => Numbers.AnyFraction.Sample(AssertNearest, iter: 3000);

    [Fact]
    public void Quotients_of_machine_integers_round_once() =>
        Gen.Select(Gen.Long, Gen.Long.Where(d => d != 0)).Sample((n, d) => AssertNearest(new Fraction(n, d)), iter: 3000);

    [Fact]
    public void Fractions_of_thousands_of_bits_round_to_the_nearest_double() =>
        Gen.Select(Gen.Byte.Array[200, 400], Gen.Byte.Array[200, 400]).Sample(
            (n, d) => AssertNearest(new Fraction(new BigInteger(n), BigInteger.Abs(new BigInteger(d)) + 1)), iter: 500);

    [Fact]
    public void Points_at_and_beside_the_middle_of_two_doubles_round_to_the_nearest_then_to_even() =>
        Gen.Select(Gen.OneOf(Finite, Tiny), Gen.Int[-1, 1], Gen.Int[1080, 3000]).Sample(
            (value, side, bits) =>
            {
                var middle = (Fraction.Of(value) + Fraction.Of(Math.BitIncrement(value))) / new Fraction(2, 1);
                AssertNearest(middle + new Fraction(side, BigInteger.Pow(2, bits)));
            },
            iter: 800);

    [Fact]
    public void Decimal_texts_round_as_the_platform_rounds_them() =>
        Gen.Select(Gen.Char['0', '9'].Array[1, 60], Gen.Int[-390, 310]).Sample(
            (digits, exponent) =>
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{new string(digits)}e{exponent}");
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), Rational.Parse(text).ToDouble());
            },
            iter: 2000);

    [Fact]
    public void Rounding_is_monotone_and_odd() => Gen.Select(Numbers.AnyRational, Numbers.AnyRational).Sample(
        (x, y) => Rational.Min(x, y).ToDouble() <= Rational.Max(x, y).ToDouble()
            && (x.IsZero || (-x).ToDouble() == -x.ToDouble()), iter: 500);

    /// <summary>No neighbour is nearer, of two nearest ones the significand is even; infinity counts as 2^1024.</summary>
    private static void AssertNearest(Fraction x)
    {
        var value = new Rational(x.N, x.D).ToDouble();
        var distance = (Fraction.Of(value) - x).Abs();
        foreach (var neighbour in (double[])[Math.BitIncrement(value), Math.BitDecrement(value)])
        {
            if (Math.Abs(neighbour) == Math.Abs(value))
                continue;
            var order = distance.CompareTo((Fraction.Of(neighbour) - x).Abs());
            var isEven = (BitConverter.DoubleToInt64Bits(value) & 1) == 0;
            Assert.True(order < 0 || (order == 0 && isEven), $"{value:R} is not the nearest to {x}, {neighbour:R} is nearer or even");
        }
    }
}
