using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Graph;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Physics.Jacobians;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>What a matrix costs: the state alone, the state with its matrix, and the state with a matrix by differences, in turn.</summary>
/// <param name="Entry">The extrapolator.</param>
/// <param name="State">The state alone.</param>
/// <param name="Matrix">State and matrix; its ratio is that to the state alone.</param>
/// <param name="Differences">Six extrapolations.</param>
internal sealed record JacobianTimes(RaceEntry Entry, TimingResult State, TimingResult Matrix, TimingResult Differences)
{
    /// <summary>Times every extrapolator.</summary>
    /// <param name="run">The run.</param>
    /// <param name="entries">The extrapolators.</param>
    /// <param name="tracks">Tracks, taken in turn.</param>
    /// <param name="options">How long and how often.</param>
    public static ImmutableArray<JacobianTimes> Measure(TargetRun run, ImmutableArray<RaceEntry> entries, TestTracks tracks, TimerOptions options)
    {
        using var stage = run.Stage("timing", entries.Length);
        var times = ImmutableArray.CreateBuilder<JacobianTimes>(entries.Length);
        foreach (var entry in entries)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            stage.Report(entry.Name);
            var matrix = new double[TransportJacobian.Length];
            var results = InterleavedTimer.Measure(
                [
                    ExtrapolatorContender.Single(entry.Name, entry.Extrapolator, tracks),
                    InTurn(entry.Name, tracks, i =>
                        entry.Extrapolator.Transport(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), matrix).State.Tx + matrix[2]),
                    InTurn(entry.Name, tracks, i =>
                        DifferenceJacobian.Forward(entry.Extrapolator, tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), matrix).State.Tx + matrix[2]),
                ],
                options);
            times.Add(new(entry, results[0], results[1], results[2]));
            stage.Advance(1);
        }

        return times.MoveToImmutable();
    }

    /// <summary>All times.</summary>
    public static Table ToTable(ImmutableArray<JacobianTimes> times, MachineDescription machine) => new(
        "Transport matrices: time of one track",
        [
            Column.Text("extrapolator", "what carries the track"),
            Column.Text("family", "what it is a variant of"),
            Column.Real("state", "ns", "median time of the state alone, one track, one thread", 4),
            Column.Real("with matrix", "ns", "median time of the state with its own matrix", 4),
            Column.Real("ratio", "", "own matrix over state alone: median of the ratios of one round", 3),
            Column.Real("by differences", "ns", "median time of the state with five more extrapolations", 4),
            Column.Real("ratio of differences", "", "differences over state alone", 3),
            Column.Real("allocated", "B", "managed memory allocated by a track with matrix", 3),
            Column.Text("machine", "where it was timed"),
        ],
        [
            .. times.Select(time => (ImmutableArray<Cell>)
            [
                time.Entry.Name, time.Entry.Family, time.State.Median, time.Matrix.Median, time.Matrix.Ratio, time.Differences.Median,
                time.Differences.Ratio, time.Matrix.AllocatedBytes, machine.ToString(),
            ]),
        ]);

    private static Contender InTurn(string name, TestTracks tracks, Func<int, double> carry)
    {
        var next = 0;
        return new Contender(name, repetitions =>
        {
            var checksum = 0.0;
            for (var i = 0; i < repetitions; i++)
            {
                // A track without an end has a matrix of NaN, and is no failure here.
                var value = carry(next);
                checksum += double.IsNaN(value) ? 0 : value;
                next = next + 1 == tracks.Count ? 0 : next + 1;
            }

            return checksum;
        });
    }
}
