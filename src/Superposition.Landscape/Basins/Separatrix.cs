using System.Collections.Immutable;

namespace Superposition.Landscape;

/// <summary>A curve between two regions of a <see cref="BasinPartition"/>, traced in double precision.</summary>
/// <remarks>
/// Let F(r^2) be the probability that |W| &lt;= r. With the directions of the curve as angles phi, its mean angle is
/// phi_0 + the integral of (1 - F) dphi along it, where phi_0 is the angle in which it leaves the origin; where it is a graph over r this is the
/// mean of phi under the distribution of |W|. By Green's theorem the probability of the region between two curves and its mirror image is the
/// difference of their mean angles divided by pi, graph or not.
/// </remarks>
/// <param name="Point">The saddle or Clarke point that the curve goes through.</param>
/// <param name="MeanAngle">The mean angle, continued from the point's own direction without jumps.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="Curve">Points of the curve, from the origin outward.</param>
public sealed record Separatrix(CriticalPoint Point, double MeanAngle, int Steps, ImmutableArray<(double W1, double W2)> Curve);
