using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Metrics;
using Lorentz.Sequences.Observations;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>Asks a trained model for the same pixels in sequences of different lengths.</summary>
internal static class LengthExam
{
    private const ulong NoiseSeed = 0x6c656e6774680000;
    private const ulong FillSeed = 0x66696c6c00000000;
    private const int FineSide = 64;

    /// <summary>The point of a setting.</summary>
    /// <param name="item">The model and what it learned.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="seed">Seed of its training.</param>
    /// <param name="setting">How it is asked.</param>
    /// <param name="fields">Held-out fields.</param>
    /// <param name="steps">Heun steps.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public static LengthPoint Point(TrainingCase item, float[] weights, ulong seed, LengthSetting setting, int fields, int steps, CancellationToken cancellation)
    {
        var readings = item.Task.Layout.Readings;
        var model = setting.Step is { } step ? item.Model with { Step = step } : item.Model;
        var reader = new FieldReader(model, weights, seed, new(readings, setting.Length - readings));
        var decibels = new double[fields];
        var all = 0.0;
        for (var number = 0; number < fields; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var key = new FieldKey(item.Task.Seed, FieldSet.HeldOut, item.Task.Families[number % item.Task.Families.Length], (uint)(number / item.Task.Families.Length));
            (decibels[number], var everywhere) = Ask(reader, item, key, setting, steps);
            all += everywhere / fields;
        }

        // The states of the last run are those at t = 1: noise is gone, and what is left depends on the field alone.
        var (sizes, decays) = (reader.StateSizes, reader.Decays);
        return new(setting.Name, setting.Length, decibels, all, sizes.IsEmpty ? double.NaN : sizes[^1], decays.IsEmpty ? double.NaN : decays[^1].Average());
    }

    private static (double Common, double All) Ask(FieldReader reader, TrainingCase item, FieldKey key, LengthSetting setting, int steps)
    {
        var task = item.Task;
        var field = FieldGenerator.Draw(key);
        var mask = ObservationMask.Draw(task.Grid, task.Share, key);
        var sight = Sight.Of(field, task.Grid, mask);
        var asked = Pixels(task.Grid, mask, key, setting);
        ImmutableArray<(double X, double Y)> places = [.. asked.Select(pixel => pixel.Grid.Scaled(pixel.Number))];
        double[] truth = [.. asked.Select(pixel => field.Value(pixel.Grid.Places[pixel.Number]))];
        var noise = new RandomStream(NoiseSeed, key.Number);
        var said = setting.IsForgetful
            ? FieldSampler.DrawForgetfully(reader, sight, places, noise, steps * setting.StepFactor)
            : FieldSampler.Draw(reader, task.Objective, sight, places, noise, steps * setting.StepFactor);
        var common = new List<double>();
        var errors = new List<double>();
        for (var i = 0; i < said.Length; i++)
        {
            errors.Add(said[i] - truth[i]);
            if (asked[i].IsCommon)
            {
                common.Add(said[i] - truth[i]);
            }
        }

        return (PixelScore.Of(common).PeakSignalToNoise, PixelScore.Of(errors).PeakSignalToNoise);
    }

    // The pixels asked for at every length, hidden in random order among others: those not told, then those told, then a finer grid's.
    private static Asked[] Pixels(SquareGrid grid, ObservationMask mask, FieldKey key, LengthSetting setting)
    {
        var common = mask.Queries;
        var told = mask.Observed.ToHashSet();
        var taken = common.ToHashSet();
        var order = new RandomPermutation(FillSeed, key.Number, grid.Count);
        var others = Enumerable.Range(0, grid.Count).Select(i => (int)order[i]).Where(pixel => !taken.Contains(pixel))
            .OrderBy(pixel => told.Contains(pixel) ? 1 : 0);
        var fine = new SquareGrid(FineSide);
        var fineOrder = new RandomPermutation(FillSeed, ~(ulong)key.Number, fine.Count);
        var fillers = others.Select(pixel => new Asked(grid, pixel, false))
            .Concat(Enumerable.Range(0, fine.Count).Select(i => new Asked(fine, (int)fineOrder[i], false)));
        Asked[] asked = [.. common.Select(pixel => new Asked(grid, pixel, true)).Concat(fillers).Take(setting.Queries)];
        if (setting.IsRaster)
        {
            return [.. asked.OrderBy(pixel => pixel.Number)];
        }

        var shuffle = new RandomPermutation(~FillSeed, key.Number, asked.Length);
        return [.. Enumerable.Range(0, asked.Length).Select(i => asked[shuffle[i]])];
    }

    private readonly record struct Asked(SquareGrid Grid, int Number, bool IsCommon);
}
