using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <content>Where the minimum with weights of the same sign passes from one name to another.</content>
public static partial class LandscapeTheorems
{
    /// <summary>Below and above 1 + sqrt 2, the w_1/w_2 of the threshold of first-only.</summary>
    private static readonly (Rational Lower, Rational Upper) Threshold = (new(2378, 985), new(5741, 2378));

    /// <summary>The polynomial in p and I_2 that is 0 on the crossover between first-only and confused, and positive where the minimum is first-only (Theorem 9).</summary>
    public static LaurentPolynomial CrossoverLine => (4 * (1 - (LaurentPolynomial)I)) - (3 * (LaurentPolynomial)P * (1 + (LaurentPolynomial)I));

    private static Theorem Crossover(RayFamily same)
    {
        // In s = w_1/w_2 the threshold w_2^2 + 2 w_1 w_2 - w_1^2 = 0 is s^2 = 2 s + 1, which reduces N to c_0 + c_1 s.
        var c = InRatio(same.N.ToPrimitive().Primitive).ToList();
        for (var k = c.Count - 1; k >= 2; k--)
        {
            c[k - 1] += c[k].Scale(2);
            c[k - 2] += c[k];
            c.RemoveAt(k);
        }

        // That it divides both coefficients is the proof.
        var curve = CrossoverLine;
        Require(curve.Evaluate((P, Rational.One), (I, new(1, 7))).IsZero, "the crossover line reaches the density 1 at I_2 = 1/7");
        Require(Phases.FirstOnlyThreshold.CoefficientOf(Monomial.Of(Symbols.Weight(1), 2)) == -1, "first-only is beyond the threshold");
        if ((c[0].QuotientBy(curve), c[1].QuotientBy(curve)) is not ({ } constant, { } linear))
            throw new CensusUndecidedException("N at the threshold is not a multiple of the crossover curve");
        foreach (var s in new[] { Threshold.Lower, Threshold.Upper })
            PositiveFor(constant + linear.Scale(s), I);
        return new(
            "The crossovers",
            $"The minimum with $w_1 w_2 > 0$ is first-only exactly where $C > 0$, with $C = {curve.ToLatex()}$; the angle of $22.5$ degrees is reached on the line $C = 0$, that is $p = \\frac{{4 (1 - I_2)}}{{3 (1 + I_2)}}$, which exists for $\\frac{{1}}{{7}} \\le I_2 < 1$. It is second-only where the same holds with $1/I_2$ in the place of $I_2$, and confused elsewhere.",
            [
                $"At the threshold $s = w_1/w_2 = 1 + \\sqrt{{2}}$, that is $s^2 = 2 s + 1$. Reduced by this, $(1+s)^4 N$ is a positive multiple of $C ({constant.ToLatex()} + s ({linear.ToLatex()}))$.",
                $"The second factor is positive at $s = {Threshold.Lower}$ and at $s = {Threshold.Upper}$, for as a polynomial in $I_2$ its coefficients are positive for $0 < p < 1$, shown as in Theorem 7. It is linear in $s$ and $1 + \\sqrt{{2}}$ lies between, so it is positive there.",
                "$N$ is positive below its one root and negative above it (Theorem 2). The minimum is nearer to $(1, 0)$ than the threshold exactly where the root lies beyond it, with the larger $s$, that is where $N > 0$ at the threshold.",
            ]);
    }
}
