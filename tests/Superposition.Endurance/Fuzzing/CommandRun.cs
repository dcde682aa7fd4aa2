using Superposition.Cli;

namespace Superposition.Endurance.Fuzzing;

/// <summary>One run of the command line in this process.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static CommandRun Of(params string[] words) => OfAsync(words).GetAwaiter().GetResult();

    private static async Task<CommandRun> OfAsync(string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(words, output, error);
        return new(code, output.ToString(), error.ToString());
    }
}
