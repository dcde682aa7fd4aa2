using Superposition.Exports;
using Superposition.Tests.Derivation;
using Superposition.Tests.Kernels;

namespace Superposition.Tests.Exports;

public class PyTorchModuleTests
{
    private const string Python = "/usr/bin/python3";
    private const string Torch = "/usr/lib/python3/dist-packages/torch/__init__.py";

    /// <summary>Cancellation between terms is not compensated here, so errors are counted in ulps of the largest term.</summary>
    private const double MaxUlps = 16;

    [RequiresFact(Torch)]
    public void Loss_gradient_and_Hessian_by_automatic_differentiation_are_near_the_exact_ones()
    {
        using var program = Module();
        program.Write("main.py", """
            import numpy as np
            import torch
            import superposition_loss_torch as s
            at = torch.from_numpy(np.fromfile("points").reshape(-1, 4))
            W = at[:, :2, None].clone().requires_grad_()
            L = s.loss(W, at[:, 2], at[:, 3])
            G, = torch.autograd.grad(L.sum(), W, create_graph=True)
            H = [torch.autograd.grad(G[:, i, 0].sum(), W, retain_graph=True)[0][:, :, 0] for i in (0, 1)]
            torch.cat([L[:, None], G[:, :, 0], H[0], H[1][:, 1:]], dim=1).detach().numpy().tofile("values")
            """);
        var points = ExportedPoints.All;
        var values = program.Values(points.Flat(), Python, "main.py");
        Assert.Equal(points.Length * 6, values.Length);
        var exact = new ExactJet();
        var worst = points.Select((at, k) => exact.Errors(new(values[6 * k], values[(6 * k) + 1], values[(6 * k) + 2], values[(6 * k) + 3], values[(6 * k) + 4], values[(6 * k) + 5]), at.W1, at.W2, at.P, at.I).Max()).ToList();
        Assert.All(worst.Zip(points), w => Assert.True(w.First <= MaxUlps, $"{w.Second}: {w.First} ulps"));
    }

    [RequiresFact(Torch)]
    public void On_a_wall_the_gradient_is_that_of_the_side_of_equal_signs_and_never_NaN()
    {
        using var program = Module();
        program.Write("main.py", """
            import torch
            import superposition_loss_torch as s
            for dtype in (torch.float32, torch.float64):
                W = torch.tensor([[[0.], [1e8]], [[1e8], [0.]], [[0.], [0.]], [[-1e-30], [1e8]], [[1.], [-1.]]], dtype=dtype, requires_grad=True)
                p, i = torch.tensor(0.5, dtype=dtype, requires_grad=True), torch.tensor(2., dtype=dtype, requires_grad=True)
                s.loss(W, p, i).sum().backward()
                print(all(bool(torch.isfinite(x.grad).all()) for x in (W, p, i)), W.grad[2].flatten().tolist())
            W = torch.tensor([[0.], [2.]], dtype=torch.float64, requires_grad=True)
            s.loss(W, 0.5, 2).backward()
            print(W.grad[0, 0].item())
            """);
        // I p^2 (w_2^3 - w_2)/2 - p^2 w_2/2 at w_1 = 0, w_2 = 2, p = 1/2, I = 2.
        Assert.Equal("True [0.0, 0.0]\nTrue [0.0, 0.0]\n1.25\n", program.Run(Python, "main.py").Replace("-0.0", "0.0", StringComparison.Ordinal));
    }

    [RequiresFact(Torch)]
    public void Batches_broadcast_and_bad_arguments_are_refused_by_name()
    {
        using var program = Module();
        program.Write("main.py", """
            import torch
            import superposition_loss_torch as s
            W = torch.rand(3, 4, 2, 1)
            print(tuple(s.loss(W, 0.5, torch.rand(4)).shape), tuple(s.loss(W[0, 0], 1, 1).shape))
            for at in ((W[..., 0], 1, 1), (W.long(), 1, 1), (W / 0, 1, 1), (W, 0, 1), (W, 1.5, 1), (W, 1, 0), (W, 1, float("nan"))):
                try:
                    s.loss(*at)
                    print("accepted")
                except ValueError as e:
                    print(str(e).split(":")[0])
            """);
        Assert.Equal("(3, 4) ()\nW\nW\nW\ndensity\ndensity\nimportance\nimportance\n", program.Run(Python, "main.py"));
    }

    private static ForeignProgram Module()
    {
        var program = new ForeignProgram();
        program.Write("superposition_loss_torch.py", PyTorchModule.Text(Smallest.Derivation));
        return program;
    }
}
