using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Graph;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Tests.Demonstration;

/// <summary>Small experiments of the shape of the real ones: a dataset, a training with checkpoints, an evaluation.</summary>
internal static class DemonstrationCatalogue
{
    public const string PauseVariable = "LORENTZ_DEMONSTRATION_PAUSE";

    public static ImmutableArray<Target> Of(int samples = 1000, int epochs = 10) =>
    [
        new()
        {
            Name = "Dataset",
            Study = "Demonstration",
            Summary = "Numbers to learn from",
            Parameters =
            [
                Parameter.Integer("samples", "how many numbers", "tracks", smoke: 10, standard: samples, @long: 5000, paper: 10_000, minimum: 1),
                Parameter.Integer("seed", "the seed of the numbers", "", 7),
            ],
            Code = ["code/dataset"],
            Artifacts = ["inputs.txt"],
            Execute = run =>
            {
                var count = run.Integer("samples");
                var text = string.Concat(Enumerable.Range(run.Integer("seed"), count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n}\n")));
                AtomicFile.WriteText(run.Artifact("inputs.txt"), text);
            },
        },
        new()
        {
            Name = "Training",
            Study = "Demonstration",
            Summary = "Epoch after epoch, with a checkpoint after each",
            Parameters =
            [
                Parameter.Integer("epochs", "passes over the training set", "", smoke: 2, standard: epochs, minimum: 1),
                Parameter.Real("rate", "learning rate", "", 1e-3, minimum: 0),
                Parameter.Choice("schedule", "how the rate falls", ["constant", "cosine"], "cosine"),
            ],
            Inputs = ["Dataset"],
            Code = ["code/training", "code/shared.cs"],
            Artifacts = ["weights.txt"],
            Results = ["table.csv", "table.md", "timings.csv"],
            Pinned = ["table.csv"],
            Execute = Train,
        },
        new()
        {
            Name = "Evaluation",
            Study = "Demonstration",
            Summary = "How good it is",
            Parameters = [Parameter.File("map", "a map of the field")],
            Inputs = ["Training"],
            Results = ["verdict.md"],
            Pinned = ["verdict.md"],
            Execute = run => AtomicFile.WriteText(
                run.Result("verdict.md"),
                $"weights {File.ReadAllText(run.ArtifactOf("Training", "weights.txt"))}"
                + $"rows {File.ReadAllLines(run.ResultOf("Training", "table.csv")).Length}\n"
                + (run.IsGiven("map") ? File.ReadAllText(run.File("map")) : "")),
        },
        new()
        {
            Name = "Failing",
            Study = "Demonstration",
            Summary = "Goes wrong",
            Artifacts = ["never.txt"],
            Execute = run => Parallel.For(0, 2, _ => throw new InvalidDataException("map.txt line 7: Bx is `nan`; give a number")),
        },
        new()
        {
            Name = "Forgetful",
            Study = "Demonstration",
            Summary = "Declares a file that it does not write",
            Artifacts = ["forgotten.txt"],
            Execute = run => { },
        },
        new()
        {
            Name = "Convert",
            Study = "Demonstration",
            Summary = "A command",
            AlwaysRun = true,
            Parameters = [Parameter.File("input", "the table to read"), Parameter.Output("output", "the table to write")],
            Execute = run => AtomicFile.WriteText(run.File("output"), File.ReadAllText(run.File("input")).ToUpperInvariant()),
        },
        new() { Name = "Everything", Study = "Demonstration", Summary = "All of them", Inputs = ["Training", "Evaluation"] },
    ];

    private static void Train(TargetRun run)
    {
        var checkpoint = run.Checkpoint("state.txt");
        var (epoch, weight) = File.Exists(checkpoint) ? Read(checkpoint) : (0, (long)File.ReadAllLines(run.ArtifactOf("Dataset", "inputs.txt")).Length);
        run.Say(string.Create(CultureInfo.InvariantCulture, $"training begins after epoch {epoch}"));
        using var stage = run.Stage("training", run.Integer("epochs"));
        for (; epoch < run.Integer("epochs"); epoch++)
        {
            Thread.Sleep(int.Parse(Environment.GetEnvironmentVariable(PauseVariable) ?? "0", CultureInfo.InvariantCulture));
            run.CancellationToken.ThrowIfCancellationRequested();
            weight = ((weight * 31) + epoch) % 1_000_003;
            AtomicFile.WriteText(checkpoint, string.Create(CultureInfo.InvariantCulture, $"{epoch + 1} {weight}"));
            stage.Advance(1);
        }

        run.Manifest("final epoch", epoch.ToString(CultureInfo.InvariantCulture));
        AtomicFile.WriteText(run.Artifact("weights.txt"), string.Create(CultureInfo.InvariantCulture, $"{weight}\n"));
        AtomicFile.WriteText(run.Result("table.csv"), string.Create(CultureInfo.InvariantCulture, $"name,weight\nfirst,{weight}\n"));
        AtomicFile.WriteText(run.Result("table.md"), "| name | weight |\n");
        AtomicFile.WriteText(run.Result("timings.csv"), string.Create(CultureInfo.InvariantCulture, $"ticks\n{DateTime.UtcNow.Ticks}\n"));
    }

    private static (int Epoch, long Weight) Read(string checkpoint)
    {
        var words = File.ReadAllText(checkpoint).Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
