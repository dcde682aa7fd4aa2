using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Distributions;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// A battery of z-tests of a closed form of the loss and its gradient against the network: z = (mean - exact) / standard error for the loss
/// and every derivative at each point, and the closed form passes if every |z| is at most the Sidak threshold.
/// </summary>
/// <remarks>
/// <para>Threshold: the two-sided normal quantile at the level 1 - (1 - alpha)^(1/K) for K tests. By Sidak's inequality of 1967 normal
/// variables stay within such bounds together at least as often as independent ones, however they depend on each other; so a right closed
/// form fails with probability alpha at most, up to the normal approximation. The points' samples are independent; the loss and the
/// gradient at one point come from the same samples.</para>
/// <para>Normal approximation: of N samples about N p contain a given feature, and only these say anything about it, so the skewness of
/// the mean falls like 1/sqrt(N p) and not like 1/sqrt(N). Simulated for losses like x^2 and a bound of 4.06, the lower tail is 26 times too
/// heavy at N p = 100, 6 times at 400, 3 times at 1000, the least that is accepted, and about 1.4 times at 10^4; the upper tail is empty at 100, a
/// quarter of the normal one at 1000 and about as light as the lower is heavy at 10^4. So a right closed form fails 13 times as often as stated at 100,
/// 1.6 times at 1000, and 10^4 is recommended. A derivative may live on the N p^2 samples that contain a given pair of features, so gradients are
/// left out where these are below 1000 too.</para>
/// <para>Undecided: where a standard error is at most 2^-80 sum I_i, no sample had a loss or the loss is rounding error alone; and where a
/// wanted relative error was not reached.</para>
/// </remarks>
public sealed record ClosedFormCheck
{
    /// <summary>The least expected number of samples in which a given feature is present, or a given pair where a gradient is checked.</summary>
    public const int LeastPresentSamples = 1000;

    private const double RoundingLevel = 1.0 / (1L << 40) / (1L << 40);

    /// <summary>The number of samples at each point, in [2, 2^40]; with a wanted relative error, the most.</summary>
    public required long Samples { get; init; }

    /// <summary>The seed from which each point's own seed is derived.</summary>
    public required ulong Seed { get; init; }

