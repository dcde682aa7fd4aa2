using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>The order in which the pieces of a function on the plane are tried.</summary>
/// <remarks>
/// <para>Order: first the pieces without negative powers of a weight, then the others, each group as given. The first piece all of
/// whose conditions hold in the form <c>&gt;= 0</c> is taken, the last one without being asked.</para>
/// <para>That this choice is right is checked for each function. All walls are among the axes and the diagonals, so the pieces are
/// decided by one point in each of the eight open sectors between them and one on each of the eight rays: in a sector exactly one
/// piece must hold, and be the one taken; on a ray the piece taken must be that of a neighbouring sector; nowhere, the origin
/// included, may it divide by 0.</para>
/// </remarks>
internal sealed class CellOrder
{
    private static readonly ImmutableArray<(long X, long Y)> Rays =
        [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)];

    private readonly Variable _first;
    private readonly Variable _second;

    /// <summary>The order of <paramref name="function"/>.</summary>
    /// <exception cref="ArgumentException">
    /// A factor is no linear form whose sign is exact, the pieces do not cover the plane once, or a piece divides by 0 where it is taken.
    /// </exception>
    public CellOrder(PiecewisePolynomial function, Variable first, Variable second)
    {
        (_first, _second) = (first, second);
        Pieces = [.. function.Pieces.OrderBy(p => DividesBy(p, first) || DividesBy(p, second) ? 1 : 0)];
        foreach (var factor in Pieces.SelectMany(p => p.Conditions).SelectMany(c => c.Factors))
            _ = LinearForm(factor);
        var sectors = Rays.Select((ray, i) => (ray.X + Rays[(i + 1) % Rays.Length].X, ray.Y + Rays[(i + 1) % Rays.Length].Y)).ToList();
        var owners = sectors.ConvertAll(Owner);
        for (var i = 0; i < Rays.Length; i++)
        {
            var taken = At(Rays[i]);
            if (taken != owners[i] && taken != owners[(i + Rays.Length - 1) % Rays.Length])
                throw new ArgumentException($"the piece that is taken in the direction {Rays[i]} does not adjoin it");
        }

        _ = At((0, 0));
    }

    /// <summary>The pieces in the order of trial.</summary>
    public ImmutableArray<PiecewisePolynomial.Piece> Pieces { get; }

    /// <summary>The piece that is taken at a point.</summary>
    /// <exception cref="ArgumentException">It divides by 0 there.</exception>
    public PiecewisePolynomial.Piece At((long X, long Y) point)
    {
        var piece = Pieces.FirstOrDefault(p => p.Conditions.All(c => SignAt(c, point) >= 0)) ?? Pieces[^1];
        return (point.X == 0 && DividesBy(piece, _first)) || (point.Y == 0 && DividesBy(piece, _second))
            ? throw new ArgumentException($"the piece that is taken at {point} divides by 0 there")
            : piece;
    }

    /// <summary>The coefficients, each -1, 0 or 1, of w_1 and w_2 in the form, up to a positive factor.</summary>
    public (int First, int Second) LinearForm(LaurentPolynomial factor)
    {
        var (a, b) = (factor.CoefficientOf(Monomial.Of(_first)), factor.CoefficientOf(Monomial.Of(_second)));
        var rest = factor - ((LaurentPolynomial)_first * a) - ((LaurentPolynomial)_second * b);
        if (!rest.IsZero || factor.IsZero || (!a.IsZero && !b.IsZero && a.Abs() != b.Abs()))
            throw new ArgumentException($"the sign of {factor} is not that of a weight, a sum or a difference of weights");
        return (a.Sign, b.Sign);
    }

    private static bool DividesBy(PiecewisePolynomial.Piece piece, Variable weight) =>
        piece.Polynomial.Terms.Any(t => t.Monomial.ExponentOf(weight) < 0);

    private PiecewisePolynomial.Piece Owner((long X, long Y) direction)
    {
        var holding = Pieces.Where(p => p.Conditions.All(c => SignAt(c, direction) > 0)).ToList();
        return holding.Count == 1 && At(direction) == holding[0]
            ? holding[0]
            : throw new ArgumentException($"{holding.Count} pieces hold in the direction {direction}, or another is taken");
    }

    private int SignAt(SignCondition condition, (long X, long Y) point)
    {
        var sign = condition.Sign;
        foreach (var factor in condition.Factors)
            sign *= factor.Evaluate((_first, point.X), (_second, point.Y)).Sign;
        return sign;
    }
}
