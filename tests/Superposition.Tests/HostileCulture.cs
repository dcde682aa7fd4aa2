using System.Globalization;
using System.Runtime.CompilerServices;

namespace Superposition.Tests;

/// <summary>All tests run in a culture in which numbers and dates look like those of no language: what depends on the culture fails.</summary>
internal static class HostileCulture
{
#pragma warning disable CA2255 // The initializer of a module that nothing references is the one place before all tests.
    [ModuleInitializer]
    internal static void Enter()
#pragma warning restore CA2255
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveSign = "\u207a";
        culture.NumberFormat.NaNSymbol = "?";
        culture.NumberFormat.PositiveInfinitySymbol = "\u221e";
        culture.DateTimeFormat.DateSeparator = "\u2024";
        culture.DateTimeFormat.TimeSeparator = "\u2024";
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
    }
}
