using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>A direction with a critical point, before its radius, its loss and its Hessian are enclosed.</summary>
/// <param name="Chart">The cell in whose coordinate t the direction is given; for a wall, a cell that it bounds.</param>
/// <param name="Exact">The direction where it is a wall: t = 0.</param>
/// <param name="Root">The direction where it lies inside the cell: a root of N.</param>
/// <param name="SignBefore">The sign of psi' on the anticlockwise side.</param>
/// <param name="SignAfter">The sign of psi' on the clockwise side.</param>
/// <param name="IsSmooth">Whether the loss has a Hessian there.</param>
internal sealed record CriticalDirection(RayReduction Chart, Rational? Exact, RealRoot? Root, int SignBefore, int SignAfter, bool IsSmooth)
{
    /// <summary>Enclosures are narrower than 2^-64 of a number, about 5e-20, when it counts as resolved.</summary>
    private const int ResolvedBits = 64;

    private static readonly int[] Precisions = [96, 192, 384, 768, 1536, 3072];

    /// <summary>The index: 1 for a minimum across the ray, -1 for a maximum across it, 0 where psi is monotonic.</summary>
    public int Index => (SignAfter - SignBefore) / 2;

    public CriticalPointKind Kind => Index switch
    {
        1 => CriticalPointKind.Minimum,
        -1 => CriticalPointKind.Saddle,
        _ => IsSmooth ? CriticalPointKind.Degenerate : CriticalPointKind.Clarke,
    };

    /// <summary>The exact sign of a homogeneous form of even degree in this direction.</summary>
    public int SignOf(LaurentPolynomial form) => SignOf(Chart.InChart(form));

    /// <summary>The exact sign of a polynomial in t in this direction.</summary>
    public int SignOf(UnivariatePolynomial polynomial) => Exact is { } t ? polynomial.SignAt(t) : Root!.SignOf(polynomial);

    /// <summary>The point in enclosures whose widths are at most 2^-<see cref="ResolvedBits"/> of the numbers, but for those that are exactly known.</summary>
    /// <exception cref="CensusUndecidedException">A number is not resolved at the last precision.</exception>
    public CriticalPoint Resolve()
    {
        foreach (var bits in Precisions)
        {
            var (point, isResolved) = At(bits);
            if (isResolved)
                return point;
        }

        throw new CensusUndecidedException($"a critical point in the cell {Chart.Loss.Cell.Name} is not resolved to {CriticalPointCensus.Digits} digits");
    }

    /// <summary>The point in enclosures whose relative widths are about 2^-bits.</summary>
    public CriticalPoint Enclose(int bits) => At(bits).Point;

    /// <summary>The direction where it lies inside the cell, in an enclosure whose width is at most 2^-bits of its distances from 0 and 1.</summary>
    public RealRoot RefinedRoot(int bits) => Root!.Refine(Margin(Root).ShiftLeft(-bits));

    /// <summary>A bound of t and 1 - t from below: the root lies strictly inside its enclosure, which lies strictly inside (0, 1).</summary>
    private static Rational Margin(RealRoot root) => Rational.Min(root.Enclosure.Lower, Rational.One - root.Enclosure.Upper);

    private (CriticalPoint Point, bool IsResolved) At(int bits)
    {
        if (Exact is { } wall)
            return AtRational(wall, bits);

        var root = RefinedRoot(bits);
        return root.Enclosure.IsPoint ? AtRational(root.Enclosure.Lower, bits) : AtRoot(root, bits + 16 + BinaryPlaces.Before(Margin(root)));
    }

    /// <summary>In a rational direction, so on a wall, the loss is rational too, and often the radius.</summary>
    private (CriticalPoint Point, bool IsResolved) AtRational(Rational t, int bits)
    {
        Rational a = Chart.A.Evaluate(t), b = Chart.B.Evaluate(t);
        var radius = ((RationalInterval)(a / b)).Sqrt(bits + BinaryPlaces.Before(a / b));
        var eigenvalues = IsSmooth
            ? Eigenvalues(DyadicInterval.Around(t, bits), DyadicInterval.Around(a / b, bits), polynomial => polynomial.SignAt(t))
            : ((DyadicInterval Lower, DyadicInterval Upper)?)null;
        return (
            Point(radius * Chart.W1.Evaluate(t), radius * Chart.W2.Evaluate(t), Chart.LossAtOrigin - (a * a / b), eigenvalues),
            eigenvalues is not { } e || (IsResolved(e.Lower) && IsResolved(e.Upper)));
    }

    private (CriticalPoint Point, bool IsResolved) AtRoot(RealRoot root, int bits)
    {
        var t = DyadicInterval.Around(root.Enclosure, bits);
        DyadicInterval a = Chart.A.Evaluate(t), b = Chart.B.Evaluate(t);
        var square = a / b;
        var radius = square.Sqrt();
        DyadicInterval w1 = radius * Chart.W1.Evaluate(t), w2 = radius * Chart.W2.Evaluate(t);
        var loss = DyadicInterval.Around(Chart.LossAtOrigin, t.Bits) - (a * square);
        var eigenvalues = Eigenvalues(t, square, root.SignOf);
        var isResolved = IsResolved(w1) && IsResolved(w2) && IsResolved(loss) && IsResolved(eigenvalues.Lower) && IsResolved(eigenvalues.Upper);
        return (Point(w1.ToRational(), w2.ToRational(), loss.ToRational(), eigenvalues), isResolved);
    }

    private CriticalPoint Point(RationalInterval w1, RationalInterval w2, RationalInterval loss, (DyadicInterval Lower, DyadicInterval Upper)? eigenvalues) =>
        new(w1, w2, loss, Kind, Index, IsSmooth, null, false, eigenvalues is { } e ? (e.Lower.ToRational(), e.Upper.ToRational()) : null);

    /// <summary>(T -+ sqrt(D))/2 with T = h11 + h22 and D = (h11 - h22)^2 + 4 h12^2; the eigenvalue across the ray is exactly 0 where N' = 0 too.</summary>
    private (DyadicInterval Lower, DyadicInterval Upper) Eigenvalues(DyadicInterval t, DyadicInterval square, Func<UnivariatePolynomial, int> signOf)
    {
        var h = Chart.Hessian().Select(e => e.Constant.Evaluate(t) + (e.Quadratic.Evaluate(t) * square)).ToArray();
        var (trace, difference) = (h[0] + h[2], h[0] - h[2]);
        if (signOf(Chart.N.Derivative()) == 0)
        {
            var zero = DyadicInterval.Exactly(BigInteger.Zero, t.Bits);
            return trace.Sign > 0 ? (zero, trace) : (trace, zero);
        }

        var root = ((difference * difference) + (h[1] * h[1]).ShiftLeft(2)).Sqrt();
        return ((trace - root).ShiftLeft(-1), (trace + root).ShiftLeft(-1));
    }

    private static bool IsResolved(DyadicInterval number) => number.IsRelativelyNarrow(ResolvedBits);
}
