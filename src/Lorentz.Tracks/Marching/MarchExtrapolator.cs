using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Marching;

/// <summary>
/// A march behind the contract every extrapolator keeps. Deviations from the straight line are computed in single
/// precision and added to the line in double precision: exact for q/p = 0 and for dz = 0.
/// </summary>
/// <remarks>
/// For tracks that start on the model's first plane and go forward. Elsewhere the answer is the straight line, flagged
/// <see cref="ExtrapolationStatus.OutsideRegion"/>, as are answers outside the training domain or off the tables.
/// </remarks>
public sealed unsafe class MarchExtrapolator : Extrapolator
{
    // Tracks sorted together: the cells of a thousand tracks fill their vectors well, and their order fits the stack.
    private const int Chunk = 1024;

    private readonly MarchModel model;
    private readonly MarchLayout layout;
    private readonly double[] z;
    private readonly double[] inverse;
    private readonly double[] minimum;
    private readonly double[] maximum;
    private readonly byte[] cellOfMillimetres;

    // Rooms of dual numbers: one for each thread that ever asks at the same time as another.
    private readonly ConcurrentBag<MarchTrack<Jet5>> rooms = [];

    /// <summary>An extrapolator of a march.</summary>
    /// <param name="name">Name in tables.</param>
    /// <param name="model">The march.</param>
    /// <exception cref="ArgumentException">The weights do not belong to the planes.</exception>
    public MarchExtrapolator(string name, MarchModel model)
    {
        if (model.Weights.Problem(model.Planes) is { } problem)
        {
            throw new ArgumentException(problem, nameof(model));
        }

        Name = name;
        this.model = model;
        layout = new(model);
        z = [.. model.Z];
        inverse = [.. Enumerable.Range(0, z.Length - 1).Select(cell => 1 / (z[cell + 1] - z[cell]))];
        (minimum, maximum) = model.Domain.Limits();

        // Cells by whole steps of a table: one look-up and at most a few comparisons find the cell of any z.
        cellOfMillimetres = [.. Enumerable.Range(0, (int)((z[^1] - z[0]) / Grain) + 1).Select(i => (byte)model.CellOf(z[0] + (i * Grain)))];
    }

    private const double Grain = 64;

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int FieldEvaluations(Millimetre z0, Millimetre z1) => z0 == z1 ? 0 : CellOf(z1.Value) + 2;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var (x, y, tx, ty, qop) = (state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV);
        var dz = z1.Value - z0.Value;
        var outside = !Contains(x, y, tx, ty, qop, z0.Value, dz);
        var deviation = Vector128<float>.Zero;
        if (Reaches(z0.Value, dz))
        {
            var room = stackalloc float[MarchWeights.Lanes * (z.Length + MarchWeights.History)];
            var cell = CellOf(z1.Value);
            var reach = z1.Value - z[cell];
            deviation = MarchKernel.One(
                layout, Vector128.Create((float)x, (float)y, (float)tx, (float)ty), (float)qop, cell, (float)reach,
                (float)(reach * inverse[cell]), room, out var left);
            outside |= left;
            GC.KeepAlive(layout);
        }
        else
        {
            outside |= dz != 0;
        }

