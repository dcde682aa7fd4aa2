using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>Arithmetic of <see cref="SplitValue"/>s to first order: products of two low parts are dropped.</summary>
internal sealed class SplitArithmetic(ProgramBuilder builder)
{
    public SplitValue Constant(Rational value)
    {
        var high = builder.Constant(value);
        return new(high, builder.RoundingError(high));
    }

    public SplitValue Negate(SplitValue x) => new(builder.Negate(x.High), x.Low is { } low ? builder.Negate(low) : null);

    public SplitValue Add(SplitValue x, SplitValue y)
    {
        var high = builder.Add(x.High, y.High);
        var low = new[] { builder.RoundingError(high), x.Low, y.Low }.OfType<int>().ToList();
        return new(high, low.Count == 0 ? null : Total(low));
    }

    public SplitValue Multiply(SplitValue x, SplitValue y)
    {
        // A product with 1 is the other factor, whose own error is in its low part already.
        var high = builder.Multiply(x.High, y.High);
        var isNew = high != x.High && high != y.High;
        return new(high, CrossTerms(x, y, isNew ? builder.RoundingError(high) : null));
    }

    public SplitValue Divide(SplitValue x, SplitValue y)
    {
        if (x.Low is not null || y.Low is not null)
            throw new ArgumentException("only exact nodes are divided");
        var high = builder.Divide(x.High, y.High);
        return new(high, builder.RoundingError(high));
    }

    /// <summary>error + x.Low * y.High + x.High * y.Low, leaving out what is null.</summary>
    public int? CrossTerms(SplitValue x, SplitValue y, int? error)
    {
        error = x.Low is { } low ? Accumulate(low, y.High, error) : error;
        return y.Low is { } other ? Accumulate(x.High, other, error) : error;
    }

    /// <summary>The sum of one or more nodes by halving, so that it is as short in time as possible.</summary>
    public int Total(IReadOnlyList<int> summands)
    {
        var level = summands.ToList();
        while (level.Count > 1)
            level = [.. level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : builder.Add(pair[0], pair[1]))];
        return level[0];
    }

    private int Accumulate(int x, int y, int? sum) => sum is { } before ? builder.FusedMultiplyAdd(x, y, before) : builder.Multiply(x, y);
}
