using System.Collections.Immutable;
using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.SecondOrder;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;

namespace Lorentz.Series.Training;

/// <summary>Trains a rolled-out model on the loss of its equation alone: no coefficient of the solution is shown to it.</summary>
public static class RollOutTraining
{
    private const int CurvePoints = 40;

    /// <summary>Trains. A pure function of its arguments.</summary>
    /// <param name="model">The model.</param>
    /// <param name="form">The loss.</param>
    /// <param name="seeds">Where the first coefficients come from.</param>
    /// <param name="recipe">How the weights are found.</param>
    /// <param name="seed">Seed of starting weights and dropout.</param>
    /// <param name="start">Weights to start from; new ones where null.</param>
    /// <param name="cancellation">Ends the training with an <see cref="OperationCanceledException"/>.</param>
    public static TrainedRollOut Run(
        CoefficientModel model, QuadraticForm form, SeedRule seeds, TrainingRecipe recipe, ulong seed, double[]? start, CancellationToken cancellation)
    {
        var rollOut = RollOut.Record(model, form, seeds, isTraining: true);
        var objective = new RollOutObjective(rollOut, seed);
        var curve = ImmutableArray.CreateBuilder<LossPoint>();
        var (point, ending, evaluations) = (start ?? rollOut.Start(seed), "", 0L);
        (point, evaluations) = Adam(objective, recipe, point, curve, cancellation);
        (point, evaluations, ending) = QuasiNewton(objective, recipe, point, evaluations, curve, cancellation);
        (point, ending) = Marquardt(rollOut, form, recipe, point, ending, evaluations, curve, cancellation);

        // In training mode to the end where there is dropout, as the journal's coefficients are.
        return new(point, rollOut.Evaluate(point, seed), curve.ToImmutable(), ending);
    }

    private static (double[] Point, long Evaluations) Adam(
        RollOutObjective objective, TrainingRecipe recipe, double[] point, ImmutableArray<LossPoint>.Builder curve, CancellationToken cancellation)
    {
        var state = AdamState.Start(point);
        var options = new AdamOptions { Rate = recipe.Rate, WeightDecay = recipe.Decay };
        var chunk = Math.Max(1, recipe.AdamSteps / CurvePoints);
        while (state.Step < recipe.AdamSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = Learning.FirstOrder.Adam.Run(objective, state, options, Math.Min(chunk, recipe.AdamSteps - state.Step));
            state = result.State;
            curve.Add(new(state.Step, state.LastValue ?? double.NaN));
            if (result.Outcome == OptimiserOutcome.NotFinite)
            {
                break;
            }
        }

        return (state.Point, state.Step);
    }

    private static (double[] Point, long Evaluations, string Ending) QuasiNewton(
        RollOutObjective objective, TrainingRecipe recipe, double[] point, long evaluations, ImmutableArray<LossPoint>.Builder curve, CancellationToken cancellation)
    {
        var options = new LimitedMemoryOptions { Memory = recipe.Memory, GradientTolerance = 1e-16 };
        LimitedMemoryState? state = null;
        for (var round = 0; round < recipe.Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();

            // New masks make a new function: what was learned about the old one's curvature goes.
            objective.MaskStep = recipe.AdamSteps + round;
            if (state is null || objective.HasMasks)
            {
                state = LimitedMemoryState.Start(objective, state?.Point ?? point);
            }

            var result = LimitedMemoryBfgs.Run(objective, state, options, recipe.RoundIterations);
            state = result.State;
            curve.Add(new(evaluations + state.Evaluations, state.Value));
            if (result.Outcome != OptimiserOutcome.IterationLimit && !objective.HasMasks)
            {
                return (state.Point, evaluations + state.Evaluations, result.Outcome.ToString());
            }
        }

        return state is null ? (point, evaluations, "") : (state.Point, evaluations + state.Evaluations, nameof(OptimiserOutcome.IterationLimit));
    }

    private static (double[] Point, string Ending) Marquardt(
        RollOut rollOut, QuadraticForm form, TrainingRecipe recipe, double[] point, string ending, long evaluations, ImmutableArray<LossPoint>.Builder curve, CancellationToken cancellation)
    {
        if (recipe.MarquardtIterations == 0)
        {
            return (point, ending);
        }

        var residuals = new TapeResiduals(rollOut.Program, [], 1);
        var options = new LevenbergMarquardtOptions { GradientTolerance = 0 };
        var state = LevenbergMarquardtState.Start(point);
        var chunk = Math.Max(1, recipe.MarquardtIterations / CurvePoints);
        while (state.Iteration < recipe.MarquardtIterations)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = LevenbergMarquardt.Run(residuals, state, options, Math.Min(chunk, recipe.MarquardtIterations - state.Iteration));
            state = result.State;
            curve.Add(new(evaluations + ((long)state.Iteration * residuals.Rows), (2 * (state.Value ?? double.NaN)) + form.Rest));
            if (result.Outcome != OptimiserOutcome.IterationLimit)
            {
                return (state.Point, result.Outcome.ToString());
            }
        }

        return (state.Point, nameof(OptimiserOutcome.IterationLimit));
    }
}
