using System.Collections.Immutable;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The closed form prepared for the search of critical points: the ray families of all cells, with free parameters.</summary>
public sealed record LossLandscape
{
    private readonly Lazy<CensusTables> _tables;

    /// <summary>The landscape of a derived loss.</summary>
    public LossLandscape(LossDerivation derivation)
    {
        Derivation = derivation;
        Families = [.. derivation.Loss.Cells.Select(c => new RayFamily(c))];
        _tables = new(() => new(this));
    }

    /// <summary>The derivation of the closed form.</summary>
    public LossDerivation Derivation { get; }

    /// <summary>The ray families, one for each cell, clockwise from the axis w_1 = 0, w_2 &gt; 0.</summary>
    public ImmutableArray<RayFamily> Families { get; }

    /// <summary>The derived polynomials in double precision, computed once.</summary>
    /// <exception cref="ArgumentException">They have higher degrees in the parameters than these are made for.</exception>
    internal CensusTables Tables => _tables.Value;

    /// <summary>The ray reductions at the parameters of a model, in the same order.</summary>
    /// <exception cref="NotAnalysedException">The model has another architecture.</exception>
    /// <exception cref="CensusUndecidedException">A hypothesis of the reduction does not hold.</exception>
    public ImmutableArray<RayReduction> At(ToyModel model)
    {
        if (model.Architecture != Derivation.Loss.Architecture)
            throw new NotAnalysedException(model.Architecture.ToString());
        return [.. Families.Select(family => new RayReduction(family, model))];
    }
}
