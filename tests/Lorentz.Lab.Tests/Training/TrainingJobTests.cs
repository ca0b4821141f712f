using Lorentz.Lab.Training;
using Lorentz.Learning.Training;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Lab.Tests.Training;

public sealed class TrainingJobTests(ITestOutputHelper output)
{
    private const int Width = 24;
    private const int Epochs = 4;

    private static readonly TrackProblem Problem = TrackProblem.Small;
    private static readonly TrainingPlan Plan = TrackProblem.Plan(Epochs, Width);

    // What an uninterrupted training gives, without files.
    private static readonly TrainingState Whole = ((TrainingResult.Completed)Trainer.Run(
        Plan, TrackProblem.Start(Width), Problem.Training, Problem.Validation, 1, new SilentObserver())).State;

    [Fact]
    public void An_uninterrupted_job_is_the_training_and_tells_every_sample_once()
    {
        using var folder = new TemporaryFolder();
        var told = 0.0;
        var outcome = new TrainingJob(folder.File("state"), (samples, _) => told += samples, CancellationToken.None)
            .Run(Plan, TrackProblem.Start(Width), Problem.Training, Problem.Validation, 2);
        AssertSame(Whole, outcome.State);
        Assert.Equal(Epochs * 1500, told);
        Assert.Equal(Epochs * 1500, outcome.Samples);
        Assert.True(outcome.SamplesPerSecond > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Stopped_anywhere_and_run_again_it_gives_the_same_bits(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var stops = 0;
        while (true)
        {
            using var cancellation = new CancellationTokenSource();
            var (left, told) = (random.Next(1, 5), 0.0);
            var job = new TrainingJob(
                folder.File("state"),
                (samples, _) =>
                {
                    told += samples;
                    if (left-- == 0)
                    {
                        cancellation.Cancel();
                    }
                },
                cancellation.Token);
            try
            {
                var outcome = job.Run(Plan, TrackProblem.Start(Width), Problem.Training, Problem.Validation, 1 + (stops % 2));
                AssertSame(Whole, outcome.State);
                Assert.Equal(Epochs * 1500, told);
                Assert.Equal(Epochs * 1500, outcome.Samples);
                Assert.True(outcome.Seconds > 0);
                break;
            }
            catch (OperationCanceledException)
            {
                stops++;
                Assert.InRange(told, 1, (Epochs * 1500) - 1);
            }
        }

        Assert.InRange(stops, 1, 20);
        Assert.Equal([folder.File("state"), folder.File("state.seconds")], Directory.GetFiles(folder.Root).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_finished_job_run_again_has_nothing_to_do()
    {
        using var folder = new TemporaryFolder();
        var first = Run(folder, Plan);
        var (told, second) = (0.0, default(TrainingOutcome));
        second = new TrainingJob(folder.File("state"), (samples, _) => told += samples, CancellationToken.None)
            .Run(Plan, TrackProblem.Start(Width), Problem.Training, Problem.Validation, 1);
        AssertSame(first.State, second.State);
        Assert.Equal((first.Samples, Epochs * 1500.0), (second.Samples, told));
        Assert.InRange(second.Seconds, first.Seconds, first.Seconds + 60);
    }

    [Fact]
    public void A_damaged_checkpoint_starts_anew()
    {
        using var folder = new TemporaryFolder();
        Stop(folder, Plan);
        var bytes = File.ReadAllBytes(folder.File("state"));
        var flipped = (byte[])bytes.Clone();
        flipped[bytes.Length / 2] ^= 1;
        foreach (var damaged in new[] { [], bytes[..100], bytes[..^1], flipped, "no state at all, but long enough to be one"u8.ToArray(), new byte[5000] })
        {
            File.WriteAllBytes(folder.File("state"), damaged);
            var outcome = Run(folder, Plan);
            Assert.Equal(Epochs * 1500, outcome.Samples);
            AssertSame(Whole, outcome.State);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_plan_or_width_starts_anew()
    {
        using var folder = new TemporaryFolder();
        Stop(folder, Plan with { Seed = 77 });
        AssertSame(Whole, Run(folder, Plan).State);

        // The same plan, another network.
        File.Delete(folder.File("state"));
        Stop(folder, Plan, width: 8);
        var outcome = Run(folder, Plan);
        Assert.Equal(Epochs * 1500, outcome.Samples);
        AssertSame(Whole, outcome.State);
    }

    [Fact]
    public void A_learning_rate_that_diverges_is_told_and_leaves_no_state_behind()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<InvalidDataException>(() => Run(folder, TrackProblem.Plan(Epochs, Width, peak: 1e30)));
        Assert.Contains("no longer a number after step ", error.Message, StringComparison.Ordinal);
        Assert.Contains("lower the learning rate", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void Samples_in_memory_are_those_of_the_source()
    {
        var fast = TrainingJob.Fast(Problem.Training, 2);
        Assert.NotSame(Problem.Training, fast);
        var (inputs, targets, weights) = (new float[18], new float[12], new float[3]);
        var (inputs2, targets2, weights2) = (new float[18], new float[12], new float[3]);
        Problem.Training.Gather([0, 1499, 700], inputs, targets, weights);
        fast.Gather([0, 1499, 700], inputs2, targets2, weights2);
        Assert.Equal(inputs, inputs2);
        Assert.Equal(targets, targets2);
        Assert.Equal(weights, weights2);
    }

    [Fact]
    public void A_small_network_beats_the_straight_line()
    {
        const int Neurons = 32;
        using var folder = new TemporaryFolder();
        var problem = TrackProblem.Larger;
        var outcome = new TrainingJob(folder.File("state"), (_, _) => { }, CancellationToken.None).Run(
            TrackProblem.Plan(40, Neurons), TrackProblem.Start(Neurons), TrainingJob.Fast(problem.Training, 2), problem.Validation, 2);
        var learned = new LearnedExtrapolator("small", new(new(TrackProblem.Start(Neurons).Shape, outcome.State.BestWeights), problem.Formulation, TrainingDomain.Of(problem.Rows)));
        var tracks = new TestTracks(problem.Test, 2000);
        var error = ErrorSummary.Of(tracks.Judge(learned, 1).Errors);
        var line = ErrorSummary.Of(tracks.Judge(new StraightLine(), 1).Errors);
        output.WriteLine(FormattableString.Invariant(
            $"rms {error.Rmse:G4} mm against {line.Rmse:G4} mm; median {error.Median:G4} against {line.Median:G4}; slope {error.SlopeRmse:G3} against {line.SlopeRmse:G3}"));
        Assert.InRange(tracks.Judge(learned, 1).Flagged, 0, 20);
        Assert.True(error.Rmse < line.Rmse / 20);
        Assert.True(error.Median < line.Median / 20);
        Assert.True(error.SlopeRmse < line.SlopeRmse / 10);
    }

    private static TrainingOutcome Run(TemporaryFolder folder, TrainingPlan plan) =>
        new TrainingJob(folder.File("state"), (_, _) => { }, CancellationToken.None)
            .Run(plan, TrackProblem.Start(Width), Problem.Training, Problem.Validation, 1);

    private static void Stop(TemporaryFolder folder, TrainingPlan plan, int width = Width)
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new TrainingJob(folder.File("state"), (_, _) => { }, cancellation.Token)
            .Run(plan, TrackProblem.Start(width), Problem.Training, Problem.Validation, 1));
        Assert.True(File.Exists(folder.File("state")));
    }

    private static void AssertSame(TrainingState expected, TrainingState actual) =>
        Assert.Equal(TrainingStateCodec.Encode(expected), TrainingStateCodec.Encode(actual));
}
