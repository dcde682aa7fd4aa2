using CsCheck;

namespace Superposition.Tests.Algebra;

/// <summary>A statement about all values of a kind.</summary>
internal abstract record Law(string Statement)
{
    /// <summary>Fails, as a test does, where one of some random values breaks the law.</summary>
    public abstract void Sample(int cases);

    /// <summary>One random value: whether the law holds, how large the value is, and what it is.</summary>
    public abstract (bool Holds, Size Size, string Shown) At(PCG random);
}

/// <inheritdoc/>
/// <param name="Statement">The law in words.</param>
/// <param name="Values">Random values.</param>
/// <param name="Holds">Whether it holds for a value.</param>
internal sealed record Law<T>(string Statement, Gen<T> Values, Func<T, bool> Holds) : Law(Statement)
{
    public override void Sample(int cases) => Values.Sample(Holds, iter: cases);

    public override (bool Holds, Size Size, string Shown) At(PCG random)
    {
        var value = Values.Generate(random, null, out var size);
        return (Holds(value), size, Check.Print(value));
    }
}
