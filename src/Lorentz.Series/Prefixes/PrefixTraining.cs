using System.Collections.Immutable;
using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.SecondOrder;
using Lorentz.Series.Models;
using Lorentz.Series.Training;

namespace Lorentz.Series.Prefixes;

/// <summary>Teaches a model a recurrence by examples (teacher forcing).</summary>
public static class PrefixTraining
{
    private const int CurvePoints = 24;

    /// <summary>Trains. A pure function of its arguments.</summary>
    /// <param name="model">The model.</param>
    /// <param name="training">Examples to learn from.</param>
    /// <param name="validation">Examples to judge by.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed of weights, order and dropout.</param>
    /// <param name="cancellation">Ends the training with an <see cref="OperationCanceledException"/>.</param>
    public static TrainedPrefixes Run(
        CoefficientModel model, PrefixSet training, PrefixSet validation, PrefixRecipe recipe, ulong seed, CancellationToken cancellation)
    {
        var terms = Math.Max(training.Groups[^1].Length, validation.Groups[^1].Length);
        var noisy = new PrefixObjective(model, training, terms, recipe.Batch, isTraining: true, seed);
        var quiet = new PrefixObjective(model, training, terms, training.Count, isTraining: false, seed);
        var unseen = new PrefixObjective(model, validation, terms, validation.Count, isTraining: false, seed);
        var state = AdamState.Start(noisy.Start(seed));
        var options = new AdamOptions
        {
            Rate = recipe.Rate,
            WeightDecay = recipe.Decay,
            GradientNormLimit = recipe.GradientNormLimit,
            Schedule = recipe.Falls ? new RateSchedule.CosineToZero(recipe.Updates) : new RateSchedule.Constant(),
        };
        var curve = ImmutableArray.CreateBuilder<LossPoint>();
        curve.Add(new(0, quiet.MeanLoss(state.Point)));
        var chunk = Math.Max(1, recipe.Updates / CurvePoints);
        while (state.Step < recipe.Updates)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = Adam.Run(noisy, state, options, Math.Min(chunk, recipe.Updates - state.Step));
            state = result.State;
            curve.Add(new(state.Step, quiet.MeanLoss(state.Point)));
            if (result.Outcome == OptimiserOutcome.NotFinite)
            {
                break;
            }
        }

        return new(state.Point, quiet.MeanLoss(state.Point), noisy.MeanLoss(state.Point), unseen.MeanLoss(state.Point), curve.ToImmutable());
    }
}
