using System.Runtime.Loader;
using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public class CSharpClassTests
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private delegate double LossFunction(double w1, double w2, double p, double importance);

    private delegate (double L, double G1, double G2, double H11, double H12, double H22) JetFunction(double w1, double w2, double p, double importance);

    [Fact]
    public void Compiled_on_its_own_every_bit_is_that_of_the_kernel()
    {
        var type = Compiled();
        var (loss, jet) = (type.GetMethod("Loss")!.CreateDelegate<LossFunction>(), type.GetMethod("Jet")!.CreateDelegate<JetFunction>());
        (double W1, double W2, double P, double I)[] points = [.. ExportedPoints.All, .. ExportedPoints.Extreme];
        double[] values =
        [
            .. points.SelectMany(at => jet(at.W1, at.W2, at.P, at.I) is var j ? new[] { loss(at.W1, at.W2, at.P, at.I), j.L, j.G1, j.G2, j.H11, j.H12, j.H22 } : []),
        ];
        ExportedPoints.AssertBits(points, values);
        ExportedPoints.AssertExact(ExportedPoints.All, values);
        Assert.Equal("w1", Assert.Throws<ArgumentOutOfRangeException>(() => loss(double.NaN, 0, 1, 1)).ParamName);
        Assert.Equal("w2", Assert.Throws<ArgumentOutOfRangeException>(() => jet(0, double.PositiveInfinity, 1, 1)).ParamName);
        Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => loss(0, 0, 0, 1)).ParamName);
        Assert.Equal("I2", Assert.Throws<ArgumentOutOfRangeException>(() => jet(0, 0, 1, 0)).ParamName);
    }

    /// <summary>The class out of the compiler of the SDK, with all warnings as errors.</summary>
    private static Type Compiled()
    {
        using var program = new ForeignProgram();
        program.Write("SuperpositionLoss.cs", CSharpClass.Text(Smallest.Derivation));
        var root = Path.GetFullPath(Path.Combine(Runtime, "..", "..", ".."));
        var compiler = Directory.EnumerateDirectories(Path.Combine(root, "sdk")).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
        program.Run(
            Path.Combine(root, "dotnet"), "exec", compiler, "-nologo", "-target:library", "-optimize", "-langversion:7.3", "-warn:9", "-warnaserror", "-nostdlib",
            $"-reference:{typeof(object).Assembly.Location}", "-doc:loss.xml", "-out:loss.dll", "SuperpositionLoss.cs");
        using var assembly = new MemoryStream(File.ReadAllBytes(program.PathOf("loss.dll")));
        return new AssemblyLoadContext(null).LoadFromStream(assembly).GetType("ToySuperposition.SuperpositionLoss", throwOnError: true)!;
    }
}
