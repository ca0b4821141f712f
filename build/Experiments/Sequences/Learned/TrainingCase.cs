using System.Diagnostics;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>A model to train and to examine.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="Model">The model.</param>
/// <param name="Task">What it learns.</param>
/// <param name="Recipe">How.</param>
internal sealed record TrainingCase(string Name, FieldModel Model, FieldTask Task, FieldRecipe Recipe)
{
    /// <summary>Most trainings with different seeds.</summary>
    public int MostSeeds { get; init; } = int.MaxValue;

    /// <summary>Trains on one thread.</summary>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was trained, and how many seconds it took.</returns>
    public (TrainedField Trained, double Seconds) Train(ulong seed, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var trained = FieldTraining.Run(Model, Task, Recipe, seed, 1, cancellation);
        return (trained, watch.Elapsed.TotalSeconds);
    }

    /// <summary>A number that grows with the time of the training.</summary>
    public double Cost
    {
        get
        {
            var layout = Task.Layout;
            var tokens = layout.Readings + layout.Queries;
            return (double)Recipe.Steps * Recipe.Batch * tokens * (Model.Parameters + (tokens * (double)Model.Width * Model.Layers) + (500.0 * Model.Width));
        }
    }
}
