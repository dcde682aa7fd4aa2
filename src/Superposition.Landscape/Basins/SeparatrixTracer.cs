using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Landscape;

/// <summary>Traces the curves that bound basins: backward in time, dW/dt = +grad L, with the closed form of the cell that the curve is in.</summary>
/// <remarks>
/// <para>Through a saddle goes its stable manifold. A saddle or a Clarke point of an axis is the inner end of a ridge, which is the curve's outer
/// part; where the ridge ends, the trajectory goes on that touches the axis there. Its inner part is the trajectory that runs into the point
/// along the stiff direction of the cell in which the gradient vanishes at it: beside it, trajectories cross the axis on one side, and on the
/// other run into the point or pass the saddle.</para>
/// <para>In backward time a ridge attracts: a curve that reaches it goes along it to its end.</para>
/// <para>Steps are in the arc length of the plane of (phi, log r), so they do not depend on time scales: Runge-Kutta of order 4, compared with two
/// half steps. Crossings are located by bisection of the step, so no step uses a cell's formula beyond the cell by more than 1e-13.</para>
/// </remarks>
internal sealed class SeparatrixTracer
{
    private const double WallTolerance = 1e-13;
    private const double LargestStep = 0.05;
    private const double SmallestStep = 1e-14;
    private const double Offset = 1e-6;
    private const int MaxSteps = 1_000_000;

    private readonly ImmutableArray<CellDerivatives> _cells;
    private readonly ImmutableArray<double> _angles;
    private readonly ImmutableArray<AxisFlow> _axes;
    private readonly InitialWeights _initial;
    private readonly double _inner;
    private readonly double _outer;
    private readonly double _tolerance;

    /// <summary>A tracer.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="partition">The critical points and axes at the parameters.</param>
    /// <param name="initial">The distribution of the weights, which the mean angle is taken for.</param>
    /// <param name="tolerance">The largest error of a step, above 0.</param>
    public SeparatrixTracer(LossDerivation derivation, BasinPartition partition, InitialWeights initial, double tolerance)
    {
        var cells = derivation.Loss.At(partition.Census.Model).Cells;
        _cells = [.. cells.Select(c => new CellDerivatives(c))];
        _angles = [.. cells.Select(c => Math.Atan2(c.Cell.FirstRay.W2.ToDouble(), c.Cell.FirstRay.W1.ToDouble()))];
        (_axes, _initial, _tolerance) = (partition.Axes, initial, tolerance);

        // Beyond the critical points by a factor e the curves only go inward or outward.
        var radii = partition.Census.Points.Where(p => !p.IsOrigin).Select(p => Math.Log(Square(p)) / 2).ToList();
        (_inner, _outer) = (Math.Min(Math.Log(initial.InnerRadius), radii.Min() - 1), Math.Max(Math.Log(initial.OuterRadius), radii.Max() + 1));

        static double Square(CriticalPoint p) => ((p.W1 * p.W1) + (p.W2 * p.W2)).Midpoint.ToDouble();
    }

    /// <summary>The curve through a saddle or a Clarke point.</summary>
    /// <exception cref="CensusUndecidedException">The curve does not lead from the origin to the end of the distribution.</exception>
    public Separatrix Through(CriticalPoint point)
    {
        var (w1, w2) = (point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble());
        var (first, second) = point.IsSmooth ? BothWays(w1, w2) : FromAxis(w1, w2);
        if (first.EndsAtOrigin == second.EndsAtOrigin)
            throw new CensusUndecidedException($"a separatrix has both its ends {(first.EndsAtOrigin ? "at the origin" : "far out")}");
        var (inward, outward) = first.EndsAtOrigin ? (first, second) : (second, first);
        var angle = Math.Atan2(w2, w1);
        var mean = outward.Angle - outward.Mass + inward.Mass;
        return new(point, mean, inward.Points.Count + outward.Points.Count, [.. Enumerable.Reverse(inward.Points), (w1, w2), .. outward.Points]);

        (Branch, Branch) BothWays(double x, double y)
        {
            var start = Math.Atan2(y, x);
            var cell = 0;
            while (start < AngleOf(cell + 1))
                cell++;
            var (d1, d2) = _cells[cell].StiffDirection(x, y);
            return (Beside(cell, x, y, d1, d2), Beside(cell, x, y, -d1, -d2));
        }
    }

