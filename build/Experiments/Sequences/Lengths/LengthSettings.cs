using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>The ways in which a trained model is asked.</summary>
internal static class LengthSettings
{
    /// <summary>Tokens when all pixels are asked for in one sequence, as the plan evaluates.</summary>
    public const int Whole = 1075;

    /// <summary>Tokens with 64 x 64 queries.</summary>
    public const int Fine = 4147;

    /// <summary>The settings of a model.</summary>
    /// <param name="item">The model.</param>
    /// <param name="longest">Longest sequence where queries attend to each other: the time grows with its square.</param>
    public static IEnumerable<LengthSetting> Of(TrainingCase item, int longest)
    {
        var readings = item.Task.Layout.Readings;
        var isCheap = item.Model.Backbone == Backbone.StateSpace || item.Model.HasIsolatedQueries;
        foreach (var length in new[] { 102, 150, 300, 600, Whole, 2000, Fine })
        {
            if (length <= longest || (isCheap && longest >= Whole))
            {
                yield return new("random", length, length - readings);
            }
        }

        yield return new("one by one", readings + 1, readings);
        if (item.Task.Objective == FieldObjective.Flow)
        {
            yield return new("random, 4 times the sampling steps", 102, readings) { StepFactor = 4 };
            yield return new("random, the plan's sampler of V1", 102, readings) { IsForgetful = true };
        }

        if (longest < Whole)
        {
            yield break;
        }

        yield return new("row by row", Whole, Whole - readings) { IsRaster = true };
        yield return new("sequences of 102", 102, Whole - readings);
        if (item.Model.Step is StateSpaceStep.OfLength && item.Model.Backbone == Backbone.StateSpace)
        {
            foreach (var length in new[] { 300, Whole })
            {
                yield return new("random, dt = 1/102", length, length - readings) { Step = new StateSpaceStep.Fixed(1.0 / 102) };
            }

            yield return new("random, dt = 1/1024", Whole, Whole - readings) { Step = new StateSpaceStep.Fixed(StudyModels.FixedStep) };
            yield return new("row by row, dt = 1/102", Whole, Whole - readings) { IsRaster = true, Step = new StateSpaceStep.Fixed(1.0 / 102) };
        }
    }
}
