using System.Text.Json.Nodes;
using CsCheck;
using Superposition.Algebra;
using Superposition.Exports;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Cli;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

/// <summary>Certificates that hold are accepted by the stand-alone checker, at random, special and extreme parameters.</summary>
public class CensusCertificateDocumentTests
{
    [RequiresFact(CertificateChecker.Python)]
    public void The_census_of_random_parameters_is_proven_again()
    {
        var models = new List<ToyModel>();
        Smallest.Model.Sample(models.Add, iter: 30, threads: 1);
        AssertHold(models);
    }

    [RequiresFact(CertificateChecker.Python)]
    public void The_census_of_extreme_parameters_is_proven_again_within_ten_seconds_each()
    {
        string[] densities = ["1e-300", "1e-9", "999999999999999999999999999999/1000000000000000000000000000000", "1"];
        string[] importances = ["1e-300", "1", "1e300"];
        var start = Environment.TickCount64;
        AssertHold([.. densities.SelectMany(p => importances.Select(i => Smallest.Of(p, i)))]);
        Assert.InRange(Environment.TickCount64 - start, 0, 10_000 * densities.Length * importances.Length);
    }

    /// <summary>On the curve 32 I (1 - p) = p (16 - 9p) N has a double root at the axis, beside it a simple one and another as near as the step; exchanged, at the other axis.</summary>
    [RequiresFact(CertificateChecker.Python)]
    public void The_census_on_and_beside_the_axis_curve_is_proven_again() => AssertHold(
    [
        .. new[] { "1/1000", "1/2", "4/9", "999/1000" }.Select(Rational.Parse).SelectMany(p =>
        {
            var curve = p * (16 - (9 * p)) / (32 * (1 - p));
            return new[] { "0", "-1e-30", "1e-30" }.Select(Rational.Parse).SelectMany(step =>
                new[] { Smallest.Of(p, curve * (1 + step)), Smallest.Of(p, (curve * (1 + step)).Reciprocal()) });
        }),
    ]);

    /// <summary>The losses of two minima differ by about 10^-40 of them beside the coexistence of I = 1, a root of 43 p^2 - 80 p + 32.</summary>
    [RequiresFact(CertificateChecker.Python)]
    public void The_order_of_the_minima_is_proven_on_both_sides_of_coexistence()
    {
        var root = RealRoot.Isolate(new(32, -80, 43), Rational.Zero, Rational.One).Single().Refine(Rational.Parse("1e-40")).Enclosure;
        ToyModel[] models = [Smallest.Of(root.Lower, 1), Smallest.Of(root.Upper, 1)];
        Assert.Equal([Phase.Antipodal, Phase.Confused], models.Select(m => CertificateChecker.Evidence(m).Points.Single(p => p.Point.IsGlobal).Point.Phase!.Value));
        AssertHold(models);
    }

    [RequiresFact(CertificateChecker.Python)]
    public void The_census_on_both_sides_of_the_spinodal_is_proven_again()
    {
        ToyModel[] models = [.. new[] { "0.53722991660975591", "0.53722991660975593" }.Select(p => Smallest.Of(p, "3/10"))];
        Assert.Equal([5, 3], models.Select(m => CertificateChecker.Evidence(m).Points.Length));
        AssertHold(models);
    }

    /// <summary>A root inside or at the end counts once whatever its multiplicity.</summary>
    [RequiresFact(CertificateChecker.Python)]
    public void The_checker_counts_multiple_roots_once() => Assert.Equal("[0, 1, 0, 1, 1]\n[1]\n[0]\n[0]\n", CertificateChecker.WithDefinitions(
        """
        third, half, t = Polynomial(Fraction(-1), Fraction(3)), Polynomial(Fraction(-1), Fraction(2)), Polynomial(Fraction(0), Fraction(1))
        end = Polynomial(Fraction(1), Fraction(-1))
        print(roots(third**2 * half * t**3 * end**2, numbers(["0", "1/4", "2/5", "9/20", "3/5", "1"])))
        print(roots(third**3, (Fraction(0), Fraction(1))))
        print(roots(t**2, (Fraction(0), Fraction(1))))
        print(roots(third * third + Polynomial(Fraction(1, 10**30)), (Fraction(0), Fraction(1))))
        """));

