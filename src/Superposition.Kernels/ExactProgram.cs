namespace Superposition.Kernels;

/// <summary>A <see cref="KernelProgram"/> over exact numbers, its outputs rounded once at the end: slow, and right for all finite arguments.</summary>
internal sealed class ExactProgram(KernelProgram program)
{
    /// <summary>The outputs 0 .. n - 1, each the double nearest to the exact value; infinite only where that is beyond doubles.</summary>
    /// <param name="outputs">n.</param>
    /// <param name="arguments">The inputs, finite.</param>
    public double[] Run(int outputs, params ReadOnlySpan<double> arguments)
    {
        var inputs = new ScaledFraction[arguments.Length];
        for (var k = 0; k < inputs.Length; k++)
            inputs[k] = ScaledFraction.Of(arguments[k]);
        var values = new ScaledFraction?[program.Nodes.Length];
        var cell = program.Cells[..^1].FirstOrDefault(c => c.Conditions.All(IsMet)) ?? program.Cells[^1];
        return [.. cell.Outputs.Take(outputs).Select(o => Value(o).ToDouble())];

        bool IsMet(KernelCondition condition) => condition.Factors.Aggregate(condition.Sign, (sign, factor) => sign * Value(factor).Sign) >= 0;

        // Only what is asked for: in other cells a divisor may be 0.
        ScaledFraction Value(int index) => values[index] ??= Compute(program.Nodes[index]);

        ScaledFraction Compute(KernelNode node) => node.Operation switch
        {
            KernelOperation.Input => inputs[node.X],
            KernelOperation.Constant => ScaledFraction.Of(node.Value),
            KernelOperation.Negate => -Value(node.X),
            KernelOperation.Add => Value(node.X) + Value(node.Y),
            KernelOperation.Multiply => Value(node.X) * Value(node.Y),
            KernelOperation.FusedMultiplyAdd or KernelOperation.MultiplyAdd => (Value(node.X) * Value(node.Y)) + Value(node.Z),
            KernelOperation.Divide => Value(node.X) / Value(node.Y),
            _ => ScaledFraction.Zero,
        };
    }
}
