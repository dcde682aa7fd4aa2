namespace Superposition.Cli;

/// <summary>Bad usage that only shows when several options are seen together.</summary>
/// <param name="message">One line that names the option, the value and the accepted range.</param>
internal sealed class UsageException(string message) : Exception(message);
