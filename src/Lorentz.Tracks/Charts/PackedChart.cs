using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>
/// A chart laid out for speed: single precision, the four outputs of both planes of an interval side by side in one vector.
/// </summary>
/// <remarks>
/// Half the arithmetic of <see cref="TrackChart.Evaluate"/> and half the memory a track touches, for rounding errors of
/// micrometres; the vectors of an interval follow each other, so that a sum reads memory in one direction.
/// </remarks>
public sealed class PackedChart
{
    private const int Lanes = 2 * TrackChart.Outputs;

    private readonly TrackChart chart;
    private readonly float[] coefficients;

    /// <summary>Packs a chart.</summary>
    public PackedChart(TrackChart chart)
    {
        this.chart = chart;
        var terms = chart.Shape.Terms;
        coefficients = new float[chart.Planes * terms * Lanes];
        for (var interval = 0; interval < chart.Planes; interval++)
        {
            for (var term = 0; term < terms; term++)
            {
                for (var output = 0; output < TrackChart.Outputs; output++)
                {
                    var target = (((interval * terms) + term) * Lanes) + output;
                    var right = (((interval * terms) + term) * TrackChart.Outputs) + output;

                    // On the start plane, left of the first interval, there is no deviation.
                    coefficients[target] = interval == 0 ? 0f : (float)chart.Coefficients[right - (terms * TrackChart.Outputs)];
                    coefficients[target + TrackChart.Outputs] = (float)chart.Coefficients[right];
                }
            }
        }
    }

    /// <summary>The deviation of a segment that begins on the start plane.</summary>
    public Deviation Evaluate(in Segment segment)
    {
        var place = segment.Dz / chart.Spacing;
        var interval = (int)Math.Clamp(place, 0, chart.Planes - 1);
        var sum = Sum(segment, interval);
        var charge = Vector256.Create(segment.Qop / chart.Scale.Qop);
        return PlaneCubic.Between(charge * Vector256.WidenLower(sum), charge * Vector256.WidenUpper(sum), place - interval, chart.Spacing);
    }

    private Vector256<float> Sum(in Segment segment, int interval)
    {
        Span<double> table = stackalloc double[ChartVariables.Room];
        Span<float> powers = stackalloc float[ChartShape.MaximalDegree + 1];
        var vertex = ChartVariables.Fill(chart.Shape, chart.Scale, segment, table);
        for (var i = 0; i <= chart.Shape.TxDegree; i++)
        {
            powers[i] = (float)table[i];
        }

        var plane = chart.Shape.Terms * Lanes;
        var rest = MemoryMarshal.Cast<float, Vector256<float>>(coefficients.AsSpan(interval * plane, plane));
        var sum = Vector256<float>.Zero;
        foreach (ref readonly var row in chart.Shape.Rows.AsSpan())
        {
            var terms = rest[..row.Count];
            var part = Vector256<float>.Zero;
            for (var i = 0; i < terms.Length; i++)
            {
                part = Vector256.FusedMultiplyAdd(Vector256.Create(powers[i]), terms[i], part);
            }

            sum = Vector256.FusedMultiplyAdd(Vector256.Create((float)ChartVariables.Factor(table, row, vertex)), part, sum);
            rest = rest[row.Count..];
        }

        return sum;
    }
}
