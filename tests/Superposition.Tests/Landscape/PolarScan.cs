namespace Superposition.Tests.Landscape;

/// <summary>
/// A second opinion on the critical points, in double precision and without the closed form: the gradient by integration over clipped polygons, the
/// lowest point of each ray from two values of the radial slope, then a dense scan of directions and bisection wherever the slope across changes sign.
/// </summary>
internal sealed class PolarScan(double p, double importance)
{
    private static readonly double[] Walls = [Math.PI / 2, 0, -Math.PI / 4, -Math.PI / 2];

    /// <summary>A critical point and whether the loss is a minimum across its ray (else a maximum).</summary>
    public sealed record Found(double Angle, double W1, double W2, bool IsMinimum);

    /// <summary>All points at which the slope across the rays changes its sign, for one half of the plane, clockwise from the second axis.</summary>
    public List<Found> CriticalPoints()
    {
        // A direction that happens to be critical itself lies between two of opposite signs.
        var directions = Directions().Select(angle => (Angle: angle, Sign: Math.Sign(SlopeAcross(angle)))).Where(d => d.Sign != 0).ToList();
        var (angles, signs) = (directions.ConvertAll(d => d.Angle), directions.ConvertAll(d => d.Sign));
        var found = new List<Found>();
        for (var i = 0; i < angles.Count; i++)
        {
            var last = i == angles.Count - 1;
            if (signs[i] != signs[last ? 0 : i + 1])
                found.Add(Bisect(angles[i], last ? angles[0] - Math.PI : angles[i + 1], signs[i]));
        }

        return found;
    }

    /// <summary>The gradient: E[ sum_i 2 I_i (x'_i - x_i) dx'_i ], over the parts of the square where output i is on.</summary>
    public (double G1, double G2) Gradient(double a, double b)
    {
        var (g1, g2) = (0.0, 0.0);
        for (var i = 0; i < 2; i++)
        {
            var (first, w, weight) = (i == 0, i == 0 ? a : b, i == 0 ? 1 : importance);
            (double X, double Y) Change(double x, double y) => first ? ((2 * a * x) + (b * y), a * y) : (b * x, (a * x) + (2 * b * y));
            double Error(double x, double y) => w * ((a * x) + (b * y)) - (first ? x : y);
            var both = Moments(w * a, w * b, Error, Change);
            g1 += 2 * weight * p * p * both.X;
            g2 += 2 * weight * p * p * both.Y;
            foreach (var (x, y) in new[] { (1.0, 0.0), (0.0, 1.0) })
            {
                // A single active feature: error and change are linear in it, so their product integrates to a third.
                if (w * ((a * x) + (b * y)) <= 0)
                    continue;
                g1 += 2 * weight * p * (1 - p) * Error(x, y) * Change(x, y).X / 3;
                g2 += 2 * weight * p * (1 - p) * Error(x, y) * Change(x, y).Y / 3;
            }
        }

        return (g1, g2);
    }

    /// <summary>Integrals of error times change over the part of the square where f > 0: edge midpoints of a fan of triangles.</summary>
    private static (double X, double Y) Moments(double fx, double fy, Func<double, double, double> error, Func<double, double, (double X, double Y)> change)
    {
        Span<(double X, double Y)> corners = [(0, 0), (1, 0), (1, 1), (0, 1)];
        var polygon = new List<(double X, double Y)>(6);
        for (var i = 0; i < 4; i++)
        {
            var (s, t) = (corners[i], corners[(i + 1) % 4]);
            var (f, g) = ((fx * s.X) + (fy * s.Y), (fx * t.X) + (fy * t.Y));
            if (f >= 0)
                polygon.Add(s);
            if (f * g < 0)
                polygon.Add((s.X + (f / (f - g) * (t.X - s.X)), s.Y + (f / (f - g) * (t.Y - s.Y))));
        }

        var sum = (X: 0.0, Y: 0.0);
        for (var i = 2; i < polygon.Count; i++)
        {
            var (u, v, w) = (polygon[0], polygon[i - 1], polygon[i]);
            var area = (((v.X - u.X) * (w.Y - u.Y)) - ((v.Y - u.Y) * (w.X - u.X))) / 2;
            foreach (var (s, t) in new[] { (u, v), (v, w), (w, u) })
            {
                var (x, y) = ((s.X + t.X) / 2, (s.Y + t.Y) / 2);
                sum = (sum.X + (area / 3 * error(x, y) * change(x, y).X), sum.Y + (area / 3 * error(x, y) * change(x, y).Y));
            }
        }

        return sum;
    }

    /// <summary>
    /// Directions in each sector, crowded towards its walls, where critical points hide: down to 10^-8 where w_1 w_2 > 0, where the slope has a
    /// limit other than 0 at an axis; to 10^-5 beyond, where it tends to 0 and would drown in rounding errors.
    /// </summary>
    private static IEnumerable<double> Directions()
    {
        for (var k = 0; k < 3; k++)
        {
            var (from, width) = (Walls[k], Walls[k] - Walls[k + 1]);
            var steps = k == 0 ? 28 : 14;
            var offsets = Enumerable.Range(0, steps).Select(j => 0.01 * Math.Pow(0.6, steps - 1 - j)).Concat(Enumerable.Range(1, 99).Select(j => (j / 100.0 * 0.98) + 0.01));
            foreach (var offset in offsets.Concat(Enumerable.Range(0, steps).Select(j => 1 - (0.01 * Math.Pow(0.6, j)))))
                yield return from - (offset * width);
        }
    }

    /// <summary>The derivative clockwise of the lowest loss on a ray.</summary>
    private double SlopeAcross(double angle)
    {
        var (u, v) = Direction(angle);
        var (g1, g2) = Gradient(Radius(angle) * u, Radius(angle) * v);
        return (g1 * v) - (g2 * u);
    }

    /// <summary>The radial slope is -4 A r + 4 B r^3: A and B from r = 1 and 2, and the lowest point at r^2 = A/B.</summary>
    private double Radius(double angle)
    {
        var (u, v) = Direction(angle);
        double Radial(double r) => Gradient(r * u, r * v) is var (g1, g2) ? (g1 * u) + (g2 * v) : 0;
        var b = (Radial(2) - (2 * Radial(1))) / 24;
        return Math.Sqrt((b - (Radial(1) / 4)) / b);
    }

    private Found Bisect(double from, double to, int signAtFrom)
    {
        for (var k = 0; k < 60; k++)
        {
            var middle = (from + to) / 2;
            if (Math.Sign(SlopeAcross(middle)) == signAtFrom)
                from = middle;
            else
                to = middle;
        }

        var (u, v) = Direction(from);
        var r = Radius(from);
        return new(from, r * u, r * v, signAtFrom < 0);
    }

    private static (double U, double V) Direction(double angle) => (Math.Cos(angle), Math.Sin(angle));
}
