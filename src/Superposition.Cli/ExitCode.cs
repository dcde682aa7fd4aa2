namespace Superposition.Cli;

/// <summary>The exit codes of every command.</summary>
public static class ExitCode
{
    /// <summary>The command did what it was asked for.</summary>
    public const int Done = 0;

    /// <summary>A check failed; its result is printed.</summary>
    public const int CheckFailed = 1;

    /// <summary>Bad usage or bad input; nothing is written.</summary>
    public const int BadInput = 2;

    /// <summary>Something could not be decided or could not be written.</summary>
    public const int Undecided = 3;

    /// <summary>Interrupted; partial files are removed.</summary>
    public const int Interrupted = 130;
}
