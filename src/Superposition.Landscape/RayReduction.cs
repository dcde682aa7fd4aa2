using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// The loss in a cell along rays: with the direction d(t) = (1 - t) u + t v between the cell's bounding rays u and v, 0 &lt;= t &lt;= 1, and W = r d(t),
/// L = L_0 - 2 A(t) r^2 + B(t) r^4.
/// </summary>
/// <remarks>
/// Without bias the network is homogeneous, so no other powers of r occur. Where A, B &gt; 0, each ray has one critical radius r^2 = A/B, a strict
/// minimum along the ray with loss psi(t) = L_0 - A^2/B, and psi' = -A N / B^2 with N = 2 A' B - A B'. So the critical points inside the cell are
/// exactly the roots of N in (0, 1), minima where N changes from + to -, saddles where it changes from - to +.
/// </remarks>
public sealed record RayReduction
{
    private static readonly Variable Radius = new("r");
    private static readonly Variable Direction = new("t");

    /// <summary>The reduction of a loss without free parameters.</summary>
    /// <exception cref="CensusUndecidedException">The loss is not of this form, A or B has a zero, or N vanishes identically.</exception>
    public RayReduction(CellLoss loss)
    {
        Loss = loss;
        (W1, W2) = (Between(loss.Cell.FirstRay.W1, loss.Cell.SecondRay.W1), Between(loss.Cell.FirstRay.W2, loss.Cell.SecondRay.W2));
        var reduced = loss.Loss.Substitute(
            (Symbols.Weight(1), W1.ToLaurent(Direction) * Radius),
            (Symbols.Weight(2), W2.ToLaurent(Direction) * Radius));
        var powers = reduced.Collect(Radius).ToDictionary(c => c.Monomial.ExponentOf(Radius), c => UnivariatePolynomial.From(c.Coefficient, Direction));
        if (powers.Keys.Any(k => k is not (0 or 2 or 4)) || powers.GetValueOrDefault(0, UnivariatePolynomial.Zero).Degree > 0)
            throw new CensusUndecidedException($"the loss in the cell {loss.Cell.Name} is not of the form L0 - 2 A r^2 + B r^4");
        LossAtOrigin = powers.GetValueOrDefault(0, UnivariatePolynomial.Zero)[0];
        A = powers.GetValueOrDefault(2, UnivariatePolynomial.Zero).Scale(new(-1, 2));
        B = powers.GetValueOrDefault(4, UnivariatePolynomial.Zero);
        RequirePositive(A, "A");
        RequirePositive(B, "B");
        N = (A.Derivative() * B).Scale(2) - (A * B.Derivative());
        if (N.IsZero)
            throw new CensusUndecidedException($"every direction of the cell {loss.Cell.Name} is critical");
    }

    /// <summary>The loss in the cell.</summary>
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

    private static UnivariatePolynomial Between(Rational u, Rational v) => new(u, v - u);

    private void RequirePositive(UnivariatePolynomial polynomial, string name)
    {
        var positive = polynomial.SignAt(Rational.Zero) > 0 && polynomial.SignAt(Rational.One) > 0
            && RealRoot.Isolate(polynomial, Rational.Zero, Rational.One).IsEmpty;
        if (!positive)
            throw new CensusUndecidedException($"{name} is not positive in every direction of the cell {Loss.Cell.Name}");
    }
}
