using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Superposition.Kernels;

/// <summary>The scalar back-end: a <see cref="KernelProgram"/> as an expression tree over <see cref="double"/>.</summary>
/// <remarks>
/// <para>Nodes that all cells need come first, then the choice of the cell, then in each branch what only that cell needs. Outputs that are
/// not asked for are not computed. The branches share their local variables: the compiler optimises a limited number.</para>
/// <para>Where the hardware has x86's fused multiply-add, numbers are held as vectors of two equal doubles: every rounding is that of a double, and
/// the compiler spends no instruction on the conversions that its scalar fused multiply-add needs. Elsewhere they are doubles: a vector
/// without the hardware's instructions is an array in memory.</para>
/// </remarks>
internal sealed partial class ScalarCode
{
    private readonly KernelProgram _program;
    private readonly ImmutableArray<(ParameterExpression Argument, ParameterExpression Number)> _inputs;
    private readonly List<ParameterExpression> _locals = [];
    private readonly Expression?[] _values;
    private int _free;

    private ScalarCode(KernelProgram program)
    {
        _program = program;
        _inputs =
        [
            .. program.Inputs.Select(v =>
                (Expression.Parameter(typeof(double), v.Name), Expression.Variable(NumberType, v.Name))),
        ];
        _values = new Expression?[program.Nodes.Length];
    }

    /// <summary>
    /// A delegate that computes the outputs 0 .. <paramref name="outputs"/>-1 and gives them to <paramref name="result"/>.
    /// </summary>
    /// <typeparam name="TDelegate">A function of all inputs, in their order.</typeparam>
    public static TDelegate Compile<TDelegate>(KernelProgram program, int outputs, Func<IEnumerable<Expression>, Expression> result)
        where TDelegate : Delegate
    {
        var code = new ScalarCode(program);
        return Expression.Lambda<TDelegate>(code.Body(outputs, result), code._inputs.Select(i => i.Argument)).Compile();
    }

    private BlockExpression Body(int outputs, Func<IEnumerable<Expression>, Expression> result)
    {
        var cells = _program.Cells;
        var roots = cells.Select(c => c.Outputs.Take(outputs).ToList()).ToList();
        var needs = roots.ConvertAll(Closure);
        var common = Closure(cells.Take(cells.Length - 1).SelectMany(c => c.Conditions).SelectMany(c => c.Factors));
        common.UnionWith(needs.Aggregate((a, b) => [.. a.Intersect(b)]));
        var statements = _inputs.Select(i => Expression.Assign(i.Number, FromDouble(i.Argument))).ToList<Expression>();
        statements.AddRange(Assignments(common));
        var branches = needs.Select((n, i) => Cell([.. n.Except(common)], roots[i], result)).ToList();
        Expression chosen = branches[^1];
        for (var i = cells.Length - 2; i >= 0; i--)
            chosen = Expression.Condition(Holds(cells[i]), branches[i], chosen);
        return Expression.Block([.. _inputs.Select(i => i.Number), .. _locals], [.. statements, chosen]);
    }

    private BlockExpression Cell(HashSet<int> nodes, List<int> roots, Func<IEnumerable<Expression>, Expression> result)
    {
        var free = _free;
        List<Expression> statements = [.. Assignments(nodes), result(roots.Select(r => ToDouble(Value(r))))];
        foreach (var node in nodes)
            _values[node] = null;
        _free = free;
        return Expression.Block(statements);
    }

    /// <summary>Puts each node into a local variable of its own, in the order of the program.</summary>
    private IEnumerable<Expression> Assignments(HashSet<int> nodes)
    {
        foreach (var node in nodes.Order().Where(n => !IsInline(_program.Nodes[n])))
        {
            var code = Code(node);
            if (_free == _locals.Count)
                _locals.Add(Expression.Variable(NumberType));
            var local = _locals[_free++];
            _values[node] = local;
            yield return Expression.Assign(local, code);
        }
    }

    private static bool IsInline(KernelNode node) =>
        node.Operation is KernelOperation.Input or KernelOperation.Constant or KernelOperation.Negate;

    /// <summary>The nodes that the roots need, the roots included.</summary>
    private HashSet<int> Closure(IEnumerable<int> roots)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>(roots);
        while (open.TryPop(out var node))
        {
            if (found.Add(node))
            {
                foreach (var operand in Operands(node))
                    open.Push(operand);
            }
        }

        return found;
    }

    private IEnumerable<int> Operands(int index)
    {
        var node = _program.Nodes[index];
        return node.Operation switch
        {
            KernelOperation.Input or KernelOperation.Constant => [],
            KernelOperation.RoundingError => Operands(node.X).Append(node.X),
            _ => new[] { node.X, node.Y, node.Z }.Where(n => n >= 0),
        };
    }
}
