using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Lorentz.Learning.Training;

/// <summary>Training states as bytes.</summary>
/// <remarks>
/// Little-endian, in this order: 8 bytes that name the format, version (4), plan fingerprint (8), trainee fingerprint (8),
/// number of weights, whether there is a moving average, number of history records (4 each), step (8), epoch (4), position (8),
/// loss sum (8), best validation loss (8), epochs without improvement (4); weights, first and second moment, best
/// weights and, where there is one, the average (4 bytes a number); history (4 + 3 x 8 a record); SHA-256 of all that.
/// </remarks>
public static class TrainingStateCodec
{
    private const int Version = 2;
    private const int HeadBytes = 8 + 4 + 8 + 8 + (3 * 4) + 8 + 4 + 8 + 8 + 8 + 4;
    private const int RecordBytes = 4 + (3 * 8);
    private static ReadOnlySpan<byte> Name => "LRNTZTRN"u8;

    /// <summary>The bytes of a state.</summary>
    public static byte[] Encode(TrainingState state)
    {
        var bytes = new byte[Length(state.Weights.Length, state.Average is not null, state.History.Length)];
        var writer = new ByteWriter(bytes);
        writer.Write(Name);
        writer.Write(Version);
        writer.Write((long)state.PlanFingerprint);
        writer.Write((long)state.TraineeFingerprint);
        writer.Write(state.Weights.Length);
        writer.Write(state.Average is null ? 0 : 1);
        writer.Write(state.History.Length);
        writer.Write(state.Step);
        writer.Write(state.Epoch);
        writer.Write(state.Position);
        writer.Write(state.LossSum);
        writer.Write(state.BestValidationLoss);
        writer.Write(state.EpochsWithoutImprovement);
        writer.Write(state.Weights);
        writer.Write(state.FirstMoment);
        writer.Write(state.SecondMoment);
        writer.Write(state.BestWeights);
        writer.Write(state.Average ?? []);
        foreach (var record in state.History)
        {
            writer.Write(record.Epoch);
            writer.Write(record.TrainingLoss);
            writer.Write(record.ValidationLoss);
            writer.Write(record.LearningRate);
        }

        SHA256.HashData(bytes.AsSpan(0, writer.Position), bytes.AsSpan(writer.Position));
        return bytes;
    }

    /// <summary>The state that bytes stand for, if they stand for one.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="planFingerprint">Fingerprint of the plan the state must belong to.</param>
    /// <param name="traineeFingerprint">Fingerprint of the trainee the state must belong to.</param>
    public static TrainingStateReading Decode(ReadOnlySpan<byte> bytes, ulong planFingerprint, ulong traineeFingerprint)
    {
        if (bytes.Length < HeadBytes + SHA256.HashSizeInBytes)
        {
            return Faulty(TrainingStateFault.WrongLength);
        }

        if (!bytes.StartsWith(Name))
        {
            return Faulty(TrainingStateFault.NotAState);
        }

        var reader = new ByteReader(bytes[Name.Length..]);
        if (reader.ReadInt32() != Version)
        {
            return Faulty(TrainingStateFault.UnknownVersion);
        }

        var fingerprint = (ulong)reader.ReadInt64();
        var trainee = (ulong)reader.ReadInt64();
        var weights = reader.ReadInt32();
        var average = reader.ReadInt32();
        var records = reader.ReadInt32();
        if (weights < 0 || average is not (0 or 1) || records < 0)
        {
            return Faulty(TrainingStateFault.InvalidField);
        }

        if (bytes.Length != Length(weights, average == 1, records))
        {
            return Faulty(TrainingStateFault.WrongLength);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..^hash.Length], hash);
        if (!hash.SequenceEqual(bytes[^hash.Length..]))
        {
            return Faulty(TrainingStateFault.Damaged);
        }

        if (fingerprint != planFingerprint)
        {
            return Faulty(TrainingStateFault.OtherPlan);
        }

        if (trainee != traineeFingerprint)
        {
            return Faulty(TrainingStateFault.OtherTrainee);
        }

        var state = Body(ref reader, fingerprint, trainee, weights, average == 1, records);
        return state.Step < 0 || state.Epoch < 0 || state.Position < 0 || state.EpochsWithoutImprovement < 0
            ? Faulty(TrainingStateFault.InvalidField)
            : new(state, TrainingStateFault.None);
    }

    // Members are initialised in the order they are written here, which is the order of the fields in the bytes.
    private static TrainingState Body(
        ref ByteReader reader, ulong plan, ulong trainee, int weights, bool average, int records) => new()
    {
        PlanFingerprint = plan,
        TraineeFingerprint = trainee,
        Step = reader.ReadInt64(),
        Epoch = reader.ReadInt32(),
        Position = reader.ReadInt64(),
        LossSum = reader.ReadDouble(),
        BestValidationLoss = reader.ReadDouble(),
        EpochsWithoutImprovement = reader.ReadInt32(),
        Weights = reader.ReadSingles(weights),
        FirstMoment = reader.ReadSingles(weights),
        SecondMoment = reader.ReadSingles(weights),
        BestWeights = reader.ReadSingles(weights),
        Average = average ? reader.ReadSingles(weights) : null,
        History = History(ref reader, records),
    };

    private static ImmutableArray<EpochRecord> History(ref ByteReader reader, int records)
    {
        var history = ImmutableArray.CreateBuilder<EpochRecord>(records);
        for (var i = 0; i < records; i++)
        {
            history.Add(new(reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()));
        }

        return history.MoveToImmutable();
    }

    private static long Length(int weights, bool average, int records) =>
        HeadBytes + ((average ? 5L : 4L) * sizeof(float) * weights) + ((long)records * RecordBytes) + SHA256.HashSizeInBytes;

    private static TrainingStateReading Faulty(TrainingStateFault fault) => new(null, fault);
}
