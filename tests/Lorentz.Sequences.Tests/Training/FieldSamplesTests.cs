using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Tests.Training;

public sealed class FieldSamplesTests
{
    private const int Readings = 51;
    private static readonly FieldTask Task = new() { Seed = 3, Fields = 6, Families = [FieldComplexity.Simple, FieldComplexity.Radial] };
    private static readonly FieldModel Model = FieldModel.First with { Scale = new(0.4, 0.35, 0, 1) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sample_lies_on_the_line_from_noise_to_its_field(bool saysEndPoint)
    {
        var model = Model with { Head = saysEndPoint ? OutputHead.EndPoint : OutputHead.Velocity };
        var (times, starts) = (new List<double>(), new List<double>());
        for (var index = 0; index < 60; index++)
        {
            // Families in turn; field 6 is field 0 once more.
            var number = index % 6;
            var field = FieldGenerator.Draw(new(3, FieldSet.Training, Task.Families[number % 2], (uint)(number / 2)));
            var (row, target) = Gather(Task, model, index);
            var t = (double)row[^1];
            times.Add(t);
            var pixels = Enumerable.Range(0, Readings).Select(i => Pixel(row, 2 * i)).ToArray();
            for (var i = 0; i < Readings; i++)
            {
                Assert.Equal((field.Value(Study.Grid.Places[pixels[i]]) - 0.4) / 0.35, row[(2 * Readings) + i], 1e-5);
                var pixel = Pixel(row, (3 * Readings) + (2 * i));
                Assert.DoesNotContain(pixel, pixels);
                var end = (field.Value(Study.Grid.Places[pixel]) - 0.4) / 0.35;
                var z = row[(5 * Readings) + i];
                var start = saysEndPoint ? (z - (t * end)) / (1 - t) : z - (t * target[i]);
                Assert.Equal(end, saysEndPoint ? target[i] : start + target[i], 1e-5);
                starts.Add(t > 0.99 ? 0 : start);
            }
        }

        Assert.Equal(times.Count, times.Distinct().Count());
        Assert.All(times, t => Assert.InRange(t, 0, 1));
        Assert.Equal(0.5, times.Average(), 0.15);
        Assert.Equal(0, starts.Average(), 5 / Math.Sqrt(starts.Count));
        Assert.Equal(1, starts.Average(start => start * start), 5 * Math.Sqrt(2.0 / starts.Count) + 0.03);
    }

    [Fact]
    public void A_regression_has_neither_noise_nor_time()
    {
        var (row, target) = Gather(Task with { Objective = FieldObjective.Regression }, Model, 8);
        var (flow, velocity) = Gather(Task, Model, 8);
        Assert.Equal(flow[..(5 * Readings)], row[..(5 * Readings)]);
        Assert.All(row[(5 * Readings)..], value => Assert.Equal(0f, value));
        Assert.Equal(target.Length, flow.Length - 1 - (5 * Readings));
        Assert.All(target.Select((end, i) => end - (flow[(5 * Readings) + i] + ((1 - flow[^1]) * velocity[i]))), error => Assert.Equal(0, error, 1e-5));
    }

    [Fact]
    public void Held_out_fields_are_others()
    {
        for (var index = 0; index < 6; index++)
        {
            var (row, _) = Gather(Task, Model, index, FieldSet.HeldOut);
            var field = FieldGenerator.Draw(new(3, FieldSet.HeldOut, Task.Families[index % 2], (uint)(index / 2)));
            Assert.Equal(Model.Scale.Told(field.Value(Study.Grid.Places[Pixel(row, 0)])), row[2 * Readings], 1e-6);
            Assert.Empty(row[(2 * Readings)..(3 * Readings)].Intersect(Gather(Task, Model, index).Row[(2 * Readings)..(3 * Readings)]));
        }
    }

    [Fact]
    public void Masks_stay_or_are_drawn_for_every_pass()
    {
        float[] Places(FieldTask task, long index) => Gather(task, Model, index).Row[..(5 * Readings)];
        Assert.Equal(Places(Task, 2), Places(Task, 2 + 6));
        Assert.Equal(Places(Task, 2), Places(Task, 2 + 60));
        var fresh = Task with { HasFreshMasks = true };
        float[][] passes = [Places(Task, 2), Places(fresh, 2), Places(fresh, 2 + 6), Places(fresh, 2 + 12)];
        for (var i = 0; i < passes.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // Two draws of 51 of 1024 pixels share two or three.
                Assert.InRange(Pixels(passes[i], 0).Intersect(Pixels(passes[j], 0)).Count(), 0, 15);
            }
        }

        // Noise and time belong to the sample, not to the field.
        Assert.NotEqual(Gather(Task, Model, 2).Row[(5 * Readings)..], Gather(Task, Model, 2 + 6).Row[(5 * Readings)..]);
    }

