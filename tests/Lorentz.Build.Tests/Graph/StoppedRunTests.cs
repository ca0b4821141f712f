using Lorentz.Build.Commands;
using Lorentz.Build.Tests.Demonstration;

namespace Lorentz.Build.Tests.Graph;

public sealed class StoppedRunTests : IDisposable
{
    private const string Weights = "artifacts/standard/Training/weights.txt";
    private const string Table = "results/standard/Training/table.csv";
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private readonly Workshop workshop = new();
    private readonly Workshop untouched = new();

    public void Dispose()
    {
        workshop.Dispose();
        untouched.Dispose();
    }

    [Fact]
    public void A_killed_run_resumes_from_its_checkpoint_to_the_same_bytes()
    {
        untouched.Succeed("Training");
        using (var process = new DemonstrationProcess(workshop, pause: 100, "Training"))
        {
            process.WaitFor(() => EpochsDone() >= 3);
            process.Kill();
        }

        Assert.Equal(["its last run did not finish"], workshop.Reasons("Training"));
        var output = workshop.Succeed("Training");

        Assert.Matches("training begins after epoch [3-9]\n", output);
        Assert.Equal(untouched.Read(Weights), workshop.Read(Weights));
        Assert.Equal(untouched.Read(Table), workshop.Read(Table));
        Assert.False(Directory.Exists(workshop.PathOf("artifacts/standard/Training/checkpoints")));
    }

    [Fact]
    public void A_checkpoint_of_other_parameters_is_not_resumed()
    {
        using (var process = new DemonstrationProcess(workshop, pause: 100, "Training"))
        {
            process.WaitFor(() => EpochsDone() >= 3);
            process.Kill();
        }

        workshop.Write("code/training/Loss.cs", "// another loss\n");
        Assert.Equal(["its last run did not finish", "code/training/Loss.cs changed"], workshop.Reasons("Training"));
        Assert.Contains("training begins after epoch 0\n", workshop.Succeed("Training"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public void A_run_asked_to_stop_says_how_to_resume(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill(2)");
        using var process = new DemonstrationProcess(workshop, pause: 100, "Training");
        process.WaitFor(() => EpochsDone() >= 2);
        process.Signal(signal);
        Assert.Equal(Application.Stopped, process.WaitForEnd());
        Assert.Contains("stopped; run the same command again to resume\n", process.Lines, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Lines, StringComparison.Ordinal);
        Assert.Equal(["its last run did not finish"], workshop.Reasons("Training"));
    }

    [Fact]
    public void A_second_run_waits_for_the_first_and_finds_its_work_done()
    {
        using var first = new DemonstrationProcess(workshop, pause: 100, "Training");
        first.WaitFor(() => EpochsDone() >= 1);

        var refused = workshop.Run("Training", "--no-wait");
        Assert.Equal(Application.Failed, refused.Code);
        Assert.Contains($"another run (process {first.Id}, since ", refused.Error, StringComparison.Ordinal);

        using var second = new DemonstrationProcess(workshop, pause: 0, "Training");
        second.WaitFor(() => second.Lines.Contains("; waiting", StringComparison.Ordinal));
        Assert.Equal(0, first.WaitForEnd());
        Assert.Equal(0, second.WaitForEnd());
        Assert.Contains($"another run (process {first.Id}, since ", second.Lines, StringComparison.Ordinal);
        Assert.Contains("Training: up to date", second.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_run_does_not_keep_the_lock()
    {
        using (var process = new DemonstrationProcess(workshop, pause: 100, "Training"))
        {
            process.WaitFor(() => EpochsDone() >= 1);
            process.Kill();
        }

        workshop.Succeed("Training", "--no-wait");
    }

    [Fact]
    public void Another_profile_does_not_wait()
    {
        using var process = new DemonstrationProcess(workshop, pause: 100, "Training");
        process.WaitFor(() => EpochsDone() >= 1);
        workshop.Succeed("Training", "--profile", "smoke", "--no-wait");
    }

    private int EpochsDone()
    {
        var folder = workshop.PathOf("artifacts/standard/Training/checkpoints");
        var file = Directory.Exists(folder) ? Directory.GetFiles(folder, "state.txt", SearchOption.AllDirectories).SingleOrDefault() : null;
        return file is null ? 0 : int.Parse(File.ReadAllText(file).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
