using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>How the gradient flow dW/dt = -grad L meets the points of an axis, where the gradient jumps.</summary>
public enum AxisPassage
{
    /// <summary>On both sides the flow points clockwise: trajectories cross the axis that way.</summary>
    Clockwise,

    /// <summary>On both sides the flow points anticlockwise.</summary>
    Anticlockwise,

    /// <summary>On both sides the flow leaves the axis: a ridge of the loss, which no trajectory reaches from outside.</summary>
    Ridge,

    /// <summary>On both sides the flow runs into the axis: trajectories would slide along it.</summary>
    Sliding,
}

/// <summary>The names of passages in all output.</summary>
public static class AxisPassages
{
    /// <summary>The passage's name in all output: clockwise, anticlockwise, ridge or sliding.</summary>
    public static string Name(this AxisPassage passage) => passage switch
    {
        AxisPassage.Clockwise => "clockwise",
        AxisPassage.Anticlockwise => "anticlockwise",
        AxisPassage.Ridge => "ridge",
        AxisPassage.Sliding => "sliding",
        _ => throw new ArgumentOutOfRangeException(nameof(passage), passage, "not a passage"),
    };
}

/// <summary>A stretch of an axis that the flow meets in one way.</summary>
/// <param name="From">The square of the distance from the origin at which the stretch begins.</param>
/// <param name="To">The square of the distance at which it ends, null where it never does.</param>
/// <param name="Passage">What happens there.</param>
public sealed record AxisStretch(Rational From, Rational? To, AxisPassage Passage);

/// <summary>The gradient flow at an axis, exact: which side takes a trajectory that arrives there, at every distance from the origin.</summary>
/// <remarks>
/// Without bias the derivative of the loss across the axis is c_1 r + c_3 r^3 as the axis is approached from one side. So each side has at most
/// one distance, r^2 = -c_1/c_3, at which the flow turns; between these all signs are exact.
/// </remarks>
/// <param name="Ray">The direction of the axis; -W behaves like W.</param>
/// <param name="Cell">The index of the cell on the clockwise side; the cell on the other side is the one before it.</param>
/// <param name="Stretches">The stretches, outward from the origin.</param>
/// <param name="Loss">The loss on the axis as a polynomial in r^2, of degree 2 and convex.</param>
public sealed record AxisFlow((Rational W1, Rational W2) Ray, int Cell, ImmutableArray<AxisStretch> Stretches, UnivariatePolynomial Loss)
{
    private static readonly Variable Distance = new("r");

    /// <summary>The axes of a loss, clockwise from w_1 = 0: the walls across which its gradient jumps.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="model">The parameters, exact.</param>
    /// <exception cref="NotAnalysedException">The model has another architecture than the derivation.</exception>
    /// <exception cref="CensusUndecidedException">A derivative across an axis is not of the form c_1 r + c_3 r^3, or the loss on it not of the form
    /// c_0 + c_2 r^2 + c_4 r^4 with c_4 &gt; 0.</exception>
    public static ImmutableArray<AxisFlow> AllOf(LossDerivation derivation, ToyModel model)
    {
        var cells = derivation.Loss.At(model).Cells;
        return
        [
            .. derivation.Walls.Select((wall, k) => (wall, k)).Where(w => w.wall.Smoothness < 1).Select(w =>
            {
                var (before, after) = (Clockwise(cells[(w.k + cells.Length - 1) % cells.Length], w.wall.Ray), Clockwise(cells[w.k], w.wall.Ray));
                return new AxisFlow(w.wall.Ray, w.k, Stretch(before, after), LossOn(cells[w.k], w.wall.Ray));
            }),
        ];
    }

    /// <summary>The index of the stretch at the distance with the given square; at the end of a stretch, of the one beyond it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The square is not above 0.</exception>
    public int StretchAt(Rational square) => square.Sign > 0
        ? Stretches.Count(s => s.From <= square) - 1
        : throw new ArgumentOutOfRangeException(nameof(square), square.ToString(), "the square of a distance is above 0");

    /// <summary>The greatest lower bound of the loss where trajectories cross the axis this way, null where they never do.</summary>
    public Rational? LeastLossAcross(AxisPassage passage)
    {
        var lowest = -Loss[1] / (2 * Loss[2]);
        var losses = Stretches.Where(s => s.Passage == passage)
            .Select(s => Loss.Evaluate(Rational.Max(s.From, s.To is { } to ? Rational.Min(to, lowest) : lowest)))
            .ToList();
        return losses.Count == 0 ? null : losses.Min();
    }

    private static UnivariatePolynomial LossOn(CellLoss cell, (Rational W1, Rational W2) ray)
    {
        var loss = UnivariatePolynomial.From(CellWall.OnRay(cell.Loss, ray), Distance);
        return loss.Degree == 4 && loss[1].IsZero && loss[3].IsZero && loss[4].Sign > 0
            ? new(loss[0], loss[2], loss[4])
            : throw new CensusUndecidedException($"the loss on an axis is {loss}, not of the form c0 + c2 r^2 + c4 r^4");
    }

    /// <summary>The velocity across the axis, clockwise, in the limit from a cell: v(r^2) with v r = c_1 r + c_3 r^3.</summary>
    private static UnivariatePolynomial Clockwise(CellLoss cell, (Rational W1, Rational W2) ray)
    {
        LaurentPolynomial On(int feature) => CellWall.OnRay(cell.Gradient(feature), ray);
        var velocity = UnivariatePolynomial.From((On(2) * ray.W1) - (On(1) * ray.W2), Distance);
        return velocity.Degree <= 3 && velocity[0].IsZero && velocity[2].IsZero
            ? new(velocity[1], velocity[3])
            : throw new CensusUndecidedException($"the derivative across an axis is {velocity}, not of the form c1 r + c3 r^3");
    }

    private static ImmutableArray<AxisStretch> Stretch(UnivariatePolynomial before, UnivariatePolynomial after)
    {
        var turns = new[] { before, after }.Where(v => v.Degree == 1).Select(v => -v[0] / v[1]).Where(s => s.Sign > 0).Distinct().Order().ToList();
        var starts = turns.Prepend(Rational.Zero).ToList();
        return
        [
            .. starts.Select((from, i) =>
            {
                var to = i < turns.Count ? turns[i] : (Rational?)null;
                var inside = to is { } end ? (from + end) / 2 : from + Rational.One;
                return new AxisStretch(from, to, (before.SignAt(inside), after.SignAt(inside)) switch
                {
                    (1, 1) => AxisPassage.Clockwise,
                    (-1, -1) => AxisPassage.Anticlockwise,
                    (-1, 1) => AxisPassage.Ridge,
                    (1, -1) => AxisPassage.Sliding,
                    _ => throw new CensusUndecidedException("the flow does not cross an axis on one of its sides"),
                });
            }),
        ];
    }
}
