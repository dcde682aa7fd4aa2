using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

/// <summary>The battery on n = 1, m = 1, whose loss p (1 - 2 w^2 + w^4) / 3 and derivative -4 p w (1 - w^2) / 3 need no derivation.</summary>
public sealed class ClosedFormCheckTests
{
    private static readonly ClosedFormCheck Check = new() { Samples = 1 << 18, Seed = 1 };

    [Fact]
    public void The_right_closed_form_passes()
    {
        var points = Points("1/2 1/2", "1/4 3/4", "1 -1/3", "1/15 6/5");

        var result = Check.Run(points, Exact);

        Assert.Equal(CheckOutcome.Passed, result.Outcome);
        Assert.Equal(points, result.Points.Select(p => p.Point));
        Assert.Equal((Check.Samples, Check.Seed, 1e-3), (result.Samples, result.Seed, result.FamilyWiseErrorRate));
        Assert.All(result.Points, p => Assert.Equal((p.Estimate.Mean - p.Exact) / p.Estimate.StandardError, p.Z));
        Assert.All(result.Points, p =>
            Assert.Equal(p.Estimate, LossSampler.Estimate(p.Point.Model, p.Point.Weights, Check.Samples, p.Estimate.Seed)));
        Assert.All(result.Points, p =>
        {
            var derivative = Assert.Single(p.Gradient);
            Assert.Equal((derivative.Estimate.Mean - derivative.Exact) / derivative.Estimate.StandardError, derivative.Z);
        });
        Assert.Equal(result.Points.Max(p => Math.Max(Math.Abs(p.Z!.Value), Math.Abs(p.Gradient[0].Z!.Value))), result.LargestZ);
        Assert.Equal(Check.Threshold(2 * points.Count), result.Threshold);
        Assert.Equal(points.Count, result.Points.Select(p => p.Estimate.Seed).Distinct().Count());
    }

    [Theory]
    [InlineData(1.01, 2, 1)]
    [InlineData(1, 2.02, 1)]
    [InlineData(1, 2, 1.01)]
    public void A_coefficient_that_is_wrong_by_one_percent_fails(double constant, double quadratic, double quartic)
    {
        var result = Check.Run(
            Points("1/2 1/2", "1/4 3/4", "1 6/5"),
            point =>
            {
                var square = Math.Pow(point.Weights[0, 0].ToDouble(), 2);
                return new(point.Model.Density.Value.ToDouble() * (constant - (quadratic * square) + (quartic * square * square)) / 3, []);
            });

        Assert.Equal(CheckOutcome.Failed, result.Outcome);
    }

    /// <summary>Of N samples the derivative is known to sqrt((9/(5 p) - 1)/N), 1/640 at p = 1/2: the fault is 6 standard errors.</summary>
    [Fact]
    public void A_derivative_that_is_wrong_by_one_percent_fails_though_the_loss_is_right() =>
        Assert.Equal(CheckOutcome.Failed, (Check with { Samples = 1 << 20 }).Run(Points("1/2 1/2", "1/4 3/4"), p => Exact(p) with { Gradient = [1.01 * Exact(p).Gradient[0]] }).Outcome);

    [Fact]
    public void A_gradient_is_left_out_where_too_few_samples_contain_a_pair_of_features() =>
        Assert.Equal([false, true], (Check with { Samples = 100_000 }).Run(Points("1/10 1/2", "1/11 1/2"), Exact).Points.Select(p => p.Gradient.IsEmpty));

