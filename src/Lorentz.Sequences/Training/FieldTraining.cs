using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Training;

/// <summary>Trains models of fields with Adam. A pure function of its arguments.</summary>
public static class FieldTraining
{
    /// <summary>Trains.</summary>
    /// <param name="model">The model.</param>
    /// <param name="task">What it learns.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed of starting weights and dropout.</param>
    /// <param name="threads">Threads to use; the result does not depend on them.</param>
    /// <param name="cancellation">Ends the training with an <see cref="OperationCanceledException"/>.</param>
    public static TrainedField Run(FieldModel model, FieldTask task, FieldRecipe recipe, ulong seed, int threads, CancellationToken cancellation)
    {
        var (trainee, start) = Trainee(model, task, seed);
        var training = new FieldSamples(task, model, (long)recipe.Steps * recipe.Batch, FieldSet.Training);
        var judging = new FieldSamples(task with { Fields = recipe.JudgedSamples }, model, recipe.JudgedSamples, FieldSet.HeldOut);
        var curve = new LossCurve(recipe.Steps, recipe.Batch, cancellation);
        var result = Trainer.Run(recipe.Plan(seed), trainee, start, training, judging, threads, curve);
        cancellation.ThrowIfCancellationRequested();
        return result is TrainingResult.Completed { State: var state }
            ? new(state.Average ?? state.Weights, curve.Points, state.History[^1].ValidationLoss)
            : new(start, curve.Points, double.NaN);
    }

    /// <summary>The loss as a program, with its starting weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="task">What it learns.</param>
    /// <param name="seed">Seed of the weights.</param>
    public static (TapeTrainee Trainee, float[] Start) Trainee(FieldModel model, FieldTask task, ulong seed)
    {
        var layout = task.Layout;
        var tape = new TapeBuilder<float>();
        var parts = new ModelTape<float>(tape, isTraining: true);
        var bound = new BoundFieldModel<float>(model, parts, seed);
        var row = tape.Input(layout.Length);
        var targets = tape.Input(layout.Queries);
        var said = tape.Reshape(bound.Apply(layout.Cut(tape, row)).Said, 1, layout.Queries);
        var loss = tape.Scale(tape.SumColumns(tape.Square(tape.Subtract(said, targets))), 1.0 / layout.Queries);
        return (new TapeTrainee(tape.Build(loss), loss, row, targets, masks: parts.Masks), parts.Start(seed));
    }
}
