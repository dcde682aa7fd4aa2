using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>A growing list of nodes in which no operation occurs twice with the same operands.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<KernelNode> _nodes = [];
    private readonly Dictionary<KernelNode, int> _indices = [];

    /// <summary>The nodes so far; operands precede their users.</summary>
    public ImmutableArray<KernelNode> Nodes => [.. _nodes];

    public int Input(int number) => Intern(new(KernelOperation.Input, number));

    public int Constant(Rational value) => Intern(new(KernelOperation.Constant, Value: value));

    public int Negate(int x) => _nodes[x] switch
    {
        { Operation: KernelOperation.Negate, X: var inner } => inner,
        { Operation: KernelOperation.Constant, Value: var value } => Constant(-value),
        _ => Intern(new(KernelOperation.Negate, x)),
    };

    public int Add(int x, int y) => Intern(new(KernelOperation.Add, Math.Min(x, y), Math.Max(x, y)));

    public int Multiply(int x, int y) =>
        IsOne(x) ? y : IsOne(y) ? x : Intern(new(KernelOperation.Multiply, Math.Min(x, y), Math.Max(x, y)));

    /// <summary>x y + z by one rounding.</summary>
    public int FusedMultiplyAdd(int x, int y, int z) =>
        IsOne(x) ? Add(y, z) : IsOne(y) ? Add(x, z) : Intern(new(KernelOperation.FusedMultiplyAdd, Math.Min(x, y), Math.Max(x, y), z));

    /// <summary>x y + z as a step of a sum that asks for its rounding errors.</summary>
    public int MultiplyAdd(int x, int y, int z) =>
        IsOne(x) ? Add(y, z) : IsOne(y) ? Add(x, z) : Intern(new(KernelOperation.MultiplyAdd, Math.Min(x, y), Math.Max(x, y), z));

    public int Divide(int x, int y) => Intern(new(KernelOperation.Divide, x, y));

    /// <summary>The rounding error of a node, or null where the node is exact.</summary>
    public int? RoundingError(int x) => IsExact(_nodes[x]) ? null : Intern(new(KernelOperation.RoundingError, x));

    private bool IsExact(KernelNode node) => node.Operation switch
    {
        KernelOperation.Constant => Rational.FromDouble(node.Value.ToDouble()) == node.Value,
        KernelOperation.Input or KernelOperation.Negate => true,
        KernelOperation.Multiply => IsPowerOfTwo(node.X) || IsPowerOfTwo(node.Y),
        _ => false,
    };

    private bool IsOne(int x) => _nodes[x] is { Operation: KernelOperation.Constant, Value.IsOne: true };

    private bool IsPowerOfTwo(int x) =>
        _nodes[x] is { Operation: KernelOperation.Constant, Value: { IsZero: false } value }
        && System.Numerics.BigInteger.Abs(value.Numerator).IsPowerOfTwo && value.Denominator.IsPowerOfTwo;

    private int Intern(KernelNode node)
    {
        if (!_indices.TryGetValue(node, out var index))
        {
            _indices.Add(node, index = _nodes.Count);
            _nodes.Add(node);
        }

        return index;
    }
}
