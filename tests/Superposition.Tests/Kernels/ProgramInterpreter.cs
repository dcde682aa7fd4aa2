using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

/// <summary>A program run node by node, over doubles and over exact numbers.</summary>
internal static class ProgramInterpreter
{
    public static double[] Run(KernelProgram program, KernelCell cell, params double[] inputs)
    {
        var values = new double[program.Nodes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var node = program.Nodes[i];
            values[i] = node.Operation switch
            {
                KernelOperation.Input => inputs[node.X],
                KernelOperation.Constant => node.Value.ToDouble(),
                KernelOperation.Negate => -values[node.X],
                KernelOperation.Add => values[node.X] + values[node.Y],
                KernelOperation.Multiply => values[node.X] * values[node.Y],
                KernelOperation.FusedMultiplyAdd => Math.FusedMultiplyAdd(values[node.X], values[node.Y], values[node.Z]),
                KernelOperation.MultiplyAdd => (values[node.X] * values[node.Y]) + values[node.Z],
                KernelOperation.Divide => values[node.X] / values[node.Y],
                _ => Error(program.Nodes[node.X], values[node.X], values),
            };
        }

        return [.. cell.Outputs.Select(o => values[o])];
    }

    /// <summary>The outputs over the rational numbers, where nothing is rounded.</summary>
    public static Rational[] RunExactly(KernelProgram program, KernelCell cell, params Rational[] inputs)
    {
        var values = new Rational[program.Nodes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var node = program.Nodes[i];
            values[i] = node.Operation switch
            {
                KernelOperation.Input => inputs[node.X],
                KernelOperation.Constant => node.Value,
                KernelOperation.Negate => -values[node.X],
                KernelOperation.Add => values[node.X] + values[node.Y],
                KernelOperation.Multiply => values[node.X] * values[node.Y],
                KernelOperation.FusedMultiplyAdd or KernelOperation.MultiplyAdd => (values[node.X] * values[node.Y]) + values[node.Z],
                KernelOperation.Divide => values[node.X] / values[node.Y],
                _ => Rational.Zero,
            };
        }

        return [.. cell.Outputs.Select(o => values[o])];
    }

    private static double Error(KernelNode node, double r, double[] values)
    {
        switch (node.Operation)
        {
            case KernelOperation.Constant:
                return (node.Value - Rational.FromDouble(r)).ToDouble();
            case KernelOperation.Multiply:
                return Math.FusedMultiplyAdd(values[node.X], values[node.Y], -r);
            case KernelOperation.Divide:
                return Math.FusedMultiplyAdd(-r, values[node.Y], values[node.X]) / values[node.Y];
            case KernelOperation.Add:
                var d = values[node.X] - r;
                return (values[node.X] - (r + d)) + (values[node.Y] + d);
            case KernelOperation.MultiplyAdd:
                d = values[node.Z] - r;
                return (values[node.Z] - (r + d)) + Math.FusedMultiplyAdd(values[node.X], values[node.Y], d);
            default:
                throw new NotSupportedException($"{node.Operation} has no rounding error");
        }
    }
}
