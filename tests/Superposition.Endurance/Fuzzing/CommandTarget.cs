using System.Text.Json;
using Superposition.Algebra;
using Superposition.Cli;
using Superposition.Tests.Algebra;
using static Superposition.Endurance.Fuzzing.FindingException;

namespace Superposition.Endurance.Fuzzing;

/// <summary>The command line: each outcome has its exit code, its one line, and its files or none. Runs in a folder of its own.</summary>
internal static class CommandTarget
{
    private const char Between = '\u001f';
    private const int LongestLine = 400;

    /// <summary>Whole command lines.</summary>
    public static TextTarget Commands()
    {
        var options = CommandOptions.Read();
        return new("command line", CheckWords, random => string.Join(Between, options.Words(random, NumberTarget.Fresh)), ["evaluate\u001f--w1=1\u001f--w2=2\u001f--density=1/2", "\u001f", "--json", "classify\u001f--density=0.3", "=", "-", "1/2"]);
    }

    /// <summary>The options for numbers: those in the range are taken, exactly as written.</summary>
    public static TextTarget Numbers { get; } = new("number options", CheckNumber, NumberTarget.Fresh, NumberTarget.Known);

    private static string CheckWords(string text)
    {
        var words = text.Split(Between);
        if (!CommandOptions.IsShort(words))
            return "not tried";
        var (code, output, error) = CommandRun.Of(words);
        var made = Directory.GetFileSystemEntries(".");
        foreach (var folder in made.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        Require(made.All(m => Path.GetFileName(m) is "made" or "output"), "files are made in the folder that is named", () => string.Join(' ', made));
        Require(code is ExitCode.Done or ExitCode.BadInput or ExitCode.Undecided || (code == ExitCode.CheckFailed && words.Contains("check")), "exit codes are 0, 2 and 3", () => $"{code}: {error}");
        Require(!(output + error).Contains("   at ", StringComparison.Ordinal) && !error.Contains("Exception", StringComparison.Ordinal), "no exception is shown", () => error);
        if (code is ExitCode.BadInput or ExitCode.Undecided)
        {
            Require(error.EndsWith('\n') && !error[..^1].Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') && error.Length <= LongestLine, "an error is one line", () => error);
            Require(output.Length == 0 && made.Length == 0, "with an error nothing is written", () => output);
            return $"{code} {string.Concat(error.Take(30).Where(char.IsAsciiLetter))}";
        }

        Require(error.Length == 0, "without an error nothing is said", () => error);
        if (words.Contains("--json") && output.StartsWith('{'))
            JsonDocument.Parse(output).Dispose();
        return $"{code} {words[0]} {output.Split('\n').Length}";
    }

    private static string CheckNumber(string text)
    {
        var expected = text.Length <= 1000 && text.Length > 0 ? WrittenNumber.Read(text) : null;
        var (code, output, _) = CommandRun.Of("evaluate", "--w1=" + text, "--w2=1", "--density=1/2", "--json");
        Require(code == (expected is null ? ExitCode.BadInput : ExitCode.Done), "exactly the numbers are taken", () => $"exit code {code}");
        if (expected is not { } number)
            return "refused";
        Require(number.Is(Written(output, "w1")), "a number is taken as written", () => output);
        var isDensity = number.CompareTo(new(0, 1)) > 0 && number.CompareTo(new(1, 1)) <= 0 && number.CompareTo(new Fraction(10, 1).Pow(-300)) >= 0;
        (code, output, _) = CommandRun.Of("evaluate", "--w1=1", "--w2=1", "--density", text, "--json");
        var isOption = text[0] == '-';
        Require(isOption || code == (isDensity ? ExitCode.Done : ExitCode.BadInput), "exactly the densities are taken", () => $"exit code {code}");
        Require(!isDensity || isOption || number.Is(Written(output, "density")), "a density is taken as written", () => output);
        return isDensity ? "density" : $"number of {output.Length / 1000} kB";
    }

    private static Rational Written(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        var (n, d) = WrittenNumber.Read(document.RootElement.GetProperty(name).GetString()!, int.MaxValue) ?? new(0, 1);
        return new(n, d);
    }
}
