using Superposition.Exports;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public class JavaScriptKernelTests
{
    private const string Read = """
        import fs from 'node:fs';
        const bytes = fs.readFileSync('points');
        const points = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
        const values = [];

        """;

    private const string Write = "\nfs.writeFileSync('values', new Uint8Array(Float64Array.from(values).buffer));\n";

    [RequiresFact("node")]
    public void Every_bit_is_that_of_the_kernel_also_where_products_underflow()
    {
        using var program = new ForeignProgram();
        program.Write("superposition_loss.mjs", JavaScriptKernel.Module(Smallest.Derivation));
        program.Write("main.mjs", "import { loss, jet } from './superposition_loss.mjs';\n" + Read
            + "for (let k = 0; k < points.length; k += 4) { const at = points.subarray(k, k + 4); values.push(loss(...at), ...jet(...at)); }" + Write);
        (double, double, double, double)[] points = [.. ExportedPoints.All, .. ExportedPoints.Extreme];
        var values = program.Values(points.Flat(), "node", "main.mjs");
        ExportedPoints.AssertBits(points, values);
        ExportedPoints.AssertExact(ExportedPoints.All, values);
    }

    [RequiresFact("node")]
    public void The_fused_multiply_add_is_rounded_once_for_all_finite_arguments()
    {
        using var program = new ForeignProgram();
        program.Write("main.mjs", Read + JavaScriptKernel.Functions(Smallest.Derivation.Loss.ToProgram())
            + "for (let k = 0; k < points.length; k += 3) values.push(fma(points[k], points[k + 1], points[k + 2]));" + Write);
        var (triples, fused) = ExportedPoints.FusedMultiplyAdds(30_000, 1);
        ExportedPoints.AssertFused(triples, fused, program.Values(triples, "node", "main.mjs"));
    }

    [RequiresFact("node")]
    public void Arguments_outside_their_range_are_refused_by_name()
    {
        using var program = new ForeignProgram();
        program.Write("superposition_loss.mjs", JavaScriptKernel.Module(Smallest.Derivation));
        program.Write("main.mjs", """
            import { loss, jet } from './superposition_loss.mjs';
            for (const f of [loss, jet])
                for (const at of [[NaN, 0, 1, 1], [0, Infinity, 1, 1], [0, 0, 0, 1], [0, 0, 1.5, 1], [0, 0, 1, 0], [0, 0, 1, Infinity], [0, 0, 1]])
                    try { f(...at); console.log('accepted'); } catch (e) { console.log(e.name, e.message.split(':')[0]); }
            """);
        Assert.Equal(string.Concat(Enumerable.Repeat("w1 w2 p p I2 I2 I2", 2).SelectMany(w => w.Split(' ')).Select(n => $"RangeError {n}\n")), program.Run("node", "main.mjs"));
    }
}
