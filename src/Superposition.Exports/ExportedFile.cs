namespace Superposition.Exports;

/// <summary>A file in another language.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">What it holds, with "\n" behind every line.</param>
public sealed record ExportedFile(string Name, string Text);
