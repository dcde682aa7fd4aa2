namespace Superposition.MonteCarlo;

/// <summary>The number, the mean and the sum of squared deviations from the mean of a set of values.</summary>
internal readonly record struct SampleMoments(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>sqrt(s^2 / N) with s^2 the sample variance.</summary>
    public double StandardError => Math.Sqrt(SquaredDeviations / (Count - 1) / Count);

    /// <summary>The moments of the union of two disjoint sets.</summary>
    /// <remarks>Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.</remarks>
    public static SampleMoments Merge(SampleMoments left, SampleMoments right)
    {
        var count = left.Count + right.Count;
        var difference = right.Mean - left.Mean;
        var share = (double)right.Count / count;
        return new(
            count,
            left.Mean + (difference * share),
            left.SquaredDeviations + right.SquaredDeviations + (difference * difference * left.Count * share));
    }

    /// <summary>
    /// The moments of <paramref name="count"/> values from the sums of d = value - <paramref name="shift"/> and of d^2. Any shift is right;
    /// a shift among the values keeps the digits that the difference would cancel.
    /// </summary>
    public static SampleMoments FromSums(int count, double shift, double sum, double squares) =>
        new(count, shift + (sum / count), Math.Max(0, squares - (sum * sum / count)));
}
