using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;
using Superposition.Tests.Landscape;
using Superposition.Tests.Reporting;

namespace Superposition.Tests.Cli;

/// <summary>The figures of <c>transitions --plot</c> show what the exact censuses say, and their files are complete and the same each time.</summary>
public sealed class TransitionFiguresTests(TransitionFiguresTests.Plots plots) : IClassFixture<TransitionFiguresTests.Plots>
{
    private static readonly string[] Stems = ["bifurcation-density", "loss-crossing", "bifurcation-importance"];
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void Every_figure_has_its_formats_and_its_data_and_the_same_bytes_each_time()
    {
        Assert.Equal((0, ""), (plots.Text.ExitCode, plots.Text.Error));
        var expected = Stems.SelectMany(stem => new[] { ".png", ".svg", ".pdf", ".csv", "-events.csv", ".npz", ".README.md" }.Select(end => stem + end))
            .Concat(["bifurcation-density-eigenvalues.csv", "bifurcation-importance-eigenvalues.csv", "loss-crossing-optimum.csv", "loss-crossing-jump.csv"])
            .Order(StringComparer.Ordinal);
        var files = Directory.GetFiles(plots.Folder("one")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, files);
        Assert.All(files, file => Assert.Contains($"File: {Path.Combine(plots.Folder("one"), file)}\n", plots.Text.Output, StringComparison.Ordinal));
        Assert.Equal(files, plots.Json.Json.GetProperty("files").EnumerateArray().Select(f => Path.GetFileName(f.GetString()!)).Order(StringComparer.Ordinal));
        Assert.All(files.Where(f => !f.EndsWith(".md", StringComparison.Ordinal)), file => Assert.Equal(plots.Read("one", file), plots.Read("two", file)));
        Assert.All(files.Where(f => f.EndsWith(".csv", StringComparison.Ordinal)), file => Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(plots.Read("one", file)), StringComparison.Ordinal));
    }

    [Fact]
    public void The_antipodal_branch_ends_at_the_spinodal_with_an_eigenvalue_near_0_and_the_global_minimum_changes_at_the_transition()
    {
        var data = plots.Arrays("bifurcation-density");
        var (density, branch) = ((double[])data["density"].Elements, (sbyte[])data["branch"].Elements);
        var (phase, global) = ((string[])data["phase"].Elements, (sbyte[])data["global"].Elements);
        var last = Array.LastIndexOf(phase, "antipodal");
        Assert.Equal(0.537229916609755917, density[last], 1e-7);
        var end = Array.LastIndexOf((sbyte[])data["eigen_branch"].Elements, branch[last]);
        Assert.Equal(density[last], ((double[])data["eigen_density"].Elements)[end]);
        Assert.InRange(((double[])data["eigen_lower"].Elements)[end], 0, 1e-3);
        Assert.All(Enumerable.Range(0, density.Length).Where(k => global[k] == 1), k => Assert.Equal(density[k] < 0.474019527609, phase[k] == "antipodal"));
    }

    [Fact]
    public void At_the_transition_the_loss_is_continuous_and_its_slope_jumps_by_what_is_certified()
    {
        var transition = TransitionSignature.Transitions("3/10").Events.Single(e => e.Kind == TransitionKind.FirstOrder);
        var data = plots.Arrays("loss-crossing");
        var (density, loss, slope) = ((double[])data["optimum_density"].Elements, (double[])data["optimum_loss"].Elements, (double[])data["optimum_slope"].Elements);
        var k = Array.IndexOf(density, transition.Density.Midpoint.ToDouble());
        Assert.Equal(density[k], density[k + 1]);
        Assert.Equal(["antipodal", "first-only"], ((string[])data["optimum_phase"].Elements)[k..(k + 2)]);
        Assert.Equal(loss[k], loss[k + 1], 1e-15);
        Assert.Equal(transition.Jump!.Slope.Midpoint.ToDouble(), slope[k + 1] - slope[k], 1e-12);
        Assert.Equal(transition.Jump.Slope.Midpoint.ToDouble(), ((double[])data["jump_lower"].Elements)[1], 1e-15);
        Assert.Equal((0.75 * density[k], 1.25 * density[k]), (density[0], density[^1]));
    }

    [Fact]
    public void Beside_each_event_along_the_importance_the_exact_census_finds_the_states_that_are_named()
    {
        var data = plots.Arrays("bifurcation-importance");
        string[] kinds = (string[])data["event_kind"].Elements, from = (string[])data["event_from"].Elements, to = (string[])data["event_to"].Elements;
        double[] lower = (double[])data["event_lower"].Elements, upper = (double[])data["event_upper"].Elements;
        Assert.Equal(["spinodal", "first-order", "axis", "crossover", "crossover", "axis", "first-order", "spinodal"], kinds);
        for (var k = 0; k < kinds.Length; k++)
        {
            Assert.InRange(upper[k] / lower[k], 1, 1 + 1e-7);
            Assert.Equal(from[k], StateAt(kinds[k], from[k], lower[k] * (1 - 1e-6)));
            Assert.Equal(to[k], StateAt(kinds[k], to[k], upper[k] * (1 + 1e-6)));
        }
    }

    [Fact]
    public void Texts_name_the_model_and_no_two_of_them_overlap()
    {
        foreach (var stem in Stems)
        {
            var texts = XDocument.Parse(Encoding.UTF8.GetString(plots.Read("one", stem + ".svg"))).Descendants().Where(e => e.Name.LocalName == "text").ToList();
            Assert.Contains(texts, t => t.Value.Contains("bias-free, n = 2, m = 1", StringComparison.Ordinal));
            Assert.Contains(texts, t => t.Value.Trim().StartsWith("first-order 0.", StringComparison.Ordinal));

            // Each text of an SVG places its glyphs one by one; those of the vertical axes are turned.
            var spans = texts.Select(t => (Text: t.Value.Trim(), Matrix: Numbers(t, "transform"), X: Numbers(t, "x"))).Where(t => t.Matrix[0] != 0)
                .Select(t => (t.Text, Y: t.Matrix[5], From: t.Matrix[4] + (t.Matrix[0] * t.X[0]), To: t.Matrix[4] + (t.Matrix[0] * t.X[^1]))).ToList();
            foreach (var row in spans.GroupBy(s => s.Y))
            {
                var ordered = row.OrderBy(s => s.From).ToList();
                Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From, $"{pair.First.Text} and {pair.Second.Text}"));
            }
        }

        static double[] Numbers(XElement text, string name) =>
            [.. text.Attribute(name)!.Value.Split(['m', 'a', 't', 'r', 'i', 'x', '(', ')', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
    }

    [Theory]
    [InlineData("--plot", "--plot", "")]
    [InlineData("--plot", "--plot", "-x")]
    [InlineData("--at-density", "--plot", "--at-density", "0")]
    [InlineData("--at-density", "--plot", "--at-density", "3/2")]
    [InlineData("--at-density", "--plot", "--at-density", "x")]
    [InlineData("--at-density", "--at-density", "1/2")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words) =>
        (await Invocation.Of(["transitions", .. words])).AssertOneLine(2, named);

    [Fact]
    public void Losses_cross_at_first_order_transitions_only()
    {
        var spinodal = TransitionSignature.Transitions("3/10").Events.Single(e => e.Kind == TransitionKind.Spinodal);
        Assert.Throws<ArgumentException>(() => LossCrossing.Of(Landscape, new(3, 10), spinodal));
    }

    private static string StateAt(string kind, string named, double importance)
    {
        var census = CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(new Rational(474, 1000)), Rational.FromDouble(importance)));
        return kind switch
        {
            "spinodal" => census.Minima.Any(m => m.Phase == Phase.Antipodal) ? "antipodal minimum" : "none",
            "first-order" => census.Phase == Phase.Antipodal ? "antipodal minimum lowest" : "not antipodal minimum lowest",
            "crossover" => census.Minima.Single(m => m.Phase != Phase.Antipodal).Phase!.Value.Name(),
            _ => named.EndsWith("(1; 0)", StringComparison.Ordinal)
                ? $"{census.Points.Single(p => p.W2 == RationalInterval.Zero && !p.IsOrigin).Kind.Name()} at (1; 0)"
                : $"{census.Points.Single(p => p.W1 == RationalInterval.Zero && !p.IsOrigin).Kind.Name()} at (0; 1)",
        };
    }

    /// <summary>The command run twice, once for all tests.</summary>
    public sealed class Plots : IAsyncLifetime
    {
        private readonly string _folder = TemporaryFolder.New();

        internal Invocation Text { get; private set; } = null!;

        internal Invocation Json { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Text = await Invocation.Of("transitions", "--importance", "3/10", "--plot", Folder("one"));
            Json = await Invocation.Of("transitions", "--importance", "3/10", "--plot", Folder("two"), "--json");
        }

        public Task DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }

        internal string Folder(string name) => Path.Combine(_folder, name);

        internal byte[] Read(string folder, string file) => File.ReadAllBytes(Path.Combine(Folder(folder), file));

        internal Dictionary<string, (int[] Shape, Array Elements)> Arrays(string stem) => NpzReader.Read(Read("one", stem + ".npz"));
    }
}
