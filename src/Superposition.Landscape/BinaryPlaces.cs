using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>How precision follows magnitude: small numbers need as many binary places more as they have zeros after the point.</summary>
internal static class BinaryPlaces
{
    /// <summary>About how many binary places after the point the number begins: -log2 |x| up to 1, and 0 from 1 upwards.</summary>
    public static int Before(Rational value) => (int)Math.Max(0, value.Denominator.GetBitLength() - value.Numerator.GetBitLength());
}
