using System.CommandLine;
using Superposition.Landscape;

namespace Superposition.Cli;

/// <summary>The command line as a whole: its commands, and how every outcome becomes an exit code.</summary>
public static class CommandLine
{
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(5);

    // A word that begins with @ is a value like any other, not the name of a file with more words.
    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where errors, warnings and progress go.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is [['[', ..] directive, ..])
        {
            await error.WriteLineAsync($"{NumberOption.OneLine($"'{directive}' is not a command")} (see superposition --help)");
            return ExitCode.BadInput;
        }

        try
        {
            if (arguments is not ["--help" or "-h" or "-?"])
                return await RunCommandAsync(arguments, output, error);
            await output.WriteAsync(CommandEntry.Overview);
            return ExitCode.Done;
        }
        catch (IOException e)
        {
            await error.WriteLineAsync(NumberOption.OneLine($"standard output: cannot be written: {e.Message}"));
            return ExitCode.Undecided;
        }
    }

    private static async Task<int> RunCommandAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        // The parser takes "--plot=" for "--plot", which asks for the standard folder.
        if (arguments.FirstOrDefault(a => a.StartsWith("--", StringComparison.Ordinal) && a.IndexOf('=', StringComparison.Ordinal) == a.Length - 1) is { } cut)
        {
            await error.WriteLineAsync($"{NumberOption.OneLine($"'{cut}' has no value behind the =")} (see superposition --help)");
            return ExitCode.BadInput;
        }

        var root = new RootCommand(CommandEntry.Program);
        foreach (var entry in CommandEntry.Needed(arguments))
            root.Add(entry.Create());
        var parsed = root.Parse(arguments, AsWritten);
        if (parsed.Errors.Count > 0)
        {
            var hint = parsed.CommandResult.Command is RootCommand ? "superposition --help" : $"superposition {parsed.CommandResult.Command.Name} --help";
            await error.WriteLineAsync($"{NumberOption.OneLine(MostTelling(parsed.Errors.Select(e => e.Message)))} (see {hint})");
            return ExitCode.BadInput;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
        });
    }

    /// <summary>The first error about an option's value, else the first that quotes a word, else the first: an option that swallows the next one causes others.</summary>
    private static string MostTelling(IEnumerable<string> errors) =>
        errors.MinBy(e => e.StartsWith("--", StringComparison.Ordinal) ? 0 : e.Contains('\'', StringComparison.Ordinal) ? 1 : 2)!;

    /// <summary>The option <c>--json</c>.</summary>
    internal static Option<bool> JsonOption() => new("--json") { Description = "write one JSON document to standard output, and nothing else there" };

    /// <summary>The command line as it was given.</summary>
    internal static string Words(ParseResult result) => "superposition " + string.Join(' ', result.Tokens.Select(t => t.Value));

    /// <summary>Gives a command its action, with every expected failure turned into one line and an exit code.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does, given the options, standard output and the token that an interrupt cancels.</param>
    /// <param name="writesFiles">Whether an interrupt has to wait for the action to clean up; else it ends the command at once.</param>
    internal static Command WithAction(this Command command, Func<ParseResult, TextWriter, CancellationToken, int> action, bool writesFiles = false)
    {
        command.SetAction(async (ParseResult result, CancellationToken cancellation) =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            try
            {
                var work = Task.Run(() => action(result, output, cancellation), CancellationToken.None);
                return await (writesFiles ? work : work.WaitAsync(cancellation));
            }
            catch (OperationCanceledException)
            {
                await error.WriteLineAsync("interrupted; nothing was written");
                return ExitCode.Interrupted;
            }
            catch (Exception e) when (e is UsageException or ArgumentException)
            {
                await error.WriteLineAsync(NumberOption.OneLine(e.Message));
                return ExitCode.BadInput;
            }
            catch (Exception e) when (First(e) is OutputException or CensusUndecidedException)
            {
                // Work in parallel wraps what its parts throw.
                await error.WriteLineAsync(NumberOption.OneLine(First(e).Message));
                return ExitCode.Undecided;
            }
            catch (Exception e) when (First(e) is OutOfMemoryException)
            {
                await error.WriteLineAsync(NumberOption.OneLine(First(e) is InsufficientMemoryException told ? told.Message : "out of memory; a smaller size or resolution needs less"));
                return ExitCode.Undecided;
            }
            catch (Exception e) when (e is InvalidOperationException or ArithmeticException or NotSupportedException)
            {
                await error.WriteLineAsync(NumberOption.OneLine($"a defect of this program, please report it: {e.GetType().Name}: {e.Message}"));
                return ExitCode.Undecided;
            }
        });
        return command;
    }

    /// <summary>What went wrong; where parts of parallel work failed, in one of them.</summary>
    private static Exception First(Exception error) => error is AggregateException parts ? parts.Flatten().InnerExceptions[0] : error;
}
