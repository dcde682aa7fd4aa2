using System.Numerics;
using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Random integers, rationals and intervals: small, near the limits of machine words, and far beyond them.</summary>
public static class Numbers
{
    private static readonly BigInteger[] Limits =
    [
        BigInteger.Pow(2, 31), BigInteger.Pow(2, 53), BigInteger.Pow(2, 62), long.MaxValue, BigInteger.Pow(2, 64),
        BigInteger.Pow(2, 126), Int128.MaxValue,
    ];

    /// <summary>Integers from -20 to 20.</summary>
    public static Gen<BigInteger> SmallInteger { get; } = Gen.Int[-20, 20].Select(n => (BigInteger)n);

    /// <summary>Integers at most 3 away from a limit of a machine word, of either sign.</summary>
    public static Gen<BigInteger> LimitInteger { get; } =
        Gen.Select(Gen.Int[0, Limits.Length - 1], Gen.Int[-3, 3], Gen.Bool, (i, d, minus) => minus ? -(Limits[i] + d) : Limits[i] + d);

    /// <summary>Integers of up to 400 bits.</summary>
    public static Gen<BigInteger> HugeInteger { get; } = Gen.Byte.Array[9, 50].Select(bytes => new BigInteger(bytes));

    /// <summary>Integers of all sizes.</summary>
    public static Gen<BigInteger> AnyInteger { get; } =
        Gen.OneOf(SmallInteger, LimitInteger, Gen.Long.Select(n => (BigInteger)n), HugeInteger);

    /// <summary>Unreduced fractions of all sizes, some with a large common factor.</summary>
    public static Gen<Fraction> AnyFraction { get; } = Gen.Select(
        AnyInteger,
        AnyInteger.Where(n => !n.IsZero),
        Gen.OneOf(Gen.Const(BigInteger.One), AnyInteger.Where(n => !n.IsZero)),
        (n, d, k) => new Fraction(n * k, d * k));

    /// <summary>Rationals of all sizes.</summary>
    public static Gen<Rational> AnyRational { get; } = AnyFraction.Select(f => new Rational(f.N, f.D));

    /// <summary>Rationals n/d with |n| and d up to 20.</summary>
    public static Gen<Rational> SmallRational { get; } = Gen.Select(Gen.Int[-20, 20], Gen.Int[1, 20], (n, d) => new Rational(n, d));

    /// <summary>Rationals that are mostly small.</summary>
    public static Gen<Rational> Coefficient { get; } = Gen.Frequency((9, SmallRational), (1, AnyRational));

    /// <summary>A number other than 0.</summary>
    public static Gen<Rational> NonZero { get; } = SmallRational.Where(r => !r.IsZero);

    /// <summary>An interval with three of its members, an end among them now and then.</summary>
    public static Gen<(RationalInterval Interval, Rational[] Members)> Interval { get; } =
        Gen.Select(Coefficient, Coefficient, Gen.Int[0, 8].Array[3], (a, b, parts) =>
        {
            var interval = new RationalInterval(Rational.Min(a, b), Rational.Max(a, b));
            return (interval, parts.Select(k => interval.Lower + (interval.Width * new Rational(k, 8))).ToArray());
        });
}