    private (Branch Inward, Branch Outward) FromAxis(double w1, double w2)
    {
        var axis = _axes.Single(a => Math.Abs((a.Ray.W1.ToDouble() * w2) - (a.Ray.W2.ToDouble() * w1)) < WallTolerance);
        var square = (w1 * w1) + (w2 * w2);
        var ridge = axis.Stretches.FirstOrDefault(s => s.Passage == AxisPassage.Ridge && Math.Abs(s.From.ToDouble() - square) < 1e-9 * square)
            ?? throw new CensusUndecidedException("a critical point of an axis is not the inner end of a ridge");
        var cell = Slope(axis.Cell) < Slope(axis.Cell - 1) ? axis.Cell : axis.Cell - 1;
        var (d1, d2) = CellAt(cell).StiffDirection(w1, w2);
        var isClockwise = (w1 * d2) - (w2 * d1) < 0;
        var sign = isClockwise == (cell == axis.Cell) ? 1 : -1;
        var outward = new Branch(AngleOf(axis.Cell), Math.Log(square) / 2, 0, axis.Cell);
        SlideTo(outward, axis, axis.Stretches.IndexOf(ridge) + 1);
        return (Beside(cell, w1, w2, sign * d1, sign * d2), Traced(outward));

        double Slope(int index) => CellAt(index).Gradient(w1, w2) is var (g1, g2) ? Math.Abs(g1) + Math.Abs(g2) : 0;
    }

    /// <summary>The branch from a point a little beside a critical point, with the small piece between them.</summary>
    private Branch Beside(int cell, double w1, double w2, double d1, double d2)
    {
        var (radius, start) = (Math.Sqrt((w1 * w1) + (w2 * w2)), Math.Atan2(w2, w1));
        var (x, y) = (w1 + (Offset * radius * d1), w2 + (Offset * radius * d2));
        var turn = Math.Atan2((w1 * y) - (w2 * x), (w1 * x) + (w2 * y));

        // The ray w_1 = 0 is the first wall of the cell after it, and the last wall, half a turn on, of the cell before it.
        while (start + turn > AngleOf(cell) + WallTolerance)
            cell--;
        while (start + turn < AngleOf(cell + 1) - WallTolerance)
            cell++;
        return Traced(new(start + turn, Math.Log((x * x) + (y * y)) / 2, _initial.MassWithin(radius * radius) * turn, cell));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Branch Traced(Branch branch)
    {
        var step = LargestStep;
        for (var count = 0; branch.LogRadius > _inner && branch.LogRadius < _outer; count++)
        {
            if (count == MaxSteps || step < SmallestStep)
                throw new CensusUndecidedException($"a separatrix takes more than {MaxSteps} steps, or smaller ones than {SmallestStep}");
            var from = branch.State;
            var (whole, halves) = (Step(branch.Cell, from, step), Step(branch.Cell, Step(branch.Cell, from, step / 2), step / 2));
            var error = (Math.Abs(whole.Angle - halves.Angle) + Math.Abs(whole.LogRadius - halves.LogRadius) + Math.Abs(whole.Mass - halves.Mass)) / 15;
            var passes = Passes(branch.Cell, halves.Angle);
            if (error > _tolerance || (passes && !TryCross(branch, from, step)))
            {
                step /= 2;
                continue;
            }

            if (!passes)
                branch.State = halves;
            branch.Points.Add((Math.Exp(branch.LogRadius) * Math.Cos(branch.Angle), Math.Exp(branch.LogRadius) * Math.Sin(branch.Angle)));
            if (error < _tolerance / 64)
                step = Math.Min(2 * step, LargestStep);
        }

        branch.EndsAtOrigin = branch.LogRadius <= _inner;
        return branch;
    }

    private bool Passes(int cell, double angle) => angle > AngleOf(cell) + WallTolerance || angle < AngleOf(cell + 1) - WallTolerance;

    /// <summary>Takes the branch to the wall that a step passes and on from there; false where it cannot get there, so that the step is too long.</summary>
    private bool TryCross(Branch branch, State from, double step)
    {
        var (inside, outside) = (0.0, step);
        while (outside - inside > 1e-15 * step)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = Passes(branch.Cell, Step(branch.Cell, from, middle).Angle) ? (inside, middle) : (middle, outside);
            if (middle == inside && middle == outside)
                break;
        }

        var reached = Step(branch.Cell, from, inside);
        var isClockwise = Step(branch.Cell, from, outside).Angle < AngleOf(branch.Cell);
        var wall = isClockwise ? branch.Cell + 1 : branch.Cell;
        var next = isClockwise ? branch.Cell + 1 : branch.Cell - 1;
        var onWall = reached with { Angle = AngleOf(wall) };
        if (_axes.FirstOrDefault(a => a.Cell == Modulo(wall)) is not { } axis)
        {
            (branch.State, branch.Cell) = (onWall, next);
            return true;
        }

        // In backward time the curve goes against the flow.
        var stretch = axis.StretchAt(Rational.FromDouble(Math.Exp(2 * onWall.LogRadius)));
        var passage = axis.Stretches[stretch].Passage;
        if (passage != AxisPassage.Ridge && passage != (isClockwise ? AxisPassage.Anticlockwise : AxisPassage.Clockwise))
            return false;
        (branch.State, branch.Cell) = (onWall, next);
        if (passage == AxisPassage.Ridge)
            SlideTo(branch, axis, stretch + 1, wall);
        return true;
    }

