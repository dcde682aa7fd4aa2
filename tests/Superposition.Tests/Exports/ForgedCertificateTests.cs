using Superposition.Algebra;
using Superposition.Exports;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

/// <summary>Certificates in which all fits together but that a direction is no root of N, or that two roots are left out.</summary>
public class ForgedCertificateTests
{
    [RequiresFact(CertificateChecker.Python)]
    public void A_direction_that_is_no_root_fails_though_its_enclosures_fit_it()
    {
        var evidence = CertificateChecker.Evidence(Smallest.Of("1/2", "3/10"));
        int[] inside = [.. Enumerable.Range(0, evidence.Points.Length).Where(k => evidence.Points[k].Direction.Lower.Sign > 0)];
        Assert.Equal([1, 3, 4], inside);
        var moved = inside.SelectMany(k => new[] { -1, 1 }.Select(step => evidence.Points.SetItem(
            k, Forged(evidence, evidence.Points[k].Cell, evidence.Points[k].Direction.Midpoint + new Rational(step, 1_000_000), evidence.Points[k].Point))));

        AssertFail([.. moved.Select(points => evidence with { Points = points })]);
    }

    /// <summary>The counts are those of the truth, and the sign of psi' is the same on both sides.</summary>
    [RequiresFact(CertificateChecker.Python)]
    public void A_degenerate_point_too_many_fails()
    {
        var evidence = CertificateChecker.Evidence(Smallest.Of("1/2", "3/10"));
        var degenerate = evidence.Points[1].Point with { Kind = CriticalPointKind.Degenerate, IsGlobal = false };
        (int Cell, int Before)[] places = [(0, 1), (1, 3), (1, 5), (2, 5)];
        AssertFail([.. places.Select(place =>
        {
            var end = place.Before < 5 ? evidence.Points[place.Before].Direction.Lower : Rational.One;
            return evidence with { Points = evidence.Points.Insert(place.Before, Forged(evidence, place.Cell, end * new Rational(99, 100), degenerate)) };
        })]);
    }

    /// <summary>Near the spinodal the signs beside a minimum and its saddle are those without them.</summary>
    [RequiresFact(CertificateChecker.Python)]
    public void A_minimum_and_a_saddle_left_out_together_fail()
    {
        var evidence = CertificateChecker.Evidence(Smallest.Of("0.5372299166", "3/10"));
        Assert.Equal([CriticalPointKind.Saddle, CriticalPointKind.Minimum], evidence.Points.Skip(3).Select(p => p.Point.Kind));
        AssertFail([evidence with { Points = evidence.Points[..3], Certificate = evidence.Certificate with { Minima = 2, Saddles = 2 } }]);
    }

    private static void AssertFail(IReadOnlyList<CensusEvidence> forged) => Assert.All(
        CertificateChecker.Check([.. forged.Select(CensusCertificateDocument.Json)]),
        verdict =>
        {
            Assert.Equal(1, verdict.Code);
            Assert.StartsWith("certificate FAILS: the roots of N in cell ", verdict.Said, StringComparison.Ordinal);
        });

    /// <summary>A point of the given kind in the direction t of a cell, with the radius and the loss that belong to it.</summary>
    private static CriticalPointEvidence Forged(CensusEvidence evidence, int cell, Rational t, CriticalPoint point)
    {
        var root = RealRoot.Isolate(new(-t, Rational.One), Rational.Zero, Rational.One).Single();
        return CriticalPointEvidence.Of(new(evidence.Cells[cell], null, root, 0, 0, true), cell, point, 128)!;
    }
}
