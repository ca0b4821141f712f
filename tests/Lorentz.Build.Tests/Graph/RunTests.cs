using System.Text.Json;
using Lorentz.Build.Commands;
using Lorentz.Build.Graph;
using Lorentz.Build.Tests.Demonstration;

namespace Lorentz.Build.Tests.Graph;

public sealed class RunTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_run_shows_its_table_and_names_its_files()
    {
        var output = workshop.Succeed("Everything");
        Assert.Contains("Dataset: never ran", output, StringComparison.Ordinal);
        Assert.Contains("| name | weight |", output, StringComparison.Ordinal);
        Assert.Contains("rows 2", output, StringComparison.Ordinal);
        Assert.Contains("  results/standard/Training/table.csv\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_target_says_why_without_a_stack_trace_and_is_not_taken_for_finished()
    {
        var outcome = workshop.Run("Failing");
        Assert.Equal(Application.Failed, outcome.Code);
        Assert.StartsWith("`Failing` failed: map.txt line 7: Bx is `nan`; give a number\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["its last run did not finish"], workshop.Reasons("Failing"));
    }

    [Fact]
    public void Verbose_shows_the_stack_trace() =>
        Assert.Contains("   at ", workshop.Run("Failing", "--verbose").Error, StringComparison.Ordinal);

    [Fact]
    public void An_output_that_was_promised_and_not_written_fails_the_run()
    {
        var outcome = workshop.Run("Forgetful");
        Assert.Equal(Application.Failed, outcome.Code);
        Assert.StartsWith(
            "`Forgetful` ended without writing `artifacts/standard/Forgetful/forgotten.txt`, which it declares", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_with_parameters_set_by_hand_leaves_the_profile_alone()
    {
        workshop.Succeed("Training");
        var before = Snapshot();

        var output = workshop.Succeed("Training", "--set", "epochs=3");

        Assert.Contains("Dataset: up to date", output, StringComparison.Ordinal);
        Assert.Matches("Training: parameters were set by hand, so its files go to artifacts/standard\\+[0-9a-f]{8}/Training\n", output);
        Assert.Equal(before, Snapshot());
        Assert.Empty(workshop.Reasons("Training"));
        Assert.Empty(workshop.Reasons("Training", "--set", "epochs=3"));
        Assert.Empty(workshop.Reasons("Training", "--set", "epochs=10"));

        string[] Snapshot() => [.. Directory.GetFiles(workshop.PathOf("results"), "*", SearchOption.AllDirectories).Order().Select(file => file + File.ReadAllText(file))];
    }

    [Fact]
    public void A_trial_of_an_input_reaches_what_follows_from_it()
    {
        workshop.Succeed("Training");
        workshop.Succeed("Training", "--set", "Dataset.samples=20");
        var folder = Directory.GetDirectories(workshop.PathOf("artifacts"), "standard+*").Single();
        Assert.Equal(20, File.ReadAllLines(Path.Combine(folder, "Dataset/inputs.txt")).Length);
        Assert.True(File.Exists(Path.Combine(folder, "Training/weights.txt")));
        Assert.True(File.Exists(Path.Combine(folder, "results/Training/table.csv")));
    }

    [Fact]
    public void Another_output_folder_keeps_the_repository_clean()
    {
        var folder = workshop.PathOf("elsewhere");
        workshop.Succeed("Training", "--output", folder);
        Assert.False(Directory.Exists(workshop.PathOf("results")));
        Assert.True(File.Exists(Path.Combine(folder, "results/standard/Training/table.csv")));
    }

    [Fact]
    public void The_manifest_says_where_results_come_from_and_nothing_of_the_machine()
    {
        workshop.Succeed("Training");
        var text = workshop.Read("results/standard/Training/manifest.json");
        using var manifest = JsonDocument.Parse(text);
        var root = manifest.RootElement;

        Assert.Equal("Training", root.GetProperty("target").GetString());
        Assert.Equal("standard", root.GetProperty("profile").GetString());
        Assert.Equal("10", root.GetProperty("parameters").GetProperty("epochs").GetString());
        Assert.Equal("10", root.GetProperty("notes").GetProperty("final epoch").GetString());
        Assert.True(root.GetProperty("inputs").TryGetProperty("Dataset", out _));
        Assert.DoesNotContain(workshop.Folder, text, StringComparison.Ordinal);

        workshop.Succeed("Training", "--force");
        Assert.Equal(text, workshop.Read("results/standard/Training/manifest.json"));
    }

    [Fact]
    public void A_command_reads_and_writes_where_the_user_says_and_leaves_nothing_else()
    {
        workshop.Write("in.txt", "abc");
        workshop.Succeed("Convert", "--set", $"input={workshop.PathOf("in.txt")}", "--set", $"output={workshop.PathOf("out.txt")}");
        Assert.Equal("ABC", workshop.Read("out.txt"));
        Assert.False(Directory.Exists(workshop.PathOf("artifacts")));
        Assert.False(Directory.Exists(workshop.PathOf("results")));
    }

    [Theory]
    [InlineData("`Convert` needs --set input=FILE (the table to read)", "Convert")]
    [InlineData("`input`: there is no file", "Convert", "--set", "input=absent.csv")]
    [InlineData("unknown target `Trainin`: did you mean `Training`?", "Trainin")]
    [InlineData("unknown profile `standart`: did you mean `standard`?", "Training", "--profile", "standart")]
    [InlineData("unknown option `--profil`: did you mean `--profile`?", "Training", "--profil=smoke")]
    [InlineData("unknown parameter `epoch`: did you mean `epochs`?", "Training", "--set", "epoch=1")]
    [InlineData("unknown parameter `Training.epoch`: did you mean `Training.epochs`?", "Training", "--set", "Training.epoch=1")]
    [InlineData("`epochs`: `ten` is not a whole number of at least 1; it is passes over the training set, for example `10`", "Training", "--set", "epochs=ten")]
    [InlineData("`epochs`: `0` is not a whole number of at least 1", "Training", "--set", "epochs=0")]
    [InlineData("`rate`: `nan` is not a finite number", "Training", "--set", "rate=nan")]
    [InlineData("`schedule`: unknown choice `cosin`: did you mean `cosine`?", "Training", "--set", "schedule=cosin")]
    [InlineData("--set `epochs`: write it as name=value", "Training", "--set", "epochs")]
    [InlineData("--threads `0`: give a whole number of at least 1", "Training", "--threads", "0")]
    [InlineData("--threads `two`: give a whole number", "Training", "--threads", "two")]
    [InlineData("say which target", "--explain")]
    public void A_mistake_is_named_with_what_would_be_valid(string message, params string[] arguments)
    {
        var outcome = workshop.Run(arguments);
        Assert.Equal(Application.Misused, outcome.Code);
        Assert.StartsWith(message, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(workshop.Folder).Select(Path.GetFileName).Except(["code"]));
    }

    [Fact]
    public void Without_arguments_there_is_help_and_what_to_try_first()
    {
        var output = workshop.Succeed();
        Assert.StartsWith("Try these first:", output, StringComparison.Ordinal);
        Assert.Contains("--explain", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_and_the_plan_and_the_explanation_read_well()
    {
        Assert.Contains("  Training    Epoch after epoch, with a checkpoint after each (3 parameters)\n", workshop.Succeed("--list"), StringComparison.Ordinal);
        workshop.Succeed("Dataset");
        Assert.Contains("keep  Dataset   up to date\nrun   Training  never ran\n", workshop.Succeed("Training", "--plan"), StringComparison.Ordinal);
        var explanation = workshop.Succeed("--explain", "Training", "--set", "epochs=3");
        Assert.Contains("epochs           2      10        10    10     passes over the training set (now 3, set by hand)", explanation, StringComparison.Ordinal);
        Assert.Contains("how the rate falls: constant, cosine", explanation, StringComparison.Ordinal);
        Assert.Contains("inputs: Dataset", explanation, StringComparison.Ordinal);
        Assert.Equal(
            workshop.Succeed("--list", "Training"), workshop.Succeed("--explain", "Training"));
    }

    [Fact]
    public void A_disk_that_cannot_be_written_names_the_file()
    {
        workshop.Write("artifacts/standard/Dataset/inputs.txt/in-the-way", "");
        var outcome = workshop.Run("Dataset");
        Assert.Equal(Application.Failed, outcome.Code);
        Assert.Contains("cannot write", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("inputs.txt", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(workshop.PathOf("artifacts/standard/Dataset"), "*.tmp"));
    }

    [Fact]
    public void A_target_may_read_only_what_it_declares()
    {
        Target[] targets =
        [
            .. DemonstrationCatalogue.Of(),
            new() { Name = "Nosy", Study = "S", Summary = "", Execute = run => run.ArtifactOf("Dataset", "inputs.txt") },
            new() { Name = "Measuring", Study = "S", Summary = "", Inputs = ["Training"], Execute = run => run.ResultOf("Training", "timings.csv") },
        ];
        Assert.Contains("unknown input `Dataset`", workshop.Run([.. targets], "Nosy").Error, StringComparison.Ordinal);
        Assert.Contains("does not declare `timings.csv`", workshop.Run([.. targets], "Measuring").Error, StringComparison.Ordinal);
    }
}
