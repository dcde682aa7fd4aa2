using CsCheck;
using Superposition.Tests.Algebra;

namespace Superposition.Endurance.Fuzzing;

/// <summary>The laws of the tests, one after the other. Of the values that break one the smallest of many is kept.</summary>
/// <param name="name">What is attacked.</param>
/// <param name="laws">The laws.</param>
internal sealed class LawTarget(string name, IReadOnlyList<Law> laws) : Target(name)
{
    private const int ShrinkingRuns = 2000;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    public override void Attack(int seed, Effort effort)
    {
        for (var k = 0UL; !effort.IsSpent; k++)
        {
            var law = laws[(int)(k % (ulong)laws.Count)];
            var random = new PCG(1, ((ulong)(uint)seed << 32) + k);
            var failure = effort.Try(() => Check(law, random), () => $"{law.Statement}, case {k}", Most).Failure;
            if (failure is not null && !effort.Findings.ContainsKey(FindingException.LawOf(failure)))
                effort.Find(failure, Smallest(law, FindingException.LawOf(failure)));
        }
    }

    private static string Check(Law law, PCG random)
    {
        var (holds, _, shown) = law.At(random);
        FindingException.Require(holds, law.Statement, () => shown);
        return law.Statement;
    }

    private static string Smallest(Law law, string broken)
    {
        var (smallest, input) = ((Size?)null, "not found again");
        for (var k = 0UL; k < ShrinkingRuns; k++)
        {
            var (size, shown) = ((Size?)null, "");
            var failure = Effort.Guarded(() =>
            {
                (var holds, size, shown) = law.At(new PCG(2, k));
                FindingException.Require(holds, law.Statement, () => shown);
                return shown;
            }).Failure;
            if (failure is not null && FindingException.LawOf(failure) == broken && size is not null && (smallest is null || Size.IsLessThan(size, smallest)))
                (smallest, input) = (size, shown);
        }

        return input;
    }
}
