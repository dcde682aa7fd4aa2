using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>All critical points of the expected loss at given parameters, with the reason why none is missing.</summary>
/// <param name="Model">The model.</param>
/// <param name="Points">One of each pair {W, -W}, clockwise from the axis w_1 = 0, then the origin.</param>
/// <param name="Certificate">The counts and why they are complete.</param>
/// <param name="Phase">The phase of the global minimum, or <see cref="Phase.Coexistence"/> where minima of different phases share it.</param>
/// <remarks>
/// Guarantees:
/// <list type="bullet">
/// <item>complete: every critical point of every open cell, of the walls and of the axes is listed (exact root counts, see <see cref="RayReduction"/>);</item>
/// <item>certified: every enclosure contains its point, and every sign that decides a kind, a phase or an order of losses is exact;</item>
/// <item>resolved: the enclosure of each coordinate, loss and eigenvalue is at most 2^-64 of it wide, or the number is exactly known.</item>
/// </list>
/// </remarks>
public sealed record CriticalPointCensus(ToyModel Model, ImmutableArray<CriticalPoint> Points, CensusCertificate Certificate, Phase Phase)
{
    /// <summary>Significant digits to which numbers are shown, where they are certified.</summary>
    public const int Digits = 17;

    /// <summary>The minima, one of each pair.</summary>
    public IEnumerable<CriticalPoint> Minima => Points.Where(p => p.Kind == CriticalPointKind.Minimum);

    /// <summary>Takes the census.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="model">The parameters, exact.</param>
    /// <exception cref="NotAnalysedException">The model has another architecture than the derivation.</exception>
    /// <exception cref="CensusUndecidedException">A hypothesis fails, or a number is not resolved to 15 digits.</exception>
    public static CriticalPointCensus Of(LossDerivation derivation, ToyModel model) => Of(new LossLandscape(derivation), model);

    /// <summary>Takes the census; for many parameters, prepare the landscape once.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="model">The parameters, exact.</param>
    /// <exception cref="NotAnalysedException">The model has another architecture than the derivation.</exception>
    /// <exception cref="CensusUndecidedException">A hypothesis fails, or a number is not resolved to 15 digits.</exception>
    public static CriticalPointCensus Of(LossLandscape landscape, ToyModel model)
    {
        var charts = landscape.At(model);
        var directions = CriticalDirections.All(landscape, charts);
        var points = directions.ConvertAll(d => d.Resolve());
        var minima = Enumerable.Range(0, points.Count).Where(i => points[i].Kind == CriticalPointKind.Minimum).ToList();
        if (minima.Count == 0)
            throw new CensusUndecidedException("no minimum was found, although the loss grows in every direction");

        var lowest = new List<int>();
        foreach (var i in minima)
        {
            points[i] = points[i] with { Phase = Phases.Of(directions[i].SignOf) };
            var order = lowest.Count == 0 ? -1 : Order(i, lowest[0]);
            if (order < 0)
                lowest.Clear();
            if (order <= 0)
                lowest.Add(i);
        }

        foreach (var i in lowest)
            points[i] = points[i] with { IsGlobal = true };
        var phases = lowest.Select(i => points[i].Phase!.Value).Distinct().ToList();
        points.Add(Origin(directions[0].Chart.LossAtOrigin));
        var certificate = CensusCertificate.Of(points, directions, charts);
        return new(model, [.. points], certificate, phases is [var only] ? only : Phase.Coexistence);

        int Order(int i, int j) => points[i].Loss.Overlaps(points[j].Loss)
            ? LossOrder.Compare(directions[i], directions[j])
            : points[i].Loss.Lower.CompareTo(points[j].Loss.Lower);
    }

    /// <summary>A decimal with as many significant digits, from <paramref name="most"/> down to 15, as the enclosure certifies; null below. Only an exactly known number ends before its last digit.</summary>
    /// <param name="enclosure">What is known of the number.</param>
    /// <param name="most">The digits wanted; below 15 they must all be certified.</param>
    public static string? CertifiedDecimal(RationalInterval enclosure, int most = Digits)
    {
        for (var digits = most; digits >= Math.Min(15, most); digits--)
        {
            var text = enclosure.Lower.ToDecimalString(digits, keepZeros: !enclosure.IsPoint);
            if (text == enclosure.Upper.ToDecimalString(digits, keepZeros: !enclosure.IsPoint))
                return text;
        }

        return null;
    }

    /// <summary>A is positive in every direction (checked in <see cref="RayReduction"/>), so L falls from the origin along every ray.</summary>
    private static CriticalPoint Origin(Rational loss) =>
        new(RationalInterval.Zero, RationalInterval.Zero, loss, CriticalPointKind.Maximum, 1, false, null, false, null);
}
