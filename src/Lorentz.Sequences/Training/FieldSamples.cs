using System.Collections.Concurrent;
using Lorentz.Learning.Samples;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Training;

/// <summary>The samples a model is trained on: sample i is a function of the task and i alone.</summary>
/// <remarks>With n fields sample i shows field i mod n for the (i div n)-th time, with noise and a time of its own.</remarks>
public sealed class FieldSamples : SampleSource
{
    private const ulong NoiseSeed = 0x6e6f697365000000;
    private readonly FieldTask task;
    private readonly FieldModel model;
    private readonly FieldSet set;
    private readonly SequenceLayout layout;
    private readonly ConcurrentDictionary<FieldKey, SinusoidalField> known = new();

    /// <summary>Samples of a task as a model sees them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="model">The model.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="set">To learn from, or to be judged by.</param>
    public FieldSamples(FieldTask task, FieldModel model, long count, FieldSet set)
    {
        (this.task, this.model, this.set, layout, Count) = (task, model, set, task.Layout, count);
    }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override int Inputs => layout.Length;

    /// <inheritdoc/>
    public override int Outputs => layout.Queries;

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            Fill(indices[i], inputs.Slice(i * layout.Length, layout.Length), targets.Slice(i * layout.Queries, layout.Queries));
            weights[i] = 1f;
        }
    }

    private void Fill(long index, Span<float> row, Span<float> target)
    {
        var (number, time) = task.Fields > 0 ? (index % task.Fields, index / task.Fields) : (index, 0);
        var key = new FieldKey(task.Seed, set, task.Families[(int)(number % task.Families.Length)], (uint)(number / task.Families.Length));
        var field = task.Fields > 0 ? known.GetOrAdd(key, FieldGenerator.Draw) : FieldGenerator.Draw(key);
        var mask = ObservationMask.Draw(task.Grid, task.Share, key, task.HasFreshMasks ? (int)time + 1 : 0, layout.Queries);
        for (var i = 0; i < layout.Readings; i++)
        {
            Place(row, 2 * i, mask.Observed[i]);
            row[layout.ReadingValues + i] = (float)Value(field, mask.Observed[i]);
        }

        var queries = task.HasRasterQueries ? mask.Queries.Sort() : mask.Queries;
        var noise = new RandomStream(task.Seed ^ NoiseSeed, (ulong)index);
        var t = task.Objective == FieldObjective.Flow ? noise.Uniform((ulong)layout.Queries) : 0.0;
        row[layout.Time] = (float)t;
        for (var i = 0; i < layout.Queries; i++)
        {
            Place(row, layout.QueryPlaces + (2 * i), queries[i]);
            var end = Value(field, queries[i]);
            if (task.Objective == FieldObjective.Regression)
            {
                (row[layout.QueryValues + i], target[i]) = (0f, (float)end);
                continue;
            }

            var start = noise.Normal((ulong)i);
            row[layout.QueryValues + i] = (float)((t * end) + ((1.0 - t) * start));
            target[i] = (float)(model.SaysEndPoint ? end : end - start);
        }
    }

    private void Place(Span<float> row, int at, int pixel)
    {
        var (x, y) = task.Grid.Scaled(pixel);
        (row[at], row[at + 1]) = ((float)x, (float)y);
    }

    private double Value(SinusoidalField field, int pixel) => model.Scale.Told(field.Value(task.Grid.Places[pixel]));
}
