using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>What a chart's variables are divided by so that they lie between -1 and 1.</summary>
/// <param name="Tx">Largest |tx|.</param>
/// <param name="Ty">Largest |ty|.</param>
/// <param name="Qop">Largest |q/p| in 1/MeV.</param>
/// <param name="Vertex">Largest distance in mm from the beam of where the line points at z = 0.</param>
public readonly record struct ChartScale(double Tx, double Ty, double Qop, double Vertex)
{
    /// <summary>The scale of some segments, [N x 7] row-major.</summary>
    public static ChartScale Of(IEnumerable<double[]> segments)
    {
        var (tx, ty, qop, vertex) = (0.0, 0.0, 0.0, 0.0);
        foreach (var rows in segments)
        {
            for (var start = 0; start < rows.Length; start += Segment.Columns)
            {
                var segment = Segment.FromRow<double>(rows.AsSpan(start, Segment.Columns));
                tx = Math.Max(tx, Math.Abs(segment.Tx));
                ty = Math.Max(ty, Math.Abs(segment.Ty));
                qop = Math.Max(qop, Math.Abs(segment.Qop));
                vertex = Math.Max(vertex, Math.Max(Math.Abs(segment.X - (segment.Tx * segment.Z0)), Math.Abs(segment.Y - (segment.Ty * segment.Z0))));
            }
        }

        return new(tx, ty, qop, vertex);
    }
}
