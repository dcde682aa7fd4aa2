using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The three prototype solutions that the theoretical phase diagram of the paper compares, and the phase that they give.</summary>
/// <remarks>
/// <para>They mix two models: W = (1, 0) and W = (0, 1) with a bias that is the mean E[x] for the feature that is dropped, so that its loss is
/// I_i (E[x^2] - E[x]^2); and W = (1, -1) without bias. The exact diagram is that of the model without bias.</para>
/// <para>Source: Elhage et al., "Toy Models of Superposition", 2022, section "Mathematical Understanding".</para>
/// </remarks>
public sealed record Prototypes
{
    private static readonly LaurentPolynomial P = Symbols.Density;
    private static readonly LaurentPolynomial I = Symbols.Importance(2);

    /// <summary>The prototypes of a model.</summary>
    /// <param name="derivation">The derivation of the closed form, for the loss at (1, -1).</param>
    public Prototypes(LossDerivation derivation)
    {
        // E[x^k] = p/(k + 1).
        var variance = (P * new Rational(1, 3)) - (P * new Rational(1, 2)).Pow(2);
        (FirstOnly, SecondOnly) = (I * variance, variance);
        Antipodal = derivation.Loss.Adjoining(Rational.One, -Rational.One)[0].Loss
            .Substitute((Symbols.Weight(1), LaurentPolynomial.One), (Symbols.Weight(2), -LaurentPolynomial.One));
    }

    /// <summary>The loss at (1, 0) with bias, a polynomial in p and I_2.</summary>
    public LaurentPolynomial FirstOnly { get; }

    /// <summary>The loss at (0, 1) with bias.</summary>
    public LaurentPolynomial SecondOnly { get; }

    /// <summary>The loss at (1, -1) without bias.</summary>
    public LaurentPolynomial Antipodal { get; }

    /// <summary>The prototype of the lowest loss; <see cref="Phase.Coexistence"/> where two share it.</summary>
    /// <param name="density">p, in (0, 1].</param>
    /// <param name="importance">I_2, above 0.</param>
    public Phase At(Rational density, Rational importance)
    {
        (Rational Loss, Phase Phase)[] losses = [(At(FirstOnly), Phase.FirstOnly), (At(SecondOnly), Phase.SecondOnly), (At(Antipodal), Phase.Antipodal)];
        var lowest = losses.Min(x => x.Loss);
        return losses.Where(x => x.Loss == lowest).ToList() is [var only] ? only.Phase : Phase.Coexistence;

        Rational At(LaurentPolynomial loss) => loss.Evaluate((Symbols.Density, density), (Symbols.Importance(2), importance));
    }

    /// <summary>The importance below which first-only beats antipodal: the difference of their losses is linear in I_2. Null where there is none below 1.</summary>
    /// <param name="density">p, in (0, 1].</param>
    public Rational? BoundaryAt(Rational density)
    {
        var difference = UnivariatePolynomial.From((FirstOnly - Antipodal).Substitute(Symbols.Density, density), Symbols.Importance(2));
        return difference.Degree == 1 && -difference[0] / difference[1] is var importance && importance.Sign > 0 && importance <= Rational.One ? importance : null;
    }
}