    [Fact]
    public void Without_a_number_of_fields_every_sample_has_its_own()
    {
        var endless = Task with { Fields = 0 };
        var values = Enumerable.Range(0, 100).Select(index => Gather(endless, Model, index).Row[2 * Readings]).ToArray();
        Assert.Equal(100, values.Distinct().Count());
        Assert.Equal(6, Enumerable.Range(0, 100).Select(index => Gather(Task, Model, index).Row[2 * Readings]).Distinct().Count());
    }

    [Fact]
    public void Raster_queries_are_the_same_ones_row_by_row()
    {
        var drawn = Pixels(Gather(Task, Model, 4).Row, 3 * Readings);
        var sorted = Pixels(Gather(Task with { HasRasterQueries = true }, Model, 4).Row, 3 * Readings);
        Assert.NotEqual(drawn, sorted);
        Assert.Equal(drawn.Order(), sorted);
    }

    [Fact]
    public void Any_number_of_queries_can_be_asked()
    {
        var many = Task with { Queries = 200 };
        Assert.Equal(new SequenceLayout(51, 200), many.Layout);
        var (row, target) = Gather(many, Model, 4);
        Assert.Equal(200, target.Length);
        Assert.Equal(251, Enumerable.Range(0, 51).Select(i => Pixel(row, 2 * i)).Concat(Enumerable.Range(0, 200).Select(i => Pixel(row, (3 * 51) + (2 * i)))).Distinct().Count());
    }

    [Fact]
    public void Neither_order_nor_threads_change_a_sample()
    {
        var task = Task with { HasFreshMasks = true };
        var alone = Enumerable.Range(0, 40).Select(index => Gather(task, Model, index)).ToArray();
        long[] order = [.. Enumerable.Range(0, 40).Select(i => (long)(i * 17 % 40))];
        var samples = new FieldSamples(task, Model, 1000, FieldSet.Training);
        Parallel.For(0, 8, part =>
        {
            long[] indices = order[(part * 5)..((part * 5) + 5)];
            var (rows, targets, weights) = (new float[5 * samples.Inputs], new float[5 * samples.Outputs], new float[5]);
            samples.Gather(indices, rows, targets, weights);
            Assert.All(weights, weight => Assert.Equal(1f, weight));
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(alone[indices[i]].Row, rows[(i * samples.Inputs)..((i + 1) * samples.Inputs)]);
                Assert.Equal(alone[indices[i]].Target, targets[(i * samples.Outputs)..((i + 1) * samples.Outputs)]);
            }
        });
    }

    internal static (float[] Row, float[] Target) Gather(FieldTask task, FieldModel model, long index, FieldSet set = FieldSet.Training)
    {
        var samples = new FieldSamples(task, model, 1000, set);
        var (row, target) = (new float[samples.Inputs], new float[samples.Outputs]);
        samples.Gather([index], row, target, new float[1]);
        return (row, target);
    }

    private static ImmutableArray<int> Pixels(float[] row, int at) => [.. Enumerable.Range(0, Readings).Select(i => Pixel(row, at + (2 * i)))];

    // Coordinates 2 i / 31 - 1.
    private static int Pixel(float[] row, int at) => (int)Math.Round((row[at] + 1) * 15.5) + (32 * (int)Math.Round((row[at + 1] + 1) * 15.5));
}
