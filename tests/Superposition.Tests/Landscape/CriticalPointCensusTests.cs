using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>Critical points that are known in closed form, at ordinary, special and extreme parameters.</summary>
public class CriticalPointCensusTests
{
    /// <summary>
    /// I = 1: on w = (s, s) the loss is 2p/3 - (p^2 + 4p/3) s^2 + (p^2 + 4p/3) s^4, so s^2 = 1/2 and L = p (4 - 3p)/12; on w = (s, -s) it is
    /// p (4 - (8 - 5p) s^2 + (4 - 3p) s^4)/6, so s^2 = (8 - 5p)/(2 (4 - 3p)) and L = p^2 (32 - 25p)/(24 (4 - 3p)).
    /// </summary>
    [Theory]
    [InlineData("1/1000")]
    [InlineData("1/2")]
    [InlineData("16/19")]
    [InlineData("9/10")]
    [InlineData("1")]
    public void At_equal_importances_the_confused_and_the_antipodal_minimum_are_known(string density)
    {
        var census = Census(density, "1");
        var p = Rational.Parse(density);
        var confused = census.Minima.Single(m => m.Phase == Phase.Confused);
        var antipodal = census.Minima.Single(m => m.Phase == Phase.Antipodal);

        Assert.True(confused.W1.Pow(2).Contains(new(1, 2)) && confused.W1 == confused.W2);
        Assert.Equal((RationalInterval)(p * (4 - (3 * p)) / 12), confused.Loss);
        Assert.True(antipodal.W1.Pow(2).Contains((8 - (5 * p)) / (2 * (4 - (3 * p)))) && antipodal.W1 == -antipodal.W2);
        Assert.Equal((RationalInterval)(p * p * (32 - (25 * p)) / (24 * (4 - (3 * p)))), antipodal.Loss);
        Assert.Equal(confused.Loss.Lower <= antipodal.Loss.Lower, confused.IsGlobal);
        Assert.Equal(confused.IsGlobal ? Phase.Confused : Phase.Antipodal, census.Phase);
    }

    [Fact]
    public void At_density_one_half_and_equal_importances_the_losses_are_5_48ths_and_13_160ths()
    {
        var census = Census("1/2", "1");

        Assert.Equal(["0.16666666666666667", "0.10416666666666667", "0.16666666666666667", "0.08125", "0.33333333333333333"], census.Points.Select(p => CriticalPointCensus.CertifiedDecimal(p.Loss)));
        Assert.Equal([new(1, 6), new(5, 48), new(1, 6), new(13, 160), new Rational(1, 3)], census.Points.Select(p => p.Loss.Lower));
        Assert.Equal("0.70710678118654752", CriticalPointCensus.CertifiedDecimal(census.Points[1].W1));
    }

