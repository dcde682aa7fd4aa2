using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Field and order, each result compared with the schoolbook fraction.</summary>
public class RationalLaws
{
    private static readonly Gen<(Fraction, Fraction)> Pairs = Gen.Select(Numbers.AnyFraction, Numbers.AnyFraction);

    [Fact]
    public void Sum_difference_and_product_are_those_of_fractions() => Pairs.Sample(
        (a, b) =>
        {
            Rational x = new(a.N, a.D), y = new(b.N, b.D);
            (a + b).AssertIs(x + y);
            (a - b).AssertIs(x - y);
            (a * b).AssertIs(x * y);
        },
        iter: 3000);

    [Fact]
    public void Quotient_and_reciprocal_are_those_of_fractions() => Pairs.Where((_, b) => !b.N.IsZero).Sample(
        (a, b) =>
        {
            (a / b).AssertIs(new Rational(a.N, a.D) / new Rational(b.N, b.D));
            new Fraction(b.D, b.N).AssertIs(new Rational(b.N, b.D).Reciprocal());
        },
        iter: 2000);

    [Fact]
    public void Opposite_absolute_value_and_identity_are_those_of_fractions() => Numbers.AnyFraction.Sample(
        a =>
        {
            var x = new Rational(a.N, a.D);
            new Fraction(-a.N, a.D).AssertIs(-x);
            a.Abs().AssertIs(x.Abs());
            a.AssertIs(+x);
            a.AssertIs(x);
        },
        iter: 1000);

    [Fact]
    public void A_sum_of_large_numbers_that_comes_back_to_a_small_number_is_that_small_number() =>
        Gen.Select(Numbers.AnyFraction, Numbers.AnyFraction.Where(b => !b.N.IsZero)).Sample(
            (a, b) =>
            {
                Rational x = new(a.N, a.D), y = new(b.N, b.D);
                a.AssertIs(x + y - y);
                a.AssertIs(x * y / y);
                new Fraction(0, 1).AssertIs(x - x);
                new Fraction(1, 1).AssertIs(y / y);
            },
            iter: 2000);

    [Fact]
    public void Addition_and_multiplication_are_associative_and_distributive() =>
        Gen.Select(Numbers.AnyRational, Numbers.AnyRational, Numbers.AnyRational).Sample(
            (x, y, z) => (x + y) + z == x + (y + z) && (x * y) * z == x * (y * z) && x * (y + z) == (x * y) + (x * z)
                && x + y == y + x && x * y == y * x,
            iter: 1000);

    [Fact]
    public void Order_is_that_of_the_cross_products() => Pairs.Sample(
        (a, b) =>
        {
            Rational x = new(a.N, a.D), y = new(b.N, b.D);
            var order = a.CompareTo(b);
            Assert.Equal(order, Math.Sign(x.CompareTo(y)));
            Assert.Equal(order, Math.Sign(x.CompareTo((object)y)));
            Assert.Equal((order < 0, order > 0, order <= 0, order >= 0), ((x < y), (x > y), (x <= y), (x >= y)));
            Assert.Equal((order == 0, order != 0), (x == y, x != y));
            (order <= 0 ? a : b).AssertIs(Rational.Min(x, y));
            (order >= 0 ? a : b).AssertIs(Rational.Max(x, y));
        },
        iter: 2000);

    [Fact]
    public void Neighbours_in_the_last_place_are_told_apart() => Numbers.AnyRational.Sample(
        x =>
        {
            var next = x + new Rational(1, x.Denominator * 2);
            return x < next && next > x && x != next && x.CompareTo(next) < 0;
        },
        iter: 500);

    [Fact]
    public void Floor_is_the_integer_with_floor_not_above_x_and_x_below_floor_plus_1() => Numbers.AnyFraction.Sample(
        a =>
        {
            var floor = new Rational(a.N, a.D).Floor();
            return new Fraction(floor, 1).CompareTo(a) <= 0 && a.CompareTo(new Fraction(floor + 1, 1)) < 0;
        },
        iter: 2000);

    [Fact]
    public void Powers_are_repeated_products() =>
        Gen.Select(Numbers.AnyFraction, Gen.Int[-9, 9]).Where((a, k) => !a.N.IsZero || k >= 0).Sample(
            (a, k) => a.Pow(k).AssertIs(new Rational(a.N, a.D).Pow(k)),
            iter: 1000);

    [Fact]
    public void Integers_convert_exactly() => Gen.Select(Gen.Long, Numbers.AnyInteger).Sample(
        (n, big) =>
        {
            new Fraction(n, 1).AssertIs(n);
            new Fraction(big, 1).AssertIs(big);
            new Fraction(big, 1).AssertIs(new Rational(big));
        },
        iter: 500);

    [Fact]
    public void Shifting_is_multiplication_by_a_power_of_two() => Gen.Select(Numbers.AnyRational, Gen.Int[-200, 200]).Sample(
        (x, places) => Assert.Equal(x * ((Rational)2).Pow(places), x.ShiftLeft(places)),
        iter: 1000);
}
