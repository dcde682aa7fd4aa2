using Superposition.Algebra;
using Superposition.Landscape;
using static Superposition.Tests.Landscape.TransitionSignature;

namespace Superposition.Tests.Landscape;

/// <summary>Transitions that are known in closed form or to many digits, their symmetry, and importances at the limits.</summary>
public class TransitionCensusTests
{
    [Fact]
    public void At_equal_importances_the_three_events_are_known_exactly()
    {
        var census = Transitions("1");

        Assert.True(census.IsComplete);
        Assert.Equal([TransitionKind.FirstOrder, TransitionKind.Axis, TransitionKind.Axis], census.Events.Select(e => e.Kind));
        var first = census.Events[0];
        Assert.Equal(("antipodal", "confused", true), (first.From, first.To, first.IsDiscontinuous));
        Assert.Equal((new UnivariatePolynomial(32, -80, 43), true), (first.Polynomial, first.IsMinimal));

        // p = (40 - 4 sqrt 14)/43, so 40 - 43 p = 4 sqrt 14.
        Assert.True(((Rational)40 - ((Rational)43 * first.Density)).Pow(2).Contains(16 * 14));
        Assert.All(census.Events.Skip(1), e => Assert.Equal(new UnivariatePolynomial(32, -48, 9), e.Polynomial));
        Assert.Equal(["clarke at (0, 1)", "clarke at (1, 0)"], census.Events.Skip(1).Select(e => e.To).Order(StringComparer.Ordinal));
        Assert.Equal(census.Events[1].Density, census.Events[2].Density);
    }

    /// <summary>Coexistence and spinodal were computed with 60 digits by Newton's method on gradient, determinant and difference of losses.</summary>
    [Fact]
    public void At_importance_three_tenths_the_enclosures_hold_the_densities_computed_elsewhere_to_30_digits()
    {
        var events = Transitions("3/10").Events;

        Assert.Equal(["axis", "first-order", "spinodal", "crossover", "axis"], events.Select(e => e.Kind.Name()));
        Assert.Equal((RationalInterval)new Rational(4, 9), events[0].Density);
        Assert.Equal(new UnivariatePolynomial(-4, 9), events[0].Polynomial);
        AssertIs("0.474019527609509952149256672559", events[1].Density);
        AssertIs("0.537229916609755917438246858716", events[2].Density);
        Assert.Equal((RationalInterval)new Rational(28, 39), events[3].Density);
        Assert.Equal([("antipodal", "first-only"), ("antipodal", "none"), ("first-only", "confused")], events.Skip(1).Take(3).Select(e => (e.From, e.To)));
    }

    /// <summary>
    /// Eliminated by another computer algebra system: the polynomial of the coexistence at I = 3/10 has the degree 78, is irreducible, and takes
    /// this value at p = 1; the density was computed with 38 digits. Any tie of losses at the mirror image 10/3 is one here.
    /// </summary>
    [Theory]
    [InlineData("3/10")]
    [InlineData("10/3")]
    public void The_coexistence_at_importance_three_tenths_is_of_degree_78(string importance)
    {
        var e = Transitions(importance).Events.Single(e => e.Kind == TransitionKind.FirstOrder);

        var polynomial = e.Polynomial!;
        Assert.Equal((78, true), (polynomial.Degree, e.IsMinimal));
        Assert.Equal(
            Rational.Parse("571314570594025917704307660327916860443213594702280110331718040667857807929478463230433905872068359375"),
            polynomial.Evaluate(Rational.One));
        Assert.Equal(
            (Rational.Parse("1115452549720673795734841443795348649307812554426495400770534129407429404078382468357612057600000000000000"),
                Rational.Parse("52884156001837247312004697493568961900727827697935947156506301223603770488114161776826333003776000")),
            (polynomial.Leading, polynomial[0]));
        var (known, last) = (Rational.Parse("0.47401952760950995214925667255925900070"), Rational.Parse("1e-37"));
        Assert.True(polynomial.SignAt(known - last) * polynomial.SignAt(known + last) < 0);
    }