    /// <summary>The enclosures are those of the same points as in the census.</summary>
    [Fact]
    public void The_evidence_encloses_the_points_of_the_census() => Smallest.Model.Sample(
        model =>
        {
            var census = CriticalPointCensus.Of(Smallest.Derivation, model);
            var evidence = CertificateChecker.Evidence(model);
            Assert.Equal(census.Points.Length - 1, evidence.Points.Length);
            foreach (var (known, point) in census.Points.Zip(evidence.Points))
            {
                Assert.Equal((known.Kind, known.IsSmooth, known.IsGlobal), (point.Point.Kind, point.Point.IsSmooth, point.Point.IsGlobal));
                Assert.True(known.W1.Overlaps(point.Point.W1) && known.W2.Overlaps(point.Point.W2) && known.Loss.Overlaps(point.Point.Loss));
                Assert.Equal(known.W1.Lower.IsZero || known.W2.Lower.IsZero || known.W1.Lower == -known.W2.Upper, point.Direction.Upper.IsZero);
            }
        },
        iter: 30);

    [RequiresFact(CertificateChecker.Python)]
    public async Task A_person_reads_one_line_for_each_critical_point_and_the_verdict()
    {
        using var folder = new ForeignProgram();
        var run = await Invocation.Of("export", "--to", "certificate", "--density", "1/2", "--importance", "3/10", "--out", folder.PathOf("."));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        Assert.Equal(
            """
            saddle w1 0 w2 1 loss 0.16666666666666667 
            minimum w1 0.95666547939707637 w2 0.20299427597361944 loss 0.046292969956867147 global
            clarke w1 1 w2 0 loss 0.05 
            saddle w1 1.0377455209645128 w2 -0.22202277166514593 loss 0.050139819284919760 
            minimum w1 1.0880803320937203 w2 -0.75785747205216172 loss 0.048608853471162441 
            maximum w1 0 w2 0 loss 0.21666666666666667
            certificate holds: density 1/2, importance 3/10; whole plane: 4 minima, 4 saddles

            """,
            folder.Run(CertificateChecker.Python, "verify_certificate.py", "certificate.json"));
    }

    [Fact]
    public void The_checker_has_less_than_80_lines_of_at_most_120_characters_and_needs_the_standard_library_only()
    {
        var lines = Template.Fill("verify_certificate.py").TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 1, 79);
        Assert.All(lines, line => Assert.True(line.Length <= 120, line));
        Assert.Equal(["import decimal, json, sys", "from fractions import Fraction"], lines.Where(l => l.Contains("import ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--importance", "export", "--to", "certificate", "--density", "1/2")]
    [InlineData("--density", "export", "--to", "certificate", "--importance", "1/2")]
    [InlineData("--density", "export", "--to", "certificate", "--importance", "1/2", "--density", "2")]
    [InlineData("--importance", "export", "--to", "certificate", "--importance", "0", "--density", "1")]
    [InlineData("--density", "export", "--to", "c", "--density", "1/2")]
    [InlineData("--sparsity", "export", "--to", "all", "--sparsity", "1/2")]
    [InlineData("--importance", "export", "--to", "c", "--importance", "1/2")]
    public async Task Parameters_belong_to_the_certificate_and_it_to_them(string named, params string[] words) =>
        (await Invocation.Of([.. words, "--out", "nowhere"])).AssertOneLine(2, named);

    private static void AssertHold(IReadOnlyList<ToyModel> models)
    {
        var certificates = models.Select(CertificateChecker.Certificate).ToList();
        foreach (var (model, certificate, (code, said)) in models.Zip(certificates, CertificateChecker.Check(certificates)))
        {
            Assert.True(code == 0, $"density {model.Density}, importance {model.Importances[1]}: {said}");
            Assert.Equal(JsonNode.Parse(certificate)!["points"]!.AsArray().Count + 2, said.TrimEnd('\n').Split('\n').Length);
            Assert.Contains("certificate holds:", said, StringComparison.Ordinal);
        }
    }
}
