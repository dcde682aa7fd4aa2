using System.Collections.Concurrent;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>What a census of critical points shows of the structure at a density: the global phase, the phases of all minima, the kinds on the axes.</summary>
internal sealed record TransitionSignature(string Global, string Minima, string OnFirstAxis, string OnSecondAxis)
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);
    private static readonly ConcurrentDictionary<string, Lazy<TransitionCensus>> Known = new();

    /// <summary>The transitions at an importance, taken once for all tests.</summary>
    public static TransitionCensus Transitions(string importance) =>
        Known.GetOrAdd(importance, i => new(() => TransitionCensus.Of(Landscape, Rational.Parse(i)))).Value;

    public static CriticalPointCensus Census(Rational density, string importance) =>
        CriticalPointCensus.Of(Landscape, Smallest.Of(density, Rational.Parse(importance)));

    public static TransitionSignature At(Rational density, string importance)
    {
        var census = Census(density, importance);
        return new(
            census.Phase.Name(),
            string.Join(' ', census.Minima.Select(m => m.Phase!.Value.Name()).Order(StringComparer.Ordinal)),
            census.Points.SingleOrDefault(p => !p.IsOrigin && p.W2 == RationalInterval.Zero)?.Kind.Name() ?? "none",
            census.Points.SingleOrDefault(p => !p.IsOrigin && p.W1 == RationalInterval.Zero)?.Kind.Name() ?? "none");
    }

    /// <summary>The signature after an event, by what the event says of itself; fails where its state before is not this one.</summary>
    public TransitionSignature After(Transition e)
    {
        switch (e.Kind)
        {
            case TransitionKind.FirstOrder:
                Assert.Equal(e.From, Global);
                return this with { Global = e.To };
            case TransitionKind.Spinodal:
                return this with { Minima = Replace(Minima, e.From, e.To) };
            case TransitionKind.Crossover:
                return this with { Minima = Replace(Minima, e.From, e.To), Global = Global == e.From ? e.To : Global };
            default:
                var isFirst = e.From.EndsWith("at (1, 0)", StringComparison.Ordinal);
                var (from, to) = (e.From.Split(' ')[0], e.To.Split(' ')[0]);
                Assert.Equal(from, isFirst ? OnFirstAxis : OnSecondAxis);
                return isFirst ? this with { OnFirstAxis = to } : this with { OnSecondAxis = to };
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Global} | {Minima} | {OnFirstAxis} | {OnSecondAxis}");

    private static string Replace(string minima, string from, string to)
    {
        var list = minima.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        Assert.True(from == "none" || list.Remove(from), $"no {from} among {minima}");
        return string.Join(' ', (to == "none" ? list : list.Append(to)).Order(StringComparer.Ordinal));
    }
}
