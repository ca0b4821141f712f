using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Native;

/// <summary>Columns of a caller, carried a piece at a time through room that each thread keeps.</summary>
/// <remarks>
/// A piece is a multiple of every kernel's group of tracks, so that each track sits in the group it would sit in if all were
/// one batch: the bits are those of the managed batch.
/// </remarks>
internal static unsafe class ManyTracks
{
    private const int Piece = 4096;

    [ThreadStatic]
    private static Room? kept;

    /// <summary>The caller's columns.</summary>
    public readonly record struct Columns(
        nuint Count, nint X, nint Y, nint Tx, nint Ty, nint Qop, nint Z0, nint Z1, nint EndX, nint EndY, nint EndTx, nint EndTy, nint Statuses);

    /// <summary>Carries all tracks.</summary>
    public static void Carry(DeployedModel model, in Columns columns)
    {
        for (nuint first = 0; first < columns.Count; first += Piece)
        {
            var count = (int)Math.Min(Piece, columns.Count - first);
            var room = kept is { } fits && fits.Count == count ? fits : kept = new(count);
            Fetch(columns.X, first, room.Tracks.X);
            Fetch(columns.Y, first, room.Tracks.Y);
            Fetch(columns.Tx, first, room.Tracks.Tx);
            Fetch(columns.Ty, first, room.Tracks.Ty);
            Fetch(columns.Qop, first, room.Tracks.Qop);
            Fetch(columns.Z0, first, room.Z0);
            Fetch(columns.Z1, first, room.Z1);
            model.ExtrapolateBatch(room.Tracks, room.Z0, room.Z1, room.Ends, room.Statuses);
            Store(room.Ends.X, columns.EndX, first);
            Store(room.Ends.Y, columns.EndY, first);
            Store(room.Ends.Tx, columns.EndTx, first);
            Store(room.Ends.Ty, columns.EndTy, first);
            var statuses = (byte*)columns.Statuses + first;
            for (var i = 0; i < count; i++)
            {
                statuses[i] = (byte)room.Statuses[i];
            }
        }
    }

    private static void Fetch(nint column, nuint first, double[] values) => new ReadOnlySpan<double>((double*)column + first, values.Length).CopyTo(values);

    private static void Store(double[] values, nint column, nuint first) => values.CopyTo(new Span<double>((double*)column + first, values.Length));

    private sealed class Room(int count)
    {
        public int Count { get; } = count;

        public TrackColumns Tracks { get; } = TrackColumns.Allocate(count);

        public TrackColumns Ends { get; } = TrackColumns.Allocate(count);

        public double[] Z0 { get; } = new double[count];

        public double[] Z1 { get; } = new double[count];

        public ExtrapolationStatus[] Statuses { get; } = new ExtrapolationStatus[count];
    }
}
