using Lorentz.Learning.Training;

namespace Lorentz.Lab.Training;

/// <summary>A finished training.</summary>
/// <param name="State">Its final state, with the best weights.</param>
/// <param name="Samples">Samples seen, over all the runs it took.</param>
/// <param name="Seconds">Seconds that took, up to the last checkpoint of each run that was killed.</param>
public sealed record TrainingOutcome(TrainingState State, long Samples, double Seconds)
{
    /// <summary>Samples a second.</summary>
    public double SamplesPerSecond => Samples / Seconds;
}
