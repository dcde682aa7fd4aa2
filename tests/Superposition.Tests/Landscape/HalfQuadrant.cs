using System.Collections.Immutable;
using System.Numerics;
using Superposition.Landscape;

namespace Superposition.Tests.Landscape;

/// <summary>
/// The critical points of L = (L_0 - 2 A(t) r^2 + B(t) r^4)/scale on the rays W = r (1, side t), 0 &lt; t &lt; 1, or with the weights exchanged.
/// The lowest loss on a ray, L_0 - A^2/B at r^2 = A/B, falls with t where N = 2 A' B - A B' is positive.
/// </summary>
internal sealed class HalfQuadrant
{
    private readonly ImmutableArray<BigInteger> _a, _b;
    private readonly (BigInteger AtOrigin, BigInteger Scale) _loss;
    private readonly int _side;
    private readonly bool _isExchanged;
    private readonly ImmutableArray<BigInteger> _roots;

    public HalfQuadrant(
        ImmutableArray<BigInteger> a, ImmutableArray<BigInteger> b, (BigInteger AtOrigin, BigInteger Scale) loss, int side, bool isExchanged, int bits)
    {
        (_a, _b, _loss, _side, _isExchanged, Bits) = (a, b, loss, side, isExchanged, bits);
        var n = Product(FixedPointRoots.Derivative(a), b).Zip(Product(a, FixedPointRoots.Derivative(b)), (x, y) => (2 * x) - y).ToImmutableArray();
        (_roots, SignAtAxis) = FixedPointRoots.Of(n, bits);
        SignOnDiagonal = n.Aggregate(BigInteger.Add).Sign;
    }

    public int Bits { get; }

    /// <summary>The sign of N just beyond t = 0.</summary>
    public int SignAtAxis { get; }

    /// <summary>The sign of N at t = 1, exact.</summary>
    public int SignOnDiagonal { get; }

    /// <summary>The sign of N just before t = 1.</summary>
    public int SignBeforeDiagonal => _roots.Length % 2 == 0 ? SignAtAxis : -SignAtAxis;

    /// <summary>The roots of N alternate between minima, where N falls through 0, and saddles.</summary>
    public IEnumerable<SecondOpinion.Point> Inside() =>
        _roots.Select((t, k) => At(t, (k % 2 == 0) == (SignAtAxis > 0) ? CriticalPointKind.Minimum : CriticalPointKind.Saddle));

    /// <summary>The point in the direction t, of the pair the one with w_1 > 0, or w_1 = 0 and w_2 > 0.</summary>
    public SecondOpinion.Point At(BigInteger t, CriticalPointKind kind)
    {
        var (a, b) = (FixedPointRoots.Value(_a, t, Bits), FixedPointRoots.Value(_b, t, Bits));
        Assert.True(a.Sign > 0 && b.Sign > 0);
        var radius = Root((a << (2 * Bits)) / b);
        var (large, small) = (radius, _side * radius * t >> Bits);
        var (w1, w2) = _isExchanged ? (_side * small, _side * large) : (large, small);
        if (w1.IsZero)
            w2 = BigInteger.Abs(w2);
        return new(w1, w2, ((_loss.AtOrigin << Bits) - (a * a / b)) / _loss.Scale, kind, null, false);
    }

    private static ImmutableArray<BigInteger> Product(ImmutableArray<BigInteger> left, ImmutableArray<BigInteger> right)
    {
        var product = new BigInteger[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
                product[i + j] += left[i] * right[j];
        }

        return [.. product];
    }

    /// <summary>The square root rounded down: Newton's method from above falls until it arrives.</summary>
    private static BigInteger Root(BigInteger square)
    {
        var root = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        while ((root + (square / root)) / 2 is var next && next < root)
            root = next;
        return root;
    }
}
