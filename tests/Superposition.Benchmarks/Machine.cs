using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Superposition.Benchmarks;

/// <summary>What measurements depend on.</summary>
internal static class Machine
{
    /// <summary>The processor, its vectors, the compiler and the runtime, in one line.</summary>
    public static string Description()
    {
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Processor("model name")} (family {Processor("cpu family")}, model {Processor("model")}), {Environment.ProcessorCount} cores, vectors of {width} bits; {Compiler()}; {RuntimeInformation.FrameworkDescription}");
    }

    private static string Processor(string entry) => !File.Exists("/proc/cpuinfo") ? "unknown" : File.ReadLines("/proc/cpuinfo")
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == entry)
        .Select(parts => parts[1].Trim())
        .FirstOrDefault("unknown");

    private static string Compiler()
    {
        try
        {
            return "g++ " + PeerPrograms.Output("g++", ["-dumpfullversion"]).Trim();
        }
        catch (PeerFailedException)
        {
            return "no g++";
        }
    }
}
