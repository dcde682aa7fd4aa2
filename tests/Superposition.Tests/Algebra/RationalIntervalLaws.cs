using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Every result of an operation on members is a member of the result.</summary>
public class RationalIntervalLaws
{
    [Fact]
    public void Sums_differences_products_and_quotients_contain_those_of_members() => Gen.Select(Numbers.Interval, Numbers.Interval).Sample(
        (left, right) =>
        {
            var (a, b) = (left.Interval, right.Interval);
            foreach (var x in left.Members)
            {
                foreach (var y in right.Members)
                {
                    Assert.True((a + b).Contains(x + y) && (a - b).Contains(x - y) && (a * b).Contains(x * y));
                    Assert.True(b.Contains(0) || (a / b).Contains(x / y));
                }

                Assert.True((-a).Contains(-x) && a.Contains(x));
            }
        },
        iter: 500);

    [Fact]
    public void Ends_of_results_are_results_at_ends() => Gen.Select(Numbers.Interval, Numbers.Interval).Sample(
        (left, right) =>
        {
            var (a, b) = (left.Interval, right.Interval);
            Rational[] products = [a.Lower * b.Lower, a.Lower * b.Upper, a.Upper * b.Lower, a.Upper * b.Upper];
            Assert.Equal((products.Min(), products.Max()), ((a * b).Lower, (a * b).Upper));
            Assert.Equal((a.Lower + b.Lower, a.Upper + b.Upper), ((a + b).Lower, (a + b).Upper));
            Assert.Equal((a.Lower - b.Upper, a.Upper - b.Lower), ((a - b).Lower, (a - b).Upper));
        },
        iter: 300);

    [Fact]
    public void Powers_contain_those_of_members_and_reach_their_ends() => Gen.Select(Numbers.Interval, Gen.Int[-4, 5]).Sample(
        (sample, exponent) =>
        {
            var a = sample.Interval;
            if (exponent < 0 && a.Contains(0))
            {
                Assert.Throws<DivideByZeroException>(() => a.Pow(exponent));
                return;
            }

            var power = a.Pow(exponent);
            Assert.All(sample.Members, x => Assert.True(power.Contains(x.Pow(exponent))));
            List<Rational> extreme = [a.Lower.Pow(exponent), a.Upper.Pow(exponent)];
            if (exponent > 0 && a.Contains(0))
                extreme.Add(Rational.Zero);
            Assert.Equal((extreme.Min(), extreme.Max()), (power.Lower, power.Upper));
        },
        iter: 500);

    [Fact]
    public void Reciprocals_contain_those_of_members() => Numbers.Interval.Sample(
        sample =>
        {
            if (sample.Interval.Contains(0))
                Assert.Throws<DivideByZeroException>(() => sample.Interval.Reciprocal());
            else
                Assert.All(sample.Members, x => Assert.True(sample.Interval.Reciprocal().Contains(1 / x)));
        },
        iter: 300);

    [Fact]
    public void Square_roots_are_enclosed_outwards_to_the_bits_asked_for() =>
        Gen.Select(Numbers.AnyRational, Numbers.AnyRational, Gen.Int[-5, 100]).Sample(
            (x, y, bits) =>
            {
                var a = new RationalInterval(Rational.Min(x.Abs(), y.Abs()), Rational.Max(x.Abs(), y.Abs()));
                var (root, step) = (a.Sqrt(bits), ((Rational)2).Pow(-bits));
                Assert.True(root.Lower.Sign >= 0 && root.Lower.Pow(2) <= a.Lower && a.Upper <= root.Upper.Pow(2), "not outward");
                Assert.True((root.Lower + step).Pow(2) > a.Lower, "the lower end is off by more than the step");
                Assert.True(root.Upper.IsZero || (root.Upper - step).Pow(2) < a.Upper, "the upper end is off by more than the step");
                Assert.True((root.Lower / step).IsInteger && (root.Upper / step).IsInteger);
            },
            iter: 500);

    [Fact]
    public void Widening_is_the_smallest_interval_with_dyadic_ends() => Gen.Select(Numbers.Interval, Gen.Int[-8, 80]).Sample(
        (sample, bits) =>
        {
            var (a, wide, step) = (sample.Interval, sample.Interval.Widen(bits), ((Rational)2).Pow(-bits));
            Assert.True((wide.Lower / step).IsInteger && (wide.Upper / step).IsInteger);
            Assert.True(wide.Lower <= a.Lower && a.Lower < wide.Lower + step && wide.Upper - step < a.Upper && a.Upper <= wide.Upper);
        },
        iter: 500);

    [Fact]
    public void Sign_is_known_exactly_where_all_members_agree() => Numbers.Interval.Sample(
        sample =>
        {
            var a = sample.Interval;
            Assert.Equal(a.Lower.Sign > 0 ? 1 : a.Upper.Sign < 0 ? -1 : a.Lower.IsZero && a.Upper.IsZero ? 0 : null, a.Sign);
            Assert.True(a.Sign is null || sample.Members.All(x => x.Sign == a.Sign));
        },
        iter: 300);

    [Fact]
    public void Two_intervals_overlap_exactly_when_an_end_of_one_lies_in_the_other() => Gen.Select(
        Numbers.Interval, Numbers.Interval).Sample(
        (left, right) =>
        {
            var (a, b) = (left.Interval, right.Interval);
            return a.Overlaps(b) == (a.Contains(b.Lower) || b.Contains(a.Lower)) && a.Overlaps(b) == b.Overlaps(a) && a.Overlaps(a);
        },
        iter: 300);
}
