using System.Numerics;
using CsCheck;
using Superposition.Algebra;
using Superposition.Kernels;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Kernels;

/// <summary>What is certified in double precision is true of the exact polynomial.</summary>
public class BernsteinPolynomialLaws
{
    private const double Roundoff = 1.0 / (1L << 53);

    /// <summary>Polynomials up to degree 8 with known roots in (0, 1), some close together or to the ends, and other roots outside.</summary>
    private static readonly Gen<(Rational[] Roots, UnivariatePolynomial Polynomial)> Known = Gen.Select(
        Gen.Select(Gen.Int[1, 9999], n => new Rational(n, 10000)).Array[0, 4],
        Gen.Select(Gen.Int[1, 30], Gen.Bool, (n, isAbove) => isAbove ? 1 + new Rational(n, 10) : new Rational(-n, 10)).Array[0, 2],
        Gen.Select(Gen.Int[-10, 20], Gen.Int[1, 20], (c, h) => (new Rational(c, 10), new Rational(h, 10))).Array[0, 1],
        (inside, outside, complex) =>
        {
            var roots = inside.Distinct().Order().ToArray();
            var real = WithRoots(roots.Concat(outside).Select(r => (r, 1)));
            return (roots, complex.Aggregate(real, (p, c) => p * Quadratic(c.Item1, c.Item2)));
        });

    /// <summary>(t - a)(t - b) with a and b 0.6/2^20 apart, and only an odd multiple of 2^-20 between them: the finest halving parts them.</summary>
    [Fact]
    public void Two_roots_are_told_apart_on_a_grid_of_a_millionth()
    {
        var (a, b) = (349_524.7 / (1 << 20), 349_525.3 / (1 << 20));
        Span<BernsteinRoot> roots = new BernsteinRoot[2];

        Assert.True(new BernsteinPolynomial([a * b, (2 * a * b) - a - b, (1 - a) * (1 - b)], 1e-16).TryIsolate(roots, out var count));
        Assert.Equal(2, count);
    }

    [Fact]
    public void Certified_roots_are_all_the_roots_and_within_their_errors()
    {
        var (decided, all) = (0, 0);
        Known.Sample(
            known =>
            {
                Interlocked.Increment(ref all);
                var polynomial = InDouble(known.Polynomial, out var coefficients);
                Span<BernsteinRoot> found = stackalloc BernsteinRoot[BernsteinPolynomial.MaxDegree];
                if (!polynomial.TryIsolate(found, out var count))
                    return;
                Interlocked.Increment(ref decided);
                Assert.Equal(known.Roots.Length, count);
                for (var k = 0; k < count; k++)
                {
                    Assert.True((known.Roots[k] - Rational.FromDouble(found[k].Position)).Abs() <= Rational.FromDouble(found[k].Error), string.Join(' ', coefficients));
                    var before = (k == 0 ? 0 : (known.Roots[k - 1] + known.Roots[k]) / 2);
                    Assert.Equal(known.Polynomial.SignAt(before), found[k].SignBefore);
                }
            },
            iter: 2000,
            threads: 1);
        Assert.True(decided > all * 0.9, $"{decided} of {all} decided");
    }

    [Fact]
    public void Values_are_within_the_bound_of_the_exact_ones() => Gen.Select(Known, Gen.Double[0, 1]).Sample(
        (known, t) =>
        {
            var polynomial = InDouble(known.Polynomial, out _);
            var exact = known.Polynomial.Evaluate(Rational.FromDouble(t));
            Assert.True((exact - Rational.FromDouble(polynomial.Evaluate(t))).Abs() <= Rational.FromDouble(polynomial.ValueError));
            Assert.True(exact.Abs() <= Rational.FromDouble(polynomial.Size));
            Assert.True(known.Polynomial.Derivative().Evaluate(Rational.FromDouble(t)).Abs() <= Rational.FromDouble(polynomial.Slope));
        },
        iter: 1000);

    [Fact]
    public void A_double_root_is_left_undecided()
    {
        var touching = InDouble(WithRoots((new(1, 3), 2)), out _);
        Assert.False(touching.TryIsolate(new BernsteinRoot[2], out _));
        Assert.False(touching.IsPositive);
    }

    [Fact]
    public void Errors_as_large_as_the_coefficients_leave_everything_undecided()
    {
        var polynomial = new BernsteinPolynomial([-1, 0.5, 1], 1.1);
        Assert.False(polynomial.TryIsolate(new BernsteinRoot[2], out _));
        Assert.Equal((0, 0, false), (polynomial.SignAtStart, polynomial.SignAtEnd, polynomial.IsPositive));
    }

    /// <summary>The polynomial in the basis t^k (1 - t)^(n-k), rounded to doubles.</summary>
    private static BernsteinPolynomial InDouble(UnivariatePolynomial polynomial, out double[] coefficients)
    {
        var n = polynomial.Degree;
        coefficients =
        [
            .. Enumerable.Range(0, n + 1).Select(k => Enumerable.Range(0, k + 1)
                .Select(j => polynomial[j] * Binomial(n - j, k - j))
                .Aggregate(Rational.Zero, (a, b) => a + b)
                .ToDouble()),
        ];
        return new(coefficients, coefficients.Max(Math.Abs) * Roundoff);
    }

    private static BigInteger Binomial(int n, int k) => k == 0 ? 1 : Binomial(n - 1, k - 1) * n / k;
}
