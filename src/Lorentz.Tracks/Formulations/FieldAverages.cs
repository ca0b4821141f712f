using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>
/// Deviations divided by what they grow with, q/p dz^2 for positions and q/p dz for slopes: to first order in q/p averages of
/// the field along the line.
/// </summary>
public static class FieldAverages
{
    // Of the default dataset; they only set the size of the loss.
    private const double LeastMomentum = 1500;
    private const double LongestStep = 12000;

    /// <summary>The averages that a deviation stands for.</summary>
    public static void Of(in Segment segment, in Deviation deviation, Span<double> averages)
    {
        var slope = segment.Qop * segment.Dz;
        var position = slope * segment.Dz;
        averages[0] = deviation.X / position;
        averages[1] = deviation.Y / position;
        averages[2] = deviation.Tx / slope;
        averages[3] = deviation.Ty / slope;
    }

    /// <summary>The deviation that averages stand for.</summary>
    public static Deviation Restore(in Segment segment, double x, double y, double tx, double ty)
    {
        var slope = segment.Qop * segment.Dz;
        var position = slope * segment.Dz;
        return new(position * x, position * y, slope * tx, slope * ty);
    }

    /// <summary>The deviation that averages stand for, with its derivatives by the state: all of it grows with q/p.</summary>
    public static DeviationJet Restore(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty)
    {
        var dz = Jet5.Constant(segment.Dz);
        var slope = start.Qop * dz;
        var position = slope * dz;
        return new(position * x, position * y, slope * tx, slope * ty);
    }

    /// <summary>Writes where the line points at z = 0 to the first two inputs.</summary>
    public static void WriteIntercept(in Segment segment, in State<Jet5> start, Span<Jet5> inputs)
    {
        var z0 = Jet5.Constant(segment.Z0);
        inputs[0] = start.X - (start.Tx * z0);
        inputs[1] = start.Y - (start.Ty * z0);
    }

    /// <summary>How far a track is bent, against the most bent: |q/p| dz^2, at most 1 in the default dataset.</summary>
    public static double Bend(in Segment segment) =>
        Math.Abs(segment.Qop) * LeastMomentum * segment.Dz * segment.Dz / (LongestStep * LongestStep);
}
