using System.Buffers.Binary;
using System.Security.Cryptography;
using Lorentz.Learning.Training;
using Xunit;

namespace Lorentz.Learning.Tests.Training;

/// <summary>Any damage to a saved state has a name, and none has a crash.</summary>
public sealed class TrainingStateCodecTests
{
    private static readonly TrainingState State = Sample();
    private static readonly byte[] Bytes = TrainingStateCodec.Encode(State);

    [Fact]
    public void StateComesBackToTheBit()
    {
        var reading = TrainingStateCodec.Decode(Bytes, State.PlanFingerprint, State.TraineeFingerprint);
        Assert.Equal(TrainingStateFault.None, reading.Fault);
        StateAssert.SameBits(State, reading.State!);
        Assert.Equal(State.TraineeFingerprint, reading.State!.TraineeFingerprint);
        Assert.Equal(State.PlanFingerprint, reading.State.PlanFingerprint);
    }

    [Fact]
    public void EveryTruncationIsFound()
    {
        for (var length = 0; length < Bytes.Length; length++)
        {
            Assert.Equal(TrainingStateFault.WrongLength, Decode(Bytes[..length]).Fault);
        }

        Assert.Equal(TrainingStateFault.WrongLength, Decode([.. Bytes, 0]).Fault);
    }

    [Fact]
    public void EveryFlippedBitIsFound()
    {
        for (var i = 0; i < Bytes.Length; i++)
        {
            var damaged = (byte[])Bytes.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            var reading = Decode(damaged);
            Assert.NotEqual(TrainingStateFault.None, reading.Fault);
            Assert.Null(reading.State);
        }
    }

    [Fact]
    public void NoiseIsNoState()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 200; trial++)
        {
            var noise = new byte[random.Next(0, 2000)];
            random.NextBytes(noise);
            Assert.Null(Decode(noise).State);
        }

        var named = new byte[500];
        "LRNTZTRN"u8.CopyTo(named);
        Assert.Equal(TrainingStateFault.UnknownVersion, Decode(named).Fault);
        Assert.Equal(TrainingStateFault.NotAState, Decode(new byte[500]).Fault);
    }

    [Theory]
    [InlineData(28, -1, TrainingStateFault.InvalidField)]
    [InlineData(28, int.MaxValue, TrainingStateFault.WrongLength)]
    [InlineData(28, 1 << 20, TrainingStateFault.WrongLength)]
    [InlineData(32, 2, TrainingStateFault.InvalidField)]
    [InlineData(36, -1, TrainingStateFault.InvalidField)]
    [InlineData(36, int.MaxValue, TrainingStateFault.WrongLength)]
    [InlineData(48, -1, TrainingStateFault.InvalidField)]
    public void ForgedFieldsAreRefusedUnderARightChecksum(int position, int value, TrainingStateFault fault)
    {
        var forged = (byte[])Bytes.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(forged.AsSpan(position), value);
        SHA256.HashData(forged.AsSpan(0, forged.Length - 32), forged.AsSpan(forged.Length - 32));
        Assert.Equal(fault, Decode(forged).Fault);
    }

    [Fact]
    public void StateOfAnotherPlanIsRefused() =>
        Assert.Equal(TrainingStateFault.OtherPlan, TrainingStateCodec.Decode(Bytes, State.PlanFingerprint + 1, State.TraineeFingerprint).Fault);

    [Fact]
    public void StateOfAnotherTraineeIsRefused() => Assert.Equal(
        TrainingStateFault.OtherTrainee, TrainingStateCodec.Decode(Bytes, State.PlanFingerprint, State.TraineeFingerprint + 1).Fault);

    private static TrainingStateReading Decode(byte[] bytes) => TrainingStateCodec.Decode(bytes, State.PlanFingerprint, State.TraineeFingerprint);

    private static TrainingState Sample()
    {
        var samples = Problems.Smooth(6, 60, 1);
        var plan = Problems.Plan(epochs: 2, batch: 20) with { AverageDecay = 0.5 };
        return Problems.Finished(Trainer.Run(plan, Problems.Network(Problems.Shape(6, 8), 1), samples, samples, 1, new SilentObserver()))
            with
        {
            Position = 40, LossSum = 1.5,
        };
    }
}
