using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>The exact curves, their ends and limits, and certified points on them, against values known independently and against the census of transitions.</summary>
public class PhaseBoundariesTests
{
    private static readonly PhaseBoundaries Boundaries = new(new LossLandscape(Smallest.Derivation));
    private static readonly SmallDensityLimits Limits = new(Boundaries);

    [Fact]
    public void The_axis_curves_are_known_and_the_exchange_maps_them_to_each_other()
    {
        Assert.Equal(LaurentPolynomial.Parse("32*I_2*(1 - p) - p*(16 - 9*p)"), Boundaries.Axis);
        Assert.Equal(LaurentPolynomial.Parse("32*(1 - p) - I_2*p*(16 - 9*p)"), Boundaries.SecondAxis);
    }

    /// <summary>Degrees, number of terms and values were computed with another algebra system, which also finds the curve irreducible.</summary>
    [Fact]
    public void The_spinodal_is_a_curve_of_degree_16_in_p_and_15_in_the_importance()
    {
        var curve = Boundaries.Spinodal;

        Assert.Equal(207, curve.Terms.Length);
        Assert.Equal((16, 15), (Degree(curve, "p"), Degree(curve, "I_2")));
        Assert.All(curve.Terms, term => Assert.True(term.Coefficient.IsInteger && term.Monomial.Factors.All(f => f.Exponent > 0)));
        AssertRoot("0.53722991660975591743824685871696", UnivariatePolynomial.From(curve.Substitute(Symbols.Importance(2), new Rational(3, 10)), Symbols.Density));
        AssertRoot("1.2110246873681910534912", UnivariatePolynomial.From(curve.Substitute(Symbols.Importance(2), new Rational(3, 10)), Symbols.Density));
        AssertRoot("0.0238002128304028262912264794", UnivariatePolynomial.From(curve.Substitute(Symbols.Importance(2), new Rational(1, 100)), Symbols.Density));
        var i = Symbols.Importance(2);
        Assert.Equal(curve, Boundaries.SecondSpinodal.Substitute(i, ((LaurentPolynomial)i).Pow(-1)) * ((LaurentPolynomial)i).Pow(15));
    }

    [Fact]
    public void The_spinodal_ends_at_a_root_of_a_polynomial_of_degree_12()
    {
        var known = new UnivariatePolynomial(
            -64, 4672, -114576, 1205032, -3661345, 7901394, 119169050, 1020108472, 1412664951, -3467913642, -5742269496, 1968300000, 3936600000);

        Assert.Equal(known, Boundaries.AtDensityOne);
        Assert.True((Boundaries.SpinodalEnd.Enclosure.Midpoint - Rational.Parse("0.62991575806619091220")).Abs() < Rational.Parse("1e-17"));
        Assert.Equal(0, Boundaries.SpinodalEnd.SignOf(known));
    }

    /// <summary>p/I_2 tends to 2, 8 - 4 sqrt 2 and (64 - 16 sqrt 7)/9.</summary>
    [Fact]
    public void The_limits_in_the_corner_are_known_in_closed_form()
    {
        Assert.Equal(2, Limits.Axis.AsRational());
        Assert.Equal(new UnivariatePolynomial(32, -16, 1), Limits.CoexistencePolynomial);
        Assert.Equal(new UnivariatePolynomial(256, -128, 9), Limits.SpinodalPolynomial);
        Assert.True((((Rational)8 - Limits.Coexistence.Enclosure).Pow(2) - (RationalInterval)(Rational)32).Contains(0));
        Assert.True((((Rational)64 - ((Rational)9 * Limits.Spinodal.Enclosure)).Pow(2) - (RationalInterval)(Rational)(256 * 7)).Contains(0));
        Assert.True(Limits.Coexistence.Enclosure.Upper < 3 && Limits.Spinodal.Enclosure.Upper < 3);
    }

    [Fact]
    public void Points_near_the_corner_approach_the_limits_linearly()
    {
        foreach (var (importance, most) in new[] { ("1/1000", "3/1000"), ("1e-6", "3e-6") })
        {
            var point = BoundaryPoint.At(Boundaries, Rational.Parse(importance));
            foreach (var (density, limit) in new[] { (point.Axis, Limits.Axis), (point.FirstOrder, Limits.Coexistence), (point.Spinodal!.Value, Limits.Spinodal) })
            {
                var distance = (density.Midpoint / point.Importance) - limit.Enclosure.Midpoint;
                Assert.True(distance.Abs() < Rational.Parse(most) && distance.Sign < 0, $"{importance}: {distance.ToDecimalString(5)}");
            }
        }
    }

    [Theory]
    [InlineData("1/1000")]
    [InlineData("3/10")]
    [InlineData("10/3")]
    [InlineData("7/10")]
    [InlineData("1")]
    public void A_point_agrees_with_the_census_of_transitions(string importance)
    {
        var point = BoundaryPoint.At(Boundaries, Rational.Parse(importance));
        var events = TransitionSignature.Transitions(importance).Events;

        AssertSame(TransitionKind.FirstOrder, "", point.FirstOrder);
        AssertSame(TransitionKind.Axis, "(1, 0)", point.Axis);
        AssertSame(TransitionKind.Axis, "(0, 1)", point.SecondAxis);
        Assert.Equal(events.Any(e => e.Kind == TransitionKind.Spinodal), point.Spinodal is not null);
        if (point.Spinodal is { } spinodal)
            AssertSame(TransitionKind.Spinodal, "", spinodal);

        void AssertSame(TransitionKind kind, string place, RationalInterval density)
        {
            var e = Assert.Single(events, e => e.Kind == kind && e.From.EndsWith(place, StringComparison.Ordinal));
            Assert.True(e.Density.Overlaps(density) && density.Width < Rational.Parse("1e-15") * density.Upper, $"{kind}: {density.Midpoint.ToDecimalString(20)}");
        }
    }

    [Fact]
    public void Exchanging_the_features_exchanges_the_axes_and_keeps_the_rest()
    {
        var (here, there) = (BoundaryPoint.At(Boundaries, new(2, 5)), BoundaryPoint.At(Boundaries, new(5, 2)));

        Assert.Equal((here.Axis, here.SecondAxis, here.FirstOrder, here.Spinodal), (there.SecondAxis, there.Axis, there.FirstOrder, there.Spinodal));
    }

    /// <summary>The spinodal grows to its end: beyond it there is none, just before it there is one just below p = 1.</summary>
    [Theory]
    [InlineData("0.62991", true)]
    [InlineData("0.62992", false)]
    public void The_spinodal_reaches_density_1_at_its_end(string importance, bool exists)
    {
        var spinodal = BoundaryPoint.At(Boundaries, Rational.Parse(importance)).Spinodal;

        Assert.Equal(exists, spinodal is not null);
        Assert.True(spinodal is null || spinodal.Value.Lower > Rational.Parse("0.999"));
    }

    private static int Degree(LaurentPolynomial polynomial, string variable) => polynomial.Terms.Max(term => term.Monomial.ExponentOf(new Variable(variable)));

    /// <summary>A change of sign between the number cut off after its last digit and the next.</summary>
    private static void AssertRoot(string digits, UnivariatePolynomial polynomial)
    {
        var (lower, last) = (Rational.Parse(digits), new Rational(10).Pow(digits.IndexOf('.', StringComparison.Ordinal) + 1 - digits.Length));
        Assert.True(polynomial.SignAt(lower) * polynomial.SignAt(lower + last) < 0, digits);
    }
}
