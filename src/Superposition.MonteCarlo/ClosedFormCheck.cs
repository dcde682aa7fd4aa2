using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Distributions;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// A battery of z-tests of a closed form of the loss against the network: z = (mean - exact) / standard error at each point, and the
/// closed form passes if every |z| is at most the Sidak threshold.
/// </summary>
/// <remarks>
/// <para>Threshold: the two-sided normal quantile at the level 1 - (1 - alpha)^(1/K) for K points. The points' samples are independent,
/// so a right closed form fails with probability alpha, up to the normal approximation.</para>
/// <para>Normal approximation: of N samples about N p contain a given feature, and only these say anything about it, so the skewness of
/// the mean falls like 1/sqrt(N p) and not like 1/sqrt(N). By the Edgeworth expansion of the studentised mean, for losses like
/// x^2 and |z| near 4, one tail is about 5 times too heavy at N p = 100, the least that is accepted, and about 1.4 times at
/// N p = 10^4, where the other tail makes up for it. So 10^4 is recommended.</para>
/// <para>Undecided: where the standard error is at most 2^-80 sum I_i, no sample had a loss or the loss is rounding error alone.</para>
/// </remarks>
public sealed record ClosedFormCheck
{
    /// <summary>The least expected number of samples in which a given feature is present.</summary>
    public const int LeastPresentSamples = 100;

    private const double RoundingLevel = 1.0 / (1L << 40) / (1L << 40);

    /// <summary>The number of samples at each point, in [2, 2^40].</summary>
    public required long Samples { get; init; }

    /// <summary>The seed from which each point's own seed is derived.</summary>
    public required ulong Seed { get; init; }

    /// <summary>alpha, the probability that a right closed form fails, in [1e-9, 1); by default 1/1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not in [1e-9, 1).</exception>
    public double FamilyWiseErrorRate
    {
        get;
        init => field = value is >= 1e-9 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "a family-wise error rate lies in [1e-9, 1)");
    } = 1e-3;

    /// <summary>The largest number of threads, or -1 for no limit. It does not change the result.</summary>
    public int MaxDegreeOfParallelism { get; init; } = -1;

    /// <summary>The bound on |z| for K independent points: Phi^-1(1 - a/2) with a = 1 - (1 - alpha)^(1/K).</summary>
    /// <param name="points">K, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points is below 1.</exception>
    public double Threshold(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var level = 1 - Math.Pow(1 - FamilyWiseErrorRate, 1.0 / points);
        return -Normal.InvCDF(0, 1, level / 2);
    }

    /// <summary>Compares the closed form with the network at every point.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="closedForm">The value of the loss that is checked.</param>
    /// <param name="progress">Is told the number of points finished so far.</param>
    /// <param name="cancellationToken">Stops the work at the end of a block of samples.</param>
    /// <exception cref="ArgumentException">There is no point; N p is below <see cref="LeastPresentSamples"/> at one; or the closed form is
    /// not a finite number at one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples or of threads is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CheckResult Run(
        IReadOnlyList<CheckPoint> points,
        Func<ToyModel, Weights, double> closedForm,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (points.Count == 0)
            throw new ArgumentException("a check needs at least one point", nameof(points));
        foreach (var point in points)
            RequirePresentSamples(point.Model.Density);

        var threshold = Threshold(points.Count);
        var seeds = new CounterGenerator(Seed);
        var results = ImmutableArray.CreateBuilder<CheckedPoint>(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            results.Add(Check(points[i], i, closedForm, seeds.SubSeed((ulong)i), cancellationToken));
            progress?.Report(i + 1);
        }

        var outcome = results.Any(r => Math.Abs(r.Z ?? 0) > threshold) ? CheckOutcome.Failed
            : results.Any(r => r.Z is null) ? CheckOutcome.Undecided
            : CheckOutcome.Passed;
        return new CheckResult(results.MoveToImmutable(), Samples, Seed, FamilyWiseErrorRate, threshold, outcome);
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

    private CheckedPoint Check(
        CheckPoint point, int index, Func<ToyModel, Weights, double> closedForm, ulong seed, CancellationToken cancellationToken)
    {
        var exact = closedForm(point.Model, point.Weights);
        if (!double.IsFinite(exact))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"the closed form is not finite at point {index}"), nameof(closedForm));
        }

        var estimate = LossSampler.Estimate(
            point.Model, point.Weights, Samples, seed, null, MaxDegreeOfParallelism, cancellationToken);
        var decided = estimate.StandardError > RoundingLevel * point.Model.Importances.Sum(i => i.ToDouble());
        return new CheckedPoint(point, exact, estimate, decided ? (estimate.Mean - exact) / estimate.StandardError : null);
    }
}
