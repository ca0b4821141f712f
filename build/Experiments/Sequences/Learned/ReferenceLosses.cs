using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>Losses that say how much a model has learned, in the units of its own.</summary>
/// <param name="Constant">Of the best constant: 1 + variance for a velocity, the variance for a value.</param>
/// <param name="Blind">Least one of a model that sees where the flow stands but no reading, for normal values of that variance.</param>
internal readonly record struct ReferenceLosses(double Constant, double Blind)
{
    private const int Fields = 200;

    /// <summary>The losses of a training, from the values of its first fields.</summary>
    public static ReferenceLosses Of(TrainingCase item)
    {
        var task = item.Task;
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var number = 0; number < Fields; number++)
        {
            var key = new FieldKey(task.Seed, FieldSet.Training, task.Families[number % task.Families.Length], (uint)(number / task.Families.Length));
            foreach (var value in task.Grid.Values(FieldGenerator.Draw(key)))
            {
                var told = item.Model.Scale.Told(value);
                (sum, squares, count) = (sum + told, squares + (told * told), count + 1);
            }
        }

        var variance = (squares / count) - (sum / count * (sum / count));
        var flow = new GaussianFlow(sum / count, Math.Sqrt(variance));
        return task.Objective == FieldObjective.Regression ? new(variance, variance)
            : item.Model.SaysEndPoint ? new(variance, flow.LeastEndPointLoss)
            : new(1 + variance, flow.LeastLoss);
    }
}
