using Spectre.Console;

namespace Superposition.Cli;

/// <summary>A progress bar on standard error, where that is a terminal; silent elsewhere.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work, showing how many of <paramref name="total"/> parts are done.</summary>
    public static T During<T>(string title, int total, Func<IProgress<int>, T> work)
    {
        if (Console.IsErrorRedirected)
            return work(new Silent());
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(title), maxValue: total);
            return work(new Bar(task));
        });
    }

    private sealed class Silent : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
