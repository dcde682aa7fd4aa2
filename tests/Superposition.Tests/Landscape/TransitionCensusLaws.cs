using Superposition.Algebra;
using Superposition.Landscape;
using static Superposition.Tests.Landscape.TransitionSignature;

namespace Superposition.Tests.Landscape;

/// <summary>The transitions against censuses of critical points on a grid of densities and on both sides of each event.</summary>
public class TransitionCensusLaws
{
    public static TheoryData<string> Importances { get; } =
        ["1", "3/10", "10/3", "1/2", "1/8", "63/100", "9/20", "1/1000", "1000", "1e-6", "1000001/1000000", "999999999999/1000000000000"];

    [Theory]
    [MemberData(nameof(Importances))]
    public void Nothing_changes_between_events_and_each_event_changes_what_it_says(string importance)
    {
        var census = Transitions(importance);
        Assert.Empty(census.Undecided);
        var events = census.Events;
        var signature = At(events[0].Density.Lower / 1000, importance);
        foreach (var together in events.GroupBy(e => e.Density.Midpoint).ToList())
        {
            var nearby = together.Key / new Rational(10).Pow(13);
            Assert.Equal(signature, At(together.Key - nearby, importance));
            signature = together.Aggregate(signature, (s, e) => s.After(e));
            Assert.Equal(signature, At(together.Key + nearby, importance));
        }

        Assert.Equal(signature, At(1, importance));
    }

    [Theory]
    [MemberData(nameof(Importances))]
    public void A_grid_of_densities_shows_changes_only_where_events_are_listed(string importance)
    {
        var (events, previous) = (Transitions(importance).Events, (Density: (Rational)0, Signature: (TransitionSignature?)null));
        for (var k = 1; k <= 25; k++)
        {
            var (density, signature) = (new Rational(k, 25), At(new(k, 25), importance));
            var between = events.Where(e => e.Density.Lower > previous.Density && e.Density.Upper < density);
            if (previous.Signature is { } before)
                Assert.Equal(between.Aggregate(before, (s, e) => s.After(e)), signature);
            previous = (density, signature);
        }
    }

    [Theory]
    [MemberData(nameof(Importances))]
    public void Events_are_sorted_narrow_and_roots_of_their_minimal_polynomials(string importance)
    {
        var events = Transitions(importance).Events;
        Assert.Equal(events.Select(e => e.Density.Lower).Order(), events.Select(e => e.Density.Lower));
        foreach (var e in events)
        {
            Assert.True(e.Density.Lower.Sign > 0 && e.Density.Upper < 1 && e.Density.Width <= new Rational(10).Pow(-15));
            Assert.NotNull(CriticalPointCensus.CertifiedDecimal(e.Density));
            var polynomial = e.Polynomial!;
            Assert.True(e.IsMinimal && polynomial.Leading.Sign > 0 && polynomial == polynomial.Primitive());
            Assert.True(e.Density.IsPoint ? polynomial.SignAt(e.Density.Lower) == 0 : polynomial.SignAt(e.Density.Lower) * polynomial.SignAt(e.Density.Upper) < 0);
        }
    }

    [Theory]
    [MemberData(nameof(Importances))]
    public void The_jump_is_that_of_the_global_minimum_and_of_the_slope_of_its_loss(string importance)
    {
        var e = Assert.Single(Transitions(importance).Events, e => e.Kind == TransitionKind.FirstOrder);
        Assert.All(Transitions(importance).Events, other => Assert.Equal(other == e, other.Jump is not null));
        var (at, near, step) = (e.Density.Midpoint, e.Density.Midpoint / new Rational(10).Pow(13), e.Density.Midpoint / 1_000_000);
        CriticalPoint Lowest(Rational density) => Census(density, importance).Points.First(p => p.IsGlobal);

        var (before, after) = (Lowest(at - near), Lowest(at + near));
        double Distance(int sign) => Math.Sqrt(
            ((before.W1 - (after.W1 * (Rational)sign)).Midpoint.Pow(2) + (before.W2 - (after.W2 * (Rational)sign)).Midpoint.Pow(2)).ToDouble());
        Assert.Equal(Math.Min(Distance(1), Distance(-1)), e.Jump!.Distance.Midpoint.ToDouble(), 1e-9);

        var loss = (Below: Lowest(at - step).Loss.Midpoint, At: Lowest(at - near).Loss.Midpoint, Above: Lowest(at + step).Loss.Midpoint);
        var quotient = ((loss.Above - (2 * loss.At) + loss.Below) / step).ToDouble();
        Assert.True(e.Jump.Slope.Upper.Sign < 0);
        Assert.Equal(1, quotient / e.Jump.Slope.Midpoint.ToDouble(), 1e-3);
    }
}
