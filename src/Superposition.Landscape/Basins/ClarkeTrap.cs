using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>
/// Weights of a region without a minimum (see <see cref="BasinPartition"/>) that are proven to run into the Clarke point it falls to: those of one
/// sector with 0 &lt; t &lt; Slope, u &gt;= Square and a loss below Level.
/// </summary>
/// <remarks>
/// <para>Let u_C = a(0)/b(0) be the Clarke point, where 2a'(0) = u_C b'(0) with b'(0) &lt; 0: so at t = 0 the slope grows where u &gt; u_C. At u = u_C the
/// flow has u'/(2u) = 4 (a - u_C b) - t (2a' - u_C b'), by exact signs above 0 for 0 &lt; t &lt; Slope. And psi rises from the Clarke point to the
/// region's other border, so that with a loss below psi(Slope) no trajectory gets to t = Slope, which is not beyond that border. Therefore none leaves the set, and in its
/// closure there is no critical point but the Clarke point.</para>
/// <para>Linearised at the Clarke point the flow has off-diagonal elements above 0: of those that run into it, all but the curve of the fast direction
/// come from u &gt; u_C. So the set misses almost none.</para>
/// </remarks>
/// <param name="Sector">The index of the sector.</param>
/// <param name="Slope">The bound of t, in (0, 1].</param>
/// <param name="Square">u_C.</param>
/// <param name="Level">The bound of the loss.</param>
internal sealed record ClarkeTrap(int Sector, Rational Slope, Rational Square, Rational Level)
{
    /// <summary>The trap of a region, null where it has none that is proven.</summary>
    /// <param name="sectors">The sectors.</param>
    /// <param name="lossAtOrigin">L_0.</param>
    /// <param name="region">The region.</param>
    public static ClarkeTrap? Of(ImmutableArray<FlowSector> sectors, Rational lossAtOrigin, BasinRegion region)
    {
        if (region.Reached is not { } clarke)
            return null;

        // Places fall clockwise, so the region is behind its first border and before its second.
        var (other, place) = clarke == region.First ? (region.Second, Place(clarke) + FlowSector.Count - 0.5) : (region.First, Place(clarke) + 0.5);
        var index = (int)place % FlowSector.Count;
        var (a, b) = (sectors[index].A, sectors[index].B);
        var square = a[0] / b[0];
        UnivariatePolynomial t = new(0, 1);
        var rise = (a - b.Scale(square)).Scale(4) - (t * (a.Derivative().Scale(2) - b.Derivative().Scale(square)));
        var (risePerSlope, remainder) = rise.DivRem(t);
        if (2 * a[1] != square * b[1] || b[1].Sign >= 0 || !remainder.IsZero || risePerSlope.SignAt(0) <= 0)
            return null;
        var roots = RealRoot.Isolate(risePerSlope, 0, 1);
        var slope = roots.IsEmpty ? 1 : roots[0].Refine(new(1, 1 << 20)).Enclosure.Lower;
        if ((int)Place(other) == index)
            slope = Rational.Min(slope, SmallerOverLarger(other).Lower);
        return slope.Sign > 0 ? new(index, slope, square, lossAtOrigin - (a.Evaluate(slope).Pow(2) / b.Evaluate(slope))) : null;
    }

    private static double Place(CriticalPoint point) => FlowSector.Place(point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble());

    private static RationalInterval SmallerOverLarger(CriticalPoint point)
    {
        var slope = point.W2 / point.W1;
        slope = slope.Sign < 0 ? -slope : slope;
        return slope.Midpoint > 1 ? slope.Reciprocal() : slope;
    }
}
