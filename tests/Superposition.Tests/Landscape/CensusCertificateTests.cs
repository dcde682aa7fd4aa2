using System.Collections.Immutable;
using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>A list of critical directions with a planted fault is not confirmed.</summary>
public class CensusCertificateTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void Only_the_true_list_of_directions_is_confirmed() => Smallest.Model.Sample(
        model =>
        {
            foreach (var chart in Landscape.At(model))
            {
                ImmutableArray<RationalInterval> enclosures = [.. RealRoot.Isolate(chart.N, 0, 1).Select(r => r.Enclosure)];
                Assert.True(CensusCertificate.IsConfirmed(chart, enclosures));
                Assert.True(CensusCertificate.IsConfirmed(chart, [.. RealRoot.Isolate(chart.N, 0, 1).Select(r => r.Refine(new(1, 1 << 30)).Enclosure)]));
                Assert.All(Faults(enclosures), faulty => Assert.False(CensusCertificate.IsConfirmed(chart, faulty), string.Join(' ', faulty)));
            }
        },
        iter: 60);

    [Fact]
    public void A_root_outside_the_cell_does_not_stand_in_for_one_inside()
    {
        var replaced = 0;
        Smallest.Model.Sample(
            model =>
            {
                foreach (var chart in Landscape.At(model))
                {
                    ImmutableArray<RationalInterval> inside = [.. RealRoot.Isolate(chart.N, 0, 1).Select(r => r.Enclosure)];
                    if (inside.IsEmpty)
                        continue;
                    foreach (var beyond in RealRoot.Isolate(chart.N, 1, 1000).Select(r => inside.SetItem(inside.Length - 1, r.Enclosure))
                        .Concat(RealRoot.Isolate(chart.N, -1000, 0).Select(r => inside.SetItem(0, r.Enclosure))))
                    {
                        Interlocked.Increment(ref replaced);
                        Assert.False(CensusCertificate.IsConfirmed(chart, beyond));
                    }
                }
            },
            iter: 60);
        Assert.True(replaced > 0);
    }

    [Fact]
    public void A_census_is_complete_only_with_all_its_directions_and_the_index_sum_1()
    {
        var model = Smallest.Of("1/2", "3/10");
        var charts = Landscape.At(model);
        List<CriticalPoint> points = [.. CriticalPointCensus.Of(Landscape, model).Points];
        List<CriticalDirection> directions = [.. CriticalDirections.All(Landscape, charts)];
        var (minimum, inside) = (points.First(p => p.Kind == CriticalPointKind.Minimum), directions.First(d => d.Root is not null));

        Assert.True(CensusCertificate.Of(points, directions, charts).IsComplete);
        Assert.False(CensusCertificate.Of(points, [.. directions.Where(d => d != inside)], charts).IsComplete);
        Assert.False(CensusCertificate.Of([.. points.Where(p => p != minimum)], directions, charts).IsComplete);
    }

    /// <summary>At equal importances the minimum on the diagonal is at t = 1/2.</summary>
    [Fact]
    public void A_direction_that_is_exactly_known_lies_strictly_inside_a_narrow_enclosure()
    {
        var half = new Rational(1, 2);
        var direction = CensusEvidence.Of(Landscape, Smallest.Of("1/2", "1")).Points.Select(e => e.Direction).Single(d => d.Contains(half));

        Assert.True(direction.Lower < half && half < direction.Upper, $"{direction}");
        Assert.True(direction.Width < half.Pow(100), $"{direction}");
    }

    private static IEnumerable<ImmutableArray<RationalInterval>> Faults(ImmutableArray<RationalInterval> enclosures)
    {
        yield return enclosures.Add(new(new(999, 1000), new(999, 1000)));
        yield return enclosures.Insert(0, new(new(1, 1 << 30), new(1, 1 << 29)));
        if (enclosures.Length > 1)
        {
            yield return enclosures.Reverse().ToImmutableArray();
            yield return [new(enclosures[0].Lower, enclosures[^1].Upper)];
        }

        for (var k = 0; k < enclosures.Length; k++)
        {
            var root = enclosures[k];
            yield return enclosures.RemoveAt(k);
            yield return enclosures.Insert(k, root);
            if (!root.IsPoint)
                yield return enclosures.SetItem(k, root.Lower);

            // Shifted into the gap that follows, where N has no root.
            var gap = (k + 1 < enclosures.Length ? enclosures[k + 1].Lower : Rational.One) - root.Upper;
            yield return enclosures.SetItem(k, new(root.Upper + (gap / 3), root.Upper + (gap / 2)));
        }
    }
}
