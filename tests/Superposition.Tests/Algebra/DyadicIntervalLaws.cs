using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Rounded results contain those of members, and are wider than the exact ones by no more than their bits allow.</summary>
public class DyadicIntervalLaws
{
    private static readonly Gen<int> Bits = Gen.Int[2, 120];

    [Fact]
    public void Results_contain_those_of_members() => Gen.Select(Numbers.Interval, Numbers.Interval, Bits).Sample(
        (left, right, bits) =>
        {
            var (a, b) = (DyadicInterval.Around(left.Interval, bits), DyadicInterval.Around(right.Interval, bits));
            foreach (var x in left.Members)
            {
                foreach (var y in right.Members)
                {
                    Assert.True(Contains(a + b, x + y) && Contains(a - b, x - y) && Contains(a * b, x * y));
                    if (b.Sign is null or 0)
                        Assert.Throws<DivideByZeroException>(() => a / b);
                    else
                        Assert.True(Contains(a / b, x / y));
                }

                Assert.True(Contains(a, x) && Contains(-a, -x) && Contains(a.ShiftLeft(-3), x / 8));
            }
        },
        iter: 1000);

    [Fact]
    public void Results_of_numbers_are_off_by_a_few_units_of_the_last_bit() => Gen.Select(Numbers.AnyRational, Numbers.AnyRational.Where(y => !y.IsZero), Gen.Int[8, 120]).Sample(
        (x, y, bits) =>
        {
            var (a, b) = (DyadicInterval.Around(x, bits), DyadicInterval.Around(y, bits));
            Rational unit = Rational.One.ShiftLeft(-bits);
            Assert.All(new[] { (a, x), (a * b, x * y), (a / b, x / y) }, r => Assert.True(r.Item1.ToRational().Width <= r.Item2.Abs() * unit * 16));
            Assert.True((a + b).ToRational().Width <= (x.Abs() + y.Abs()) * unit * 16);
        },
        iter: 500);

    [Fact]
    public void Square_roots_contain_those_of_members_and_are_narrow() => Gen.Select(Numbers.AnyRational, Gen.Int[8, 120]).Sample(
        (x, bits) =>
        {
            var square = x * x;
            var root = DyadicInterval.Around(square, bits).Sqrt();
            Assert.True(Contains(root, x.Abs()) && root.ToRational().Width <= x.Abs().ShiftLeft(4 - bits));
        },
        iter: 500);

    [Fact]
    public void Square_roots_leave_negative_members_out()
    {
        var root = DyadicInterval.Around(new RationalInterval(-1, 4), 20).Sqrt();
        Assert.Equal(new(0, 2), root.ToRational());
        Assert.Throws<ArithmeticException>(() => DyadicInterval.Around(new RationalInterval(-2, -1), 20).Sqrt());
    }

    [Fact]
    public void Signs_and_widths_are_those_of_the_rational_ends() => Gen.Select(Numbers.Interval, Bits, Gen.Int[0, 30]).Sample(
        (sample, precision, bits) =>
        {
            var a = DyadicInterval.Around(sample.Interval, precision);
            var x = a.ToRational();
            Assert.Equal(x.Sign, a.Sign);
            var isNarrow = x.Sign is not null && x.Width.ShiftLeft(bits) <= Rational.Min(x.Lower.Abs(), x.Upper.Abs());
            Assert.Equal(isNarrow, a.IsRelativelyNarrow(bits));
        },
        iter: 500);

    [Fact]
    public void Horner_values_contain_those_of_members() => Gen.Select(Polynomials.Univariate, Numbers.Interval, Bits).Sample(
        (polynomial, sample, bits) =>
        {
            var values = polynomial.Evaluate(DyadicInterval.Around(sample.Interval, bits));
            Assert.All(sample.Members, t => Assert.True(Contains(values, polynomial.Evaluate(t))));
        },
        iter: 500);

    private static bool Contains(DyadicInterval interval, Rational value) => interval.ToRational().Contains(value);
}
