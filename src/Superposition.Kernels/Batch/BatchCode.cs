using System.Linq.Expressions;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>Writes outputs for a list of pairs of weights.</summary>
/// <param name="w1">The weights w_1.</param>
/// <param name="w2">The weights w_2.</param>
/// <param name="outputs">Output k of pair i goes to k * <paramref name="stride"/> + i.</param>
/// <param name="count">How many pairs; a multiple of the number of lanes.</param>
/// <param name="stride">The distance of two outputs of one pair.</param>
/// <param name="constants">The constants, each as often as there are lanes.</param>
internal delegate void BatchLoop(ref double w1, ref double w2, ref double outputs, ulong count, ulong stride, ref double constants);

/// <summary>The code of a batch kernel while it is written: one loop whose body has no branch.</summary>
internal sealed class BatchCode
{
    private readonly Lanes _lanes;
    private readonly ParameterExpression _constantList = Reference("constants");
    private readonly List<ParameterExpression> _locals = [];
    private readonly List<Expression> _statements = [];
    private readonly List<(LaurentPolynomial Even, LaurentPolynomial Odd)> _constants = [];
    private readonly List<ParameterExpression> _registers = [];

    public BatchCode(Lanes lanes) => _lanes = lanes;

    /// <summary>Compiles the loop whose outputs are what <paramref name="body"/> gives for two weights.</summary>
    public CompiledBatch Compile(Func<BatchCode, Expression, Expression, IReadOnlyList<Expression>> body)
    {
        var (first, second, outputs) = (Reference("w1"), Reference("w2"), Reference("outputs"));
        var (count, stride, i) = (Expression.Parameter(typeof(ulong)), Expression.Parameter(typeof(ulong)), Expression.Variable(typeof(ulong)));
        var index = Expression.Convert(i, typeof(nuint));
        var values = body(this, Let(_lanes.Load(first, index)), Let(_lanes.Load(second, index)));
        var place = (Expression)i;
        for (var k = 0; k < values.Count; k++, place = Let(Expression.Add(place, stride)))
            _statements.Add(_lanes.Store(outputs, Expression.Convert(place, typeof(nuint)), values[k]));
        _statements.Add(Expression.AddAssign(i, Expression.Constant((ulong)_lanes.Count)));
        var end = Expression.Label();
        var loop = Expression.Loop(
            Expression.IfThenElse(Expression.LessThan(i, count), Expression.Block(_locals, _statements), Expression.Break(end)), end);
        var loads = _registers.Select((register, slot) => Expression.Assign(register, Load(slot)));
        var code = Expression.Lambda<BatchLoop>(
            Expression.Block([i, .. _registers], [.. loads, Expression.Assign(i, Expression.Constant(0UL)), loop]), first, second, outputs, count, stride, _constantList);
        return new(code.Compile(), _lanes.Count, values.Count, [.. _constants]);
    }

    /// <summary>A number that depends on the parameters only.</summary>
    public Expression Constant(LaurentPolynomial value) => Slot((value, value));

    /// <summary>x where the condition holds, else y, of numbers that depend on the parameters only.</summary>
    public Expression Select(Expression condition, LaurentPolynomial x, LaurentPolynomial y) =>
        x == y ? Constant(x)
        : _lanes.HasPairs ? Let(_lanes.OfPair(Slot((y, x)), condition))
        : Select(condition, Constant(x), Constant(y));

    /// <summary>The constants of even and of odd lanes.</summary>
    private Expression Slot((LaurentPolynomial Even, LaurentPolynomial Odd) pair)
    {
        var slot = _constants.IndexOf(pair);
        if (slot < 0)
        {
            slot = _constants.Count;
            _constants.Add(pair);
            if (slot < _lanes.SpareRegisters)
                _registers.Add(Expression.Variable(_lanes.Type));
        }

        return slot < _registers.Count ? _registers[slot] : Load(slot);
    }

    private Expression Load(int slot) =>
        _lanes.Load(_constantList, Expression.Convert(Expression.Constant((ulong)(slot * _lanes.Count)), typeof(nuint)));

    /// <summary>The value as a variable, computed once.</summary>
    public Expression Let(Expression value)
    {
        var local = Expression.Variable(value.Type);
        _locals.Add(local);
        _statements.Add(Expression.Assign(local, value));
        return local;
    }

    /// <summary>x y + z, rounded once.</summary>
    public Expression MultiplyAdd(Expression x, Expression y, Expression z) => Let(_lanes.FusedMultiplyAdd(x, y, z));

    /// <summary>x + y.</summary>
    public Expression Add(Expression x, Expression y) => Let(Expression.Add(x, y));

    /// <summary>x - y.</summary>
    public Expression Subtract(Expression x, Expression y) => Let(Expression.Subtract(x, y));

    /// <summary>x y.</summary>
    public Expression Multiply(Expression x, Expression y) => Let(Expression.Multiply(x, y));

    /// <summary>k x.</summary>
    public Expression Multiply(int k, Expression x) => k switch
    {
        1 => x,
        2 => Let(Expression.Add(x, x)),
        _ => Multiply(Constant(k), x),
    };

    /// <summary>k x + z, rounded once.</summary>
    public Expression MultiplyAdd(int k, Expression x, Expression z) => k switch
    {
        0 => z,
        1 => Let(Expression.Add(x, z)),
        _ => MultiplyAdd(Constant(k), x, z),
    };

    /// <summary>x / y.</summary>
    public Expression Divide(Expression x, Expression y) => Let(Expression.Divide(x, y));

    /// <summary>The smaller one.</summary>
    public Expression Min(Expression x, Expression y) => Let(_lanes.Min(x, y));

    /// <summary>The larger one.</summary>
    public Expression Max(Expression x, Expression y) => Let(_lanes.Max(x, y));

    /// <summary>Whether x &lt; y.</summary>
    public Expression LessThan(Expression x, Expression y) => Let(_lanes.LessThan(x, y));

    /// <summary>x where the condition holds, else y.</summary>
    public Expression Select(Expression condition, Expression x, Expression y) => Let(_lanes.Select(condition, x, y));

    /// <summary>x where the condition holds, else 0.</summary>
    public Expression Where(Expression condition, Expression x) => Let(_lanes.Where(condition, x));

    /// <summary>c_0 + c_1 x + ... by Horner's rule.</summary>
    public Expression Horner(IReadOnlyList<Expression> c, Expression x) =>
        c.SkipLast(1).Reverse().Aggregate(c[^1], (sum, next) => MultiplyAdd(sum, x, next));

    private static ParameterExpression Reference(string name) => Expression.Parameter(typeof(double).MakeByRefType(), name);
}
