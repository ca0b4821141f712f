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

    public StoppedRunTests() => Hold();

    public void Dispose()
    {
        workshop.Dispose();
        untouched.Dispose();
    }

    [Fact]
    public void A_killed_run_resumes_from_its_checkpoint_to_the_same_bytes()
    {
        untouched.Succeed("Training");
        using (var process = new DemonstrationProcess(workshop, "Training"))
        {
            process.WaitFor(() => IsHeld());
            process.Kill();
        }

        Release();
        Assert.Equal(["its last run did not finish"], workshop.Reasons("Training"));
        var output = workshop.Succeed("Training");

        Assert.Contains("training begins after epoch 3\n", output, StringComparison.Ordinal);
        Assert.Equal(untouched.Read(Weights), workshop.Read(Weights));
        Assert.Equal(untouched.Read(Table), workshop.Read(Table));
        Assert.False(Directory.Exists(workshop.PathOf("artifacts/standard/Training/checkpoints")));
    }

    [Fact]
    public void A_checkpoint_of_other_parameters_is_not_resumed()
    {
        using (var process = new DemonstrationProcess(workshop, "Training"))
        {
            process.WaitFor(() => IsHeld());
            process.Kill();
        }

        Release();
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
        Assert.SkipWhen(IsIgnored(signal), "a shell that runs this in the background has it ignore the signal, and its children with it");
        using var process = new DemonstrationProcess(workshop, "Training");
        process.WaitFor(() => IsHeld());
        process.Signal(signal);
        Assert.Equal(Application.Stopped, process.WaitForEnd());
        Assert.Contains("stopped; run the same command again to resume\n", process.Lines, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Lines, StringComparison.Ordinal);
        Assert.Equal(["its last run did not finish"], workshop.Reasons("Training"));
    }

    [Fact]
    public void A_second_run_waits_for_the_first_and_finds_its_work_done()
    {
        using var first = new DemonstrationProcess(workshop, "Training");
        first.WaitFor(() => IsHeld());

        var refused = workshop.Run("Training", "--no-wait");
        Assert.Equal(Application.Failed, refused.Code);
        Assert.Contains($"another run (process {first.Id}, since ", refused.Error, StringComparison.Ordinal);

        using var second = new DemonstrationProcess(workshop, "Training");
        second.WaitFor(() => second.Lines.Contains("; waiting", StringComparison.Ordinal));
        Release();
        Assert.Equal(0, first.WaitForEnd());
        Assert.Equal(0, second.WaitForEnd());
        Assert.Contains($"another run (process {first.Id}, since ", second.Lines, StringComparison.Ordinal);
        Assert.Contains("Training: up to date", second.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_run_does_not_keep_the_lock()
    {
        using (var process = new DemonstrationProcess(workshop, "Training"))
        {
            process.WaitFor(() => IsHeld());
            process.Kill();
        }

        Release();
        workshop.Succeed("Training", "--no-wait");
    }

    [Fact]
    public void Another_profile_does_not_wait()
    {
        using var process = new DemonstrationProcess(workshop, "Training");
        process.WaitFor(() => IsHeld());
        workshop.Succeed("Training", "--profile", "smoke", "--no-wait");
    }

    // Linux tells it in hexadecimal, bit 0 for signal 1; elsewhere nothing is known, and the test runs.
    private static bool IsIgnored(int signal)
    {
        const string Label = "SigIgn:";
        const string Status = "/proc/self/status";
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(text => text.StartsWith(Label, StringComparison.Ordinal)) : null;
        return line is not null && ((Convert.ToUInt64(line[Label.Length..].Trim(), 16) >> (signal - 1)) & 1) != 0;
    }

    private void Hold() => workshop.Write(DemonstrationCatalogue.HoldFile, "");

    private void Release() => File.Delete(workshop.PathOf(DemonstrationCatalogue.HoldFile));

    private bool IsHeld() => EpochsDone() == DemonstrationCatalogue.HeldAfter;

    private int EpochsDone()
    {
        var folder = workshop.PathOf("artifacts/standard/Training/checkpoints");
        var file = Directory.Exists(folder) ? Directory.GetFiles(folder, "state.txt", SearchOption.AllDirectories).SingleOrDefault() : null;
        return file is null ? 0 : int.Parse(File.ReadAllText(file).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
