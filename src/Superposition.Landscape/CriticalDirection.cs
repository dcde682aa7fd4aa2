using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>A direction with a critical point, before its radius, its loss and its Hessian are enclosed.</summary>
/// <param name="Chart">The cell in whose coordinate t the direction is given; for a wall, a cell that it bounds.</param>
/// <param name="Exact">The direction where it is a wall: t = 0 or 1.</param>
/// <param name="Root">The direction where it lies inside the cell: a root of N.</param>
/// <param name="SignBefore">The sign of psi' on the anticlockwise side.</param>
/// <param name="SignAfter">The sign of psi' on the clockwise side.</param>
/// <param name="IsSmooth">Whether the loss has a Hessian there.</param>
internal sealed record CriticalDirection(RayReduction Chart, Rational? Exact, RealRoot? Root, int SignBefore, int SignAfter, bool IsSmooth)
{
    /// <summary>The index: 1 for a minimum across the ray, -1 for a maximum across it, 0 where psi is monotonic.</summary>
    public int Index => (SignAfter - SignBefore) / 2;

    public CriticalPointKind Kind => Index switch
    {
        1 => CriticalPointKind.Minimum,
        -1 => CriticalPointKind.Saddle,
        _ => IsSmooth ? CriticalPointKind.Degenerate : CriticalPointKind.Clarke,
    };

    /// <summary>The exact sign of a homogeneous form of even degree in this direction.</summary>
    public int SignOf(LaurentPolynomial form)
    {
        var t = RayFamily.Direction;
        var onChart = UnivariatePolynomial.From(
            form.Substitute((Symbols.Weight(1), Chart.W1.ToLaurent(t)), (Symbols.Weight(2), Chart.W2.ToLaurent(t))), t);
        return SignOf(onChart);
    }

    /// <summary>The exact sign of a polynomial in t in this direction.</summary>
    public int SignOf(UnivariatePolynomial polynomial) => Exact is { } t ? polynomial.SignAt(t) : Root!.SignOf(polynomial);

    /// <summary>The point in enclosures whose relative widths are about 2^-bits.</summary>
    public CriticalPoint Enclose(int bits)
    {
        // The root lies strictly inside its isolating interval, which lies strictly inside (0, 1); so both ends bound t and 1 - t below.
        var t = Exact is { } wall
            ? wall
            : Root!.Refine(Rational.Min(Root.Enclosure.Lower, Rational.One - Root.Enclosure.Upper) * new Rational(1, 2).Pow(bits)).Enclosure;
        RationalInterval a = Rounded(Chart.A.Evaluate(t)), b = Rounded(Chart.B.Evaluate(t));
        var square = Rounded(a / b);
        var radius = square.Sqrt(bits + BinaryPlaces.Before(square.Lower));
        RationalInterval w1 = Rounded(radius * Chart.W1.Evaluate(t)), w2 = Rounded(radius * Chart.W2.Evaluate(t));
        if (w1.Upper.IsZero && w2.Upper.Sign < 0)
            w2 = -w2;
        return new(w1, w2, Chart.LossAtOrigin - Rounded(a * a / b), Kind, Index, IsSmooth, null, false, IsSmooth ? Eigenvalues(w1, w2, bits) : null);

        // Outward, some places beyond those wanted, so that the numbers stay short.
        RationalInterval Rounded(RationalInterval value) => value.IsPoint ? value : value.Widen(bits + 8 + BinaryPlaces.Before(value.Upper));
    }

    /// <summary>(T -+ sqrt(D))/2 with T = h11 + h22 and D = (h11 - h22)^2 + 4 h12^2; the eigenvalue across the ray is exactly 0 where N' = 0 too.</summary>
    private (RationalInterval Lower, RationalInterval Upper) Eigenvalues(RationalInterval w1, RationalInterval w2, int bits)
    {
        RationalInterval h11 = Second(1, 1), h12 = Second(1, 2), h22 = Second(2, 2);
        var trace = h11 + h22;
        if (SignOf(Chart.N.Derivative()) == 0)
            return trace.Lower.Sign > 0 ? (RationalInterval.Zero, trace) : (trace, RationalInterval.Zero);
        var discriminant = (h11 - h22).Pow(2) + ((RationalInterval)(Rational)4 * h12.Pow(2));
        discriminant = new(Rational.Max(discriminant.Lower, Rational.Zero), discriminant.Upper);
        var root = discriminant.Sqrt(bits + BinaryPlaces.Before(discriminant.Upper));
        RationalInterval half = new Rational(1, 2);
        return ((trace - root) * half, (trace + root) * half);

        RationalInterval Second(int i, int j) => Chart.Loss.Hessian(i, j).Evaluate((Symbols.Weight(1), w1), (Symbols.Weight(2), w2));
    }
}
