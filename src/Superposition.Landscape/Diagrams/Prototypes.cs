using System.Collections.Immutable;
using System.Runtime.InteropServices;
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

    /// <summary>The phase in each cell of a grid, as the number of a <see cref="Phase"/>; row-major, a row for each importance.</summary>
    /// <remarks>
    /// For I_2 below 1 first-only beats second-only, and beats antipodal below <see cref="BoundaryAt"/>; where that is null, everywhere below 1.
    /// Above 1 the same holds with the features exchanged.
    /// </remarks>
    /// <param name="densities">The densities, at most 1.</param>
    /// <param name="importances">The importances.</param>
    public ImmutableArray<byte> Over(LogarithmicAxis densities, LogarithmicAxis importances)
    {
        var (columns, rows) = (densities.Centres.Length, importances.Centres.Select(Rational.FromDouble).ToArray());
        var phases = new byte[columns * rows.Length];
        for (var column = 0; column < columns; column++)
        {
            var lower = BoundaryAt(Rational.FromDouble(densities.Centres[column])) ?? Rational.One;
            var upper = lower.Reciprocal();

            // An importance exactly on a boundary is found by the search; else the complement of where it would be.
            var (first, last) = (Array.BinarySearch(rows, lower), Array.BinarySearch(rows, upper));
            var (firstEnds, secondBegins) = (first < 0 ? ~first : first, last < 0 ? ~last : last + 1);
            for (var row = 0; row < rows.Length; row++)
            {
                var phase = row < firstEnds ? Phase.FirstOnly : row >= secondBegins ? Phase.SecondOnly : row == first || row == last ? Phase.Coexistence : Phase.Antipodal;
                phases[(row * columns) + column] = (byte)phase;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(phases);
    }
}
