using System.Collections.Immutable;
using ScottPlot;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>
/// A parallel projection of (w_1, w_2, L) as seen from the side w_1 &gt; 0 &gt; w_2 and from above. In space w_1 and w_2 run from -1 to 1 over the
/// grid, and L from 0 to <see cref="FullHeight"/> over the scale.
/// </summary>
/// <param name="grid">The surface.</param>
/// <param name="scale">The heights.</param>
/// <param name="azimuth">The direction toward the viewer in the plane of w_1 and w_2, in degrees between -90 and 0.</param>
/// <param name="elevation">The same above that plane, in degrees between 0 and 90.</param>
internal sealed class ReliefView(LossGrid grid, LossScale scale, double azimuth, double elevation)
{
    /// <summary>How high the highest loss stands, where the grid's half side is 1.</summary>
    public const double FullHeight = 1.15;

    /// <summary>The bottom of the box, a little below the lowest loss, as a height of the scale.</summary>
    public const double Floor = -0.1;

    /// <summary>The most pleasing first, then those that look along valleys or deeper into them.</summary>
    private static readonly ImmutableArray<(double Azimuth, double Elevation)> Candidates = [.. from e in new[] { 42.0, 50, 58 } from a in new[] { -52.0, -27, -68 } select (a, e)];

    private const double RayStep = 0.01;

    /// <summary>A marker stands on the surface; what rises less than this above its line of sight does not hide it.</summary>
    private const double Tolerance = 0.02;

    private readonly (double Sin, double Cos) _azimuth = double.SinCos(azimuth * Math.PI / 180);
    private readonly (double Sin, double Cos) _elevation = double.SinCos(elevation * Math.PI / 180);

    /// <summary>The direction toward the viewer, of length 1.</summary>
    public (double X, double Y, double Z) Toward => (_azimuth.Cos * _elevation.Cos, _azimuth.Sin * _elevation.Cos, _elevation.Sin);

    /// <summary>Of a few views the first that shows the most minima, or one of each pair W, -W, and of those the one that shows the most critical points.</summary>
    public static ReliefView Best(LossGrid grid, LossScale scale)
    {
        return Candidates.Select(c => new ReliefView(grid, scale, c.Azimuth, c.Elevation)).MaxBy(Score)!;

        // Up to seven points are no minima.
        double Score(ReliefView view) => grid.Census.Points.Where(p => IsSeen(view, p)).Sum(p => p.Kind == CriticalPointKind.Minimum ? 8 : 1);

        static bool IsSeen(ReliefView view, CriticalPoint point)
        {
            var (w1, w2, loss) = (point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble(), point.Loss.Midpoint.ToDouble());
            return (view.Visible(w1, w2, loss) ?? view.Visible(-w1, -w2, loss)) is not null;
        }
    }

    /// <summary>The place of a point in the picture, by height of the scale instead of loss.</summary>
    public Coordinates Project(double w1, double w2, double height)
    {
        var (x, y, z) = (w1 / grid.Reach, w2 / grid.Reach, FullHeight * height);
        return new(
            (y * _azimuth.Cos) - (x * _azimuth.Sin),
            (z * _elevation.Cos) - (((x * _azimuth.Cos) + (y * _azimuth.Sin)) * _elevation.Sin));
    }

    /// <summary>The place of a point of the surface in the picture, or null where the surface hides it or it is outside the box.</summary>
    public Coordinates? Visible(double w1, double w2, double loss)
    {
        var (x, y, z) = (w1 / grid.Reach, w2 / grid.Reach, scale.Height(loss));
        if (Math.Max(Math.Abs(x), Math.Abs(y)) > 1 || z > 1)
            return null;
        for (var along = RayStep; ; along += RayStep)
        {
            var (rayX, rayY, rayZ) = (x + (along * Toward.X), y + (along * Toward.Y), z + (along * Toward.Z / FullHeight));
            if (Math.Max(Math.Abs(rayX), Math.Abs(rayY)) > 1 || rayZ > 1)
                return Project(w1, w2, z);

            // Above the scale the surface is cut off, but on its way there it crosses the ray.
            if (scale.Height(grid.Interpolated(rayX * grid.Reach, rayY * grid.Reach)) > rayZ + Tolerance)
                return null;
        }
    }
}
