using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The claim C6, about the share of initial weights that find the global minimum: the answer, with a table of shares.</summary>
internal static class BasinClaim
{
    /// <summary>Six digits are printed.</summary>
    private const double LargestError = 1e-8;

    private static readonly ImmutableArray<Rational> Importances = [Rational.One, new(1, 10)];
    private static readonly ImmutableArray<Rational> Scales = [new(1, 10), Rational.One, 10];

    /// <summary>Why the claim holds, and where.</summary>
    /// <exception cref="CensusUndecidedException">A minimum, a boundary or a share in the table is not decided.</exception>
    public static ImmutableArray<Block> Answer(LossLandscape landscape)
    {
        var boundaries = new PhaseBoundaries(landscape);
        var limits = new SmallDensityLimits(boundaries);
        var saddle = CriticalPointCensus.CertifiedDecimal(limits.Saddle.Enclosure, 12);
        return
        [
            new Paragraph("True with a condition: the scale $\\sigma$ of the initial weights decides how much smaller, and where. The basins are those of the gradient flow $dW/dt = -\\nabla L$ from $W \\sim N(0, \\sigma^2)$, with $W$ and $-W$ pooled."),
            new Bullets(
            [
                "From small weights the share of the antipodal minimum tends to $0$ as $\\sigma \\to 0$, at every density and importance (Theorem 10). So wherever it is the global minimum its basin is as small as one likes for small $\\sigma$, near a transition or not: over all parameters the infimum of the global minimum's share is $0$.",
                "At moderate scales near a transition is the right description. At $\\sigma = 1/10$ and $1$ the share of the antipodal minimum is about a half at small densities and falls as the density grows; where it is the global minimum, below the first-order line, its share is smallest at the line (by quadrature, on a grid of densities and importances).",
                $"Along the line, too, it becomes smaller towards small importances. In the limit $I_2 \\to 0$ the flow takes $w_1$ to $\\pm 1$ while $w_2$ stays; then $w_2$ moves alone and passes a saddle at $|w_2| \\to s = {saddle}$, a root of ${limits.SaddlePolynomial.ToLaurent(RayFamily.Direction).ToLatex()}$. So at each $\\sigma$ the share tends to $P(|w_2| > s)/2$, $w_2 \\sim N(0, \\sigma^2)$, the probability that a standard normal number is above $s/\\sigma$. This separation of fast and slow is argued, not proven; a test compares it with the quadrature.",
                "From large weights it is the minimum with $w_1 w_2 > 0$ that has the smaller basin where it is the global one, beyond the first-order line. At $\\sigma = 10$ and $I_2 = 1$ its share is smaller far beyond the line than at it.",
                "Trajectories that run into a Clarke point of an axis leave it into $w_1 w_2 > 0$, where the loss falls (Theorem 4), and count for the minimum there. If they were taken to stay, its share would be smaller by the column named Clarke; that of the antipodal minimum does not depend on this convention.",
            ]),
            new Paragraph("The table: for each $I_2$ a quarter of the density on the first-order line, rounded down to $3$ decimals; that density, rounded down to $6$; and half-way from it to the end of two minima, the spinodal or $p = 1$, rounded down to $3$. $\\Delta L$ is the loss of the local minimum less that of the global one, certified. The shares are computed by quadrature over the boundaries of the basins; their estimated errors are below $10^{-8}$. A test compares each with random trajectories."),
            Shares(landscape, [.. Importances.SelectMany(i => Densities(BoundaryPoint.At(boundaries, i)).Select(p => ToyModel.Smallest(new(p), i)))]),
        ];
    }

    private static IEnumerable<Rational> Densities(BoundaryPoint point)
    {
        var (line, end) = (point.FirstOrder.Lower, point.Spinodal?.Lower ?? Rational.One);
        return [RoundedDown(line / 4, 3), RoundedDown(line, 6), RoundedDown((line + end) / 2, 3)];
    }

    /// <summary>The largest multiple of 10^-decimals up to a value that is not negative.</summary>
    internal static Rational RoundedDown(Rational value, int decimals)
    {
        var unit = new Rational(10).Pow(decimals);
        var scaled = value * unit;
        return (scaled.Numerator / scaled.Denominator) / unit;
    }

    private static Table Shares(LossLandscape landscape, ImmutableArray<ToyModel> models)
    {
        var rows = models.SelectMany(model => Scales.Select(scale => (model, scale))).ToList();
        return new(
            ["$I_2$", "$p$", "$\\sigma$", "global minimum", "$\\Delta L$", "its share", "Clarke"],
            [.. rows.AsParallel().AsOrdered().Select(row => Row(landscape, row.model, row.scale))]);
    }

    private static ImmutableArray<string> Row(LossLandscape landscape, ToyModel model, Rational scale)
    {
        var shares = BasinShares.Of(landscape, model, new(scale.ToDouble()));
        if (shares.Basins is not [var first, var second] || shares.Basins.Any(b => b.EstimatedError > LargestError))
            throw new CensusUndecidedException($"the shares at p = {model.Density}, I_2 = {model.Importances[1]} are not those of two minima, or not to 8 digits");
        var (global, local) = first.Minimum.IsGlobal ? (first, second) : (second, first);
        return
        [
            model.Importances[1].ToString(),
            model.Density.Value.ToDecimalString(),
            scale.ToString(),
            global.Minimum.Phase!.Value.Name(),
            CriticalPointCensus.CertifiedDecimal(local.Minimum.Loss - global.Minimum.Loss, 3) ?? throw new CensusUndecidedException("a difference of losses is not resolved"),
            global.Share.ToString("F6", CultureInfo.InvariantCulture),
            (global.ThroughClarke + local.ThroughClarke).ToString("F6", CultureInfo.InvariantCulture),
        ];
    }
}
