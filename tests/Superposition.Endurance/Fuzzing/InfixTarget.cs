using Superposition.Algebra;
using Superposition.Tests.Algebra;
using static Superposition.Endurance.Fuzzing.FindingException;

namespace Superposition.Endurance.Fuzzing;

/// <summary>Infix expressions: what is read is the polynomial that a second reading finds, and nothing else is read.</summary>
internal static class InfixTarget
{
    private static readonly string[] Fragments =
    [
        "p", "w_1", "I_2", "x", "2", "0.5", "10", "1/2", "p^2*w_2^5/(12*w_1) - 2/3*p*w_1^2 + p/3", "(1 - p)*(1 + p)", "(p+1)^3", "-(w_1 - p)", "p^-2", "5^-1/p^-1", "1/(p-p)", "p^1000", "(x+p)^12",
        "(", ")", "*", "/", "^", "^-", "+", "-", " ", "\n", "\u2003", "_", ".", "0", "^0", "^1", "^99", "^1001", "**", "((", "))", "()", "e3", "1e3", "\0", "\u00e9", "\u0661", "\u2212", "w__1", "w_", "2p",
    ];

    public static TextTarget Infix { get; } = new("infix", Check, Fresh, Fragments);

    private static string Fresh(Random random)
    {
        var text = Sum(random, random.Next(5));
        return random.Next(3) == 0 ? text.Insert(random.Next(text.Length + 1), Fragments[random.Next(Fragments.Length)]) : text;
    }

    private static string Sum(Random random, int depth) =>
        (random.Next(5) switch { 0 => "-", 1 => "+", _ => "" }) + Chain(random, () => Chain(random, () => Power(random, depth), "*", "/"), " + ", "-");

    private static string Chain(Random random, Func<string> link, params string[] operators)
    {
        var text = link();
        while (random.Next(2) == 0)
            text += operators[random.Next(operators.Length)] + link();
        return text;
    }

    private static string Power(Random random, int depth) =>
        (depth > 0 && random.Next(3) == 0 ? $"({Sum(random, depth - 1)})" : new[] { "p", "w_1", "x", "I_2", "3", "0.25", "12", "0", "1" }[random.Next(9)])
        + (random.Next(4) == 0 ? $"^{random.Next(-3, 1 << random.Next(5))}" : "");

    private static string Check(string text)
    {
        var (value, error) = Read(text);
        Schoolbook? expected;
        try
        {
            expected = SchoolbookReader.Read(text);
        }
        catch (NotSupportedException)
        {
            return value is null ? $"large: {Reason(error!)}" : "large";
        }

        Require(expected is null == value is null, "exactly the expressions are read", () => error ?? $"read as {value}, not {expected}");
        if (value is null)
            return Reason(error!);
        Require(expected!.Is(value), "an expression is read as written", () => $"read as {value}, not {expected}");
        Require(LaurentPolynomial.Parse(value.ToString()) == value, "what is printed is read again", value.ToString);
        return $"{value.Terms.Length} terms in {value.Variables.Length} variables";
    }

    private static (LaurentPolynomial? Value, string? Error) Read(string text)
    {
        try
        {
            return (LaurentPolynomial.Parse(text), null);
        }
        catch (FormatException e)
        {
            Require(e.Message.StartsWith("position ", StringComparison.Ordinal), "the error says where", () => e.Message);
            var position = int.Parse(e.Message.Split(' ')[1], null);
            Require(position >= 1 && position <= text.Length + 1, "the error is in the text", () => e.Message);
            return (null, e.Message);
        }
    }

    private static string Reason(string error) => error[error.IndexOf(':', StringComparison.Ordinal)..].Split('\'')[0];
}