    /// <summary>If given, in (0, 1/100], each point is sampled until the standard error of the loss is at most this times the mean.</summary>
    /// <remarks>The mean of a sum that is stopped so is biased by about the square of this, far below its standard error.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The relative error is not in (0, 1/100].</exception>
    public double? RelativeError
    {
        get;
        init => field = value is null or (> 0 and <= 0.01)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "a wanted relative error lies in (0, 0.01]");
    }

    /// <summary>alpha, the probability that a right closed form fails, in [1e-9, 1); by default 1/1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not in [1e-9, 1).</exception>
    public double FamilyWiseErrorRate
    {
        get;
        init => field = value is >= 1e-9 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "a family-wise error rate lies in [1e-9, 1)");
    } = 1e-3;

    /// <summary>The largest number of threads, or null for one on each processor. It does not change the result.</summary>
    public int? MaxDegreeOfParallelism { get; init; }

    /// <summary>The bound on |z| for K tests: Phi^-1(1 - a/2) with a = 1 - (1 - alpha)^(1/K).</summary>
    /// <param name="tests">K, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of tests is below 1.</exception>
    public double Threshold(int tests)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, 1);
        var level = 1 - Math.Pow(1 - FamilyWiseErrorRate, 1.0 / tests);
        return -Normal.InvCDF(0, 1, level / 2);
    }

    /// <summary>Samples the network at every point and compares the closed form with it.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="closedForm">The values that are checked.</param>
    /// <param name="progress">Is told the number of points finished so far.</param>
    /// <param name="cancellationToken">Stops the work at the end of a block of samples.</param>
    /// <exception cref="ArgumentException">There is no point; N p is below <see cref="LeastPresentSamples"/> at one; or a value of the
    /// closed form is not finite or does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples or of threads is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CheckResult Run(
        IReadOnlyList<CheckPoint> points,
        Func<CheckPoint, ClosedFormValue> closedForm,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default) =>
        Compare(points, Sample(points, progress, cancellationToken), closedForm);

    /// <summary>Estimates loss and gradient at every point, each under its own seed, without any closed form; arguments and errors as of <see cref="Run"/>.</summary>
    public ImmutableArray<GradientEstimate> Sample(
        IReadOnlyList<CheckPoint> points, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        if (points.Count == 0)
            throw new ArgumentException("a check needs at least one point", nameof(points));
        foreach (var point in points)
            RequirePresentSamples(point.Model.Density);

        var seeds = new CounterGenerator(Seed);
        var estimates = ImmutableArray.CreateBuilder<GradientEstimate>(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            estimates.Add(LossSampler.EstimateGradient(
                points[i].Model, points[i].Weights, Samples, seeds.SubSeed((ulong)i), null, MaxDegreeOfParallelism, RelativeError, cancellationToken));
            progress?.Report(i + 1);
        }

        return estimates.MoveToImmutable();
    }

    /// <summary>Compares a closed form with what was sampled at the same points.</summary>
    /// <exception cref="ArgumentException">A value of the closed form is not finite or does not fit the network.</exception>
    public CheckResult Compare(
        IReadOnlyList<CheckPoint> points, ImmutableArray<GradientEstimate> estimates, Func<CheckPoint, ClosedFormValue> closedForm)
    {
        ImmutableArray<CheckedPoint> results = [.. points.Select((point, i) => Compare(point, i, estimates[i], closedForm(point)))];
        ImmutableArray<double?> scores = [.. results.SelectMany(r => r.Gradient.Select(g => g.Z).Prepend(r.Z))];
        var threshold = Threshold(scores.Length);
        var outcome = scores.Any(z => Math.Abs(z ?? 0) > threshold) ? CheckOutcome.Failed
            : scores.Any(z => z is null) ? CheckOutcome.Undecided
            : CheckOutcome.Passed;
        return new CheckResult(results, estimates.Max(e => e.Loss.Samples), Seed, FamilyWiseErrorRate, threshold, outcome);
    }

    private void RequirePresentSamples(Density density)
    {
        var present = density.Value * Samples;
        if (present < LeastPresentSamples)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"a feature of density {density} is in {present.ToDouble():G4} of {Samples} samples; {LeastPresentSamples} are needed"));
        }
    }

    private CheckedPoint Compare(CheckPoint point, int index, GradientEstimate estimate, ClosedFormValue exact)
    {
        if (!double.IsFinite(exact.Loss) || exact.Gradient.Any(g => !double.IsFinite(g)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the closed form is not finite at point {index}"), nameof(exact));
        if (!exact.Gradient.IsEmpty && exact.Gradient.Length != estimate.Gradient.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"the closed form has {exact.Gradient.Length} derivatives at point {index}, the network {estimate.Gradient.Length}"),
                nameof(exact));
        }

        var p = point.Model.Density.Value;
        var derivatives = p * p * estimate.Loss.Samples < LeastPresentSamples ? [] : exact.Gradient;
        var rounding = RoundingLevel * point.Model.Importances.Sum(i => i.ToDouble());
        var isReached = RelativeError is not { } wanted || estimate.Loss.StandardError <= wanted * estimate.Loss.Mean;
        double? Z(double value, double mean, double standardError) => isReached && standardError > rounding ? (mean - value) / standardError : null;
        return new(point, exact.Loss, estimate.Loss, Z(exact.Loss, estimate.Loss.Mean, estimate.Loss.StandardError))
        {
            Gradient = [.. derivatives.Zip(estimate.Gradient, (value, g) => new CheckedDerivative(value, g, Z(value, g.Mean, g.StandardError)))],
        };
    }
}
