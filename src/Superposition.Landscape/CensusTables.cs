using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The derived polynomials of a landscape in double precision, for censuses at many parameters.</summary>
internal sealed class CensusTables
{
    /// <summary>The tables of a landscape.</summary>
    /// <exception cref="ArgumentException">The derived polynomials have higher degrees in the parameters than <see cref="ParameterTable"/> is made for.</exception>
    public CensusTables(LossLandscape landscape)
    {
        var (slopes, values) = (new List<LaurentPolynomial>(), new List<LaurentPolynomial>());
        LaurentPolynomial density = Symbols.Density;
        values.Add(landscape.Families[0].LossAtOrigin / density);
        Charts = [.. landscape.Families.Zip(landscape.Derivation.Walls).Select(c => Prepare(c.First, c.Second))];
        (Slopes, Values) = (new([.. slopes], Symbols.Density, Symbols.Importance(2)), new([.. values], Symbols.Density, Symbols.Importance(2)));

        Chart Prepare(RayFamily family, CellWall wall)
        {
            var n = BernsteinForm.Of(family.N / density.Pow(2));
            return new(
                Append(slopes, n.Coefficients),
                Append(values, BernsteinForm.Of(family.A / density).Coefficients),
                Append(values, BernsteinForm.Of(family.B / density).Coefficients),
                n.VanishesAtStart,
                n.VanishesAtEnd,
                wall.Smoothness >= 2,
                (family.Loss.Cell.Witness.W1 * family.Loss.Cell.Witness.W2).Sign,
                InDouble(family.W1),
                InDouble(family.W2),
                [InDouble(family.InChart(Phases.FirstOnlyThreshold)), InDouble(family.InChart(Phases.SecondOnlyThreshold))]);
        }

        static (double, double, double) InDouble(UnivariatePolynomial polynomial) => (polynomial[0].ToDouble(), polynomial[1].ToDouble(), polynomial[2].ToDouble());

        static Segment Append(List<LaurentPolynomial> list, ImmutableArray<LaurentPolynomial> coefficients)
        {
            list.AddRange(coefficients);
            return new(list.Count - coefficients.Length, coefficients.Length);
        }
    }

    /// <summary>The cells, clockwise from the axis w_1 = 0, w_2 &gt; 0.</summary>
    public ImmutableArray<Chart> Charts { get; }

    /// <summary>The coefficients of N/p^2 in the Bernstein basis, for all cells.</summary>
    public ParameterTable Slopes { get; }

    /// <summary>L_0/p, then the coefficients of A/p and B/p, for all cells.</summary>
    public ParameterTable Values { get; }

    /// <summary>Where the coefficients c_0..c_n of a polynomial stand in a table.</summary>
    /// <param name="Start">The place of c_0.</param>
    /// <param name="Length">n + 1.</param>
    internal readonly record struct Segment(int Start, int Length)
    {
        /// <summary>The coefficients.</summary>
        public ReadOnlySpan<double> Of(ReadOnlySpan<double> values) => values.Slice(Start, Length);
    }

    /// <summary>A cell: where its coefficients stand in the tables, and what does not depend on the parameters.</summary>
    /// <param name="N">N/p^2 without its factors t and 1 - t.</param>
    /// <param name="A">A/p.</param>
    /// <param name="B">B/p.</param>
    /// <param name="VanishesAtStart">Whether N has the factor t.</param>
    /// <param name="VanishesAtEnd">Whether N has the factor 1 - t.</param>
    /// <param name="IsSmoothAtStart">Whether the loss is twice differentiable across the ray t = 0.</param>
    /// <param name="SignOfProduct">The sign of w_1 w_2.</param>
    /// <param name="W1">The first component of d(t), as all polynomials here by powers of t.</param>
    /// <param name="W2">The second component of d(t).</param>
    /// <param name="Thresholds">The two forms that tell the phases apart, at W = d(t).</param>
    internal sealed record Chart(
        Segment N,
        Segment A,
        Segment B,
        bool VanishesAtStart,
        bool VanishesAtEnd,
        bool IsSmoothAtStart,
        int SignOfProduct,
        (double C0, double C1, double C2) W1,
        (double C0, double C1, double C2) W2,
        ImmutableArray<(double C0, double C1, double C2)> Thresholds)
    {
        /// <summary>t/(1 - t) for the direction of a point in the cell, where d(t) = (1 - t) u + t v: (u x W)/(W x v).</summary>
        public double RatioOf(double w1, double w2) =>
            ((W1.C0 * w2) - (W2.C0 * w1)) / ((w1 * (W2.C0 + W2.C1)) - (w2 * (W1.C0 + W1.C1)));
    }
}