    /// <summary>At (1, 0): 32 I (1-p) = p (16 - 9p); at (0, 1) the same with 1/I. The crossover is at p = 4 (1-I)/(3 (1+I)) for I below 1.</summary>
    [Theory]
    [MemberData(nameof(TransitionCensusLaws.Importances), MemberType = typeof(TransitionCensusLaws))]
    public void Axis_events_and_crossovers_obey_their_formulas(string importance)
    {
        var (events, i) = (Transitions(importance).Events, Rational.Parse(importance));
        foreach (var (place, j) in new[] { ("(1, 0)", i), ("(0, 1)", i.Reciprocal()) })
        {
            var e = Assert.Single(events, e => e.Kind == TransitionKind.Axis && e.From.EndsWith(place, StringComparison.Ordinal));
            int Side(Rational p) => ((32 * j * (1 - p)) - (p * (16 - (9 * p)))).Sign;
            Assert.True(e.Density.IsPoint ? Side(e.Density.Lower) == 0 : Side(e.Density.Lower) > 0 && Side(e.Density.Upper) < 0);
            Assert.Equal(($"saddle at {place}", $"clarke at {place}"), (e.From, e.To));
        }

        var small = Rational.Min(i, i.Reciprocal());
        var crossover = 4 * (1 - small) / (3 * (1 + small));
        var found = events.Where(e => e.Kind == TransitionKind.Crossover).ToList();
        if (crossover.Sign > 0 && crossover < 1)
            Assert.Equal((crossover, i < 1 ? "first-only" : "second-only", "confused"), (found.Single().Density.Lower, found[0].From, found[0].To));
        else
            Assert.Empty(found);
        Assert.All(found, e => Assert.True(e.Density.IsPoint && e.Polynomial!.Degree == 1 && !e.IsDiscontinuous));
    }

    [Theory]
    [InlineData("3/10", "10/3")]
    [InlineData("1/1000", "1000")]
    public void Exchanging_the_features_keeps_the_densities_and_swaps_the_names(string importance, string inverse)
    {
        var (here, there) = (Transitions(importance).Events, Transitions(inverse).Events);

        Assert.Equal(here.Length, there.Length);
        foreach (var (a, b) in here.Zip(there))
        {
            Assert.Equal((a.Kind, Swap(a.From), Swap(a.To)), (b.Kind, b.From, b.To));
            Assert.True(a.Density.Overlaps(b.Density));
            if (a.Jump is { } jump)
                Assert.True(jump.Distance.Overlaps(b.Jump!.Distance) && (jump.Slope / Rational.Parse(importance)).Overlaps(b.Jump.Slope));
        }

        static string Swap(string name) => name
            .Replace("first-only", "*", StringComparison.Ordinal).Replace("second-only", "first-only", StringComparison.Ordinal).Replace("*", "second-only", StringComparison.Ordinal)
            .Replace("(1, 0)", "*", StringComparison.Ordinal).Replace("(0, 1)", "(1, 0)", StringComparison.Ordinal).Replace("*", "(0, 1)", StringComparison.Ordinal);
    }

    /// <summary>The crossover at p = 4 (1-I)/(3 (1+I)) reaches the end p = 1 exactly at I = 1/7, and its mirror image at I = 7.</summary>
    [Theory]
    [InlineData("1/7", "first-only")]
    [InlineData("7", "second-only")]
    public void A_crossover_exactly_at_the_density_1_is_listed_there(string importance, string from)
    {
        var census = Transitions(importance);

        Assert.True(census.IsComplete);
        var last = census.Events[^1];
        Assert.Equal((TransitionKind.Crossover, from, "confused"), (last.Kind, last.From, last.To));
        Assert.Equal(((RationalInterval)Rational.One, new UnivariatePolynomial(-1, 1)), (last.Density, last.Polynomial));
        Assert.Equal((from, "confused"), (At(new(999999, 1000000), importance).Global, At(1, importance).Global));
        Assert.Equal(Transitions("1/8").Events.Select(e => e.Kind), census.Events.SkipLast(1).Select(e => e.Kind));
        Assert.DoesNotContain(Transitions("1/8").Events, e => e.Kind == TransitionKind.Crossover);
    }

    [Fact]
    public void Only_one_kind_is_discontinuous_and_every_kind_has_a_name()
    {
        Assert.Equal(["first-order", "spinodal", "axis", "crossover"], Enum.GetValues<TransitionKind>().Select(k => k.Name()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((TransitionKind)4).Name());
        Assert.All(Transitions("3/10").Events, e => Assert.Equal(e.Kind == TransitionKind.FirstOrder, e.IsDiscontinuous));
    }

    [Fact]
    public void A_rational_density_is_exact_also_where_its_denominator_is_long()
    {
        var crossover = Assert.Single(Transitions("0.62991575806619").Events, e => e.Kind == TransitionKind.Crossover);
        Assert.Equal(new Rational(148033696773524, 488974727419857), crossover.Density);
        Assert.True(crossover is { Polynomial.Degree: 1, IsMinimal: true });
    }

    /// <summary>The number, given to more places than any enclosure resolves, lies in the enclosure.</summary>
    private static void AssertIs(string number, RationalInterval density) =>
        Assert.True(density.Contains(Rational.Parse(number)) && density.Width <= new Rational(10).Pow(-15), $"{density.Midpoint.ToDecimalString(25)}");
}
