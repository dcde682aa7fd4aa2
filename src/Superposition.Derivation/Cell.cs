using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>
/// An open double cone of weights W, invariant under W -> -W, on which no ReLU of the network switches at a corner of the input cube.
/// </summary>
/// <remarks>
/// The preactivation of output i at the corner v of the cube [0,1]^n is f_i(v) = w_i sum_j w_j v_j, so its sign changes only on the
/// lines w_i = 0 and sum_{j in v} w_j = 0. For n = 2 these three lines cut the plane into six sectors, three up to W -> -W.
/// </remarks>
public sealed record Cell
{
    private Cell((Rational, Rational) first, (Rational, Rational) second, ImmutableArray<LaurentPolynomial> walls)
    {
        FirstRay = first;
        SecondRay = second;
        Witness = (first.Item1 + second.Item1, first.Item2 + second.Item2);
        var sign = Point(Witness);
        Condition = new(walls, walls.Aggregate(1, (s, wall) => s * wall.Evaluate(sign).Sign));
    }

    /// <summary>The bounding ray on the anticlockwise side, as a direction (w_1, w_2) with w_1 &gt;= 0.</summary>
    public (Rational W1, Rational W2) FirstRay { get; }

    /// <summary>The bounding ray on the clockwise side.</summary>
    public (Rational W1, Rational W2) SecondRay { get; }

    /// <summary>A point inside: the sum of the bounding rays. Signs of corner values are constant on the cell, so this point decides them.</summary>
    public (Rational W1, Rational W2) Witness { get; }

    /// <summary>The cell: the product of the two linear forms that vanish on its walls has this sign.</summary>
    public SignCondition Condition { get; }

    /// <summary>The cell in the words of the field: <c>w1*w2 &lt; 0, |w1| &gt; |w2|</c>.</summary>
    public string Name => (Witness.W1 * Witness.W2).Sign > 0
        ? "w1*w2 > 0"
        : $"w1*w2 < 0, |w1| {(Witness.W1.Abs() > Witness.W2.Abs() ? ">" : "<")} |w2|";

    /// <summary>The cell in LaTeX.</summary>
    public string ToLatex() => Name
        .Replace("w1*w2", "w_1 w_2", StringComparison.Ordinal)
        .Replace("|w1|", "|w_1|", StringComparison.Ordinal)
        .Replace("|w2|", "|w_2|", StringComparison.Ordinal);

    /// <summary>All cells of the weight plane, clockwise from the ray w_1 = 0, w_2 &gt; 0; with their mirror images they cover the plane but for the walls.</summary>
    /// <remarks>
    /// The arrangement is complete because every wall is one of the listed lines: each line through 0 has one ray in the half plane
    /// w_1 &gt; 0 (or w_1 = 0), the rays are sorted by slope, and the cells are the gaps between neighbours.
    /// </remarks>
    /// <exception cref="NotAnalysedException">The architecture is not n = 2, m = 1 without bias.</exception>
    public static ImmutableArray<Cell> AllOf(Architecture architecture)
    {
        if (architecture.HasBias)
            throw new NotAnalysedException("a bias");
        if (architecture.HiddenDimensions != 1)
            throw new NotAnalysedException($"m = {architecture.HiddenDimensions}");
        if (architecture.Features != 2)
            throw new NotAnalysedException($"n = {architecture.Features}");
        Variable w1 = Symbols.Weight(1), w2 = Symbols.Weight(2);
        ImmutableArray<LaurentPolynomial> lines = [w1, w2, (LaurentPolynomial)w1 + w2];

        // The line a w_1 + b w_2 = 0 has the ray (b, -a) or its opposite in the right half plane.
        var rays = lines.Select(line => (line.CoefficientOf(Monomial.Of(w1)), line.CoefficientOf(Monomial.Of(w2))) is var (a, b) && b.Sign < 0
            ? new Wall(line, -b, a)
            : new Wall(line, b, -a)).ToList();
        var vertical = rays.Single(r => r.W1.IsZero);
        rays.Remove(vertical);
        rays.Sort((left, right) => (right.W2 / right.W1).CompareTo(left.W2 / left.W1));
        List<Wall> ordered = [vertical with { W2 = Rational.One }, .. rays, vertical with { W2 = -Rational.One }];
        return [.. ordered.Zip(ordered.Skip(1), (a, b) => new Cell((a.W1, a.W2), (b.W1, b.W2), [.. new[] { a.Line, b.Line }.OrderBy(line => line.Terms.Length)]))];
    }

    /// <summary>The constant sign on the cell of a form that vanishes at most on walls.</summary>
    public int SignOf(LaurentPolynomial form) => form.Evaluate(Point(Witness)).Sign;

    /// <summary>Whether the point lies in the cell or on its boundary.</summary>
    public bool ClosureContains(Rational w1, Rational w2) =>
        Condition.Factors.Aggregate(Condition.Sign, (sign, factor) => sign * factor.Evaluate(Point((w1, w2))).Sign) >= 0;

    /// <summary>A ray of the half plane w_1 &gt;= 0, with the form that vanishes on it.</summary>
    private sealed record Wall(LaurentPolynomial Line, Rational W1, Rational W2);

    private static (Variable Variable, Rational Value)[] Point((Rational W1, Rational W2) w) => [(Symbols.Weight(1), w.W1), (Symbols.Weight(2), w.W2)];
}
