using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>The true matrices of some tracks, found three ways.</summary>
/// <param name="Matrices">Dual numbers through the reference integration, 25 numbers a track.</param>
/// <param name="Variational">For each track how far the variational equation is from it: largest scaled difference over the scaled norm.</param>
/// <param name="Differences">The same of differences extrapolated to step zero, for the first tracks.</param>
internal sealed record JacobianTruth(double[][] Matrices, double[] Variational, double[] Differences)
{
    // Ridders' first step in parts of natural sizes: tracks of the acceptance's edge must not meet the poles beside it.
    private const double FirstStep = 0.02;
    private const int Chunk = 16;

    private static readonly PointSourceField Field = PointSourceField.LhcbDipole;

    // Half the reference's own, whose matrix is wrong by 1e-9 for the slowest tracks; and another one for the variational
    // equation: one way must not share the other's error.
    private const double Step = ReferenceTruth.Step / 2;
    private const double VariationalStep = 60;

    /// <summary>The matrices of all tracks.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="differences">How many of them are differentiated by differences.</param>
    /// <param name="threads">Threads to use; the matrices do not depend on it.</param>
    /// <param name="cancellation">Stops between tracks.</param>
    public static JacobianTruth Of(TestTracks tracks, int differences, int threads, CancellationToken cancellation)
    {
        var reference = new FixedStepExtrapolator<PointSourceField>(DormandPrince8.Tableau, Field, Step);
        var matrices = ForEach(tracks.Count, threads, i =>
        {
            var matrix = new double[TransportJacobian.Length];
            reference.Transport(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), matrix);
            return matrix;
        }, cancellation);
        var variational = ForEach(tracks.Count, threads, i =>
        {
            var matrix = new double[TransportJacobian.Length];
            VariationalEquation.Integrate(Field, tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), VariationalStep, matrix);
            return ScaledMatrix.Distance(matrix, matrices[i]);
        }, cancellation);
        var extrapolated = ForEach(Math.Min(differences, tracks.Count), threads, i =>
        {
            TrackState Carry(TrackState state) => reference.Extrapolate(state, new(tracks.Z0[i]), new(tracks.Z1[i])).State;
            return ScaledMatrix.Distance(DifferenceJacobian.Extrapolated(Carry, tracks.Columns[i], FirstStep), matrices[i]);
        }, cancellation);
        return new(matrices, variational, extrapolated);
    }

    /// <summary>The three ways beside each other.</summary>
    public Table ToTable() => new(
        "The true matrix, found three ways",
        [
            Column.Text("way", "to the matrix, compared with dual numbers through the reference integration"),
            Column.Integer("tracks", "", "tracks compared"),
            Column.Real("median", "", "median over the tracks of the largest scaled difference over the scaled norm", 3),
            Column.Real("max", "", "largest of them", 3),
        ],
        [
            Row($"variational equation, Dormand-Prince 8 (Runge-Kutta), {VariationalStep:F0} mm", Variational),
            Row("differences of the reference, extrapolated to step zero (Ridders)", Differences),
        ]);

    private static System.Collections.Immutable.ImmutableArray<Cell> Row(string way, double[] distances)
    {
        var quantiles = new Quantiles(distances);
        return [way, distances.Length, quantiles.Median, quantiles.Maximum];
    }

    private static T[] ForEach<T>(int count, int threads, Func<int, T> function, CancellationToken cancellation)
    {
        var results = new T[count];
        FixedOrder.Run(FixedOrder.ChunkCount(count, Chunk), threads, index =>
        {
            cancellation.ThrowIfCancellationRequested();
            var (start, length) = FixedOrder.Chunk(count, Chunk, index);
            for (var i = (int)start; i < (int)start + length; i++)
            {
                results[i] = function(i);
            }
        });
        return results;
    }
}
