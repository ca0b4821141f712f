using Lorentz.Learning.Samples;
using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Training;

/// <summary>The mutable inside of a running training, one step at a time.</summary>
internal abstract class TrainingSession : IDisposable
{
    /// <summary>One step on a batch; returns the sum of the sample losses.</summary>
    internal abstract double Step(RandomPermutation permutation, long batchStart, int batchCount, double rate, long step);

    /// <summary>Mean loss of the current weights, or of their moving average, over a source.</summary>
    internal abstract double ValidationLoss(SampleSource validation);

    /// <summary>Current weights in canonical order.</summary>
    internal abstract float[] Weights();

    /// <summary>Mean gradients in canonical order.</summary>
    internal abstract float[] FirstMoment();

    /// <summary>Mean squared gradients in canonical order.</summary>
    internal abstract float[] SecondMoment();

    /// <summary>Moving average in canonical order; null where there is none.</summary>
    internal abstract float[]? Average();

    /// <inheritdoc/>
    public abstract void Dispose();
}
