using System.Collections.Immutable;
using ScottPlot;
using Superposition.Algebra;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>An event along a parameter, for pictures and their data.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="At">Where, between two numbers in double precision.</param>
/// <param name="From">The state just below.</param>
/// <param name="To">The state just above.</param>
internal sealed record DiagramEvent(TransitionKind Kind, Bracket At, string From, string To)
{
    /// <summary>The events of a census, along the density.</summary>
    public static ImmutableArray<DiagramEvent> AlongDensity(TransitionCensus census) =>
        [.. census.Events.Select(e => new DiagramEvent(e.Kind, new(e.Density.Lower.ToDouble(), e.Density.Upper.ToDouble()), e.From, e.To))];

    /// <summary>The events at a density, along the importance: each below 1 has its mirror image above, and the other way round.</summary>
    public static ImmutableArray<DiagramEvent> AlongImportance(BoundaryCurvePoint point)
    {
        const string lowest = "antipodal minimum lowest";
        const string exists = "antipodal minimum";
        IEnumerable<DiagramEvent> Both(TransitionKind kind, Bracket? at, (string From, string To) below, (string From, string To) above) => at is not { } found
            ? []
            :
            [
                new(kind, found, below.From, below.To),
                new(kind, new(1 / found.Upper, 1 / found.Lower), above.From, above.To),
            ];
        Bracket? axis = point.Axis is { } known ? new(known, known) : null;
        return
        [
            .. Both(TransitionKind.FirstOrder, point.FirstOrder, ("not " + lowest, lowest), (lowest, "not " + lowest))
                .Concat(Both(TransitionKind.Spinodal, point.Spinodal, ("none", exists), (exists, "none")))
                .Concat(Both(TransitionKind.Axis, axis, ("clarke at (1, 0)", "saddle at (1, 0)"), ("saddle at (0, 1)", "clarke at (0, 1)")))
                .Concat(Both(TransitionKind.Crossover, new(point.Crossover, point.Crossover), ("first-only", "confused"), ("confused", "second-only")))
                .OrderBy(e => e.At.Middle),
        ];
    }

    /// <summary>How each kind is drawn.</summary>
    public static Stroke StrokeOf(TransitionKind kind) => kind switch
    {
        TransitionKind.FirstOrder => new(Colors.Black, 1.8f),
        TransitionKind.Spinodal => new(Colors.Black, 1.3f, Dash: 7),
        TransitionKind.Axis => new(Color.FromHex("#808080"), 1.3f, Dash: 2.5f),
        TransitionKind.Crossover => new(PhaseColours.Of(Phase.Coexistence), 1.5f, Dash: 5),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of transition"),
    };

    /// <summary>The lines with their names; events of one kind at the same place have one line.</summary>
    public static ImmutableArray<EventLine> Lines(ImmutableArray<DiagramEvent> events) =>
    [
        .. events.GroupBy(e => (e.Kind, e.At)).Select(g => new EventLine(
            g.Key.At.Middle, $"{g.Key.Kind.Name()} {Rational.FromDouble(g.Key.At.Middle).ToDecimalString(4, keepZeros: true).Replace('-', '−')}", StrokeOf(g.Key.Kind))),
    ];

    /// <summary>The legend of the kinds that there are.</summary>
    public static IEnumerable<(Stroke Stroke, string Text)> Legend(ImmutableArray<DiagramEvent> events) => events.Select(e => e.Kind).Distinct().Order().Select(kind => (StrokeOf(kind), kind switch
    {
        TransitionKind.FirstOrder => "first-order: the optimum jumps",
        TransitionKind.Spinodal => "spinodal: minimum meets saddle",
        TransitionKind.Axis => "axis: (1,0) or (0,1) changes index",
        _ => "crossover: at 22.5° or 67.5°",
    }));

    /// <summary>The events as data.</summary>
    /// <param name="events">The events.</param>
    /// <param name="known">How the places are known.</param>
    public static DataTable Table(ImmutableArray<DiagramEvent> events, string known)
    {
        // CSV without quotes has no commas.
        WordArray Words(string name, string meaning, Func<DiagramEvent, string> word) => new(name, meaning, [.. events.Select(e => word(e).Replace(',', ';'))]);
        NumberArray Numbers(string name, string meaning, Func<DiagramEvent, double> number) => new(name, $"{meaning}; {known}", [.. events.Select(number)]);
        return new(
            "events",
            "Events",
            [],
            [
                Words("event_kind", "first-order, spinodal, axis or crossover", e => e.Kind.Name()),
                Numbers("event_lower", "lower end of an interval that holds the event", e => e.At.Lower),
                Numbers("event_upper", "upper end of it", e => e.At.Upper),
                Words("event_from", "the state just below", e => e.From),
                Words("event_to", "the state just above", e => e.To),
            ]);
    }
}
