using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>What came of a training.</summary>
/// <param name="Steps">Steps at the ends of stretches of the training.</param>
/// <param name="Losses">Mean loss of each stretch.</param>
/// <param name="HeldOutLoss">Loss on held-out samples at the end.</param>
/// <param name="Marks">How well fields are reconstructed.</param>
/// <param name="Seconds">Time of the training alone, on one thread.</param>
internal sealed record TrainingOutcome(long[] Steps, double[] Losses, double HeldOutLoss, ExamMark[] Marks, double Seconds)
{
    /// <summary>The outcome of a training with its marks.</summary>
    public static TrainingOutcome Of(TrainedField trained, IEnumerable<ExamMark> marks, double seconds) =>
        new([.. trained.Curve.Select(point => point.Step)], [.. trained.Curve.Select(point => point.Loss)], trained.HeldOutLoss, [.. marks], seconds);

    /// <summary>Mean loss of the last stretch.</summary>
    public double Loss => Losses.Length > 0 ? Losses[^1] : double.NaN;
}
