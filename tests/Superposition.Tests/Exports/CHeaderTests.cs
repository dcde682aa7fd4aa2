using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public class CHeaderTests
{
    /// <summary>One text that is C and C++.</summary>
    private const string Main = """
        #include "superposition_loss.h"
        #include <stdio.h>

        int main(void)
        {
            double point[4], value[7];
            FILE *in = fopen("points", "rb"), *out = fopen("values", "wb");
            if (!in || !out)
                return 1;
            while (fread(point, sizeof(double), 4, in) == 4) {
                value[0] = superposition_loss(point[0], point[1], point[2], point[3]);
                superposition_jet(point[0], point[1], point[2], point[3], value + 1);
                fwrite(value, sizeof(double), 7, out);
            }
            return fclose(in) || fclose(out);
        }

        """;

    [RequiresFact("gcc")]
    public void In_C99_without_optimisation_every_bit_is_that_of_the_kernel() => AssertBits("main.c", "gcc", "-std=c99", "-O0");

    /// <summary>The dialect of gcc fuses products and sums where the processor can, unless it is told not to.</summary>
    [RequiresFact("gcc")]
    public void In_the_dialect_that_fuses_products_every_bit_is_that_of_the_kernel() => AssertBits("main.c", "gcc", "-std=gnu17", "-O2", "-march=native");

    [RequiresFact("g++")]
    public void In_Cpp_every_bit_is_that_of_the_kernel() => AssertBits("main.cpp", "g++", "-O1");

    /// <summary>Where float or _Float16 is evaluated in another format, as gcc says for processors with half precision, double is not.</summary>
    [RequiresFact("gcc")]
    public void Formats_of_evaluation_that_round_doubles_as_doubles_are_accepted() =>
        Assert.All([0, 1, 16], format => Compile("-U__FLT_EVAL_METHOD__", $"-D__FLT_EVAL_METHOD__={format}"));

    [RequiresFact("gcc")]
    public void Settings_that_reorder_sums_are_refused()
    {
        string[][] refused =
        [
            ["-ffast-math"],
            ["-Ofast"],
            ["-funsafe-math-optimizations"],
            ["-fassociative-math", "-fno-signed-zeros", "-fno-trapping-math"],
            ["-U__FLT_EVAL_METHOD__", "-D__FLT_EVAL_METHOD__=2"],
        ];
        Assert.All(refused, words => Assert.Contains("#error \"superposition_loss.h: ", Assert.ThrowsAny<Exception>(() => Compile(words)).Message, StringComparison.Ordinal));
    }

    private static void Compile(params string[] words)
    {
        using var program = new ForeignProgram();
        program.Write("superposition_loss.h", CHeader.Text(Smallest.Derivation));
        program.Write("main.c", "#include \"superposition_loss.h\"\n");
        program.Run("gcc", ["-fsyntax-only", "-O1", .. words, "main.c"]);
    }

    private static void AssertBits(string source, params string[] compiler)
    {
        using var program = new ForeignProgram();
        program.Write("superposition_loss.h", CHeader.Text(Smallest.Derivation));
        program.Write(source, Main);
        program.Run(compiler[0], [.. compiler[1..], "-Wall", "-Wextra", "-pedantic", "-Werror", source, "-o", "loss", "-lm"]);
        (double, double, double, double)[] points = [.. ExportedPoints.All, .. ExportedPoints.Extreme];
        var values = program.Values(points.Flat(), program.PathOf("loss"));
        ExportedPoints.AssertBits(points, values);
        ExportedPoints.AssertExact(ExportedPoints.All, values);
    }
}
