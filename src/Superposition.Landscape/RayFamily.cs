using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// The loss in a cell along rays, with free density p and importance I_2: L = L_0 - 2 A(t) r^2 + B(t) r^4 for W = r d(t), where
/// d(t) = (1 - t) u + t v runs between the cell's bounding rays u and v as 0 &lt;= t &lt;= 1.
/// </summary>
/// <remarks>Without bias the network is homogeneous, so no other powers of r occur; the constructor checks it.</remarks>
public sealed record RayFamily
{
    private static readonly Variable Radius = new("r");
    private static readonly (int Row, int Column)[] HessianEntries = [(1, 1), (1, 2), (2, 2)];

    private readonly ImmutableArray<(LaurentPolynomial Form, UnivariatePolynomial InChart)> _phaseForms;

    /// <summary>The reduction of the closed form in a cell.</summary>
    /// <exception cref="CensusUndecidedException">The loss is not of this form.</exception>
    public RayFamily(CellLoss loss)
    {
        Loss = loss;
        (W1, W2) = (Between(loss.Cell.FirstRay.W1, loss.Cell.SecondRay.W1), Between(loss.Cell.FirstRay.W2, loss.Cell.SecondRay.W2));
        var powers = PowersOfRadius(loss.Loss);
        if (powers.Keys.Order().ToArray() is not [0, 2, 4] || powers[0].Variables.Contains(Direction))
            throw new CensusUndecidedException($"the loss in the cell {loss.Cell.Name} is not of the form L0 - 2 A r^2 + B r^4");
        (LossAtOrigin, A, B) = (powers[0], powers[2].Scale(new(-1, 2)), powers[4]);
        N = (A.Derivative(Direction) * B).Scale(2) - (A * B.Derivative(Direction));
        (PreparedA, PreparedB, PreparedN) = (Prepared(A), Prepared(B), Prepared(N));
        PreparedHessian =
        [
            .. HessianEntries.Select(e => PowersOfRadius(loss.Hessian(e.Row, e.Column))).Select(h =>
                (Prepared(h.GetValueOrDefault(0, LaurentPolynomial.Zero)), Prepared(h.GetValueOrDefault(2, LaurentPolynomial.Zero)))),
        ];
        _phaseForms = [.. Phases.Forms.Select(form => (form, OnChart(form)))];
    }

    /// <summary>t, the coordinate of a direction between the bounding rays.</summary>
    public static Variable Direction { get; } = new("t");

    /// <summary>The closed form in the cell.</summary>
    public CellLoss Loss { get; }

    /// <summary>The first component of d(t), of degree at most 1.</summary>
    public UnivariatePolynomial W1 { get; }

    /// <summary>The second component of d(t).</summary>
    public UnivariatePolynomial W2 { get; }

    /// <summary>L_0 = L(0), a polynomial in p and I_2.</summary>
    public LaurentPolynomial LossAtOrigin { get; }

    /// <summary>A, a polynomial in t, p and I_2.</summary>
    public LaurentPolynomial A { get; }

    /// <summary>B, a polynomial in t, p and I_2.</summary>
    public LaurentPolynomial B { get; }

    /// <summary>N = 2 A' B - A B', whose roots in t are the critical directions.</summary>
    public LaurentPolynomial N { get; }

    /// <summary>A with p and I_2 to be given.</summary>
    internal UnivariateFamily PreparedA { get; }

    /// <summary>B with p and I_2 to be given.</summary>
    internal UnivariateFamily PreparedB { get; }

    /// <summary>N with p and I_2 to be given.</summary>
    internal UnivariateFamily PreparedN { get; }

    /// <summary>H_11, H_12, H_22 at W = r d(t), each as H_0(t) + H_2(t) r^2.</summary>
    internal ImmutableArray<(UnivariateFamily Constant, UnivariateFamily Quadratic)> PreparedHessian { get; }

    /// <summary>The coefficients of the powers of r in a formula at W = r d(t): polynomials in t, p and I_2.</summary>
    public IReadOnlyDictionary<int, LaurentPolynomial> PowersOfRadius(LaurentPolynomial formula) => formula
        .Substitute((Symbols.Weight(1), W1.ToLaurent(Direction) * Radius), (Symbols.Weight(2), W2.ToLaurent(Direction) * Radius))
        .Collect(Radius)
        .ToDictionary(c => c.Monomial.ExponentOf(Radius), c => c.Coefficient);

    /// <summary>A homogeneous form in the weights at W = d(t).</summary>
    internal UnivariatePolynomial InChart(LaurentPolynomial form)
    {
        foreach (var (known, inChart) in _phaseForms)
        {
            if (ReferenceEquals(known, form))
                return inChart;
        }

        return OnChart(form);
    }

    private static UnivariatePolynomial Between(Rational u, Rational v) => new(u, v - u);

    private static UnivariateFamily Prepared(LaurentPolynomial polynomial) => new(polynomial, Direction, Symbols.Density, Symbols.Importance(2));

    private UnivariatePolynomial OnChart(LaurentPolynomial form) => UnivariatePolynomial.From(
        form.Substitute((Symbols.Weight(1), W1.ToLaurent(Direction)), (Symbols.Weight(2), W2.ToLaurent(Direction))), Direction);
}
