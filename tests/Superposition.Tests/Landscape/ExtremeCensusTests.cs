using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;
using Superposition.Tests.Kernels;

namespace Superposition.Tests.Landscape;

/// <summary>The census at the ends of the range, and as close as 1e-300 to every boundary that is exactly known.</summary>
public class ExtremeCensusTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);
    private static readonly Rational Tiny = new Rational(10).Pow(-300);

    /// <summary>Pairs of densities and importances, the ends of both ranges and numbers beside 1 among them.</summary>
    private static IEnumerable<(Rational P, Rational I)> Grid() =>
        from p in new[] { Tiny, Power(-200), Power(-16), new(1, 2), new(4, 7), 1 - Power(-16), 1 - Tiny, 1 }
        from i in new[] { Tiny, Power(-100), Power(-16), new(3, 10), 1 - Power(-16), 1 - Tiny, 1, 1 + Tiny, Power(16), Power(300) }
        select (p, i);

    [Fact]
    public void Losses_have_the_digits_of_the_loss_at_the_enclosed_weights() => Parallel.ForEach(Grid(), x =>
    {
        foreach (var point in Census(x.P, x.I).Points)
        {
            // On the wall the loss is known exactly but the weights to 29 digits, and of the loss as many cancel as p is small: w_1^2 from a formula by hand.
            var isOnWall = point.W1 == -point.W2 && x.I == 1 && point.Kind == CriticalPointKind.Minimum;
            var w1 = isOnWall ? ((RationalInterval)((8 - (5 * x.P)) / (2 * (4 - (3 * x.P))))).Sqrt(2400).Lower : Middle(point.W1);
            var loss = FractionLoss.Jet(w1, isOnWall ? -w1 : Middle(point.W2), x.P, x.I)[0];
            FractionLoss.AssertShows(CriticalPointCensus.CertifiedDecimal(point.Loss)!, loss, $"p = {x.P}, I = {x.I}, {point.Kind}");
        }
    });

    /// <summary>Where 4 (1 - I) exceeds 3 p (1 + I) the minimum with equal signs is first-only; the exchange replaces I by 1/I.</summary>
    [Fact]
    public void The_minimum_with_equal_signs_has_the_phase_of_the_crossover_lines() => Parallel.ForEach(Grid().Concat(AtCrossovers()), x =>
    {
        var census = Census(x.P, x.I);
        var expected = IsFirstOnly(x.I) ? Phase.FirstOnly : IsFirstOnly(1 / x.I) ? Phase.SecondOnly : Phase.Confused;
        Assert.Equal((expected, 1, true), (census.Minima.Single(m => m.Phase != Phase.Antipodal).Phase, census.Certificate.IndexSum, census.Certificate.IsComplete));

        bool IsFirstOnly(Rational i) => 4 * (1 - i) > 3 * x.P * (1 + i);
    });

    /// <summary>
    /// At (1, 0) the loss falls into both sides where 32 I (1 - p) &gt;= p (16 - 9p), a saddle; else only into the quadrant of equal signs. The
    /// points of the curve are rational.
    /// </summary>
    [Fact]
    public void Beside_the_axis_curve_by_1e_minus_300_the_axis_is_a_saddle_on_one_side_only() => Parallel.ForEach(
        new[] { Power(-150), Power(-20), new(1, 3), new(4, 7), new(16, 19), 1 - Power(-16), 1 - Power(-150) },
        p =>
        {
            var curve = p * (16 - (9 * p)) / (32 * (1 - p));
            foreach (var (factor, kind) in new[] { (1 - Tiny, CriticalPointKind.Clarke), (1, CriticalPointKind.Saddle), (1 + Tiny, CriticalPointKind.Saddle) })
            {
                var (here, there) = (Census(p, curve * factor), Census(p, 1 / (curve * factor)));
                Assert.Equal(kind, here.Points.Single(q => q.W2 == RationalInterval.Zero && q.W1 == (RationalInterval)Rational.One).Kind);
                CriticalPointCensusLaws.AssertExchangeSwaps(here, there);
            }
        });

    /// <summary>At I = 1 the antipodal minimum is the lower one where 43 p^2 - 80 p + 32 &gt; 0, and exists on to p = 1.</summary>
    [Fact]
    public void At_equal_importances_the_sign_of_a_quadratic_tells_the_phase()
    {
        var below = (40 - (4 * ((RationalInterval)(Rational)14).Sqrt(1200).Upper)) / 43;
        below = (below / Tiny).Floor() * Tiny;
        foreach (var p in new[] { Tiny, Power(-100), new(1, 2), new(4, 7), below, below + Tiny, below + (2 * Tiny), 1 - Tiny, 1 })
        {
            var census = Census(p, 1);
            Assert.Equal((43 * p * p) - (80 * p) + 32 > 0 ? Phase.Antipodal : Phase.Confused, census.Phase);
            Assert.Equal(2, census.Minima.Count());
        }
    }

    /// <summary>A census in integers of 3072 bits lists the same points, and the exchange of the features exchanges them.</summary>
    [Fact]
    public void The_second_opinion_and_the_exchange_agree() => Parallel.ForEach(
        from p in new[] { Tiny, 1 - Tiny } from i in new[] { 1 + Tiny, Power(16) } select (P: p, I: i),
        x =>
        {
            var census = Census(x.P, x.I);
            new SecondOpinion(x.P, x.I, 3072).AssertAgreesWith(census);
            CriticalPointCensusLaws.AssertExchangeSwaps(census, Census(x.P, 1 / x.I));
        });

    private static IEnumerable<(Rational P, Rational I)> AtCrossovers() =>
        from i in new[] { new(1, 7), new(3, 10), new(999, 1000), 1 - Power(-200) }
        let p = 4 * (1 - i) / (3 * (1 + i))
        from x in new[] { p - (p * Tiny), p, p + (p * Tiny) }
        where x <= 1
        select (x, i);

    private static CriticalPointCensus Census(Rational p, Rational i) => CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(p), i));

    private static Rational Power(int exponent) => new Rational(10).Pow(exponent);

    private static Rational Middle(RationalInterval x) => (x.Lower + x.Upper) / 2;
}
