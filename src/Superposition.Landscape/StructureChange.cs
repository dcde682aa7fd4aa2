using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>What changes between the critical directions on two sides of a density.</summary>
internal static class StructureChange
{
    /// <summary>The spinodals, changes of axis points and crossovers at the density between them; often none.</summary>
    /// <param name="before">The critical directions just below the density.</param>
    /// <param name="after">Those just above it, or at it where it is 1, the end of the range.</param>
    /// <param name="density">The density.</param>
    /// <param name="polynomial">A polynomial that has it as a root.</param>
    /// <param name="undecided">Takes what is not decided.</param>
    public static List<Transition> Across(
        ImmutableArray<CriticalDirection> before,
        ImmutableArray<CriticalDirection> after,
        RationalInterval density,
        UnivariatePolynomial polynomial,
        ImmutableArray<string>.Builder undecided)
    {
        var events = new List<Transition>();
        var unexplained = 0;
        foreach (var cell in before.Concat(after).Select(d => d.Chart.Loss.Cell).Distinct())
        {
            var (old, now) = (Inside(before, cell), Inside(after, cell));
            var appeared = now.Count - old.Count;
            if (Math.Abs(appeared) == 2)
            {
                var (less, more) = appeared > 0 ? (old, now) : (now, old);
                var phases = Minima(more).ToList();
                foreach (var phase in Minima(less))
                    phases.Remove(phase);
                var name = phases.Count == 1 ? phases[0].Name() : "";
                events.Add(new(TransitionKind.Spinodal, density, polynomial, appeared > 0 ? "none" : name, appeared > 0 ? name : "none", null));
            }
            else if (appeared == 0)
            {
                events.AddRange(Minima(old).Zip(Minima(now)).Where(p => p.First != p.Second).Select(p =>
                    new Transition(TransitionKind.Crossover, density, polynomial, p.First.Name(), p.Second.Name(), null)));
            }
            else
            {
                unexplained += appeared;
            }
        }

        // A direction that leaves a cell through a wall changes the kind of the wall's own point.
        foreach (var (name, old, now) in Walls(before, after).Where(w => w.Before != w.After))
        {
            unexplained = 0;
            events.Add(new(TransitionKind.Axis, density, polynomial, $"{old} at {name}", $"{now} at {name}", null));
        }

        if (unexplained != 0)
            undecided.Add(string.Create(CultureInfo.InvariantCulture, $"what happens at the density {density.Midpoint.ToDecimalString()}"));
        return events;
    }

    private static List<CriticalDirection> Inside(ImmutableArray<CriticalDirection> directions, Derivation.Cell cell) =>
        [.. directions.Where(d => d.Root is not null && d.Chart.Loss.Cell == cell)];

    private static IEnumerable<Phase> Minima(List<CriticalDirection> directions) =>
        directions.Where(d => d.Kind == CriticalPointKind.Minimum).Select(d => Phases.Of(d.SignOf));

    private static IEnumerable<(string Name, string Before, string After)> Walls(
        ImmutableArray<CriticalDirection> before, ImmutableArray<CriticalDirection> after)
    {
        var (old, now) = (OnWalls(before), OnWalls(after));
        return old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(w => (w, old.GetValueOrDefault(w, "none"), now.GetValueOrDefault(w, "none")));
    }

    private static Dictionary<string, string> OnWalls(ImmutableArray<CriticalDirection> directions) => directions
        .Where(d => d.Root is null)
        .ToDictionary(d => $"({d.Chart.W1.Evaluate(d.Exact!.Value)}, {d.Chart.W2.Evaluate(d.Exact!.Value)})", d => d.Kind.Name());
}
