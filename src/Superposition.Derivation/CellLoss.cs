using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>The closed form of the loss in one cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Loss">The loss, a Laurent polynomial in w_1 and w_2 with coefficients polynomial in p and I_2.</param>
public sealed record CellLoss(Cell Cell, LaurentPolynomial Loss)
{
    /// <summary>The derivative of the loss by w_<paramref name="feature"/>.</summary>
    public LaurentPolynomial Gradient(int feature) => Loss.Derivative(Symbols.Weight(feature));

    /// <summary>The second derivative of the loss by w_<paramref name="first"/> and w_<paramref name="second"/>.</summary>
    public LaurentPolynomial Hessian(int first, int second) => Gradient(first).Derivative(Symbols.Weight(second));

    /// <summary>Whether no weight that is 0 occurs in a denominator of the loss.</summary>
    public bool IsDefinedAt(Rational w1, Rational w2) => Loss.Terms.All(t =>
        (!w1.IsZero || t.Monomial.ExponentOf(Symbols.Weight(1)) >= 0) && (!w2.IsZero || t.Monomial.ExponentOf(Symbols.Weight(2)) >= 0));

    /// <summary>The exact value at a rational point of a formula of this cell that contains no free parameters.</summary>
    /// <exception cref="DivideByZeroException">The formula has a denominator that is 0 there.</exception>
    public Rational Evaluate(Func<CellLoss, LaurentPolynomial> formula, Rational w1, Rational w2) =>
        formula(this).Evaluate((Symbols.Weight(1), w1), (Symbols.Weight(2), w2));
}