    [Fact]
    public void A_gradient_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => Check.Run(Points("1/2 1/2"), _ => new(0, [0, 0])));

    [Fact]
    public void A_wanted_relative_error_is_reached_at_every_point_or_leaves_it_undecided()
    {
        var points = Points("1/2 1/2", "1/10 3/4");
        var check = Check with { Samples = LossSampler.MaxSamples, RelativeError = 6e-4 };

        var result = check.Run(points, Exact);

        Assert.Equal(CheckOutcome.Passed, result.Outcome);
        Assert.All(result.Points, p => Assert.True(p.Estimate.StandardError <= 6e-4 * p.Estimate.Mean));
        Assert.True(result.Points[0].Estimate.Samples < result.Points[1].Estimate.Samples);
        Assert.Equal(result.Points[1].Estimate.Samples, result.Samples);
        Assert.Equal(CheckOutcome.Undecided, (check with { Samples = 10_000 }).Run(points, Exact).Outcome);
        Assert.Throws<ArgumentOutOfRangeException>(() => check with { RelativeError = 0.02 });
        Assert.Throws<ArgumentOutOfRangeException>(() => check with { RelativeError = 0 });
    }

    [Fact]
    public void The_z_of_a_right_closed_form_has_mean_0_and_variance_1()
    {
        var points = Points([.. Enumerable.Range(0, 400).Select(k => $"1/2 {k % 7}/10")]);

        var result = (Check with { Samples = 5_000 }).Run(points, Exact);

        foreach (var z in new[] { result.Points.Select(p => p.Z!.Value).ToList(), result.Points.Where(p => !p.Point.Weights[0, 0].IsZero).Select(p => p.Gradient[0].Z!.Value).ToList() })
        {
            Assert.InRange(z.Average() * Math.Sqrt(z.Count), -4, 4);
            Assert.InRange((z.Average(v => v * v) - 1) * Math.Sqrt(z.Count / 2.0), -4, 4);
        }
    }

    [Theory]
    [InlineData(1, 0.05, 1.959963984540054)]
    [InlineData(1, 0.01, 2.5758293035489004)]
    [InlineData(2, 0.0975, 1.959963984540054)]
    public void The_threshold_is_the_normal_quantile_at_the_level_of_Sidak(int points, double rate, double expected) =>
        Assert.Equal(expected, (Check with { FamilyWiseErrorRate = rate }).Threshold(points), 1e-9);

    [Fact]
    public void A_loss_of_exactly_zero_leaves_the_check_undecided()
    {
        var result = Check.Run(Points("1/2 1/2", "1/2 1"), Exact);

        Assert.Equal(CheckOutcome.Undecided, result.Outcome);
        Assert.NotNull(result.Points[0].Z);
        Assert.Null(result.Points[1].Z);
    }

    [Fact]
    public void A_loss_of_rounding_errors_alone_leaves_the_check_undecided()
    {
        var architecture = new Architecture(2, 2);
        var rotation = new Weights(architecture, new Rational(3, 5), new Rational(-4, 5), new Rational(4, 5), new Rational(3, 5));

        var result = Check.Run([new CheckPoint(new ToyModel(architecture, [1, 1], new Density(1)), rotation)], _ => new(0, []));

        Assert.True(result.Points[0].Estimate.StandardError > 0);
        Assert.Equal(CheckOutcome.Undecided, result.Outcome);
    }

    [Fact]
    public void One_contradiction_outweighs_a_point_that_says_nothing() =>
        Assert.Equal(CheckOutcome.Failed, Check.Run(Points("1/2 1", "1/2 1/2"), p => Exact(p) with { Loss = Exact(p).Loss * 1.1 }).Outcome);

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var one = (Check with { MaxDegreeOfParallelism = 1 }).Run(Points("1/3 1/2", "1/4 3/4"), Exact);
        var two = (Check with { MaxDegreeOfParallelism = 2 }).Run(Points("1/3 1/2", "1/4 3/4"), Exact);

        Assert.Equal(one.Points.Select(p => (p.Estimate, p.Z)), two.Points.Select(p => (p.Estimate, p.Z)));
    }

    [Fact]
    public void Too_few_present_features_are_refused_with_the_numbers()
    {
        var check = Check with { Samples = 999_000 };

        var error = Assert.Throws<ArgumentException>(() => check.Run(Points("1/2 1/2", "1/1000 1/2"), Exact));

        Assert.Equal("a feature of density 1/1000 is in 999 of 999000 samples; 1000 are needed", error.Message);
        Assert.Equal(CheckOutcome.Passed, (check with { Samples = 1_000_000 }).Run(Points("1/1000 1/2"), Exact).Outcome);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_closed_form_that_is_not_finite_is_refused(double value)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Check.Run(Points("1/2 1/2", "1/2 1/3"), p => new(p.Weights[0, 0] == new Rational(1, 3) ? value : 0, [])));

        Assert.StartsWith("the closed form is not finite at point 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1e-10)]
    [InlineData(double.NaN)]
    public void An_error_rate_out_of_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Check with { FamilyWiseErrorRate = rate });

    [Fact]
    public void No_points_are_refused() => Assert.Throws<ArgumentException>(() => Check.Run([], Exact));

    [Fact]
    public void Cancellation_stops_the_check() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Check.Run(Points("1/2 1/2"), Exact, null, new CancellationToken(canceled: true)));

    private static ClosedFormValue Exact(CheckPoint point)
    {
        var (p, w) = (point.Model.Density.Value, point.Weights[0, 0]);
        return new((p * (1 - (w * w)).Pow(2) / 3).ToDouble(), [(-4 * p * w * (1 - (w * w)) / 3).ToDouble()]);
    }

    // Each point is written "p w".
    private static List<CheckPoint> Points(params string[] points)
    {
        var architecture = new Architecture(1, 1);
        return [.. points.Select(p => p.Split(' ')).Select(p => new CheckPoint(
            new ToyModel(architecture, [Rational.One], new Density(Rational.Parse(p[0]))),
            new Weights(architecture, Rational.Parse(p[1]))))];
    }
}
