using Lorentz.Numerics.LeastSquares;
using Lorentz.Numerics.Real;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Learned;

namespace Lorentz.Tracks.Marching;

/// <summary>
/// Learns the weights of a march: plane after plane, by linear least squares, the weights that best carry the training
/// tracks to their true states. Each fit sees the accelerations the march itself has computed so far, so that weights also
/// take back what earlier stages got wrong on average.
/// </summary>
public static class MarchFit
{
    // Tracks whose rows are added together: fixed, so that sums do not depend on threads.
    private const int Chunk = 1024;
    private const double Ridge = 1e-9;

    // A slope so wrong that the track is lost: coarse planes lose a few slow ones, and one of them outweighs all others.
    private const double LostSlope = 0.3;

    /// <summary>The march that a training set teaches.</summary>
    /// <param name="rows">Training set; tracks start on the table's first plane.</param>
    /// <param name="count">Tracks used, the first of the set; all when there are fewer.</param>
    /// <param name="field">The field the truth is integrated in.</param>
    /// <param name="table">The field on the planes.</param>
    /// <param name="orders">Powers of the end weights.</param>
    /// <param name="corrects">Whether slopes are corrected once a plane has an acceleration of its own.</param>
    /// <param name="threads">Threads to use; the weights do not depend on it.</param>
    public static MarchModel Of<TField>(SampleRows rows, int count, TField field, PlaneTable table, int orders, bool corrects, int threads)
        where TField : struct, IMagneticField
    {
        var z = table.Grid.Z;
        var tracksUsed = (int)Math.Min(count, rows.Count);
        var paths = PlanePaths.Of(rows, tracksUsed, z, field, threads);
        var tracks = new MarchTrack<Real64>[tracksUsed];
        for (var i = 0; i < tracks.Length; i++)
        {
            tracks[i] = new(z.Count);
            tracks[i].Begin(paths.Segments[i].ToKernel(), paths.Segments[i].Z0, paths.Segments[i].Dz);
        }

        var weights = MarchWeights.Zero(z.Count, orders, corrects);
        for (var plane = 0; plane < z.Count; plane++)
        {
            int[] members = [.. Enumerable.Range(0, tracks.Length).Where(i => paths.Cells[i] + 1 >= plane)];
            FitPlane(tracks, paths, members, table, weights, plane, threads);
        }

        FixedOrder.Run(z.Count - 1, threads, cell => FitEnd(tracks, paths, z, weights, cell));
        return new(table, weights, TrainingDomain.Of(rows));
    }

    private static void FitPlane(
        MarchTrack<Real64>[] tracks, PlanePaths paths, int[] members, PlaneTable table, MarchWeights weights, int plane, int threads)
    {
        var z = table.Grid.Z;
        var reach = z[plane] - z[MarchStages.BaseOf(plane)];
        bool IsLost(int i) => tracks[i].Lost;

        if (plane > 0)
        {
            Fit(members, threads, weights.Predict, plane, MarchWeights.History, _ => { }, IsLost, (i, c, row, right) =>
            {
                Bends(tracks[i], plane - 1, c, row);
                Miss(tracks[i], paths, i, c, plane, reach, right);
            });
        }

        void Look(int i)
        {
            MarchStages.Predict(tracks[i], z, weights, plane);
            MarchStages.Look(tracks[i], table, plane, false);
            MarchStages.Bend(tracks[i], plane);
            var truth = paths.States[i].AsSpan(4 * plane, 4);
            tracks[i].Lost |= !(Math.Abs(tracks[i].Predicted[2].Value - truth[2]) < LostSlope && Math.Abs(tracks[i].Predicted[3].Value - truth[3]) < LostSlope);
        }

        if (weights.Corrects)
        {
            Fit(members, threads, weights.Correct, plane, MarchWeights.Window, Look, IsLost, (i, c, row, right) =>
            {
                Bends(tracks[i], plane, c, row);
                Miss(tracks[i], paths, i, c, plane, reach, right);
            });
        }

        void Settle(int i)
        {
            if (!weights.Corrects)
            {
                Look(i);
            }
            else if (plane > 0)
            {
                MarchStages.Correct(tracks[i], z, weights, plane);
                MarchStages.Bend(tracks[i], plane);
            }
        }

        var step = plane >= 2 ? z[plane - 1] - z[plane - 2] : 0;
        Fit(members, threads, weights.Advance, plane, MarchWeights.Window, Settle, IsLost, (i, c, row, right) =>
        {
            Bends(tracks[i], plane, c, row);
            Miss(tracks[i], paths, i, c, Math.Max(0, plane - 1), step, right);
        });
        FixedOrder.Run(FixedOrder.ChunkCount(members.Length, Chunk), threads, chunk =>
        {
            var (start, length) = FixedOrder.Chunk(members.Length, Chunk, chunk);
            foreach (var i in members.AsSpan((int)start, length))
            {
                MarchStages.Advance(tracks[i], z, weights, plane);
            }
        });
    }

