using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>How a trained model is asked for all pixels of a field.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Queries">Queries in a sequence.</param>
/// <param name="IsRaster">Whether pixels come row by row, instead of in random order.</param>
/// <param name="Samples">Samples whose mean is scored as well.</param>
internal sealed record ExamSetting(string Name, int Queries, bool IsRaster, int Samples)
{
    /// <summary>All pixels in sequences of the training's length, in random order.</summary>
    public static ExamSetting Chunks(FieldTask task, int samples) => new("chunks", task.Layout.Queries, false, samples);

    /// <summary>All pixels in one sequence, row by row: as the plan evaluates.</summary>
    public static ExamSetting Whole(FieldTask task) => new("whole", task.Grid.Count, true, 1);
}
