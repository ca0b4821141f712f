using System.Runtime.Intrinsics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>The cubic through the deviations at two planes with their slopes (Hermite).</summary>
internal static class PlaneCubic
{
    /// <summary>The deviation between two planes.</summary>
    /// <param name="left">x, y, tx, ty at the first plane.</param>
    /// <param name="right">x, y, tx, ty at the second plane.</param>
    /// <param name="u">Where, from 0 to 1; the cubic goes on outside.</param>
    /// <param name="spacing">Distance of the planes in mm.</param>
    internal static Deviation Between(Vector256<double> left, Vector256<double> right, double u, double spacing)
    {
        var v = 1 - u;
        var (valueLeft, valueRight) = ((1 + (2 * u)) * v * v, u * u * (3 - (2 * u)));
        var (slopeLeft, slopeRight) = (u * v * v * spacing, -u * u * v * spacing);
        var steepness = 6 * u * v / spacing;
        var (steepLeft, steepRight) = (v * (v - (2 * u)), u * (u - (2 * v)));
        return new(
            (valueLeft * left[0]) + (valueRight * right[0]) + (slopeLeft * left[2]) + (slopeRight * right[2]),
            (valueLeft * left[1]) + (valueRight * right[1]) + (slopeLeft * left[3]) + (slopeRight * right[3]),
            (steepness * (right[0] - left[0])) + (steepLeft * left[2]) + (steepRight * right[2]),
            (steepness * (right[1] - left[1])) + (steepLeft * left[3]) + (steepRight * right[3]));
    }
}