    /// <summary>
    /// Where both losses are equal at I = 1, 2 (4 - 3p)^2 = p (32 - 25p), that is 43 p^2 - 80 p + 32 = 0: p = (40 - 4 sqrt 14)/43, irrational, so on no
    /// rational density do the two coexist.
    /// </summary>
    [Fact]
    public void At_equal_importances_the_phases_meet_at_40_minus_4_root_14_over_43()
    {
        var below = new Rational(58217, 100000);
        var above = new Rational(58218, 100000);

        Assert.Equal((1, -1), (Quadratic(below).Sign, Quadratic(above).Sign));
        Assert.Equal(Phase.Antipodal, CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(below, 1)).Phase);
        Assert.Equal(Phase.Confused, CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(above, 1)).Phase);

        static Rational Quadratic(Rational p) => (43 * p * p) - (80 * p) + 32;
    }

    /// <summary>
    /// At (1, 0) the loss falls towards w_2 > 0, with slope -I p^2/2. Towards w_2 &lt; 0 the slope is 0, and with the radius adapted the second
    /// derivative has the sign of -(32 I (1-p) - p (16 - 9p)): L_22 - L_12^2/L_11 with L_11 = 8p/3, L_12 = p^2, L_22 = 4I p (p-1)/3 + 2p^2/3.
    /// On the curve it is 0 and the third order, negative for every p in (0, 1), decides.
    /// </summary>
    [Theory]
    [InlineData("1/2", "23/64", CriticalPointKind.Saddle)]
    [InlineData("1/2", "2301/6400", CriticalPointKind.Saddle)]
    [InlineData("1/2", "2299/6400", CriticalPointKind.Clarke)]
    [InlineData("1/4", "55/384", CriticalPointKind.Saddle)]
    [InlineData("1/4", "1/7", CriticalPointKind.Clarke)]
    [InlineData("1/4", "1/6", CriticalPointKind.Saddle)]
    [InlineData("1", "1000", CriticalPointKind.Clarke)]
    [InlineData("1", "1/1000", CriticalPointKind.Clarke)]
    public void The_point_1_0_is_a_saddle_exactly_where_32_I_times_1_minus_p_is_at_least_p_times_16_minus_9p(string density, string importance, CriticalPointKind kind)
    {
        var (p, i) = (Rational.Parse(density), Rational.Parse(importance));
        var point = Assert.Single(Census(density, importance).Points, q => q.W2 == RationalInterval.Zero && !q.IsOrigin);

        Assert.Equal(kind == CriticalPointKind.Saddle, 32 * i * (1 - p) >= p * (16 - (9 * p)));
        Assert.Equal((kind, kind == CriticalPointKind.Saddle ? -1 : 0, false), (point.Kind, point.Index, point.IsSmooth));
        Assert.Equal((RationalInterval)Rational.One, point.W1);
        Assert.Equal((RationalInterval)(i * p / 3), point.Loss);
        Assert.Null(point.Eigenvalues);
    }

    [Theory]
    [InlineData("1/2", "64/23", CriticalPointKind.Saddle)]
    [InlineData("1/2", "3", CriticalPointKind.Clarke)]
    [InlineData("1/2", "2", CriticalPointKind.Saddle)]
    public void The_point_0_1_obeys_the_same_curve_with_the_importance_inverted(string density, string importance, CriticalPointKind kind) =>
        Assert.Equal(kind, Assert.Single(Census(density, importance).Points, q => q.W1 == RationalInterval.Zero && !q.IsOrigin).Kind);

    /// <summary>At p = 1 the antipodal minimum and its saddle merge at a root of a polynomial of degree 12 in I, near 0.62992.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Either_side_of_a_spinodal_the_census_is_complete_however_close(int bits)
    {
        var root = RealRoot.Isolate(Spinodal, new(1, 2), new(3, 4)).Single().Refine(new Rational(1, 2).Pow(bits)).Enclosure;

        var (before, after) = (CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(1, root.Lower)), CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(1, root.Upper)));

        Assert.Equal((2, 4), (before.Certificate.Minima, after.Certificate.Minima));
        Assert.Equal((2, 4), (before.Certificate.Saddles, after.Certificate.Saddles));
        Assert.True(before.Certificate.IsComplete && after.Certificate.IsComplete);
        Assert.All(after.Points.Where(p => p.Eigenvalues is not null), p => Assert.NotNull(CriticalPointCensus.CertifiedDecimal(p.Eigenvalues!.Value.Lower)));
    }

    [Theory]
    [InlineData("1e-300", "1")]
    [InlineData("1e-300", "1e-300")]
    [InlineData("1", "1e-300")]
    [InlineData("1/2", "1e300")]
    public void Extreme_parameters_are_decided(string density, string importance)
    {
        var census = Census(density, importance);

        Assert.True(census.Certificate.IsComplete);
        Assert.All(census.Points, p => Assert.All(new[] { p.W1, p.W2, p.Loss }, x => Assert.NotNull(CriticalPointCensus.CertifiedDecimal(x))));
    }

    private static CriticalPointCensus Census(string density, string importance) => CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(density, importance));

    /// <summary>The factor with that root of the discriminant of N at p = 1, computed by a computer algebra system.</summary>
    private static UnivariatePolynomial Spinodal { get; } = new(
        -64, 4672, -114576, 1205032, -3661345, 7901394, 119169050, 1020108472, 1412664951, -3467913642, -5742269496, 1968300000, 3936600000);
}
