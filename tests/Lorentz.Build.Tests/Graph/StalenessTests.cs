using Lorentz.Build.Tests.Demonstration;

namespace Lorentz.Build.Tests.Graph;

public sealed class StalenessTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void What_never_ran_says_so() => Assert.Equal(["never ran"], workshop.Reasons("Dataset"));

    [Fact]
    public void What_ran_is_up_to_date_and_does_not_run_again()
    {
        workshop.Succeed("Training");
        var before = workshop.Read("results/standard/Training/timings.csv");

        var again = workshop.Succeed("Training");

        Assert.Contains("Dataset: up to date", again, StringComparison.Ordinal);
        Assert.Contains("Training: up to date", again, StringComparison.Ordinal);
        Assert.Equal(before, workshop.Read("results/standard/Training/timings.csv"));
    }

    [Fact]
    public void A_changed_parameter_is_named_with_both_values()
    {
        workshop.Succeed("Training");
        Assert.Equal(["`epochs` 10 -> 20"], workshop.Reasons(DemonstrationCatalogue.Of(epochs: 20), "Training"));
        Assert.Equal(["`epochs` 10 -> 20"], workshop.Reasons("Training", "--set", "epochs=20"));
    }

    [Fact]
    public void A_changed_input_is_explained_by_what_changed_it()
    {
        workshop.Succeed("Evaluation");
        var larger = DemonstrationCatalogue.Of(samples: 2000);

        Assert.Equal(["input `Dataset` changed because `samples` 1000 -> 2000"], workshop.Reasons(larger, "Training"));
        Assert.Equal(
            ["input `Training` changed because input `Dataset` changed because `samples` 1000 -> 2000"],
            workshop.Reasons(larger, "Evaluation"));
    }

    [Fact]
    public void The_explanation_survives_the_input_having_run_already()
    {
        workshop.Succeed("Training");
        var larger = DemonstrationCatalogue.Of(samples: 2000);
        Assert.Equal(0, workshop.Run(larger, "Dataset").Code);

        Assert.Equal(["input `Dataset` changed because `samples` 1000 -> 2000"], workshop.Reasons(larger, "Training"));
    }

    [Theory]
    [InlineData("code/training/Loss.cs", "code/training/Loss.cs changed")]
    [InlineData("code/shared.cs", "code/shared.cs changed")]
    [InlineData("code/training/Momentum.cs", "code/training/Momentum.cs is new")]
    public void Changed_code_is_named(string file, string reason)
    {
        workshop.Succeed("Training");
        workshop.Write(file, "// other\n");
        Assert.Equal([reason], workshop.Reasons("Training"));
        Assert.Empty(workshop.Reasons("Dataset"));
    }

    [Fact]
    public void Removed_code_is_named()
    {
        workshop.Succeed("Training");
        File.Delete(workshop.PathOf("code/training/Loss.cs"));
        Assert.Equal(["code/training/Loss.cs was removed"], workshop.Reasons("Training"));
    }

    [Fact]
    public void Line_endings_and_build_folders_are_not_code()
    {
        workshop.Succeed("Training");
        workshop.Write("code/training/Loss.cs", "// loses\r\n");
        workshop.Write("code/training/obj/Generated.cs", "// made\n");
        Assert.Empty(workshop.Reasons("Training"));
    }

    [Fact]
    public void Threads_do_not_matter()
    {
        workshop.Succeed("Training", "--threads", "1");
        Assert.Empty(workshop.Reasons("Training", "--threads", "2"));
    }

    [Fact]
    public void An_input_that_runs_again_but_writes_the_same_does_not_spread()
    {
        workshop.Succeed("Training");
        workshop.Write("code/dataset/Sampling.cs", "// samples, with a better comment\n");
        Assert.Equal(["input `Dataset` changed because code/dataset/Sampling.cs changed"], workshop.Reasons("Training"));

        var output = workshop.Succeed("Training");

        Assert.Contains("Dataset: code/dataset/Sampling.cs changed", output, StringComparison.Ordinal);
        Assert.Contains("Training: up to date", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("artifacts/standard/Training/weights.txt", "`weights.txt` changed since it was written")]
    [InlineData("results/standard/Training/table.csv", "`table.csv` changed since it was written")]
    public void A_damaged_output_is_noticed_and_made_again(string file, string reason)
    {
        workshop.Succeed("Training");
        var whole = workshop.Read(file);
        workshop.Write(file, whole[..^2]);

        Assert.Equal([reason], workshop.Reasons("Training"));
        workshop.Succeed("Training");
        Assert.Equal(whole, workshop.Read(file));
    }

    [Fact]
    public void An_edit_that_keeps_the_size_is_noticed()
    {
        workshop.Succeed("Training");
        var file = workshop.PathOf("artifacts/standard/Training/weights.txt");
        var digits = File.ReadAllText(file).ToCharArray();
        digits[0] = digits[0] == '9' ? '8' : '9';
        File.WriteAllText(file, new string(digits));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(1));
        Assert.Equal(["`weights.txt` changed since it was written"], workshop.Reasons("Training"));
    }

    [Fact]
    public void A_touched_file_with_the_same_content_is_not_a_change()
    {
        workshop.Succeed("Training");
        File.SetLastWriteTimeUtc(workshop.PathOf("artifacts/standard/Training/weights.txt"), DateTime.UtcNow.AddHours(1));
        Assert.Empty(workshop.Reasons("Training"));
    }

    [Fact]
    public void A_missing_output_is_named_and_so_is_what_follows_from_it()
    {
        workshop.Succeed("Training");
        File.Delete(workshop.PathOf("artifacts/standard/Dataset/inputs.txt"));
        Assert.Equal(["`inputs.txt` is missing"], workshop.Reasons("Dataset"));
        Assert.Equal(["input `Dataset` runs first (`inputs.txt` is missing)"], workshop.Reasons("Training"));
    }

    [Theory]
    [InlineData("{ \"Format\": 1")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_damaged_record_is_not_believed(string text)
    {
        workshop.Succeed("Training");
        workshop.Write("artifacts/standard/Training/fingerprint.json", text);
        Assert.Equal(["its record `fingerprint.json` is damaged or of another version"], workshop.Reasons("Training"));
    }

    [Fact]
    public void Force_runs_the_target_named_but_not_its_inputs()
    {
        workshop.Succeed("Training");
        Assert.Equal(["`--force`"], workshop.Reasons("Training", "--force"));
        var output = workshop.Succeed("Training", "--force");
        Assert.Contains("Dataset: up to date", output, StringComparison.Ordinal);
        Assert.Contains("Training: `--force`", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_do_not_know_of_each_other()
    {
        workshop.Succeed("Training");
        Assert.Equal(["never ran"], workshop.Reasons("Training", "--profile", "smoke"));
        workshop.Succeed("Training", "--profile", "smoke");
        Assert.Equal(10, File.ReadAllLines(workshop.PathOf("artifacts/smoke/Dataset/inputs.txt")).Length);
        Assert.Empty(workshop.Reasons("Training"));
    }

    [Fact]
    public void The_content_of_a_file_counts_and_not_its_name()
    {
        workshop.Write("first.txt", "one");
        workshop.Write("copy.txt", "one");
        workshop.Write("other.txt", "two");
        workshop.Succeed("Evaluation", "--set", $"map={workshop.PathOf("first.txt")}");
        Assert.Empty(workshop.Reasons("Evaluation", "--set", $"map={workshop.PathOf("first.txt")}"));

        workshop.Write("first.txt", "changed");
        var reason = Assert.Single(workshop.Reasons("Evaluation", "--set", $"map={workshop.PathOf("first.txt")}"));
        Assert.Matches("^`map` content [0-9a-f]{16} -> content [0-9a-f]{16}$", reason);
    }
}
