using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>The condition that a product of polynomials is positive (<c>Sign</c> = 1) or negative (<c>Sign</c> = -1).</summary>
/// <remarks>
/// The factors are kept apart: in floating point a sum of two numbers has the sign of the exact sum, while the expanded product
/// may underflow to 0 or cancel.
/// </remarks>
/// <param name="Factors">The factors of the product.</param>
/// <param name="Sign">1 or -1.</param>
public sealed record SignCondition(ImmutableArray<LaurentPolynomial> Factors, int Sign)
{
    /// <summary>The expanded product.</summary>
    public LaurentPolynomial Product => Factors.Aggregate(LaurentPolynomial.One, (product, factor) => product * factor);

    /// <summary>The condition in infix, for example <c>w_1*w_2 &gt; 0</c>.</summary>
    public override string ToString() =>
        string.Join('*', Factors.Select(f => f.IsMonomial ? f.ToString() : $"({f})")) + (Sign > 0 ? " > 0" : " < 0");

    /// <summary>The condition in LaTeX.</summary>
    public string ToLatex() =>
        string.Join(' ', Factors.Select(f => f.IsMonomial ? f.ToLatex() : $"({f.ToLatex()})")) + (Sign > 0 ? " > 0" : " < 0");

    /// <summary>Whether the condition holds at a rational point.</summary>
    public bool HoldsAt(params ReadOnlySpan<(Variable Variable, Rational Value)> point)
    {
        var sign = Sign;
        foreach (var factor in Factors)
            sign *= factor.Evaluate(point).Sign;
        return sign > 0;
    }
}
