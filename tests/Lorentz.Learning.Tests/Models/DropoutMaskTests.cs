using Lorentz.Learning.Models;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Tests.Tapes;
using Lorentz.Learning.Training;
using Xunit;

namespace Lorentz.Learning.Tests.Models;

public sealed class DropoutMaskTests
{
    private const int Whole = 23;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(22)]
    public void A_batch_in_parts_has_the_masks_of_the_whole(int part)
    {
        // Masks of 3 and of 2 x 5 numbers: parts begin within blocks of four.
        var whole = Masks(0, Whole);
        for (var first = 0; first < Whole; first += part)
        {
            var count = Math.Min(part, Whole - first);
            var cut = Masks(first, count);
            Assert.Equal(whole[0][(first * 3)..((first + count) * 3)], cut[0]);
            Assert.Equal(whole[1][(first * 10)..((first + count) * 10)], cut[1]);
        }

        Assert.All(whole, mask => Assert.Equal([0f, 1f / 0.75f], mask.Distinct().Order()));
    }

    [Fact]
    public void Training_drops_by_seed_step_and_place_in_the_batch_and_validation_does_not()
    {
        // The loss of a sample is the sum of its three mask numbers times their weights, plus its input times zero.
        var (trainee, _, _) = Masked();
        var (batch, weights) = (150, new float[] { 1, 10, 100 });
        var columns = new[] { new float[300] };
        var samples = new InMemorySamples(columns, [new float[300]]);
        var plan = TapeProblems.Plan(1, batch) with { Seed = 9, Schedule = new(1e-30, 1e-30, 0), Optimiser = new(WeightDecay: 0) };
        var losses = new Recorder();
        var state = Problems.Finished(Trainer.Run(plan, trainee, weights, samples, samples, 2, losses));
        Assert.Equal(111, state.History[0].ValidationLoss, 1e-4);
        var total = 0.0;
        for (var step = 1UL; step <= 2; step++)
        {
            var masks = Masks(0, batch, 9, step)[0];
            total += masks.Select((value, i) => value * weights[i % 3]).Sum(value => (double)value);
            Assert.Equal(total / (batch * (double)step), losses.Values[(int)step - 1], 1e-3);
        }

        Assert.NotEqual(Masks(0, batch, 9, 1)[0], Masks(0, batch, 9, 2)[0]);
        Assert.NotEqual(Masks(0, batch, 9, 1)[0], Masks(0, batch, 8, 1)[0]);
    }

    [Fact]
    public void A_mask_is_part_of_what_is_trained()
    {
        var (trainee, model, x) = Masked();
        var other = new TapeTrainee(trainee.Program, trainee.Loss, x, null, masks: [model.Masks[0] with { Probability = 0.5 }, model.Masks[1]]);
        Assert.NotEqual(trainee.Fingerprint, other.Fingerprint);
        var error = Assert.Throws<ArgumentException>(() => new TapeTrainee(trainee.Program, trainee.Loss, x, null, masks: [model.Masks[0]]));
        Assert.Contains("nor a mask", error.Message, StringComparison.Ordinal);
    }

    private static (TapeTrainee Trainee, ModelTape<float> Model, TapeNode X) Masked()
    {
        var tape = new TapeBuilder<float>();
        var model = new ModelTape<float>(tape, true);
        var x = tape.Input(1);
        var weights = model.Parameter(1, 3, StartingWeights.One);
        var kept = tape.SumColumns(model.Drop(tape.Add(weights, tape.Scale(x, 0)), 0.25));
        var others = model.Drop(tape.RepeatRows(tape.ConcatColumns(x, x, x, x, x), 2), 0.25);
        var loss = tape.Add(kept, tape.Scale(tape.SumRowsPerSample(tape.SumColumns(others)), 0));
        return (new(tape.Build(loss), loss, x, null, masks: model.Masks), model, x);
    }

    private static float[][] Masks(int first, int count, ulong seed = 4, ulong step = 7)
    {
        var (trainee, model, _) = Masked();
        var memory = new TapeMemory<float>(trainee.Program, count);
        DropoutMask.Fill(model.Masks.AsSpan(), memory, count, seed, step, first);
        return [.. model.Masks.Select(mask => memory.Input(mask.Node, count).ToArray())];
    }

    // The mean loss so far, step by step.
    private sealed class Recorder : ITrainingObserver
    {
        public List<double> Values { get; } = [];

        public int StepsBetweenReports => 1;

        public TrainingAction OnProgress(in TrainingProgress progress)
        {
            Values.Add(progress.Loss);
            return TrainingAction.Continue;
        }

        public void OnEpoch(EpochRecord record)
        {
        }

        public void OnCheckpoint(TrainingState state)
        {
        }
    }
}
