using Lorentz.Learning.Networks;
using Lorentz.Learning.Training;
using Xunit;

namespace Lorentz.Learning.Tests.Training;

/// <summary>Neither threads nor interruptions leave a trace.</summary>
public sealed class ResumeTests
{
    private static readonly NetworkTrainee Trainee = new(Problems.Shape(6, 8));

    public static TheoryData<int, int, int, int, bool> Cases => new()
    {
        { 6, 24, 1000, 100, false }, { 7, 32, 1037, 256, true }, { 6, 8, 517, 1000, false }, { 7, 13, 300, 7, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThreadCountLeavesNoTrace(int inputs, int width, int count, int batch, bool everything)
    {
        var expected = Train(inputs, width, count, batch, everything, 1, new SilentObserver(), null);
        foreach (var threads in new[] { 2, 3, 5 })
        {
            StateAssert.SameBits(expected, Train(inputs, width, count, batch, everything, threads, new SilentObserver(), null));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void InterruptionsLeaveNoTrace(int inputs, int width, int count, int batch, bool everything)
    {
        var expected = Train(inputs, width, count, batch, everything, 1, new SilentObserver(), null);
        var random = new Random(11);
        var mostReports = Math.Min(9, 3 * ((count + batch - 1) / batch));
        for (var trial = 0; trial < 4; trial++)
        {
            TrainingState? state = null;
            var interruptions = 0;
            do
            {
                state = Train(inputs, width, count, batch, everything, 1 + (trial % 2), new StopAfter(random.Next(1, mostReports)), state);
                var reading = TrainingStateCodec.Decode(TrainingStateCodec.Encode(state), state.PlanFingerprint, state.TraineeFingerprint);
                Assert.Equal(TrainingStateFault.None, reading.Fault);
                state = reading.State!;
                interruptions++;
            }
            while (state.Epoch < 3);

            Assert.True(interruptions > 1);
            StateAssert.SameBits(expected, state);
        }
    }

    [Fact]
    public void CheckpointIsTheStateOfThatStep()
    {
        var checkpoints = new CheckpointEvery(7);
        var expected = Train(6, 16, 500, 50, true, 1, checkpoints, null);
        Assert.True(checkpoints.States.Count >= 4);
        foreach (var state in checkpoints.States)
        {
            Assert.Equal(0, state.Step % 7);
            StateAssert.SameBits(expected, Train(6, 16, 500, 50, true, 1, new SilentObserver(), state));
        }
    }

    [Fact]
    public void AnotherPlanIsRefused()
    {
        var state = TrainingState.Start(Problems.Plan(), Trainee, Problems.Network(Problems.Shape(6, 8), 1).Weights);
        var samples = Problems.Smooth(6, 50, 1);
        Assert.Throws<ArgumentException>(
            () => Trainer.Run(Problems.Plan(epochs: 4), Trainee, state, samples, samples, 1, new SilentObserver()));
        Assert.Throws<ArgumentException>(() => Trainer.Run(
            Problems.Plan(), new NetworkTrainee(Problems.Shape(6, 8, 3)), state, samples, samples, 1, new SilentObserver()));
    }

    private static TrainingState Train(
        int inputs, int width, int count, int batch, bool everything, int threads, ITrainingObserver observer, TrainingState? state)
    {
        var plan = Problems.Plan(3, batch) with
        {
            AverageDecay = everything ? 0.9 : null,
            GradientNormLimit = everything ? 0.3 : null,
        };
        var start = XavierUniform.Create(Problems.Shape(inputs, width), 5, 0);
        var trainee = new NetworkTrainee(start.Shape);
        state ??= TrainingState.Start(plan, trainee, start.Weights);
        var training = Problems.Smooth(inputs, count, 1, weighted: everything);
        var validation = Problems.Smooth(inputs, 77, 2);
        return Problems.Finished(Trainer.Run(plan, trainee, state, training, validation, threads, observer));
    }

    private sealed class StopAfter(int reports) : ITrainingObserver
    {
        private int left = reports;

        public int StepsBetweenReports => 1;

        public TrainingAction OnProgress(in TrainingProgress progress) =>
            --left <= 0 ? TrainingAction.Stop : TrainingAction.Continue;

        public void OnEpoch(EpochRecord record)
        {
        }

        public void OnCheckpoint(TrainingState state)
        {
        }
    }

    private sealed class CheckpointEvery(int steps) : ITrainingObserver
    {
        public List<TrainingState> States { get; } = [];

        public int StepsBetweenReports => steps;

        public TrainingAction OnProgress(in TrainingProgress progress) =>
            progress.Step % steps == 0 ? TrainingAction.Checkpoint : TrainingAction.Continue;

        public void OnEpoch(EpochRecord record)
        {
        }

        public void OnCheckpoint(TrainingState state) => States.Add(state);
    }
}
