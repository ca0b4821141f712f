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
