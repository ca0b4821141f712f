using System.Collections.Immutable;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;
using Lorentz.Build.Experiments.Sequences.Reconstructions;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>The table in which every experiment with trained models tells how its trainings went and what they reconstruct.</summary>
internal static class TrainingTable
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("model", ""),
        Column.Integer("parameters", "", "weights and biases"),
        Column.Integer("steps", "", "of Adam"),
        Column.Integer("seeds", "", "trainings; numbers are their means"),
        Column.Real("loss", "", "mean of the last fiftieth of the training, in the model's own units", 4),
        Column.Real("held out", "", "loss on held-out fields at the end", 4),
        Column.Real("constant", "", "loss of the best constant in the same units", 4),
        Column.Real("blind", "", "least loss without looking at the readings in the same units", 4),
        Column.Text("fields", "family; held out or those of the training"),
        Column.Text("asked", "chunks: all pixels in random order, in sequences as long as in training; whole: in one sequence, row by row"),
        Column.Real("PSNR", "dB", "one sample, all pixels, mean over fields", 4),
        Column.Real("deviation", "dB", "standard deviation of this over seeds", 3),
        Column.Real("unobserved", "dB", "one sample, pixels that were not told", 4),
        Column.Real("observed", "dB", "one sample, pixels that were told", 4),
        Column.Real("RMSE", "", "one sample, all pixels", 3),
        Column.Real("SSIM", "", "one sample", 3),
        Column.Real("mean PSNR", "dB", "mean of the samples (posterior mean), all pixels", 4),
        Column.Real("mean unobserved", "dB", "mean of the samples, pixels that were not told", 4),
        Column.Real("mean observed", "dB", "mean of the samples, pixels that were told", 4),
        Column.Real("mean SSIM", "", "mean of the samples", 3),
    ];

    /// <summary>The rows of a case.</summary>
    public static IEnumerable<ImmutableArray<Cell>> Rows(TrainingCase item, ImmutableArray<TrainingOutcome> outcomes)
    {
        var references = ReferenceLosses.Of(item);
        for (var mark = 0; mark < outcomes[0].Marks.Length; mark++)
        {
            ExamMark[] marks = [.. outcomes.Select(outcome => outcome.Marks[mark])];
            yield return
            [
                item.Name, item.Model.Parameters, item.Recipe.Steps, outcomes.Length, outcomes.Average(outcome => outcome.Loss), outcomes.Average(outcome => outcome.HeldOutLoss),
                references.Constant, references.Blind,
                $"{FamilyName.Of(marks[0].Family)}, {(marks[0].Set == FieldSet.HeldOut ? "held out" : "training")}", marks[0].Setting,
                marks.Average(one => one.All), Moments.Of([.. marks.Select(one => one.All)]).StandardDeviation,
                marks.Average(one => one.Unobserved), marks.Average(one => one.Observed), marks.Average(one => one.RootMeanSquare), marks.Average(one => one.Similarity),
                marks.Average(one => one.MeanAll), marks.Average(one => one.MeanUnobserved), marks.Average(one => one.MeanObserved), marks.Average(one => one.MeanSimilarity),
            ];
        }
    }
}