    private delegate void Equation(int track, int coordinate, Span<double> row, Span<double> right);

    private static void Fit(
        int[] members, int threads, float[] weights, int plane, int window, Action<int> before, Func<int, bool> isLost, Equation equation)
    {
        var parts = FixedOrder.Map(FixedOrder.ChunkCount(members.Length, Chunk), threads, chunk =>
        {
            var (start, length) = FixedOrder.Chunk(members.Length, Chunk, chunk);
            var (x, y) = (new NormalEquations(window, 2), new NormalEquations(window, 2));
            Span<double> row = stackalloc double[window];
            Span<double> right = stackalloc double[2];
            foreach (var i in members.AsSpan((int)start, length))
            {
                before(i);
                if (isLost(i))
                {
                    continue;
                }

                equation(i, 0, row, right);
                x.Add(row, right);
                equation(i, 1, row, right);
                y.Add(row, right);
            }

            return (X: x, Y: y);
        });
        var (totalX, totalY) = (new NormalEquations(window, 2), new NormalEquations(window, 2));
        foreach (var (x, y) in parts)
        {
            totalX.Add(x);
            totalY.Add(y);
        }

        Store(totalX.Solve(Ridge), window, 0, weights.AsSpan(plane * window * MarchWeights.Lanes));
        Store(totalY.Solve(Ridge), window, 1, weights.AsSpan(plane * window * MarchWeights.Lanes));
    }

    private static void FitEnd(MarchTrack<Real64>[] tracks, PlanePaths paths, IReadOnlyList<double> z, MarchWeights weights, int cell)
    {
        var unknowns = weights.Orders * MarchWeights.Window;
        var row = new double[unknowns];
        var right = new double[2];
        for (var coordinate = 0; coordinate < 2; coordinate++)
        {
            var equations = new NormalEquations(unknowns, 2);
            for (var i = 0; i < tracks.Length; i++)
            {
                if (paths.Cells[i] != cell || tracks[i].Lost)
                {
                    continue;
                }

                var track = tracks[i];
                var reach = track.Z0 + track.Dz - z[cell];
                Powers(track, coordinate, cell, reach / (z[cell + 1] - z[cell]), row);
                var end = paths.Ends[i];
                right[0] = (coordinate == 0 ? end.X : end.Y) - track.Base[coordinate].Value - (reach * track.Base[2 + coordinate].Value);
                right[1] = (coordinate == 0 ? end.Tx : end.Ty) - track.Base[2 + coordinate].Value;
                equations.Add(row, right);
            }

            Store(equations.Solve(Ridge), unknowns, coordinate, weights.End.AsSpan(cell * unknowns * MarchWeights.Lanes));
        }
    }

    // In the first cell there is no power 0: a step of length zero must give its start.
    private static void Powers(MarchTrack<Real64> track, int coordinate, int cell, double place, Span<double> row)
    {
        var power = 1.0;
        for (var offset = 0; offset < row.Length; offset += MarchWeights.Window, power *= place)
        {
            for (var k = 0; k < MarchWeights.Window; k++)
            {
                row[offset + k] = cell == 0 && offset == 0 ? 0 : power * track.Bend(cell + 1 - k, coordinate).Value;
            }
        }
    }

    private static void Bends(MarchTrack<Real64> track, int newest, int coordinate, Span<double> row)
    {
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = newest - k >= 0 ? track.Bend(newest - k, coordinate).Value : 0;
        }
    }

    // What is missing from the base, drifted to a plane, to the true state there.
    private static void Miss(MarchTrack<Real64> track, PlanePaths paths, int i, int coordinate, int plane, double reach, Span<double> right)
    {
        var truth = paths.States[i].AsSpan(4 * plane, 4);
        right[0] = truth[coordinate] - track.Base[coordinate].Value - (reach * track.Base[2 + coordinate].Value);
        right[1] = truth[2 + coordinate] - track.Base[2 + coordinate].Value;
    }

    private static void Store(double[] solution, int unknowns, int coordinate, Span<float> weights)
    {
        for (var k = 0; k < unknowns; k++)
        {
            weights[(k * MarchWeights.Lanes) + coordinate] = (float)solution[k];
            weights[(k * MarchWeights.Lanes) + 2 + coordinate] = (float)solution[unknowns + k];
        }
    }
}
