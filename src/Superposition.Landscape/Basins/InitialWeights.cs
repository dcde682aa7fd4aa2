namespace Superposition.Landscape;

/// <summary>A distribution of initial weights that is the same in all directions: W ~ N(0, sigma^2 I), or uniform on the disc of radius sigma.</summary>
/// <param name="Scale">sigma, above 0 and finite.</param>
/// <param name="IsDisc">Whether it is the disc.</param>
public sealed record InitialWeights(double Scale, bool IsDisc = false)
{
    /// <summary>Beyond what probability the distribution counts as ended, on both sides.</summary>
    internal const double Negligible = 1e-12;

    /// <summary>sigma, above 0 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Scale { get; init => field = Checked(value); } = Checked(Scale);

    /// <summary>The radius within which the weights lie with probability 1e-12.</summary>
    public double InnerRadius => Math.Sqrt(SquaredRadius(Negligible));

    /// <summary>The radius beyond which they lie with probability at most 1e-12.</summary>
    public double OuterRadius => Math.Sqrt(SquaredRadius(1 - Negligible));

    /// <summary>F(r^2) = P(|W|^2 &lt;= r^2): 1 - exp(-r^2 / (2 sigma^2)), or min(r^2 / sigma^2, 1).</summary>
    public double MassWithin(double square) => IsDisc
        ? Math.Min(square / (Scale * Scale), 1)
        : 1 - Math.Exp(-square / (2 * Scale * Scale));

    /// <summary>The inverse of F: -2 sigma^2 log(1 - u), or sigma^2 u, for u in [0, 1).</summary>
    public double SquaredRadius(double u) => Scale * Scale * (IsDisc ? u : -2 * Math.Log(1 - u));

    private static double Checked(double scale) => scale > 0 && double.IsFinite(scale)
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "the scale of initial weights is above 0 and finite");
}