    /// <summary>Takes the branch along a ridge to the stretch beyond, where it leaves the axis against the flow.</summary>
    private void SlideTo(Branch branch, AxisFlow axis, int stretch, int? wall = null)
    {
        if (stretch == axis.Stretches.Length)
        {
            branch.State = branch.State with { LogRadius = _outer };
            return;
        }

        var (from, _, passage) = axis.Stretches[stretch];
        var at = wall ?? axis.Cell;
        branch.Cell = passage == AxisPassage.Clockwise ? at - 1 : at;

        // A little beyond the end of the ridge, so that the first step has a direction off the axis.
        branch.State = branch.State with { LogRadius = (Math.Log(from.ToDouble()) / 2) + 1e-9 };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private State Step(int cell, State from, double step)
    {
        var k1 = Velocity(cell, from);
        var k2 = Velocity(cell, from.Moved(k1, step / 2));
        var k3 = Velocity(cell, from.Moved(k2, step / 2));
        var k4 = Velocity(cell, from.Moved(k3, step));
        return from.Moved(k1, step / 6).Moved(k2, step / 3).Moved(k3, step / 3).Moved(k4, step / 6);
    }

    /// <summary>The unit vector of +grad L in the plane of (phi, log r), and F dphi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private State Velocity(int cell, State at)
    {
        var (radius, (sin, cos)) = (Math.Exp(at.LogRadius), Math.SinCos(at.Angle));
        var (g1, g2) = CellAt(cell).Gradient(radius * cos, radius * sin);
        var (across, along) = ((cos * g2) - (sin * g1), (cos * g1) + (sin * g2));
        var norm = Math.Sqrt((across * across) + (along * along));
        return new(across / norm, along / norm, across / norm * _initial.MassWithin(radius * radius));
    }

    private CellDerivatives CellAt(int cell) => _cells[Modulo(cell)];

    /// <summary>The angle of the anticlockwise wall of a cell; cells are counted clockwise without end, half a turn for each round.</summary>
    private double AngleOf(int cell) => _angles[Modulo(cell)] - (Math.PI * Math.Floor((double)cell / _cells.Length));

    private int Modulo(int cell) => ((cell % _cells.Length) + _cells.Length) % _cells.Length;

    private readonly record struct State(double Angle, double LogRadius, double Mass)
    {
        public State Moved(State velocity, double step) =>
            new(Angle + (step * velocity.Angle), LogRadius + (step * velocity.LogRadius), Mass + (step * velocity.Mass));
    }

    /// <summary>One side of a curve while it is traced; Mass is the integral of F dphi away from the critical point.</summary>
    private sealed class Branch(double angle, double logRadius, double mass, int cell)
    {
        public State State { get; set; } = new(angle, logRadius, mass);

        public int Cell { get; set; } = cell;

        public List<(double W1, double W2)> Points { get; } = [];

        public double Angle => State.Angle;

        public double LogRadius => State.LogRadius;

        public double Mass => State.Mass;

        public bool EndsAtOrigin { get; set; }
    }
}
