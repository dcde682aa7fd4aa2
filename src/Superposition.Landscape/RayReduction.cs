using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The loss in a cell along rays at given parameters: L = L_0 - 2 A(t) r^2 + B(t) r^4 with A, B proven positive on [0, 1].</summary>
/// <remarks>
/// Each ray has one critical radius r^2 = A/B, a strict minimum along the ray with loss psi(t) = L_0 - A^2/B, and psi' = -A N / B^2 with
/// N = 2 A' B - A B'. So the critical points inside the cell are exactly the roots of N in (0, 1), minima where N changes from + to -,
/// saddles where it changes from - to +.
/// </remarks>
public sealed record RayReduction
{
    /// <summary>The reduction of a family at the parameters of a model.</summary>
    /// <exception cref="CensusUndecidedException">A or B has a zero, or N vanishes identically.</exception>
    internal RayReduction(RayFamily family, CellLoss loss, ToyModel model)
    {
        Loss = loss;
        (W1, W2) = (family.W1, family.W2);
        var scale = model.Importances[0];
        UnivariatePolynomial At(LaurentPolynomial polynomial) => UnivariatePolynomial.From(
            polynomial.Substitute((Symbols.Density, model.Density.Value), (Symbols.Importance(2), model.Importances[1] / scale)).Scale(scale),
            RayFamily.Direction);
        LossAtOrigin = At(family.LossAtOrigin)[0];
        A = At(family.A);
        B = At(family.B);
        N = At(family.N).Scale(scale); // quadratic in the loss, so scaled twice
        RequirePositive(A, "A");
        RequirePositive(B, "B");
        if (N.IsZero)
            throw new CensusUndecidedException($"every direction of the cell {loss.Cell.Name} is critical");
    }

    /// <summary>The loss in the cell, without free parameters.</summary>
    public CellLoss Loss { get; }

    /// <summary>The first component of d(t), a polynomial of degree at most 1.</summary>
    public UnivariatePolynomial W1 { get; }

    /// <summary>The second component of d(t).</summary>
    public UnivariatePolynomial W2 { get; }

    /// <summary>L_0 = L(0).</summary>
    public Rational LossAtOrigin { get; }

    /// <summary>A(t), proven positive on [0, 1].</summary>
    public UnivariatePolynomial A { get; }

    /// <summary>B(t), proven positive on [0, 1].</summary>
    public UnivariatePolynomial B { get; }

    /// <summary>N = 2 A' B - A B', whose roots are the critical directions; not the polynomial 0.</summary>
    public UnivariatePolynomial N { get; }

    private void RequirePositive(UnivariatePolynomial polynomial, string name)
    {
        var positive = polynomial.SignAt(Rational.Zero) > 0 && polynomial.SignAt(Rational.One) > 0
            && RealRoot.Isolate(polynomial, Rational.Zero, Rational.One).IsEmpty;
        if (!positive)
            throw new CensusUndecidedException($"{name} is not positive in every direction of the cell {Loss.Cell.Name}");
    }
}
