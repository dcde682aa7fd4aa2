using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Model;

/// <summary>The names of the model's quantities in formulas. Features are numbered from 1.</summary>
public static class Symbols
{
    /// <summary>p, the density.</summary>
    public static Variable Density { get; } = new("p");

    /// <summary>x_i, the input feature i.</summary>
    public static Variable Input(int feature) => Indexed("x", feature);

    /// <summary>w_i, the weight of feature i in a model with a single hidden dimension.</summary>
    public static Variable Weight(int feature) => Indexed("w", feature);

    /// <summary>I_i, the importance of feature i relative to feature 1.</summary>
    public static Variable Importance(int feature) => Indexed("I", feature);

    private static Variable Indexed(string letter, int feature) => new(string.Create(CultureInfo.InvariantCulture, $"{letter}_{feature}"));
}
