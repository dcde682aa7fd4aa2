using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Exports;

/// <summary>A <see cref="KernelProgram"/> as statements of a language without loops or branches, for one cell at a time.</summary>
/// <remarks>
/// Each statement is one operation of the program, so that wherever a language rounds as IEEE 754 says, the results have the bits of
/// the compiled code of <see cref="LossKernel"/>. Only what the asked outputs need is written.
/// </remarks>
internal sealed class StraightLine(KernelProgram program, StatementSyntax syntax)
{
    private readonly KernelProgram _program = program;
    private readonly StatementSyntax _syntax = syntax;

    /// <summary>The names of the inputs in the statements: <c>w1</c>, <c>w2</c>, <c>p</c>, <c>I2</c>.</summary>
    public ImmutableArray<string> Inputs { get; } = [.. program.Inputs.Select(v => v.Name.Replace("_", "", StringComparison.Ordinal))];

    /// <summary>The number of cells; the last one is taken where no condition holds.</summary>
    public int Cells => _program.Cells.Length;

    /// <summary>A number as a literal that reads back to the same double.</summary>
    public static string Literal(double value)
    {
        var digits = value.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');
        return digits.AsSpan().ContainsAny('.', 'e') ? digits : digits + ".0";
    }

    /// <summary>The condition of a cell, from the signs of its factors alone.</summary>
    public string Condition(int cell)
    {
        ImmutableArray<string> conditions = [.. _program.Cells[cell].Conditions.Select(c => HasSign([.. c.Factors.Select(Operand)], c.Sign))];
        return conditions is [var only] ? only : string.Join(_syntax.And, conditions.Select(c => $"({c})"));
    }

    /// <summary>The statements of a cell, and the names or literals of the outputs after them.</summary>
    /// <param name="cell">The number of the cell.</param>
    /// <param name="outputs">Which of the six outputs of <see cref="KernelCell"/>.</param>
    public (ImmutableArray<string> Statements, ImmutableArray<string> Results) Cell(int cell, Range outputs)
    {
        var roots = _program.Cells[cell].Outputs[outputs];
        var needed = new SortedSet<int>();
        foreach (var root in roots)
            Need(root, needed);
        var block = new Block(this);
        foreach (var node in needed)
            block.Add(node);
        return (block.Lines, [.. roots.Select(block.Value)]);
    }

    private void Need(int index, SortedSet<int> needed)
    {
        if (!needed.Add(index))
            return;
        var node = _program.Nodes[index];
        ImmutableArray<int> operands = node.Operation switch
        {
            KernelOperation.Input or KernelOperation.Constant => [],
            KernelOperation.RoundingError when _program.Nodes[node.X].Operation == KernelOperation.Constant => [],
            KernelOperation.RoundingError => [node.X],
            _ => [node.X, node.Y, node.Z],
        };
        foreach (var operand in operands.Where(o => o >= 0))
            Need(operand, needed);
    }

    /// <summary>The factor of a condition: an input, its negative, or a sum or difference of two inputs.</summary>
    private string Operand(int index) => _program.Nodes[index] switch
    {
        { Operation: KernelOperation.Input, X: var number } => Inputs[number],
        { Operation: KernelOperation.Negate, X: var x } => "-" + Operand(x),
        { Operation: KernelOperation.Add, X: var x, Y: var y } => Sum(x, y, Operand),
        _ => throw new NotSupportedException("the factor of a condition is a weight, a sum or a difference of weights"),
    };

    /// <summary>x + y; where one is the negative of z, the difference, which has the same bits.</summary>
    private string Sum(int x, int y, Func<int, string> value) => (_program.Nodes[x], _program.Nodes[y]) switch
    {
        (_, { Operation: KernelOperation.Negate, X: var opposite }) => $"{value(x)} - {value(opposite)}",
        ({ Operation: KernelOperation.Negate, X: var opposite }, _) => $"{value(y)} - {value(opposite)}",
        _ => $"{value(x)} + {value(y)}",
    };

    /// <summary>sign * (product of the factors) &gt;= 0: all patterns of signs with that product.</summary>
    private string HasSign(ImmutableArray<string> factors, int sign)
    {
        var patterns = Enumerable.Range(0, 1 << factors.Length).Where(p => int.IsEvenInteger(int.PopCount(p)) == sign > 0);
        return string.Join(_syntax.Or, patterns.Select(p => $"({string.Join(_syntax.And, factors.Select((f, i) => Comparison(f, isNegative: ((p >> i) & 1) == 1)))})"));
    }

    private string Comparison(string factor, bool isNegative)
    {
        var comparison = $"{factor} {(isNegative ? "<=" : ">=")} 0.0";
        return _syntax.Comparison?.Invoke(comparison) ?? comparison;
    }

    /// <summary>The statements of one cell as they are written down.</summary>
    private sealed class Block(StraightLine code)
    {
        private readonly Dictionary<int, string> _values = [];
        private readonly ImmutableArray<string>.Builder _lines = ImmutableArray.CreateBuilder<string>();

        public ImmutableArray<string> Lines => _lines.ToImmutable();

        public string Value(int index) => _values[index];

        public void Add(int index)
        {
            var node = code._program.Nodes[index];
            _values[index] = node.Operation switch
            {
                KernelOperation.Input => code.Inputs[node.X],
                KernelOperation.Constant => Literal(node.Value.ToDouble()),
                KernelOperation.Negate => "-" + Value(node.X),
                KernelOperation.Add => Named(code.Sum(node.X, node.Y, Value)),
                KernelOperation.Multiply => Named($"{Value(node.X)} * {Value(node.Y)}"),
                KernelOperation.FusedMultiplyAdd => Named(code._syntax.Fused(Value(node.X), Value(node.Y), Value(node.Z))),
                KernelOperation.MultiplyAdd => Named($"{Value(node.X)} * {Value(node.Y)} + {Value(node.Z)}"),
                KernelOperation.Divide => Named($"{Value(node.X)} / {Value(node.Y)}"),
                _ => Error(node.X),
            };
        }

        /// <summary>What the rounding of a node lost; the formulas are those of <see cref="KernelOperation.RoundingError"/>.</summary>
        private string Error(int index)
        {
            var node = code._program.Nodes[index];
            if (node.Operation == KernelOperation.Constant)
                return Literal((node.Value - Rational.FromDouble(node.Value.ToDouble())).ToDouble());
            var (r, x, y) = (Value(index), Value(node.X), Value(node.Y));
            if (node.Operation == KernelOperation.Multiply)
                return Named(code._syntax.ProductError(x, y, r));
            if (node.Operation == KernelOperation.Divide)
                return Named($"{code._syntax.Fused($"-{r}", y, x)} / {y}");
            var isProduct = node.Operation == KernelOperation.MultiplyAdd;
            var z = isProduct ? Value(node.Z) : x;
            var part = Named($"{z} - {r}");
            return Named($"({z} - ({r} + {part})) + {(isProduct ? code._syntax.Fused(x, y, part) : $"({y} + {part})")}");
        }

        private string Named(string expression)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"t{_lines.Count + 1}");
            _lines.Add(code._syntax.Declare(name, expression));
            return name;
        }
    }
}
