using System.Collections.Immutable;
using Lorentz.Learning.Samples;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Datasets;

/// <summary>
/// Samples with states along the path, as a family sees them: normalised inputs (and, where a loss needs physics, the
/// segment itself behind them), and as targets the four normalised numbers at each fraction of the step, the end last.
/// </summary>
/// <param name="set">The tracks; their points along the path are at equal fractions of the step.</param>
/// <param name="formulation">What goes in and what comes out.</param>
/// <param name="points">Which of the points to give, by index, before the end; none for the end alone.</param>
/// <param name="tellsSegment">Whether the seven numbers of the segment follow the normalised inputs.</param>
public sealed class PathSamples(TrackSet set, Formulation formulation, ImmutableArray<int> points, bool tellsSegment = false) : SampleSource
{
    private readonly ArrayRows<double> rows = set.Rows;

    /// <inheritdoc/>
    public override long Count => set.Count;

    /// <inheritdoc/>
    public override int Inputs => formulation.Inputs + (tellsSegment ? Segment.Columns : 0);

    /// <inheritdoc/>
    public override int Outputs => Formulation.Outputs * (points.Length + 1);

    /// <summary>Fractions of the step at which states are given, 1 last.</summary>
    public ImmutableArray<double> Fractions => [.. points.Select(point => (point + 1.0) / (set.Collocation + 1)), 1];

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        Span<double> row = stackalloc double[Segment.Columns];
        for (var i = 0; i < indices.Length; i++)
        {
            var segment = rows.Segment(indices[i]);
            var given = inputs.Slice(i * Inputs, Inputs);
            formulation.EncodeInputs(segment, given[..formulation.Inputs]);
            if (tellsSegment)
            {
                segment.ToRow(row);
                for (var c = 0; c < row.Length; c++)
                {
                    given[formulation.Inputs + c] = (float)row[c];
                }
            }

            Targets(indices[i], segment, targets.Slice(i * Outputs, Outputs));
            weights[i] = formulation.SampleWeight(segment);
        }
    }

    private void Targets(long index, in Segment segment, Span<float> targets)
    {
        for (var p = 0; p < points.Length; p++)
        {
            var state = set.Path.AsSpan((int)((index * set.Collocation) + points[p]) * 4, 4);
            var part = segment with { Dz = segment.Dz * ((points[p] + 1.0) / (set.Collocation + 1)) };
            formulation.EncodeTargets(part, Deviation.Of(part, state[0], state[1], state[2], state[3]), targets.Slice(p * Formulation.Outputs, Formulation.Outputs));
        }

        formulation.EncodeTargets(segment, rows.Deviation(index), targets[(points.Length * Formulation.Outputs)..]);
    }
}
