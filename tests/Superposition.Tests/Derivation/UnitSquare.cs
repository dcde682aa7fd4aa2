using Superposition.Algebra;

namespace Superposition.Tests.Derivation;

/// <summary>
/// Exact integrals over explicit polygons: the unit square, or the unit interval, is clipped by a half plane through the origin, the polygon is
/// cut into triangles, and on each triangle the rule area/3 * (sum over the midpoints of the edges) is exact for polynomials of degree 2.
/// </summary>
public static class UnitSquare
{
    private static readonly (Rational X, Rational Y)[] Corners = [(0, 0), (1, 0), (1, 1), (0, 1)];

    /// <summary>Integral of a polynomial of degree 2 over the part of [0,1]^2 where a x + b y >= 0.</summary>
    public static Rational Integral(Rational a, Rational b, Func<Rational, Rational, Rational> quadratic)
    {
        var polygon = Clip(Corners, a, b);
        var sum = Rational.Zero;
        for (var i = 2; i < polygon.Count; i++)
        {
            var (u, v, w) = (polygon[0], polygon[i - 1], polygon[i]);
            var area = (((v.X - u.X) * (w.Y - u.Y)) - ((v.Y - u.Y) * (w.X - u.X))).Abs() / 2;
            sum += area / 3 * (AtMiddle(u, v) + AtMiddle(v, w) + AtMiddle(w, u));
        }

        return sum;

        Rational AtMiddle((Rational X, Rational Y) s, (Rational X, Rational Y) t) => quadratic((s.X + t.X) / 2, (s.Y + t.Y) / 2);
    }

    /// <summary>Integral of a polynomial of degree 3 over the part of [0,1] where a x >= 0, by Simpson's rule.</summary>
    public static Rational Integral(Rational a, Func<Rational, Rational> cubic) => a.Sign < 0 ? Rational.Zero : Simpson(0, 1, cubic);

    /// <summary>Integral of a polynomial of degree 3 between two limits.</summary>
    public static Rational Simpson(Rational lower, Rational upper, Func<Rational, Rational> cubic) =>
        (upper - lower) / 6 * (cubic(lower) + (4 * cubic((lower + upper) / 2)) + cubic(upper));

    /// <summary>The algorithm of Sutherland and Hodgman for one half plane.</summary>
    private static List<(Rational X, Rational Y)> Clip((Rational X, Rational Y)[] polygon, Rational a, Rational b)
    {
        var clipped = new List<(Rational X, Rational Y)>();
        for (var i = 0; i < polygon.Length; i++)
        {
            var (from, to) = (polygon[i], polygon[(i + 1) % polygon.Length]);
            var (f, g) = ((a * from.X) + (b * from.Y), (a * to.X) + (b * to.Y));
            if (f.Sign >= 0)
                clipped.Add(from);
            if (f.Sign * g.Sign < 0)
                clipped.Add((from.X + (f / (f - g) * (to.X - from.X)), from.Y + (f / (f - g) * (to.Y - from.Y))));
        }

        return clipped;
    }
}
