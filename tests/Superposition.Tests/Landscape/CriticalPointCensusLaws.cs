using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>The census at random parameters: counts, enclosures, a second opinion and the exchange of features.</summary>
public class CriticalPointCensusLaws
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    /// <summary>p from 1/1000 to 1 and I from 1/1000 to 1000, spread over the orders of magnitude.</summary>
    private static readonly Gen<ToyModel> Models = Gen.Select(Gen.Int[0, 300], Gen.Int[-300, 300], (a, b) => Smallest.Of(Power(-a), Power(b)));

    [Fact]
    public void The_census_is_complete_and_its_counts_are_those_of_the_listed_points() => Models.Sample(
        model =>
        {
            var census = CriticalPointCensus.Of(Landscape, model);
            var certificate = census.Certificate;
            Assert.True(certificate.IsComplete);
            Assert.Equal((1, 1), (certificate.IndexSum, certificate.Minima - certificate.Saddles + certificate.Maxima));
            Assert.Equal(1, certificate.Maxima);
            int Count(CriticalPointKind kind) => census.Points.Where(p => p.Kind == kind).Sum(p => p.IsOrigin ? 1 : 2);
            Assert.Equal((Count(CriticalPointKind.Minimum), Count(CriticalPointKind.Saddle)), (certificate.Minima, certificate.Saddles));
            Assert.All(census.Points, p => Assert.True(p.IsOrigin || p.W1.Lower.Sign > 0 || (p.W1 == RationalInterval.Zero && p.W2.Lower.Sign > 0)));
            Assert.All(census.Points, p => Assert.Equal(p.Kind == CriticalPointKind.Minimum, p.Phase is not null));
            Assert.All(census.Minima, p => Assert.Equal(p.IsGlobal, census.Minima.All(q => p.Loss.Lower <= q.Loss.Upper)));
            Assert.Contains(census.Points, p => p.IsGlobal);
            var pairs = census.Points.SelectMany((a, i) => census.Points.Skip(i + 1).Select(b => (a, b)));
            Assert.All(pairs, pair => Assert.False(pair.a.W1.Overlaps(pair.b.W1) && pair.a.W2.Overlaps(pair.b.W2)));
        },
        iter: 200);

    [Fact]
    public void A_dense_scan_of_all_directions_finds_the_same_critical_points() => Models.Sample(
        model =>
        {
            var census = CriticalPointCensus.Of(Landscape, model);
            var scanned = new PolarScan(model.Density.Value.ToDouble(), model.Importances[1].ToDouble()).CriticalPoints();
            var counted = census.Points.Where(p => p.Index != 0 && !p.IsOrigin).ToList();

            Assert.Equal(counted.Count, scanned.Count);
            foreach (var found in scanned)
                Assert.Contains(counted, p => Matches(p, found));
            Assert.Equal(scanned.Count(f => f.IsMinimum) * 2, census.Certificate.Minima);
        },
        iter: 200);

    /// <summary>Krawczyk's operator in exact arithmetic: it maps a box around the enclosure into the enclosure, which therefore contains the only root there.</summary>
    [Fact]
    public void Each_enclosure_off_the_axes_contains_the_only_root_of_the_gradient_nearby() => Models.Sample(
        model =>
        {
            foreach (var point in CriticalPointCensus.Of(Landscape, model).Points.Where(p => p.Eigenvalues is not null))
            {
                var loss = Smallest.Derivation.Loss.At(model).Adjoining(point.W1.Midpoint, point.W2.Midpoint)[0];
                var (gradient1, gradient2) = (loss.Gradient(1).Evaluate(Box(point.W1, point.W2)), loss.Gradient(2).Evaluate(Box(point.W1, point.W2)));
                Assert.True(gradient1.Contains(0) && gradient2.Contains(0));
                Krawczyk.AssertMapsIntoItself(loss, point.W1, point.W2);
            }
        },
        iter: 300);

    [Fact]
    public void Eigenvalues_are_roots_of_the_characteristic_polynomial_with_the_signs_of_the_kind() => Models.Sample(
        model =>
        {
            foreach (var point in CriticalPointCensus.Of(Landscape, model).Points.Where(p => p.Eigenvalues is not null))
            {
                var cell = Smallest.Derivation.Loss.At(model).Adjoining(point.W1.Midpoint, point.W2.Midpoint)[0];
                RationalInterval H(int i, int j) => cell.Hessian(i, j).Evaluate(Box(point.W1, point.W2));
                var (low, high) = point.Eigenvalues!.Value;
                Assert.True(low.Upper <= high.Upper && high.Lower.Sign > 0);
                Assert.Equal(point.Kind == CriticalPointKind.Minimum ? 1 : -1, low.Sign);
                Assert.True((low + high - H(1, 1) - H(2, 2)).Contains(0));
                Assert.True(((low * high) - (H(1, 1) * H(2, 2)) + H(1, 2).Pow(2)).Contains(0));
                Assert.True(((H(1, 1) - low) * (H(2, 2) - low) - H(1, 2).Pow(2)).Contains(0));
            }
        },
        iter: 60);

    [Fact]
    public void Exchanging_the_features_swaps_coordinates_and_divides_losses_by_the_importance() => Models.Sample(
        model => AssertExchangeSwaps(
            CriticalPointCensus.Of(Landscape, model),
            CriticalPointCensus.Of(Landscape, ToyModel.Smallest(model.Density, model.Importances[1].Reciprocal()))),
        iter: 300);

    /// <summary>The second census is at the inverse importance; its enclosures overlap the exchanged ones of the first.</summary>
    internal static void AssertExchangeSwaps(CriticalPointCensus here, CriticalPointCensus there)
    {
        Assert.Equal(here.Points.Length, there.Points.Length);
        Assert.Equal(Exchanged(here.Phase), there.Phase);
        foreach (var point in here.Points)
        {
            // The image is listed with its first coordinate above 0, so an antipodal point comes back with both signs changed.
            var (w1, w2) = point.W2.Upper.Sign < 0 ? (-point.W2, -point.W1) : (point.W2, point.W1);
            var image = Assert.Single(there.Points, q => q.W1.Overlaps(w1) && q.W2.Overlaps(w2));
            Assert.Equal((point.Kind, point.Index, point.IsSmooth, point.IsGlobal), (image.Kind, image.Index, image.IsSmooth, image.IsGlobal));
            Assert.True(image.Loss.Overlaps(point.Loss / here.Model.Importances[1]));
            Assert.Equal(Exchanged(point.Phase), image.Phase);
        }

        static Phase? Exchanged(Phase? phase) => phase switch { Phase.FirstOnly => Phase.SecondOnly, Phase.SecondOnly => Phase.FirstOnly, var same => same };
    }

    private static bool Matches(CriticalPoint point, PolarScan.Found found)
    {
        var (w1, w2) = (point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble());
        var (cross, along) = ((w1 * found.W2) - (w2 * found.W1), (w1 * found.W1) + (w2 * found.W2));
        return point.Kind == (found.IsMinimum ? CriticalPointKind.Minimum : CriticalPointKind.Saddle)
            && Math.Abs(cross) <= 1e-6 * Math.Abs(along) && Math.Abs(Math.Sqrt(Math.Abs(along) / ((w1 * w1) + (w2 * w2))) - 1) <= 1e-6;
    }

    private static (Variable, RationalInterval)[] Box(RationalInterval w1, RationalInterval w2) => [(Symbols.Weight(1), w1), (Symbols.Weight(2), w2)];

    /// <summary>10^(k/100), rounded to a fraction of three digits.</summary>
    private static Rational Power(int k) => (int)Math.Round(Math.Pow(10, (((k % 100) + 100) % 100 / 100.0) + 2)) * new Rational(10).Pow((int)Math.Floor(k / 100.0) - 2);
}