        var end = Vector128.WidenLower(deviation);
        var slopes = Vector128.WidenUpper(deviation);
        var (x1, y1) = (x + (tx * dz) + end.ToScalar(), y + (ty * dz) + end.GetElement(1));
        var (tx1, ty1) = (tx + slopes.ToScalar(), ty + slopes.GetElement(1));
        return new(
            new(new(x1), new(y1), tx1, ty1, state.Qop), Judge(x1, y1, tx1, ty1, true, outside));
    }

    /// <summary>
    /// As <see cref="Extrapolator.Transport"/>: dual numbers carried through the same stages in double precision, with the
    /// gradients of the tables' splines. Where the answer is the straight line, its matrix.
    /// </summary>
    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        var dz = z1.Value - z0.Value;
        if (!Reaches(z0.Value, dz))
        {
            TransportJacobian.WriteDrift(dz, jacobian);
            return WithMatrix(Extrapolate(state, z0, z1), jacobian);
        }

        if (!rooms.TryTake(out var track))
        {
            track = new MarchTrack<Jet5>(model.Planes);
        }

        var start = TransportJacobian.Seed(state);
        track.Begin(start, z0.Value, dz);
        Span<Jet5> end = stackalloc Jet5[4];
        ReferenceMarch.Run(model, track, end);
        rooms.Add(track);
        TransportJacobian.Write(new DeviationJet(end[0], end[1], end[2], end[3]).EndOf(start, dz), jacobian);
        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        Span<ushort> order = stackalloc ushort[Chunk];
        Span<int> firsts = stackalloc int[z.Length + 2];
        var room = stackalloc float[MarchKernel.RoomFloats(z.Length) + 8];
        var aligned = (Vector256<float>*)(((nuint)room + 31) & ~(nuint)31);
        for (var first = 0; first < tracks.Count; first += Chunk)
        {
            var count = Math.Min(Chunk, tracks.Count - first);
            Sort(z0.Slice(first, count), z1.Slice(first, count), order, firsts);
            for (var cell = 0; cell < z.Length - 1; cell++)
            {
                for (var at = firsts[cell]; at < firsts[cell + 1]; at += MarchKernel.Tracks)
                {
                    var members = order[at..Math.Min(at + MarchKernel.Tracks, firsts[cell + 1])];
                    Carry(tracks, z0, z1, ends, statuses, first, members, cell, aligned);
                }
            }

            // What cannot be carried lies in a bucket of its own, behind the cells.
            for (var at = firsts[z.Length - 1]; at < count; at++)
            {
                var i = first + order[at];
                var result = Extrapolate(tracks[i], new(z0[i]), new(z1[i]));
                ends[i] = result.State;
                statuses[i] = result.Status;
            }
        }

        GC.KeepAlive(layout);
    }

    private void Carry(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses,
        int first, ReadOnlySpan<ushort> members, int cell, Vector256<float>* room)
    {
        var start = stackalloc Vector256<float>[7];
        var deviations = stackalloc Vector256<float>[4];
        var values = (float*)start;
        for (var lane = 0; lane < MarchKernel.Tracks; lane++)
        {
            // Lanes without a track of their own repeat the last one.
            var i = first + members[Math.Min(lane, members.Length - 1)];
            var reach = z1[i] - z[cell];
            values[lane] = (float)tracks.X[i];
            values[8 + lane] = (float)tracks.Y[i];
            values[16 + lane] = (float)tracks.Tx[i];
            values[24 + lane] = (float)tracks.Ty[i];
            values[32 + lane] = (float)tracks.Qop[i];
            values[40 + lane] = (float)reach;
            values[48 + lane] = (float)(reach * inverse[cell]);
        }

        var left = MarchKernel.Eight(layout, start, cell, room, deviations);
        var found = (float*)deviations;
        for (var lane = 0; lane < members.Length; lane++)
        {
            var i = first + members[lane];
            var (x, y, tx, ty, qop) = (tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i]);
            var dz = z1[i] - z0[i];
            var outside = !Contains(x, y, tx, ty, qop, z0[i], dz) | (left >> lane & 1) != 0;
            var (x1, y1) = (x + (tx * dz) + found[lane], y + (ty * dz) + found[8 + lane]);
            var (tx1, ty1) = (tx + found[16 + lane], ty + found[24 + lane]);
            (ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i], ends.Qop[i]) = (x1, y1, tx1, ty1, qop);
            statuses[i] = Judge(x1, y1, tx1, ty1, true, outside);
        }
    }

    // Counting sort by cell: tracks of one cell keep their order.
    private void Sort(ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, Span<ushort> order, Span<int> firsts)
    {
        Span<byte> cells = stackalloc byte[Chunk];
        firsts.Clear();
        for (var i = 0; i < z0.Length; i++)
        {
            var cell = Reaches(z0[i], z1[i] - z0[i]) ? CellOf(z1[i]) : z.Length - 1;
            cells[i] = (byte)cell;
            firsts[cell + 1]++;
        }

        for (var cell = 0; cell < z.Length; cell++)
        {
            firsts[cell + 1] += firsts[cell];
        }

        // Each start moves on as its bucket fills, and is the next one's start in the end.
        for (var i = 0; i < z0.Length; i++)
        {
            order[firsts[cells[i]]++] = (ushort)i;
        }

        for (var cell = z.Length; cell > 0; cell--)
        {
            firsts[cell] = firsts[cell - 1];
        }

        firsts[0] = 0;
    }

    private bool Reaches(double z0, double dz) => z0 == z[0] && dz > 0 && dz <= z[^1] - z[0];

    private int CellOf(double z1)
    {
        var cell = (int)cellOfMillimetres[(int)Math.Clamp((z1 - z[0]) * (1 / Grain), 0, cellOfMillimetres.Length - 1)];
        while (cell + 2 < z.Length && z1 >= z[cell + 1])
        {
            cell++;
        }

        return cell;
    }

    // False for NaN.
    private bool Contains(double x, double y, double tx, double ty, double qop, double z0, double dz) =>
        x >= minimum[0] & x <= maximum[0] & y >= minimum[1] & y <= maximum[1] & tx >= minimum[2] & tx <= maximum[2]
        & ty >= minimum[3] & ty <= maximum[3] & Math.Abs(qop) >= minimum[4] & Math.Abs(qop) <= maximum[4]
        & z0 >= minimum[5] & z0 <= maximum[5] & dz >= minimum[6] & dz <= maximum[6];
}
