using System.Collections.Immutable;
using System.Numerics;
using Superposition.Algebra;
using Superposition.Landscape;

namespace Superposition.Tests.Landscape;

/// <summary>
/// Critical points found from formulas worked out by hand, in integers that count units of 2^-bits; of the exact numbers under test it takes
/// only the numerators and denominators of p = a/b and I = c/d.
/// </summary>
internal sealed class SecondOpinion
{
    private readonly int _bits;
    private readonly BigInteger _a, _b, _c, _d;

    public SecondOpinion(Rational density, Rational importance, int bits = 256)
    {
        _bits = bits;
        (_a, _b, _c, _d) = (density.Numerator, density.Denominator, importance.Numerator, importance.Denominator);
        var halves = new[] { (1, false), (1, true), (-1, true), (-1, false) }.Select(half => Half(half.Item1, half.Item2)).ToArray();
        var points = halves.SelectMany(half => half.Inside())
            .Append(halves[0].At(BigInteger.Zero, KinkKind(halves[0].SignAtAxis, halves[3].SignAtAxis)))
            .Append(halves[1].At(BigInteger.Zero, KinkKind(halves[1].SignAtAxis, halves[2].SignAtAxis)))
            .Concat(OnDiagonal(halves[0], halves[1])).Concat(OnDiagonal(halves[3], halves[2])).ToList();
        var lowest = points.Where(p => p.Kind == CriticalPointKind.Minimum).Min(p => p.Loss);
        Points =
        [
            .. points.Select(p => p.Kind == CriticalPointKind.Minimum ? p with { Phase = PhaseOf(p), IsGlobal = p.Loss - lowest <= Tolerance } : p),
            new(BigInteger.Zero, BigInteger.Zero, (8 * _a * _b * (_c + _d) << bits) / (24 * _b * _b * _d), CriticalPointKind.Maximum, null, false),
        ];
        var phases = Points.Where(p => p.IsGlobal).Select(p => p.Phase!.Value).Distinct().ToList();
        Phase = phases is [var only] ? only : Phase.Coexistence;
    }

    /// <summary>A critical point with its coordinates and its loss in units of 2^-bits.</summary>
    public sealed record Point(BigInteger W1, BigInteger W2, BigInteger Loss, CriticalPointKind Kind, Phase? Phase, bool IsGlobal);

    /// <summary>One of each pair {W, -W}: the one with w_1 > 0, or w_1 = 0 and w_2 > 0; the origin last.</summary>
    public ImmutableArray<Point> Points { get; }

    public Phase Phase { get; }

    /// <summary>What rounding may have done, generously: a quarter of the bits; 2^-192 or 1.6e-58 where there are 256.</summary>
    private BigInteger Tolerance => BigInteger.One << (_bits / 4);

    /// <summary>The census lists these points and no others, each in its enclosure, with the same kinds, phases and global minima.</summary>
    public void AssertAgreesWith(CriticalPointCensus census)
    {
        Assert.True(census.Certificate.IsComplete);
        Assert.Equal((1, Phase), (census.Certificate.IndexSum, census.Phase));
        foreach (var kind in Enum.GetValues<CriticalPointKind>())
            Assert.Equal(Points.Count(p => p.Kind == kind), census.Points.Count(p => p.Kind == kind));
        foreach (var point in Points)
        {
            var listed = Assert.Single(census.Points, q => IsIn(q.W1, point.W1) && IsIn(q.W2, point.W2));
            Assert.Equal((point.Kind, point.Phase, point.IsGlobal), (listed.Kind, listed.Phase, listed.IsGlobal));
            Assert.True(IsIn(listed.Loss, point.Loss), $"the loss of a {point.Kind} is not enclosed");
        }
    }

    private bool IsIn(RationalInterval enclosure, BigInteger units) =>
        enclosure.Lower.Numerator << _bits <= (units + Tolerance) * enclosure.Lower.Denominator
        && enclosure.Upper.Numerator << _bits >= (units - Tolerance) * enclosure.Upper.Denominator;

    /// <summary>Below 22.5 degrees t^2 + 2t - 1 &lt; 0, for t the smaller weight over the larger; multiplied here by the square of the larger.</summary>
    private Phase PhaseOf(Point point)
    {
        if (point.W1.Sign * point.W2.Sign < 0)
            return Phase.Antipodal;
        var (large, small) = (BigInteger.Max(point.W1, point.W2), BigInteger.Min(point.W1, point.W2));
        if ((small * small) + (2 * large * small) - (large * large) >= -Tolerance << _bits)
            return Phase.Confused;
        return point.W1 > point.W2 ? Phase.FirstOnly : Phase.SecondOnly;
    }

    /// <summary>Past a kink the loss falls where N > 0, with slope or curvature: on both sides, on one or on none.</summary>
    private static CriticalPointKind KinkKind(int one, int other) => (one + other) switch
    {
        > 0 => CriticalPointKind.Saddle,
        < 0 => CriticalPointKind.Minimum,
        _ => CriticalPointKind.Clarke,
    };

    /// <summary>On |w_1| = |w_2| the loss is smooth, so N is 0 on both sides or has opposite signs, each half quadrant looking at it from its own side.</summary>
    private static IEnumerable<Point> OnDiagonal(HalfQuadrant one, HalfQuadrant other)
    {
        Assert.Equal(one.SignOnDiagonal, -other.SignOnDiagonal);
        if (one.SignOnDiagonal != 0)
            return [];
        return [one.At(BigInteger.One << one.Bits, (one.SignBeforeDiagonal + other.SignBeforeDiagonal) switch
        {
            > 0 => CriticalPointKind.Minimum,
            < 0 => CriticalPointKind.Saddle,
            _ => CriticalPointKind.Degenerate,
        })];
    }

    /// <summary>
    /// L = p (1 + I)/3 - 2 A r^2 + B r^4 for W = r (1, t) or r (1, -t), all multiplied by 24 b^2 d. Exchanging the features exchanges c and d.
    /// </summary>
    private HalfQuadrant Half(int side, bool isExchanged)
    {
        var (a, b, c, d) = isExchanged ? (_a, _b, _d, _c) : (_a, _b, _c, _d);
        ImmutableArray<BigInteger> first = side > 0
            ? [8 * a * b * d, 6 * a * a * (c + d), 8 * a * b * c]
            : [8 * a * b * d, -6 * a * a * d, 8 * a * (b - a) * c, a * a * ((3 * c) + d)];
        ImmutableArray<BigInteger> second = side > 0
            ? [8 * a * b * d, 12 * a * a * d, 8 * a * b * (c + d), 12 * a * a * c, 8 * a * b * c]
            : [8 * a * b * d, -12 * a * a * d, 8 * a * a * d, -2 * a * a * d, 8 * a * (b - a) * c, 2 * a * a * c];
        return new(first, second, (8 * _a * _b * (_c + _d), 24 * _b * _b * _d), side, isExchanged, _bits);
    }
}
