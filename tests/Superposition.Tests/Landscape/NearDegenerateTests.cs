using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>Parameters on and within 10^-12, 10^-15 and 10^-30 of those where the census changes, and at the ends of the range.</summary>
public class NearDegenerateTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    private static readonly Rational[] Steps = [.. new[] { -12, -15, -30 }.SelectMany(e => new[] { -new Rational(10).Pow(e), new Rational(10).Pow(e) })];

    /// <summary>
    /// On 32 I (1 - p) = p (16 - 9p) and where I is larger, (1, 0) is a saddle; where it is smaller, the saddle has moved into the antipodal
    /// quadrant. The exchange maps it all to (0, 1).
    /// </summary>
    [Theory]
    [InlineData("1/1000")]
    [InlineData("1/3")]
    [InlineData("1/2")]
    [InlineData("16/19")]
    [InlineData("999/1000")]
    public void At_the_axis_curve_the_saddle_leaves_the_axis(string density)
    {
        var p = Rational.Parse(density);
        var curve = p * (16 - (9 * p)) / (32 * (1 - p));
        foreach (var step in Steps.Append(0))
        {
            var nearby = Agreed(p, curve * (1 + step)).Points.Where(q => IsNear(q.W1, 1) && IsNear(q.W2, 0) && q.W2.Upper.Sign <= 0).ToList();

            var saddle = Assert.Single(nearby, q => q.Kind == CriticalPointKind.Saddle);
            Assert.Equal(step.Sign < 0, saddle.W2.Sign < 0);
            Assert.Equal(step.Sign < 0 ? 1 : 0, nearby.Count(q => q.Kind == CriticalPointKind.Clarke));
            Assert.Equal(step.Sign < 0 ? 2 : 1, nearby.Count);
        }

        static bool IsNear(RationalInterval x, Rational place) => (x - place).Pow(2).Upper < new Rational(1, 1_000_000);
    }

    /// <summary>At I = 1 the lower minimum of each diagonal is known; a little beside it the phases are the same and the minima beside the diagonals.</summary>
    [Theory]
    [InlineData("1/2", Phase.Antipodal)]
    [InlineData("3/5", Phase.Confused)]
    [InlineData("1", Phase.Confused)]
    public void At_equal_importances_the_minima_cross_the_diagonals(string density, Phase phase)
    {
        foreach (var step in Steps.Append(0))
        {
            var census = Agreed(Rational.Parse(density), 1 + step);

            Assert.Equal(phase, census.Phase);
            Assert.Equal([Phase.Confused, Phase.Antipodal], census.Minima.Select(m => m.Phase!.Value));
            var confused = census.Minima.First();
            Assert.True(((confused.W2 - confused.W1) * step).Upper.Sign >= 0);
            Assert.Equal(step.IsZero, confused.W1 == confused.W2);
        }
    }

    /// <summary>
    /// At the first density the phase changes, at the second the antipodal minimum ends: computed by a computer algebra system from the formulas
    /// of the second opinion and cut off after 20 and 60 digits.
    /// </summary>
    [Theory]
    [InlineData("0.47401952760950995214")]
    [InlineData("0.474019527609509952149256672559259000702387136877283360170022")]
    [InlineData("0.53722991660975591743")]
    [InlineData("0.537229916609755917438246858716960365656291809438467128057166")]
    public void At_importance_three_tenths_antipodal_gives_way_to_first_only_and_then_ends(string density)
    {
        var (known, last) = (Rational.Parse(density), new Rational(10).Pow(2 - density.Length));
        var isSpinodal = known > new Rational(1, 2);
        foreach (var (p, isBelow) in new[] { (known - new Rational(10).Pow(-12), true), (known, true), (known + last, false), (known + new Rational(10).Pow(-12), false) })
        {
            var census = Agreed(p, new(3, 10), 512);

            Assert.Equal(!isSpinodal && isBelow ? Phase.Antipodal : Phase.FirstOnly, census.Phase);
            Assert.Equal(!isSpinodal || isBelow ? 1 : 0, census.Minima.Count(m => m.Phase == Phase.Antipodal));
            Assert.Equal(!isSpinodal || isBelow ? (4, 4) : (2, 2), (census.Certificate.Minima, census.Certificate.Saddles));
        }
    }

    /// <summary>Below the density where the antipodal minimum ends, by so many digits: an eigenvalue is what is left over where they cancel to half of them.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(48)]
    [InlineData(60)]
    public void An_eigenvalue_near_0_has_all_its_digits(int digits)
    {
        var p = Rational.Parse("0.537229916609755917438246858716960365656291809438467128057166"[..(digits + 2)]);
        var eigenvalues = CriticalPointCensus.Of(Landscape, Smallest.Of(p, new(3, 10))).Points
            .SelectMany(q => q.Eigenvalues is { } e ? new[] { e.Lower, e.Upper } : []).ToList();

        Assert.Contains(eigenvalues, e => e.Lower.Sign > 0 && e.Upper < new Rational(10).Pow(2 - (digits / 2)));
        Assert.All(eigenvalues, e => Assert.NotNull(CriticalPointCensus.CertifiedDecimal(e)));
    }

    /// <summary>43 p^2 - 80 p + 32 = 0: the losses at I = 1 are equal at p = (40 - 4 sqrt 14)/43, cut off after so many digits.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(200)]
    public void At_equal_importances_phases_are_told_apart_however_close_to_coexistence(int digits)
    {
        var unit = new Rational(10).Pow(-digits);
        var root = (40 - (4 * ((RationalInterval)(Rational)14).Sqrt(4 * digits).Lower)) / 43;
        var below = (root / unit).Floor() * unit;

        Assert.Equal((1, -1), (Quadratic(below).Sign, Quadratic(below + unit).Sign));
        Assert.Equal(Phase.Antipodal, Agreed(below, 1, 8 * digits + 256).Phase);
        Assert.Equal(Phase.Confused, Agreed(below + unit, 1, 8 * digits + 256).Phase);

        static Rational Quadratic(Rational p) => (43 * p * p) - (80 * p) + 32;
    }

    /// <summary>4 (1 - I)/(3 (1 + I)) is the density where the confused branch is at 22.5 degrees; the threshold itself is confused.</summary>
    [Theory]
    [InlineData("3/10")]
    [InlineData("1/2")]
    [InlineData("1/7")]
    [InlineData("999/1000")]
    public void At_the_crossover_the_branch_is_confused_on_the_threshold_and_above(string importance)
    {
        var i = Rational.Parse(importance);
        var crossover = 4 * (1 - i) / (3 * (1 + i));
        foreach (var step in Steps.Append(0).Where(step => crossover + step <= 1))
        {
            var p = crossover + step;
            var (here, there) = (Agreed(p, i), Agreed(p, i.Reciprocal()));

            Assert.Equal(step.Sign >= 0 ? Phase.Confused : Phase.FirstOnly, here.Minima.Single(m => m.Phase != Phase.Antipodal).Phase);
            Assert.Equal(step.Sign >= 0 ? Phase.Confused : Phase.SecondOnly, there.Minima.Single(m => m.Phase != Phase.Antipodal).Phase);
        }
    }

    /// <summary>At p = 1 the antipodal minimum and its saddle exist for I above 0.6299..., and by exchange below its inverse.</summary>
    [Theory]
    [InlineData("0.6299", 2)]
    [InlineData("0.63", 4)]
    [InlineData("1.5873", 4)]
    [InlineData("1.5876", 2)]
    public void At_density_one_the_antipodal_minimum_needs_similar_importances(string importance, int minima) =>
        Assert.Equal(minima, Agreed(1, Rational.Parse(importance)).Certificate.Minima);

    /// <summary>However small or large, the numbers are resolved; one minimum with equal signs, at most one antipodal one.</summary>
    [Theory]
    [InlineData("1e-300")]
    [InlineData("1e-100")]
    [InlineData("1e-12")]
    [InlineData("1/1000")]
    [InlineData("1/2")]
    [InlineData("1")]
    public void At_the_ends_of_the_range_one_minimum_has_equal_signs_and_at_most_one_is_antipodal(string density)
    {
        foreach (var importance in new[] { "1e-300", "1e-100", "1e-12", "1", "1e12", "1e100", "1e300" })
        {
            foreach (var p in new[] { Rational.Parse(density), 1 - Rational.Parse(density) }.Where(p => p.Sign > 0).Distinct())
            {
                var census = Agreed(p, Rational.Parse(importance), 4096);

                Assert.Single(census.Minima, m => m.Phase != Phase.Antipodal);
                Assert.InRange(census.Minima.Count(m => m.Phase == Phase.Antipodal), 0, 1);
            }
        }
    }

    /// <summary>The census, agreed with the second opinion, and obeying the exchange of the features.</summary>
    private static CriticalPointCensus Agreed(Rational density, Rational importance, int bits = 512)
    {
        var model = Smallest.Of(density, importance);
        var census = CriticalPointCensus.Of(Landscape, model);
        new SecondOpinion(density, importance, bits).AssertAgreesWith(census);
        CriticalPointCensusLaws.AssertExchangeSwaps(census, CriticalPointCensus.Of(Landscape, ToyModel.Smallest(model.Density, importance.Reciprocal())));
        return census;
    }
}
