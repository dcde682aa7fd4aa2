using System.ComponentModel;
using System.Diagnostics;
using Superposition.Algebra;

namespace Superposition.Endurance.Fuzzing;

/// <summary>Short or monotonous texts that stand for far too much. Each is read by a process of its own, as a stack that overflows ends one.</summary>
internal sealed class BombTarget() : Target("bombs")
{
    /// <summary>The words that make this program read one text and end.</summary>
    public const string Reader = "read";

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private static IEnumerable<(string Kind, string Name, string Text)> Bombs()
    {
        foreach (var n in new[] { 1000, 100_000, 3_000_000 })
        {
            yield return ("infix", $"{n} opening parentheses", new('(', n));
            yield return ("infix", $"{n} nested parentheses", new string('(', n) + "x" + new string(')', n));
            yield return ("infix", $"{n} nested signs", string.Concat(Enumerable.Repeat("-(", n)) + "x");
            yield return ("infix", $"{n} digits", new('9', n));
            yield return ("infix", $"{n} letters", new('x', n));
            yield return ("infix", $"{n} spaces", new(' ', n));
            yield return ("infix", $"{n} quotients", string.Concat(Enumerable.Repeat("x/", n)) + "x");
            yield return ("infix", $"{n} powers", string.Concat(Enumerable.Repeat("x^", n)) + "x");
            yield return ("infix", $"{n} factors 9", string.Concat(Enumerable.Repeat("9*", n)) + "9");
            yield return ("number", $"{n} digits", new('9', n));
            yield return ("number", $"exponent of {n} digits", "1e" + new string('9', n));
            yield return ("number", $"{n} slashes", new('/', n));
            yield return ("command", $"a word of {n} characters", "evaluate\u001f--w1=" + new string('1', n));
            yield return ("command", $"{n} words", "classify" + string.Concat(Enumerable.Repeat("\u001f--json", Math.Min(n, 100_000))));
        }

        foreach (var n in new[] { 1000, 20_000 })
            yield return ("infix", $"{n} summands", string.Join('+', Enumerable.Range(0, n).Select(k => $"{k}*x^{k % 1000}*y^{k / 1000}/p^{k % 7}")));
        foreach (var text in new[] { "(x+y)^9999", "(x+y)^999", "(x+y+p+q+r+s+t)^90", "((((x+y)^9)^9)^9)^9", "(((9^999)^999)^999)^999", "(1/3+1/7*x)^400", "((x+1)*(x+2)*(x+3)*(x+4))^80", "2^-1000*x^1000/3^1000" })
            yield return ("infix", text, text);
        foreach (var text in new[] { "1e999999999", "1e-999999999", "1e4096/1e-4096", "1e2147483647", "1e-2147483648", "1e00000000000000000000000000000004096", "0e4096", "." + new string('1', 4095) })
            yield return ("number", text, text);
        foreach (var number in new[] { "1e4096", "1e-4096", "1e4096/1e-4096", new string('9', 1000), "0." + new string('3', 998) })
            yield return ("command", $"weights {number}", $"evaluate\u001f--w1={number}\u001f--w2=-{number}\u001f--density=1/3\u001f--json");
    }

    /// <summary>Reads one text from standard input; an exception that is not announced ends the process with it.</summary>
    public static int ReadOne(string kind, string text)
    {
        try
        {
            var outcome = kind switch
            {
                "infix" => $"{LaurentPolynomial.Parse(text).ToString().Length} characters",
                "number" => $"{Rational.Parse(text).ToDecimalString().Length} characters",
                _ => $"exit code {CommandRun.Of(text.Split('\u001f')).Code}",
            };
            Console.Write(outcome);
        }
        catch (FormatException e)
        {
            Console.Write(e.Message);
        }

        return 0;
    }

    public override void Attack(int seed, Effort effort)
    {
        foreach (var (kind, name, text) in Bombs())
        {
            var start = new ProcessStartInfo("dotnet", [typeof(BombTarget).Assembly.Location, Reader, kind]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Write(text);
            process.StandardInput.Close();
            var used = TimeSpan.Zero;
            while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
            {
                used = UsedBy(process) ?? used;
                if (used > Most)
                    process.Kill();
            }

            effort.Add(1, [output.Result], used, used);
            if (process.ExitCode != 0)
                effort.Find(new FindingException($"{kind}: {name}", $"ended with {process.ExitCode} after {used.TotalSeconds:F1} s: {Start(error.Result)}"), name);
        }
    }

    /// <summary>Null where the process has just ended.</summary>
    private static TimeSpan? UsedBy(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static string Start(string text) => text.Length <= 300 ? text : text[..300] + "...";
}
