using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Training;

/// <summary>The numbers of one AdamW step in single precision, and the step on eight parameters.</summary>
internal readonly struct OptimiserStep
{
    private readonly double learningRate;
    private readonly double correction1;
    private readonly double weightDecay;
    private readonly float beta1;
    private readonly float beta2;
    private readonly float newShare1;
    private readonly float newShare2;
    private readonly float rootScale;
    private readonly float epsilon;
    private readonly float averageShare;

    internal OptimiserStep(TrainingPlan plan, double learningRate, long step)
    {
        var optimiser = plan.Optimiser;
        this.learningRate = learningRate;
        weightDecay = optimiser.WeightDecay;
        beta1 = (float)optimiser.Beta1;
        beta2 = (float)optimiser.Beta2;
        newShare1 = (float)(1.0 - optimiser.Beta1);
        newShare2 = (float)(1.0 - optimiser.Beta2);
        correction1 = 1.0 - Power(optimiser.Beta1, step);
        rootScale = (float)(1.0 / Math.Sqrt(1.0 - Power(optimiser.Beta2, step)));
        epsilon = (float)optimiser.Epsilon;
        averageShare = (float)(1.0 - (plan.AverageDecay ?? 0.0));
    }

    /// <summary>Rate of parameters that learn by a factor faster.</summary>
    internal float Rate(double factor) => (float)(factor * learningRate / correction1);

    /// <summary>What the weight decay leaves of a parameter that it acts on, or does not.</summary>
    internal float Kept(bool decays) => decays ? (float)(1.0 - (learningRate * weightDecay)) : 1f;

    /// <summary>Moves eight parameters.</summary>
    /// <param name="weight">The parameters.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="kept">From <see cref="Kept"/>.</param>
    /// <param name="rate">From <see cref="Rate"/>.</param>
    /// <param name="first">Mean gradient.</param>
    /// <param name="second">Mean squared gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float> Apply(
        Vector256<float> weight, Vector256<float> gradient, float kept, float rate, ref Vector256<float> first, ref Vector256<float> second)
    {
        first = Vector256.FusedMultiplyAdd(first, Vector256.Create(beta1), gradient * newShare1);
        second = Vector256.FusedMultiplyAdd(second, Vector256.Create(beta2), gradient * gradient * newShare2);
        var root = Vector256.FusedMultiplyAdd(Vector256.Sqrt(second), Vector256.Create(rootScale), Vector256.Create(epsilon));
        return (weight * kept) - (first * rate / root);
    }

    /// <summary>Moves the moving average of eight parameters towards them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float> Average(Vector256<float> average, Vector256<float> weight) =>
        Vector256.FusedMultiplyAdd(weight - average, Vector256.Create(averageShare), average);

    /// <summary>value to a whole power by squaring.</summary>
    internal static double Power(double value, long exponent)
    {
        var result = 1.0;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result *= square;
            }

            square *= square;
        }

        return result;
    }
}
