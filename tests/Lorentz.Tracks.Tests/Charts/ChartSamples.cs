using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Charts;

/// <summary>Charts and the tracks they are fitted to.</summary>
internal static class ChartSamples
{
    public static TrainingDomain Domain { get; } = new([-500, -500, -0.4, -0.4, 0, 0, 0], [500, 500, 0.4, 0.4, 0.001, 1000, 13000]);

    /// <summary>A chart of random coefficients, and the vertex within its scale.</summary>
    public static TrackChart Random(ChartShape shape, int planes = 3, double size = 1)
    {
        var random = new RandomStream(5, 6);
        var coefficients = new double[planes * shape.Terms * TrackChart.Outputs];
        for (var i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = size * random.Uniform((ulong)i, -1, 1) * (i % 4 < 2 ? 100 : 0.1);
        }

        return new(shape, new(0.3, 0.25, 1 / 1500.0, 20), 770, 500, coefficients, Domain);
    }

    /// <summary>Tracks of the dipole for every length up to some planes.</summary>
    public static PlaneTracks[] Dipole(int planes, int count, double spacing = 1000, int threads = 1) =>
    [
        .. Enumerable.Range(1, planes).Select(last => PlaneTracks.Draw(
            new TrackPopulation(), PointSourceField.LhcbDipole, 770, spacing, last, 500, new RandomStream(8, (ulong)last), count, threads)),
    ];

    /// <summary>The same tracks with the deviations that a chart says they have.</summary>
    public static PlaneTracks As(PlaneTracks tracks, TrackChart chart)
    {
        var deviations = new double[tracks.Deviations.Length];
        var rows = new ArrayRows<double>(tracks.Segments, new double[tracks.Count * Deviation.Columns]);
        for (var i = 0; i < tracks.Count; i++)
        {
            for (var plane = 0; plane < tracks.Planes; plane++)
            {
                chart.Evaluate(rows.Segment(i) with { Dz = chart.Spacing * (plane + 1) }).ToRow(deviations.AsSpan(((i * tracks.Planes) + plane) * Deviation.Columns));
            }
        }

        return tracks with { Deviations = deviations };
    }
}
