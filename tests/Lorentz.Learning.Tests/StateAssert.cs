using System.Runtime.InteropServices;
using Lorentz.Learning.Training;
using Xunit;

namespace Lorentz.Learning.Tests;

/// <summary>Equality of training states to the bit.</summary>
internal static class StateAssert
{
    internal static void SameBits(TrainingState expected, TrainingState actual)
    {
        SameBits(expected.Weights, actual.Weights);
        SameBits(expected.FirstMoment, actual.FirstMoment);
        SameBits(expected.SecondMoment, actual.SecondMoment);
        SameBits(expected.BestWeights, actual.BestWeights);
        SameBits(expected.Average ?? [], actual.Average ?? []);
        Assert.Equal(expected.History, actual.History);
        Assert.Equal(
            (expected.Step, expected.Epoch, expected.Position, expected.LossSum, expected.BestValidationLoss, expected.EpochsWithoutImprovement),
            (actual.Step, actual.Epoch, actual.Position, actual.LossSum, actual.BestValidationLoss, actual.EpochsWithoutImprovement));
    }

    internal static void SameBits(float[] expected, float[] actual) =>
        Assert.True(MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan())));
}
