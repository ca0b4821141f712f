using Lorentz.Learning.Training;

namespace Lorentz.Lab.Training;

/// <summary>A finished training.</summary>
/// <param name="State">Its final state, with the best weights.</param>
/// <param name="Samples">Samples seen in this run: fewer than in all when it resumed.</param>
/// <param name="Seconds">Seconds that took.</param>
public sealed record TrainingOutcome(TrainingState State, long Samples, double Seconds)
{
    /// <summary>Samples a second; not a number when the run found the training already finished.</summary>
    public double SamplesPerSecond => Samples > 0 ? Samples / Seconds : double.NaN;
}
