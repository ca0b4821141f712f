using System.Globalization;
using Lorentz.Lab.States;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Carries a table of any length through an extrapolator in bounded memory, lines in the order of the input.</summary>
/// <param name="extrapolator">The extrapolator.</param>
/// <param name="threads">Number of threads; the output does not depend on it.</param>
internal sealed class StateStream(Extrapolator extrapolator, int threads)
{
    // Batches read before they are carried: enough for many threads, few enough for a small memory.
    private const int BatchesTogether = 16;

    // A plane beyond a kilometre is a wrong unit or a damaged number, and would keep a fixed-step method busy for hours.
    private const double FarthestPlane = 1e6;

    /// <summary>Carries every line of the reader.</summary>
    /// <param name="reader">The states.</param>
    /// <param name="writer">Receives the ends.</param>
    /// <param name="advance">Told how many lines were done, from time to time.</param>
    /// <param name="report">Told of each bad row.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How it went, line by line.</returns>
    public StatusTally Run(
        StateTableReader reader, EndTableWriter writer, Action<int> advance, Action<BadRow> report, CancellationToken cancellation)
    {
        var tally = new StatusTally();
        foreach (var lines in reader.ReadLines().Select(Plausible).Chunk(BatchesTogether * StateBatch.Lines))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var row in lines.OfType<BadRow>())
            {
                report(row);
            }

            var batches = Enumerable.Range(0, FixedOrder.ChunkCount(lines.Length, StateBatch.Lines))
                .Select(i => FixedOrder.Chunk(lines.Length, StateBatch.Lines, i))
                .Select(chunk => new StateBatch(lines.AsMemory((int)chunk.Start, chunk.Length)))
                .ToArray();
            FixedOrder.Run(batches.Length, threads, i =>
            {
                cancellation.ThrowIfCancellationRequested();
                batches[i].Carry(extrapolator);
                advance(StateBatch.Lines);
            });
            foreach (var batch in batches)
            {
                batch.Write(writer, tally);
            }
        }

        return tally;
    }

    private static StateLine Plausible(StateLine line) =>
        line is StateRow row && (TooFar("z0", row.StartZ) ?? TooFar("z1", row.EndZ)) is { } reason
            ? new BadRow(row.LineNumber, row.Fields, reason)
            : line;

    private static string? TooFar(string column, double z) => Math.Abs(z) <= FarthestPlane
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{column} = {z} mm is more than a kilometre away");
}
