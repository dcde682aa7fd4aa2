using System.Runtime.CompilerServices;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The gradient and the Hessian of one cell's closed form in double precision, also outside the cell: the same Laurent polynomials.</summary>
/// <remarks>Optimised at once: a command that traces a few curves would end before the code was compiled again.</remarks>
internal sealed class CellDerivatives
{
    /// <summary>The exponents that powers are formed for: those of the loss reach from -1 to 5, and each derivative takes one off.</summary>
    private const int LeastExponent = -4;
    private const int Exponents = 11;

    private readonly Term[][] _formulas;

    /// <summary>The derivatives of a loss without free parameters.</summary>
    /// <exception cref="CensusUndecidedException">An exponent is outside -4..6.</exception>
    public CellDerivatives(CellLoss loss) => _formulas =
        [Lowered(loss.Gradient(1)), Lowered(loss.Gradient(2)), Lowered(loss.Hessian(1, 1)), Lowered(loss.Hessian(1, 2)), Lowered(loss.Hessian(2, 2))];

    /// <summary>dL/dw_1 and dL/dw_2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double G1, double G2) Gradient(double w1, double w2)
    {
        Span<double> first = stackalloc double[Exponents], second = stackalloc double[Exponents];
        Powers(w1, first);
        Powers(w2, second);
        return (Sum(_formulas[0], first, second), Sum(_formulas[1], first, second));
    }

    /// <summary>A unit vector along which the flow -grad L contracts fastest: the eigenvector of the Hessian's larger eigenvalue.</summary>
    public (double W1, double W2) StiffDirection(double w1, double w2)
    {
        Span<double> first = stackalloc double[Exponents], second = stackalloc double[Exponents];
        Powers(w1, first);
        Powers(w2, second);
        var (h11, h12, h22) = (Sum(_formulas[2], first, second), Sum(_formulas[3], first, second), Sum(_formulas[4], first, second));
        var angle = Math.Atan2(2 * h12, h11 - h22) / 2;
        return (Math.Cos(angle), Math.Sin(angle));
    }

    private static Term[] Lowered(LaurentPolynomial formula) =>
    [
        .. formula.Terms.Select(t => new Term(
            t.Coefficient.ToDouble(), Place(t.Monomial.ExponentOf(Symbols.Weight(1))), Place(t.Monomial.ExponentOf(Symbols.Weight(2))))),
    ];

    private static int Place(int exponent) => exponent - LeastExponent is var place && place is >= 0 and < Exponents
        ? place
        : throw new CensusUndecidedException(FormattableString.Invariant($"the exponent {exponent} of a weight is not provided for"));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Powers(double weight, Span<double> powers)
    {
        var (up, down) = (1.0, 1.0);
        for (var k = -LeastExponent; k < Exponents; k++, up *= weight)
            powers[k] = up;
        for (var k = -LeastExponent - 1; k >= 0; k--)
            powers[k] = down /= weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(Term[] terms, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sum = 0.0;
        foreach (var (coefficient, i, j) in terms)
            sum += coefficient * first[i] * second[j];
        return sum;
    }

    private readonly record struct Term(double Coefficient, int First, int Second);
}
