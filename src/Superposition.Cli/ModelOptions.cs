using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary>The options that state the parameters of the model: <c>--density</c> or <c>--sparsity</c>, and <c>--importance</c>.</summary>
internal sealed class ModelOptions
{
    private static readonly Rational Smallest = Rational.Parse("1e-300");
    private static readonly Rational Largest = Rational.Parse("1e300");

    private readonly Option<Rational?> _density = NumberOption.Exact(
        "--density",
        "density p: the probability that a feature is present, in (0, 1]",
        "a number in (0, 1], at least 1e-300",
        p => p >= Smallest && p <= Rational.One);

    private readonly Option<Rational?> _sparsity = NumberOption.Exact(
        "--sparsity",
        "sparsity S = 1 - p: the probability that a feature is zero, in [0, 1); instead of --density",
        "a number in [0, 1), at most 1 - 1e-300",
        s => s.Sign >= 0 && Rational.One - s >= Smallest);

    private readonly Option<Rational?> _importance;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="importanceWhenMissing">What happens without <c>--importance</c>, for the help text.</param>
    /// <param name="largestImportance">The largest importance that is accepted, or null for the standard one.</param>
    /// <param name="smallestImportance">The smallest importance that is accepted, or null for the standard one.</param>
    public ModelOptions(Command command, string importanceWhenMissing, Rational? largestImportance = null, Rational? smallestImportance = null)
    {
        _importance = ImportanceOption(importanceWhenMissing, largestImportance, smallestImportance);
        command.Add(_density);
        command.Add(_sparsity);
        command.Add(_importance);
    }

    /// <summary>The option <c>--importance</c>.</summary>
    /// <param name="whenMissing">What happens without it, for the help text.</param>
    /// <param name="largest">The largest importance that is accepted, or null for the standard one, 1e300.</param>
    /// <param name="smallest">The smallest importance that is accepted, or null for the standard one, 1e-300.</param>
    /// <param name="mostDigits">How many digits numerator and denominator may have, or null for any number.</param>
    public static Option<Rational?> ImportanceOption(string whenMissing, Rational? largest = null, Rational? smallest = null, int? mostDigits = null)
    {
        var (least, most) = (smallest ?? Smallest, largest ?? Largest);
        return NumberOption.Exact(
            "--importance",
            $"relative importance I_2/I_1 of the second feature, from {Short(least)} to {Short(most)} [without it: {whenMissing}]",
            $"a number from {Short(least)} to {Short(most)}{(mostDigits is { } digits ? $" whose numerator and denominator have at most {digits} digits" : "")}",
            i => i >= least && i <= most && (mostDigits is not { } limit || BigInteger.Max(i.Numerator, i.Denominator) < BigInteger.Pow(10, limit)));

        // Powers of ten, as a person would write them.
        static string Short(Rational power) => power >= Rational.One ? $"1e{power.Numerator.ToString(CultureInfo.InvariantCulture).Length - 1}" : $"1e-{Short(power.Reciprocal())[2..]}";
    }

    /// <summary>The model that the options state; the importance is 1 where none is given.</summary>
    /// <exception cref="UsageException">Neither or both of density and sparsity are given.</exception>
    public ToyModel Read(ParseResult result) => ToyModel.Smallest(
        ReadDensity(result) ?? throw new UsageException("--density: missing; give --density p with p in (0, 1], or --sparsity S with S in [0, 1)"),
        ReadImportance(result) ?? Rational.One);

    /// <summary>The density, or null where neither option is given.</summary>
    /// <exception cref="UsageException">Both are given.</exception>
    public Density? ReadDensity(ParseResult result) => (result.GetValue(_density), result.GetValue(_sparsity)) switch
    {
        (null, null) => null,
        ({ } p, null) => new Density(p),
        (null, { } s) => Density.FromSparsity(s),
        ({ } p, { } s) => throw new UsageException(NumberOption.OneLine($"--sparsity: {NumberOption.Short(s)} is given together with --density {NumberOption.Short(p)}; give only one of the two")),
    };

    /// <summary>Whether the density is given as a sparsity.</summary>
    public bool GivesSparsity(ParseResult result) => result.GetValue(_sparsity) is not null;

    /// <summary>The importance, or null where it is not given.</summary>
    public Rational? ReadImportance(ParseResult result) => result.GetValue(_importance);
}
