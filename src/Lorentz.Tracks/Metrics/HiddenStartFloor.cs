using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Metrics;

/// <summary>
/// The error that is left when an extrapolator is told everything but the start plane. The best answer is then the mean
/// over the start planes that could have been, E[end | x, y, tx, ty, q/p, dz], and its mean squared error is the
/// conditional variance: no model of any size goes below it.
/// </summary>
/// <param name="Position">Square root of the mean conditional variance of x plus that of y, in mm.</param>
/// <param name="Slope">The same for tx and ty.</param>
/// <param name="Share">Share of the variance of the deviation from the straight line that stays unknown, as a ratio of root mean squares.</param>
public sealed record HiddenStartFloor(double Position, double Slope, double Share)
{
    /// <summary>The floor for independent start states (see <see cref="TrackOrigins.Box"/>), by quadrature over z0.</summary>
    /// <remarks>
    /// Given dz, z0 has two parts: uniform over the planes from which dz fits the detector, and, since longer steps are
    /// cut at the last plane, a point at LastZ - dz with the probability that the step was cut.
    /// </remarks>
    /// <param name="planes">How planes were drawn.</param>
    /// <param name="field">The field.</param>
    /// <param name="segments">Questions; their z0 is ignored.</param>
    /// <param name="nodes">Start planes tried for each question.</param>
    /// <param name="threads">Threads to use; the answer does not depend on it.</param>
    public static HiddenStartFloor Of<TField>(
        SegmentPlanes.ForwardFrom planes, TField field, IReadOnlyList<Segment> segments, int nodes, int threads)
        where TField : struct, IMagneticField
    {
        var truth = ReferenceTruth.In(field);
        var parts = FixedOrder.Map(segments.Count, threads, index => Variances(planes, truth, segments[index], nodes));
        var position = new double[parts.Length];
        var slope = new double[parts.Length];
        var total = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            (position[i], slope[i], total[i]) = parts[i];
        }

        var unknown = Moments.Of(position).Mean;
        return new(Math.Sqrt(unknown), Math.Sqrt(Moments.Of(slope).Mean), Math.Sqrt(unknown / Moments.Of(total).Mean));
    }

    // Conditional variance of the position, of the slope, and the conditional mean square of the position's deviation.
    private static (double Position, double Slope, double Total) Variances<TField>(
        SegmentPlanes.ForwardFrom planes, FixedStepExtrapolator<TField> truth, in Segment segment, int nodes)
        where TField : struct, IMagneticField
    {
        var room = Math.Min(planes.LastZ0, planes.LastZ - segment.Dz) - planes.FirstZ;
        var cut = Math.Max(0, planes.LongestDz - segment.Dz);
        var (sum, square) = (new double[4], new double[4]);
        for (var node = 0; node <= nodes; node++)
        {
            var weight = (node < nodes ? room / nodes : cut) / (room + cut);
            var z0 = node < nodes ? planes.FirstZ + (room * ((node + 0.5) / nodes)) : planes.LastZ - segment.Dz;
            var there = segment with { Z0 = z0 };
            var state = new Lorentz.Physics.Tracks.TrackState(
                new(segment.X), new(segment.Y), segment.Tx, segment.Ty, Lorentz.Physics.Units.ChargeOverMomentum.FromPerMeV(segment.Qop));
            var end = truth.Extrapolate(state, new(z0), new(z0 + segment.Dz)).State;
            var deviation = Deviation.Of(there, end.X.Value, end.Y.Value, end.Tx, end.Ty);
            ReadOnlySpan<double> values = [deviation.X, deviation.Y, deviation.Tx, deviation.Ty];
            for (var c = 0; c < 4; c++)
            {
                sum[c] += weight * values[c];
                square[c] += weight * values[c] * values[c];
            }
        }

        return (
            Variance(0) + Variance(1),
            Variance(2) + Variance(3),
            square[0] + square[1]);

        // Where nothing varies the difference of two equal numbers may round below zero.
        double Variance(int column) => Math.Max(0, square[column] - (sum[column] * sum[column]));
    }
}
