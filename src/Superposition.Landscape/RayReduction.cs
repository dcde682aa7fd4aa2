using System.Collections.Immutable;
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
    private readonly RayFamily _family;
    private readonly Rational _scale;
    private readonly Rational _density;
    private readonly Rational _importance;

    /// <summary>The reduction of a family at the parameters of a model.</summary>
    /// <exception cref="CensusUndecidedException">A or B has a zero, or N vanishes identically.</exception>
    internal RayReduction(RayFamily family, ToyModel model)
    {
        // The family has I_1 = 1; the loss is linear in the importances.
        (_family, _scale, _density) = (family, model.Importances[0], model.Density.Value);
        _importance = model.Importances[1] / _scale;
        LossAtOrigin = family.LossAtOrigin.Evaluate((Symbols.Density, _density), (Symbols.Importance(2), _importance)) * _scale;
        A = At(family.PreparedA);
        B = At(family.PreparedB);
        N = At(family.PreparedN).Scale(_scale); // quadratic in the loss, so scaled twice
        RequirePositive(A, "A");
        RequirePositive(B, "B");
        if (N.IsZero)
            throw new CensusUndecidedException($"every direction of the cell {Loss.Cell.Name} is critical");
    }

    /// <summary>The loss in the cell, with free parameters.</summary>
    public CellLoss Loss => _family.Loss;

    /// <summary>The first component of d(t), a polynomial of degree at most 1.</summary>
    public UnivariatePolynomial W1 => _family.W1;

    /// <summary>The second component of d(t).</summary>
    public UnivariatePolynomial W2 => _family.W2;

    /// <summary>L_0 = L(0).</summary>
    public Rational LossAtOrigin { get; }

    /// <summary>A(t), proven positive on [0, 1].</summary>
    public UnivariatePolynomial A { get; }

    /// <summary>B(t), proven positive on [0, 1].</summary>
    public UnivariatePolynomial B { get; }

    /// <summary>N = 2 A' B - A B', whose roots are the critical directions; not the polynomial 0.</summary>
    public UnivariatePolynomial N { get; }

    /// <summary>A homogeneous form in the weights at W = d(t).</summary>
    internal UnivariatePolynomial InChart(LaurentPolynomial form) => _family.InChart(form);

    /// <summary>H_11, H_12, H_22 at W = r d(t), each as H_0(t) + H_2(t) r^2.</summary>
    internal ImmutableArray<(UnivariatePolynomial Constant, UnivariatePolynomial Quadratic)> Hessian() =>
        [.. _family.PreparedHessian.Select(h => (At(h.Constant), At(h.Quadratic)))];

    private UnivariatePolynomial At(UnivariateFamily family)
    {
        var polynomial = family.At(_density, _importance);
        return _scale.IsOne ? polynomial : polynomial.Scale(_scale);
    }

    private void RequirePositive(UnivariatePolynomial polynomial, string name)
    {
        var positive = polynomial.SignAt(Rational.Zero) > 0 && polynomial.SignAt(Rational.One) > 0
            && RealRoot.Isolate(polynomial, Rational.Zero, Rational.One).IsEmpty;
        if (!positive)
            throw new CensusUndecidedException($"{name} is not positive in every direction of the cell {Loss.Cell.Name}");
    }
}
