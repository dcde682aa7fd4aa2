using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>Theorems against censuses at parameters all over the range, and the proof device against polynomials that must not pass.</summary>
public class LandscapeTheoremTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    public static TheoryData<string, string> Parameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var p in new[] { "1/1000", "1/10", "1/3", "582/1000", "583/1000", "9/10", "1" })
            {
                foreach (var i in new[] { "1/1000", "1/7", "9/10", "1", "3", "1000" })
                    data.Add(p, i);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_census_never_contradicts_a_theorem(string density, string importance)
    {
        var (p, i) = (Rational.Parse(density), Rational.Parse(importance));
        var census = CriticalPointCensus.Of(Landscape, Smallest.Of(p, i));

        var inQuadrant = Assert.Single(census.Points, q => q.W1.Lower.Sign > 0 && q.W2.Lower.Sign > 0);
        Assert.Equal(CriticalPointKind.Minimum, inQuadrant.Kind);
        Assert.Equal(CriticalPointKind.Maximum, Assert.Single(census.Points, q => q.IsOrigin).Kind);
        Assert.Equal(i.IsOne, census.Points.Any(q => !q.IsOrigin && (q.W1 + q.W2).Contains(Rational.Zero)));
        var onAxis = Assert.Single(census.Points, q => q.W2.IsPoint && q.W2.Lower.IsZero && !q.IsOrigin);
        var curve = (32 * i * (1 - p)) - (p * (16 - (9 * p)));
        Assert.Equal(curve.Sign < 0 ? CriticalPointKind.Clarke : CriticalPointKind.Saddle, onAxis.Kind);
        var opposite = census.Minima.Where(m => (m.W1 * m.W2).Upper.Sign < 0).ToList();
        Assert.Equal(census.Minima.Count(), opposite.Count + 1);
        if (opposite.Count > 0)
        {
            var antipodal = Assert.Single(opposite);
            Assert.Equal(Rational.One.CompareTo(i), (antipodal.W1.Pow(2) - antipodal.W2.Pow(2)).Sign ?? 0);
        }

        if (i.IsOne)
        {
            Assert.Single(opposite);
            Assert.True((inQuadrant.W1.Pow(2) * (RationalInterval)(Rational)2).Contains(1) && (inQuadrant.W2.Pow(2) * (RationalInterval)(Rational)2).Contains(1));
            Assert.True(inQuadrant.Loss.Contains((p / 3) - (p * p / 4)));
            Assert.Equal((43 * p * p) - (80 * p) + 32 < 0, census.Phase == Phase.Confused);
        }
    }

    /// <summary>On the two sides of an axis the second derivative by w_2 differs however near to 0.</summary>
    [Fact]
    public void The_origin_is_a_maximum_without_a_Hessian()
    {
        var origin = CriticalPointCensus.Of(Landscape, Smallest.Of("1/2", "3/10")).Points.Single(q => q.IsOrigin);
        var loss = Smallest.Derivation.Loss.At(Smallest.Of("1/2", "3/10"));
        Rational Second(Rational w1, Rational w2) => loss.Adjoining(w1, w2).Single().Evaluate(c => c.Hessian(2, 2), w1, w2);
        var small = new Rational(10).Pow(-9);

        Assert.True((Second(small, small / 1000) - Second(small, -small / 1000)).Abs() > new Rational(1, 20));
        Assert.False(origin.IsSmooth || origin.IsGlobal);
        Assert.Equal((CriticalPointKind.Maximum, 1, 1, null), (origin.Kind, origin.Index, origin.Multiplicity, origin.Eigenvalues));
    }

    /// <summary>On both sides of points of the spinodal known to 20 digits (importance 3/10; density 1), of their images under exchange, and far from it.</summary>
    [Theory]
    [InlineData("0.53722991660975591743", "3/10", true)]
    [InlineData("0.53722991660975591744", "3/10", false)]
    [InlineData("0.53722991660975591743", "10/3", true)]
    [InlineData("0.53722991660975591744", "10/3", false)]
    [InlineData("1", "0.62991575806619091220", false)]
    [InlineData("1", "0.62991575806619091221", true)]
    [InlineData("0.999999", "0.62991575806619091220", true)]
    [InlineData("0.46444552541691236827", "1/100", false)] // another root of the discriminant, on both sides
    [InlineData("0.46444552541691236828", "1/100", false)]
    [InlineData("1/1000", "1/2000", true)]
    public void The_antipodal_minimum_exists_exactly_on_one_side_of_the_spinodal(string density, string importance, bool exists)
    {
        var census = CriticalPointCensus.Of(Landscape, Smallest.Of(Rational.Parse(density), Rational.Parse(importance)));

        Assert.Equal(exists ? 2 : 1, census.Minima.Count());
        Assert.Equal(exists, census.Minima.Any(m => (m.W1 * m.W2).Upper.Sign < 0));
    }

    [Theory]
    [InlineData("1 - p", false, true)]
    [InlineData("2 - p", true, true)]
    [InlineData("I_2 - p*I_2 + 1", true, true)]
    [InlineData("p^2 - p + 1/5", false, false)] // negative at p = 1/2
    [InlineData("p^2 - p + 1/4", false, false)] // zero at p = 1/2
    [InlineData("p^2 - p + 1/3", true, true)]
    [InlineData("I_2^2 - I_2 + 1", false, false)] // positive, but not by its coefficients
    [InlineData("I_2*p + p - 1/1000", false, false)]
    [InlineData("0", false, true)]
    public void Positivity_by_coefficients_is_claimed_only_where_it_holds(string polynomial, bool positive, bool notNegative)
    {
        var (f, variable) = (LaurentPolynomial.Parse(polynomial), new Variable("I_2"));

        Assert.Equal((positive, notNegative), (PositivityProof.IsPositive(f, variable), PositivityProof.IsNotNegative(f, variable)));
    }

    [Theory]
    [InlineData("1 - p", false)] // zero at p = 1
    [InlineData("2 - p", true)]
    [InlineData("p^2 - p + 1/5", false)] // negative at p = 1/2
    [InlineData("I_2 - t", false)]
    [InlineData("I_2 + t - t^2", true)]
    [InlineData("16 - 13*p", true)]
    [InlineData("12 - 13*p", false)]
    public void Positivity_is_proven_only_where_it_holds(string polynomial, bool holds) =>
        Assert.Equal(holds, PositivityProof.Of(LaurentPolynomial.Parse(polynomial)) is not null);

    [Fact]
    public void The_minimum_is_first_only_exactly_below_the_crossover_line() => Gen.Select(Gen.Int[1, 60], Gen.Int[1, 90]).Sample(
        (a, b) =>
        {
            Rational p = new(a, 60), i = new(b, 61);
            var minimum = Assert.Single(CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(p), i)).Minima, m => m.Phase != Phase.Antipodal);
            Assert.Equal((4 * (1 - i)) - (3 * p * (1 + i)) > 0, minimum.Phase == Phase.FirstOnly);
        },
        iter: 200);

    [Fact]
    public void Every_theorem_has_a_statement_and_a_proof()
    {
        var theorems = LandscapeTheorems.Prove(Landscape);

        Assert.Equal(10, theorems.Length);
        Assert.All(theorems, t => Assert.True(t.Statement.Length > 40 && !t.Proof.IsEmpty && t.Proof.All(step => step.Length > 10), t.Name));
    }
}
