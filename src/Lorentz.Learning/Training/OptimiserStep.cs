using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Training;

/// <summary>The numbers of one AdamW step in single precision, and the step on eight parameters.</summary>
internal readonly struct OptimiserStep
{
    private readonly float beta1;
    private readonly float beta2;
    private readonly float newShare1;
    private readonly float newShare2;
    private readonly float rate;
    private readonly float outputRate;
    private readonly float rootScale;
    private readonly float epsilon;
    private readonly float keptWeight;
    private readonly float keptBias;
    private readonly float averageShare;

    internal OptimiserStep(TrainingPlan plan, double learningRate, long step)
    {
        var optimiser = plan.Optimiser;
        beta1 = (float)optimiser.Beta1;
        beta2 = (float)optimiser.Beta2;
        newShare1 = (float)(1.0 - optimiser.Beta1);
        newShare2 = (float)(1.0 - optimiser.Beta2);
        rate = (float)(learningRate / (1.0 - Power(optimiser.Beta1, step)));
        outputRate = (float)(plan.OutputRateFactor * learningRate / (1.0 - Power(optimiser.Beta1, step)));
        rootScale = (float)(1.0 / Math.Sqrt(1.0 - Power(optimiser.Beta2, step)));
        epsilon = (float)optimiser.Epsilon;
        keptWeight = (float)(1.0 - (learningRate * optimiser.WeightDecay));
        keptBias = optimiser.DecayBiases ? keptWeight : 1f;
        averageShare = (float)(1.0 - (plan.AverageDecay ?? 0.0));
    }

    /// <summary>Moves eight parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float> Apply(
        Vector256<float> weight, Vector256<float> gradient, bool isBias, bool isOutputWeight, ref Vector256<float> first, ref Vector256<float> second)
    {
        first = Vector256.FusedMultiplyAdd(first, Vector256.Create(beta1), gradient * newShare1);
        second = Vector256.FusedMultiplyAdd(second, Vector256.Create(beta2), gradient * gradient * newShare2);
        var root = Vector256.FusedMultiplyAdd(Vector256.Sqrt(second), Vector256.Create(rootScale), Vector256.Create(epsilon));
        var kept = weight * (isBias ? keptBias : keptWeight);
        return kept - (first * (isOutputWeight ? outputRate : rate) / root);
    }

    /// <summary>Moves the moving average of eight parameters towards them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float> Average(Vector256<float> average, Vector256<float> weight) =>
        Vector256.FusedMultiplyAdd(weight - average, Vector256.Create(averageShare), average);

    private static double Power(double value, long exponent)
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
