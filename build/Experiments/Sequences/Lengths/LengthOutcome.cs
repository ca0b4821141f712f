using Lorentz.Build.Experiments.Sequences.Learned;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>What came of a training, and of asking for the same pixels in sequences of different lengths.</summary>
/// <param name="Training">The training.</param>
/// <param name="Points">The answers.</param>
/// <param name="Picture">A field as it was reconstructed.</param>
internal sealed record LengthOutcome(TrainingOutcome Training, LengthPoint[] Points, LengthPicture Picture)
{
    /// <summary>A point; null where it was not asked.</summary>
    public LengthPoint? At(string setting, int length) => Points.FirstOrDefault(point => point.Setting == setting && point.Length == length);
}
