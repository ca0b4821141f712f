using Lorentz.Build.Experiments.Sequences.Learned;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>A model with what it was examined for.</summary>
/// <param name="Case">The model.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record LengthResult(TrainingCase Case, LengthOutcome Outcome)
{
    /// <summary>Mean PSNR on the common pixels; not a number where that was not asked.</summary>
    public double Decibels(string setting, int length) => Outcome.At(setting, length)?.Mean ?? double.NaN;
}
