namespace Superposition.Endurance.Fuzzing;

/// <summary>A part of the program under attack.</summary>
/// <param name="name">What is attacked.</param>
internal abstract class Target(string name)
{
    public string Name => name;

    /// <summary>Attacks until the effort is spent; the cases follow from the seed alone.</summary>
    public abstract void Attack(int seed, Effort effort);

    /// <summary>A text as it can be pasted into a C# source.</summary>
    protected static string Quoted(string text) => "\"" + string.Concat(text.Select(c => c switch
    {
        '"' or '\\' => "\\" + c,
        < ' ' or > '~' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    })) + "\"";
}
