using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public class PythonModuleTests
{
    private const string Python = "/usr/bin/python3";
    private const string NumPy = "/usr/lib/python3/dist-packages/numpy/__init__.py";

    private const string Read = """
        import numpy as np
        import superposition_loss as s
        points = np.fromfile("points")

        """;

    [RequiresFact(NumPy)]
    public void Every_bit_is_that_of_the_kernel_also_where_products_underflow()
    {
        using var program = Module();
        program.Write("main.py", Read + """
            at = points.reshape(-1, 4).T
            h = s.hessian(*at)
            jet = [s.loss(*at)[:, None], s.gradient(*at), h[:, 0, :], h[:, 1, 1:]]
            np.concatenate([s.loss(*at)[:, None]] + jet, axis=1).tofile("values")
            """);
        (double, double, double, double)[] points = [.. ExportedPoints.All, .. ExportedPoints.Extreme];
        var values = program.Values(points.Flat(), Python, "-W", "error", "main.py");
        ExportedPoints.AssertBits(points, values);
        ExportedPoints.AssertExact(ExportedPoints.All, values);
    }

    [RequiresFact(NumPy)]
    public void The_fused_multiply_add_is_rounded_once_for_all_finite_arguments()
    {
        using var program = Module();
        program.Write("main.py", Read + "with np.errstate(all='ignore'):\n    s._fma(*points.reshape(-1, 3).T).tofile('values')\n");
        var (triples, fused) = ExportedPoints.FusedMultiplyAdds(30_000, 2);
        ExportedPoints.AssertFused(triples, fused, program.Values(triples, Python, "main.py"));
    }

    [RequiresFact(NumPy)]
    public void Arguments_broadcast_and_results_have_their_shape()
    {
        using var program = Module();
        program.Write("main.py", """
            import numpy as np
            import superposition_loss as s
            w1, w2, p = np.linspace(-1, 1, 5)[:, None], np.linspace(-1, 1, 4), np.array([0.2, 1]).reshape(2, 1, 1)
            print(s.loss(w1, w2, p, 1).shape, s.gradient(w1, w2, p, 1).shape, s.hessian(w1, w2, p, 1).shape)
            print(s.loss(w1, w2, p, 1)[1, 3, 2] == s.loss(w1[3, 0], w2[2], 1, 1), type(s.loss(1, 1, 1, 1)).__name__, s.loss([], 1, 1, 1).shape)
            print(np.array_equal(s.hessian(w1, w2, p, 1), np.swapaxes(s.hessian(w1, w2, p, 1), -1, -2)), bool(s.loss.__doc__ and s.gradient.__doc__ and s.hessian.__doc__))
            """);
        Assert.Equal("(2, 5, 4) (2, 5, 4, 2) (2, 5, 4, 2, 2)\nTrue float64 (0,)\nTrue True\n", program.Run(Python, "main.py"));
    }

    [RequiresFact(NumPy)]
    public void Arguments_outside_their_range_are_refused_by_name()
    {
        using var program = Module();
        program.Write("main.py", """
            import superposition_loss as s
            for f in (s.loss, s.gradient, s.hessian):
                for at in ((float("nan"), 0, 1, 1), (0, [1, float("inf")], 1, 1), (0, 0, 0, 1), (0, 0, 1.5, 1), (0, 0, 1, 0), (0, 0, 1, float("inf"))):
                    try:
                        f(*at)
                        print("accepted")
                    except ValueError as e:
                        print(str(e).split(":")[0])
            """);
        Assert.Equal(string.Concat(Enumerable.Repeat("w1\nw2\ndensity\ndensity\nimportance\nimportance\n", 3)), program.Run(Python, "main.py"));
    }

    private static ForeignProgram Module()
    {
        var program = new ForeignProgram();
        program.Write("superposition_loss.py", PythonModule.Text(Smallest.Derivation));
        return program;
    }
}
