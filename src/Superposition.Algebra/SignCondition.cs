using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>The condition that a product of polynomials is positive (<c>Sign</c> = 1) or negative (<c>Sign</c> = -1).</summary>
/// <remarks>
/// The factors are kept apart: in floating point a sum of two numbers has the sign of the exact sum, while the expanded product
/// may underflow to 0 or cancel. Two conditions are equal when sign and factors are, in order.
/// </remarks>
/// <param name="Factors">The factors of the product; none is the product 1.</param>
/// <param name="Sign">1 or -1.</param>
/// <exception cref="ArgumentOutOfRangeException">The sign is neither 1 nor -1.</exception>
public sealed record SignCondition(ImmutableArray<LaurentPolynomial> Factors, int Sign)
{
    /// <summary>1 or -1.</summary>
    public int Sign { get; init => field = Checked(value); } = Checked(Sign);

    /// <summary>The expanded product.</summary>
    public LaurentPolynomial Product => Factors.Aggregate(LaurentPolynomial.One, (product, factor) => product * factor);

    /// <summary>The condition in infix, for example <c>w_1*w_2 &gt; 0</c>.</summary>
    public override string ToString() => Compare(string.Join('*', Factors.Select((f, i) => Enclose(f, f.ToString(), first: i == 0))));

    /// <summary>The condition in LaTeX.</summary>
    public string ToLatex() => Compare(string.Join(' ', Factors.Select((f, i) => Enclose(f, f.ToLatex(), first: i == 0))));

    /// <summary>Whether the condition holds at a rational point.</summary>
    public bool HoldsAt(params ReadOnlySpan<(Variable Variable, Rational Value)> point)
    {
        var sign = Sign;
        foreach (var factor in Factors)
            sign *= factor.Evaluate(point).Sign;
        return sign > 0;
    }

    /// <inheritdoc/>
    public bool Equals(SignCondition? other) =>
        other is not null && Sign == other.Sign && Factors.AsSpan().SequenceEqual(other.Factors.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.Aggregate(Sign, HashCode.Combine);

    private static int Checked(int sign) => sign is 1 or -1
        ? sign
        : throw new ArgumentOutOfRangeException(nameof(sign), sign, "the sign of a condition is 1 or -1");

    private string Compare(string product) => (product.Length == 0 ? "1" : product) + (Sign > 0 ? " > 0" : " < 0");

    /// <summary>Sums, and factors with a minus behind another factor, stand in parentheses.</summary>
    private static string Enclose(LaurentPolynomial factor, string text, bool first) =>
        factor.Terms.Length > 1 || (text[0] == '-' && !first) ? $"({text})" : text;
}
