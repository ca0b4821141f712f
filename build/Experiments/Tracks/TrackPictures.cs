using System.Collections.Immutable;
using Lorentz.Lab.Figures;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

using Series = Lorentz.Lab.Figures.Series;

/// <summary>The picture of a dataset: what the magnet looks like and what it does to tracks.</summary>
internal static class TrackPictures
{
    private const int Points = 60;

    /// <summary>On-axis field above, a dozen tracks in the bending plane below.</summary>
    public static FigureGrid Of(TrackPopulation population, ulong seed)
    {
        var field = PointSourceField.LhcbDipole;
        var profile = Enumerable.Range(0, 141).Select(i => new FigurePoint(i * 0.1, field.At<Real64>(new(0), new(0), new(i * 100.0)).Y.Value));
        return new FigureGrid(
            "The LHCb dipole and tracks through it",
            "Vertical field on the axis, and the first twelve tracks of the training set seen from above: the magnet bends them in x.",
            1,
            [
                new Figure("Field on the axis", "", new Axis("z", "m"), new Axis("By", "T"), [new CurveSeries("By(0, 0, z)", CurveStyle.Line, [.. profile])]) { PlotHeight = 200 },
                new Figure("Tracks", "", new Axis("z", "m"), new Axis("x", "m"), Tracks(population, field, seed)) { PlotHeight = 300 },
            ]);
    }

    private static ImmutableArray<Series> Tracks(TrackPopulation population, PointSourceField field, ulong seed)
    {
        var generator = new SampleGenerator<PointSourceField>(population, field, DormandPrince8.Tableau, 200, Points - 1);
        var block = generator.Generate(new RandomStream(seed, 0), 0, 12);
        var series = ImmutableArray.CreateBuilder<Series>();
        for (var track = 0; track < block.Count; track++)
        {
            var segment = Segment.FromRow<double>(block.Segments.AsSpan(track * Segment.Columns, Segment.Columns));
            var end = Deviation.FromRow<double>(block.Deviations.AsSpan(track * Deviation.Columns, Deviation.Columns)).EndOf(segment);
            var points = ImmutableArray.CreateBuilder<FigurePoint>();
            points.Add(new(segment.Z0 / 1000, segment.X / 1000));
            for (var point = 0; point < Points - 1; point++)
            {
                var z = segment.Z0 + (segment.Dz * (point + 1) / Points);
                points.Add(new(z / 1000, block.Path[((track * (Points - 1)) + point) * 4] / 1000));
            }

            points.Add(new((segment.Z0 + segment.Dz) / 1000, end.X / 1000));
            var sign = segment.Qop > 0 ? "+" : "-";
            series.Add(new CurveSeries(
                FormattableString.Invariant($"{sign}{0.001 / Math.Abs(segment.Qop):F1} GeV/c"), CurveStyle.Line, points.ToImmutable()));
        }

        return series.ToImmutable();
    }
}
