using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The plan's binned models: one network each for short, middle and long steps, against one for all.</summary>
internal static class BinnedStepTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "BinnedStep";

    private const int Width = 256;

    private static ImmutableArray<double> Edges { get; } = [2000, 6000];

    private static ImmutableArray<string> Names { get; } = ["0.5 to 2 m", "2 to 6 m", "6 to 12 m"];

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "Separate networks for short, middle and long steps against one network for all",
        "BinnedStepTarget.cs",
        [.. StudySets.Parameters(standard: 600_000), .. StudyTraining.Parameters(standard: 20)],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var members = Names.Select((_, bin) => Train($"bin {bin + 1}", Width, Bin(sets.Training, bin), Bin(sets.Validation, bin))).ToImmutableArray();
        var binned = new BinnedExtrapolator("three networks", Edges, [.. members.Select(member => (Extrapolator)new LearnedExtrapolator("member", member))]);
        var single = Train("one network, same time", Width, sets.Training.Rows, sets.Validation.Rows);
        var wide = Train("one network, same parameters", 3 * Width, sets.Training.Rows, sets.Validation.Rows);

        var table = ModelTable.Empty("Networks by step length");
        var all = Judge("three networks, 256 neurons each", binned, members.Sum(member => member.Network.Shape.Parameters));
        var one = Judge("one network, 256 neurons", new LearnedExtrapolator("single", single), single.Network.Shape.Parameters);
        var equal = Judge("one network, 768 neurons", new LearnedExtrapolator("wide", wide), wide.Network.Shape.Parameters);
        ModelTable.Write(run, table);
        var jumps = Edges.Select((edge, i) => Jump(tracks, members[i], members[i + 1], edge)).ToArray();
        StudyTarget.Verdict(
            run,
            "Binned steps: verdict",
            "The plan proposes separate models for dz of 0 to 2000, 2000 to 6000 and 6000 to 12000 mm. All networks see the same tracks for the same number of epochs, so each of the three sees only its share.",
            [
                new("Three networks beat one of the same evaluation time", all[^1].Rmse < one[^1].Rmse, Pair(all[^1], one[^1])),
                new("Three networks beat one with the same number of parameters", all[^1].Rmse < equal[^1].Rmse, Pair(all[^1], equal[^1])),
                new("The jump where one network hands over to the next is smaller than the error itself", jumps.Max() < all[^1].Rmse, string.Join(", ", Edges.Zip(jumps, (edge, jump) => FormattableString.Invariant($"{jump:G3} mm rms at {edge} mm")))),
            ],
            [
                "Rows by bin: " + string.Join("; ", Names.Select((name, bin) => FormattableString.Invariant($"{name}: three {all[bin].Rmse:G3} mm, one {one[bin].Rmse:G3} mm, one wide {equal[bin].Rmse:G3} mm rms"))) + ".",
            ],
            table);

        TrackNetwork Train(string name, int width, SampleRows training, SampleRows validation) =>
            StudyTraining.Single(run, name, training, validation, FormulationFit.Residual(training, 6), width, 1);

        // Errors by bin, and of all tracks last.
        ErrorSummary[] Judge(string name, Extrapolator extrapolator, int parameters)
        {
            var errors = tracks.Judge(extrapolator, run.Threads).Errors;
            ErrorSummary[] summaries =
            [
                .. Names.Select((_, bin) => ErrorSummary.Of([.. errors.Where((_, i) => binned.Bin(tracks.Segments[i].Dz) == bin)])),
                ErrorSummary.Of(errors),
            ];
            for (var i = 0; i < summaries.Length; i++)
            {
                table = table.WithModel(i < Names.Length ? Names[i] : "all steps", name, parameters, summaries[i]);
            }

            return summaries;
        }
    }

    private static ArrayRows<double> Bin(TrackSet set, int bin)
    {
        var chooser = new BinnedExtrapolator("chooser", Edges, []);
        var rows = set.Rows;
        int[] members = [.. Enumerable.Range(0, set.Count).Where(i => chooser.Bin(rows.Segment(i).Dz) == bin)];
        return new(
            [.. members.SelectMany(i => set.Segments.AsSpan(i * Segment.Columns, Segment.Columns).ToArray())],
            [.. members.SelectMany(i => set.Deviations.AsSpan(i * Deviation.Columns, Deviation.Columns).ToArray())]);
    }

    // Root mean square distance of two networks' answers at the step length where one hands over to the other.
    private static double Jump(TestTracks tracks, TrackNetwork below, TrackNetwork above, double edge)
    {
        var (first, second) = (new LearnedExtrapolator("below", below), new LearnedExtrapolator("above", above));
        var distances = new double[Math.Min(tracks.Count, 5000)];
        for (var i = 0; i < distances.Length; i++)
        {
            var (z0, z1) = (tracks.Z0[i], tracks.Z0[i] + edge);
            var one = first.Extrapolate(tracks.Columns[i], new(z0), new(z1)).State;
            var other = second.Extrapolate(tracks.Columns[i], new(z0), new(z1)).State;
            var (dx, dy) = ((one.X - other.X).Value, (one.Y - other.Y).Value);
            distances[i] = Math.Sqrt((dx * dx) + (dy * dy));
        }

        return Moments.Of(distances).RootMeanSquare;
    }

    private static string Pair(ErrorSummary first, ErrorSummary second) =>
        FormattableString.Invariant($"{first.Rmse:G3} mm against {second.Rmse:G3} mm rms; medians {first.Median:G3} and {second.Median:G3} mm");
}
