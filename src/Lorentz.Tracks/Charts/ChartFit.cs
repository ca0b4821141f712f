using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>
/// Least squares for the coefficients of a chart, all planes from one pass over the tracks: a plane's normal matrix is that
/// of the next plane and of the tracks that end between them.
/// </summary>
public static class ChartFit
{
    // Sums kept apart until the end: what runs at once, whatever the threads.
    private const int Groups = 4;
    private const int ChunkTracks = 256;

    // Added to the scaled diagonal: corners of the box that no track reaches would leave it singular.
    private const double Ridge = 1e-12;
    private const double LargestRidge = 1e-6;

    /// <summary>Fits a chart.</summary>
    /// <param name="tracks">Tracks by the number of planes they reach; every number from 1 to the most occurs.</param>
    /// <param name="shape">Terms of the chart.</param>
    /// <param name="startZ">Start plane in mm.</param>
    /// <param name="spacing">Distance of the planes in mm.</param>
    /// <param name="weightPower">
    /// A track counts as |q/p| to this power: 2 weighs millimetres at the end, 0 averages of the field.
    /// </param>
    /// <param name="domain">Ranges of the training set.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="planeDone">Told after each plane.</param>
    /// <exception cref="InvalidOperationException">A plane has too few tracks for its terms.</exception>
    public static TrackChart Fit(
        IReadOnlyList<PlaneTracks> tracks, ChartShape shape, double startZ, double spacing, double weightPower, TrainingDomain domain, int threads, Action planeDone)
    {
        var scale = ChartScale.Of(tracks.Select(part => part.Segments));
        var planes = tracks.Max(part => part.Planes);
        var terms = shape.Terms;
        var coefficients = new double[planes * terms * TrackChart.Outputs];
        var sums = Enumerable.Range(0, Groups).Select(_ => new ChartSums(terms, planes)).ToArray();
        var total = new double[terms * terms];
        for (var plane = planes; plane >= 1; plane--)
        {
            foreach (var part in tracks.Where(part => part.Planes == plane))
            {
                Add(part, shape, scale, weightPower, sums, threads);
            }

            Solve(sums, total, plane, coefficients.AsSpan((plane - 1) * terms * TrackChart.Outputs, terms * TrackChart.Outputs), threads);
            planeDone();
        }

        return new(shape, scale, startZ, spacing, coefficients, domain);
    }

    private static void Add(PlaneTracks part, ChartShape shape, ChartScale scale, double weightPower, ChartSums[] sums, int threads)
    {
        var chunks = FixedOrder.ChunkCount(part.Count, ChunkTracks);
        FixedOrder.Run(Groups, threads, group =>
        {
            var (features, targets) = (new double[ChunkTracks * shape.Terms], new double[ChunkTracks * part.Planes * TrackChart.Outputs]);
            for (var chunk = group * chunks / Groups; chunk < (group + 1) * chunks / Groups; chunk++)
            {
                var (first, length) = FixedOrder.Chunk(part.Count, ChunkTracks, chunk);
                for (var row = 0; row < length; row++)
                {
                    Encode(part, (int)first + row, shape, scale, weightPower, features.AsSpan(row * shape.Terms, shape.Terms),
                        targets.AsSpan(row * part.Planes * TrackChart.Outputs, part.Planes * TrackChart.Outputs));
                }

                sums[group].Add(features, targets, length, part.Planes);
            }
        });
    }

    // One weighted equation: its terms, and the deviations over q/p at every plane.
    private static void Encode(
        PlaneTracks part, int track, ChartShape shape, in ChartScale scale, double weightPower, Span<double> features, Span<double> targets)
    {
        Span<double> table = stackalloc double[ChartVariables.Room];
        var segment = Segment.FromRow<double>(part.Segments.AsSpan(track * Segment.Columns, Segment.Columns));
        var vertex = ChartVariables.Fill(shape, scale, segment, table);
        var charge = segment.Qop / scale.Qop;
        var weight = Root(Math.Abs(charge), weightPower);
        var term = 0;
        foreach (ref readonly var row in shape.Rows.AsSpan())
        {
            var factor = weight * ChartVariables.Factor(table, row, vertex);
            for (var i = 0; i < row.Count; i++, term++)
            {
                features[term] = factor * table[i];
            }
        }

        var deviations = part.Deviations.AsSpan(track * targets.Length, targets.Length);
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = weight / charge * deviations[i];
        }
    }

    // The square root of value to a power of 0, 1 or 2.
    private static double Root(double value, double power) => power switch
    {
        0 => 1,
        1 => Math.Sqrt(value),
        2 => value,
        _ => throw new ArgumentOutOfRangeException(nameof(power), power, "a track counts as |q/p| to the power of 0, 1 or 2"),
    };

    private static void Solve(ChartSums[] sums, double[] total, int plane, Span<double> coefficients, int threads)
    {
        var terms = sums[0].Terms;
        var scales = new double[terms];
        for (var i = 0; i < terms; i++)
        {
            scales[i] = 1 / Math.Sqrt(ChartSums.Normal(sums, i, i));
        }

        for (var ridge = Ridge; ridge <= LargestRidge; ridge *= 10)
        {
            var added = ridge;
            FixedOrder.Run(terms, threads, i =>
            {
                for (var j = i; j < terms; j++)
                {
                    total[(i * terms) + j] = ChartSums.Normal(sums, i, j) * scales[i] * scales[j];
                }

                total[(i * terms) + i] += added;
            });
            var view = new MatrixView<double>(total, terms, terms);
            if (!Cholesky.Factor(view, new MatrixRoom<double>()))
            {
                continue;
            }

            var right = new double[terms];
            for (var output = 0; output < TrackChart.Outputs; output++)
            {
                for (var i = 0; i < terms; i++)
                {
                    right[i] = scales[i] * ChartSums.Right(sums, i, plane, output);
                }

                Cholesky.Solve(view, right);
                for (var i = 0; i < terms; i++)
                {
                    coefficients[(i * TrackChart.Outputs) + output] = scales[i] * right[i];
                }
            }

            return;
        }

        throw new InvalidOperationException($"Plane {plane} has too few tracks for {terms} terms: draw more tracks or lower the degrees.");
    }
}
