namespace Superposition.Endurance.Fuzzing;

/// <summary>
/// A reader of texts: texts that the grammar makes, and texts cut, doubled and spliced out of those that came to something new. A text that breaks
/// a law is made smaller as long as it breaks the same one.
/// </summary>
/// <param name="name">What is attacked.</param>
/// <param name="check">What a text comes to; throws where a law is broken.</param>
/// <param name="fresh">A random text near the grammar.</param>
/// <param name="fragments">What is put into texts.</param>
internal sealed class TextTarget(string name, Func<string, string> check, Func<Random, string> fresh, IReadOnlyList<string> fragments) : Target(name)
{
    private const int LongestKept = 400;
    private const int LongestMade = 8192;
    private const int ShrinkingRuns = 3000;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);

    public override void Attack(int seed, Effort effort)
    {
        var random = new Random(seed);
        var corpus = new List<string>(fragments);
        while (!effort.IsSpent)
        {
            var text = random.Next(2) == 0 ? fresh(random) : Mutated(random, corpus);
            var (isNew, failure) = effort.Try(() => check(text), () => Quoted(text), Most);
            if (isNew && text.Length <= LongestKept)
                corpus.Add(text);
            if (failure is not null && !effort.Findings.ContainsKey(FindingException.LawOf(failure)))
                effort.Find(failure, Quoted(Smallest(text, FindingException.LawOf(failure))));
        }
    }

    /// <summary>A text with one to six changes.</summary>
    public string Mutated(Random random, IReadOnlyList<string> corpus)
    {
        var text = corpus[random.Next(corpus.Count)];
        for (var changes = 1 << random.Next(4); changes > 0 && text.Length < LongestMade; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(text.Length - at, 1 << random.Next(5));
            text = random.Next(8) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, fragments[random.Next(fragments.Count)]),
                3 => text.Insert(at, corpus[random.Next(corpus.Count)]),
                4 => text[..at] + corpus[random.Next(corpus.Count)],
                5 => text.Insert(at, new string(text.Length > 0 ? text[Math.Min(at, text.Length - 1)] : '0', 1 << random.Next(12))),
                6 => text.Insert(at, ((char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x80))).ToString()),
                _ => text.Remove(at, Math.Min(1, length)).Insert(at, fragments[random.Next(fragments.Count)]),
            };
        }

        return text;
    }

    private string Smallest(string text, string law)
    {
        var runs = 0;
        for (var length = text.Length; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= text.Length && runs < ShrinkingRuns;)
            {
                var smaller = text.Remove(at, length);
                runs++;
                if (Effort.Guarded(() => check(smaller)).Failure is { } failure && FindingException.LawOf(failure) == law)
                    text = smaller;
                else
                    at += length;
            }
        }

        return text;
    }
}
