using Lorentz.Numerics.Elementary;

namespace Lorentz.Learning.Training;

/// <summary>
/// Linear warm-up over the first epochs, then half a cosine down to a floor (Loshchilov and Hutter 2017, eq. 5,
/// without restarts), per step.
/// </summary>
/// <param name="Peak">Rate at the end of the warm-up.</param>
/// <param name="Floor">Rate at the end of training.</param>
/// <param name="WarmupEpochs">Epochs of linear warm-up; 0 for none.</param>
public sealed record LearningRateSchedule(double Peak, double Floor, int WarmupEpochs)
{
    /// <summary>The rate of a step.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="stepsPerEpoch">Steps in an epoch.</param>
    /// <param name="epochs">Epochs in all.</param>
    public double Rate(long step, long stepsPerEpoch, int epochs)
    {
        var warmup = WarmupEpochs * stepsPerEpoch;
        if (step < warmup)
        {
            return Peak * (step + 1) / warmup;
        }

        var rest = Math.Max(1, (epochs * stepsPerEpoch) - warmup - 1);
        var progress = Math.Min(1.0, (double)(step - warmup) / rest);
        return Floor + ((Peak - Floor) * 0.5 * (1.0 + Trigonometric.Cosine(Math.PI * progress)));
    }
}
