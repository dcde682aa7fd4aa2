using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// An eighth of the weight plane, with its mirror image, in the coordinates u = x^2 and t = |y|/|x|, where x is the weight of larger and y that of
/// smaller absolute value; there L = L_0 - 2 a(t) u + b(t) u^2.
/// </summary>
/// <remarks>
/// The sectors are counted anticlockwise from w_2 = 0: 0 and 1 have w_1 w_2 &gt; 0, 2 and 3 the opposite signs; w_1 is the larger weight in 0 and 3.
/// Neighbours meet at t = 1 (0 with 1, 2 with 3) or at t = 0, an axis (1 with 2, 3 with 0).
/// </remarks>
/// <param name="A">a, of degree at most 3.</param>
/// <param name="B">b, of degree at most 5.</param>
internal sealed record FlowSector(UnivariatePolynomial A, UnivariatePolynomial B)
{
    /// <summary>The number of sectors.</summary>
    public const int Count = 4;

    /// <summary>The number of coefficients.</summary>
    public const int Length = 18;

    private const int DegreeOfA = 3;
    private const int DegreeOfB = 5;
    private static readonly Variable Slope = new("t");
    private static readonly Variable Larger = new("x");

    /// <summary>The coefficients of a (degree 3), 2a' (2), b (5), b' (4), rising in each, in double precision; exact but for one rounding each.</summary>
    public ImmutableArray<double> Coefficients { get; } =
        [.. Doubles(A, DegreeOfA), .. Doubles(A.Derivative().Scale(2), DegreeOfA - 1), .. Doubles(B, DegreeOfB), .. Doubles(B.Derivative(), DegreeOfB - 1)];

    /// <summary>2a'(0) and b'(0): on the axis t = 0 the slope grows at the rate 2a'(0) - b'(0) u.</summary>
    public (double A, double B) SlopesAtAxis => (Coefficients[DegreeOfA + 1], Coefficients[(2 * DegreeOfA) + DegreeOfB + 2]);

    /// <summary>The sectors of a loss without free parameters.</summary>
    /// <exception cref="CensusUndecidedException">The loss is not of this form.</exception>
    public static ImmutableArray<FlowSector> AllOf(ExpectedLoss loss) => [.. Enumerable.Range(0, Count).Select(k => Of(loss, k))];

    /// <summary>L - L_0 at t and u.</summary>
    public double Depth(double slope, double square)
    {
        var (a, b) = (0.0, 0.0);
        for (var k = DegreeOfA; k >= 0; k--)
            a = (a * slope) + Coefficients[k];
        for (var k = DegreeOfB; k >= 0; k--)
            b = (b * slope) + Coefficients[(2 * DegreeOfA) + 1 + k];
        return square * ((b * square) - (2 * a));
    }

    /// <summary>The sector across the wall at t = 1, or across the axis at t = 0.</summary>
    public static int Neighbour(int sector, bool acrossAxis) => acrossAxis ? Count - 1 - sector : sector ^ 1;

    /// <summary>The place of a direction: from 0 to 4, anticlockwise from w_2 = 0.</summary>
    public static double Place(int sector, double slope) => sector + (sector % 2 == 0 ? slope : 1 - slope);

    /// <summary>The place of the direction of some weights, not both 0.</summary>
    public static double Place(double w1, double w2)
    {
        var (sector, slope) = At(w1, w2);
        return Place(sector, slope);
    }

    /// <summary>The sector and the slope t of some weights, not both 0.</summary>
    public static (int Sector, double Slope) At(double w1, double w2)
    {
        var (a, b, hasSameSign) = (Math.Abs(w1), Math.Abs(w2), w1 * w2 > 0 || w2 == 0);
        var sector = (hasSameSign, a >= b) switch { (true, true) => 0, (true, false) => 1, (false, false) => 2, _ => 3 };
        return (sector, Math.Min(a, b) / Math.Max(a, b));
    }

    private static FlowSector Of(ExpectedLoss loss, int sector)
    {
        LaurentPolynomial x = Larger, y = x * Slope * (sector < 2 ? 1 : -1);
        var (w1, w2) = sector is 0 or 3 ? (x, y) : (y, x);
        var (inside1, inside2) = sector is 0 or 3 ? (2, sector < 2 ? 1 : -1) : (sector < 2 ? 1 : -1, 2);
        var powers = loss.Adjoining(inside1, inside2).Single().Loss
            .Substitute((Symbols.Weight(1), w1), (Symbols.Weight(2), w2))
            .Collect(Larger)
            .ToDictionary(c => c.Monomial.ExponentOf(Larger), c => UnivariatePolynomial.From(c.Coefficient, Slope));
        if (powers.Keys.Order().ToArray() is not [0, 2, 4])
            throw new CensusUndecidedException("the loss in a sector is not of the form L0 - 2 a x^2 + b x^4");
        var (a, b) = (powers[2].Scale(new(-1, 2)), powers[4]);
        if (a.Degree > DegreeOfA || b.Degree > DegreeOfB)
            throw new CensusUndecidedException("the loss in a sector has a higher degree than is provided for");
        return new(a, b);
    }

    private static IEnumerable<double> Doubles(UnivariatePolynomial polynomial, int degree) =>
        Enumerable.Range(0, degree + 1).Select(k => polynomial[k].ToDouble());
}
