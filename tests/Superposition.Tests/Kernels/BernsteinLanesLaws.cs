using System.Runtime.Intrinsics;
using CsCheck;
using Superposition.Algebra;
using Superposition.Kernels;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Kernels;

/// <summary>What is certified in four lanes is true of the exact polynomial.</summary>
public class BernsteinLanesLaws
{
    private const double RelativeError = 16.0 / (1L << 53);

    /// <summary>The roots of q(s), distinct, some close together, and a guess near one of them.</summary>
    private static readonly Gen<(Rational[] Roots, double Guess)> Known = Gen.Select(
        Gen.Int[1, 30_000].Select(n => new Rational(n, 10_000)).Array[1, 6], Gen.Int[0, 5], Gen.Double[-1e-3, 1e-3], (roots, which, offset) =>
        {
            var distinct = roots.Distinct().Order().ToArray();
            return (distinct, distinct[which % distinct.Length].ToDouble() + offset);
        });

    [Fact]
    public void A_certain_root_is_a_root_with_that_change_of_sign()
    {
        var (decided, all) = (0, 0);
        Known.Sample(
            (roots, guess) =>
            {
                all++;
                var lanes = InDouble(WithRoots(roots.Select(r => (r, 1))));
                foreach (var signBefore in new[] { 1, -1 })
                {
                    var ratio = Vector256.Create(guess);
                    var isCertain = lanes.FindRoot(signBefore, ref ratio, out var error);
                    if (isCertain.ExtractMostSignificantBits() == 0)
                        continue;
                    decided++;
                    var (from, to) = (Rational.FromDouble(ratio[3]) - Rational.FromDouble(error[3]), Rational.FromDouble(ratio[3]) + Rational.FromDouble(error[3]));
                    var at = Array.FindIndex(roots, r => r >= from && r <= to);
                    Assert.True(at >= 0, $"no root of {string.Join(' ', roots)} at {ratio[3]} +- {error[3]}");
                    Assert.Equal((roots.Length - at) % 2 == 0 ? 1 : -1, signBefore);
                    Assert.True(from >= 0);
                }
            },
            iter: 2000,
            threads: 1);
        Assert.True(decided > all * 0.9, $"{decided} of {all} decided");
    }

    [Fact]
    public void A_lane_does_not_depend_on_the_others() => Gen.Select(Known, Gen.Double[0, 3].Array[3]).Sample(
        (known, others) =>
        {
            var lanes = InDouble(WithRoots(known.Roots.Select(r => (r, 1))));
            var (alone, among) = (Vector256.Create(known.Guess), Vector256.Create(others[0], others[1], known.Guess, others[2]));
            var (certainAlone, certainAmong) = (lanes.FindRoot(1, ref alone, out var errorAlone), lanes.FindRoot(1, ref among, out var errorAmong));
            Assert.Equal((alone[0], errorAlone[0]), (among[2], errorAmong[2]));
            Assert.Equal(certainAlone.AsInt64()[0], certainAmong.AsInt64()[2]);
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void Values_are_within_the_bound_of_the_exact_ones() => Gen.Select(Known, Gen.Double[0, 10]).Sample(
        (known, s) =>
        {
            var q = WithRoots(known.Roots.Select(r => (r, 1)));
            var lanes = InDouble(q);
            var ratio = Rational.FromDouble(s);
            var exact = q.Evaluate(ratio) / (1 + ratio).Pow(q.Degree);
            Assert.True((exact - Rational.FromDouble(lanes.Evaluate(Vector256.Create(s))[1])).Abs() <= Rational.FromDouble(lanes.ValueError));
        },
        iter: 1000,
        threads: 1);

    [Fact]
    public void A_double_root_and_a_root_below_0_are_left_undecided()
    {
        foreach (var (polynomial, guess) in new[] { (WithRoots((new(1, 3), 2)), 1.0 / 3), (WithRoots((new(-1, 3), 1)), 0.0) })
        {
            var ratio = Vector256.Create(guess);
            var lanes = InDouble(polynomial);
            Assert.Equal(0U, (lanes.FindRoot(1, ref ratio, out _) | lanes.FindRoot(-1, ref ratio, out _)).ExtractMostSignificantBits());
        }
    }

    /// <summary>The coefficients rounded, with the error that a table with these sizes states.</summary>
    private static BernsteinLanes InDouble(UnivariatePolynomial q)
    {
        var coefficients = Enumerable.Range(0, q.Degree + 1).Select(k => Vector256.Create(q[k].ToDouble())).ToArray();
        return new(coefficients, RelativeError * coefficients.Max(c => Math.Abs(c[0])));
    }
}
