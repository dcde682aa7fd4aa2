using System.Globalization;
using System.Text.RegularExpressions;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Reporting;
using Superposition.Tests.HouseRules;

namespace Superposition.Tests.Explorer;

/// <summary>The story of the explorer, against the claims as they are settled elsewhere.</summary>
public sealed partial class ExplorerStepTests
{
    private static readonly LossLandscape Landscape = new(LossDerivation.Of(Architecture.Smallest));

    [Fact]
    public void Its_numbers_are_those_of_the_claims_document_and_of_the_transitions()
    {
        var steps = ExplorerStep.All(Landscape);
        var transitions = TransitionCensus.Of(Landscape, new(3, 10)).Events;
        var known = Decimal().Matches(File.ReadAllText(Path.Combine(Sources.Root, "derivations", "claims.md"))).Select(m => Number(m.Value))
            .Concat(transitions.Select(t => t.Density.Midpoint.ToDouble()))
            .Concat(steps.SelectMany(s => new[] { s.Model.Density.Value, s.Model.Importances[1] }).Select(r => r.ToDouble()))
            .ToList();
        known.AddRange(known.Where(x => x is > 0 and < 1).Select(x => 1 - x).ToList()); // shares of the other basin

        Assert.Equal(["C2", "C3", "C4", "C5", "C6", "C7"], steps.Select(s => s.Claim));
        foreach (var step in steps)
        {
            var numbers = Decimal().Matches(step.Text).Select(m => m.Value).ToList();
            Assert.True(numbers.Count >= 2, step.Text);
            Assert.All(numbers, shown => Assert.True(known.Exists(x => Math.Abs(x - Number(shown)) <= Unit(shown)), $"{shown} in {step.Claim}"));
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>One unit of the last digit shown.</summary>
    private static double Unit(string text) => Math.Pow(10, text.IndexOf('.', StringComparison.Ordinal) - text.Length + 1);

    [GeneratedRegex(@"-?\d+\.\d+")]
    private static partial Regex Decimal();
}
