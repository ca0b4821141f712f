using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Tests.Models;

public sealed class FieldModelTests
{
    public static TheoryData<string> Names => SmallModels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_are_those_of_plain_loops(string name)
    {
        var model = SmallModels.Named(name);
        var weights = SmallModels.Weights(model);
        foreach (var (readings, queries) in new[] { (5, 4), (2, 7), (1, 1) })
        {
            var sequence = ShortSequence.Draw(readings, readings, queries);
            var expected = PlainFieldModel.Answer(model, weights, SmallModels.Seed, sequence);
            Assert.Equal(queries, expected.Length);
            Assert.True(queries == 1 || expected.Max() - expected.Min() > 1e-4, "answers that are all alike show little");
            Assert.All(expected.Zip(SmallModels.Answer(model, weights, sequence)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void Switches_change_answers()
    {
        var sequence = ShortSequence.Draw(1);
        var all = SmallModels.All.Select(model => SmallModels.Answer(model, SmallModels.Weights(model), sequence)[2]).ToArray();
        Assert.Equal(all.Length - 1, all.Distinct().Count());

        // What an end point means is the sampler's business.
        Assert.Equal(all[0], SmallModels.Answer(SmallModels.Named("V1, end point"), SmallModels.Weights(SmallModels.First), sequence)[2]);
    }

    [Theory]
    [InlineData(4.0)]
    [InlineData(-25.0)]
    public void Rates_stay_between_their_limits(double logarithm)
    {
        var model = SmallModels.First with { Layers = 1, Step = new StateSpaceStep.Fixed(0.2), HasQueryResidual = true };
        var weights = SmallModels.Weights(model);

        // Behind two input layers of 7 -> 8, the norm and the gate.
        weights[(2 * 64) + 16 + 72 + 1] = logarithm;
        var sequence = ShortSequence.Draw(3);
        var answer = SmallModels.Answer(model, weights, sequence);
        Assert.All(PlainFieldModel.Answer(model, weights, SmallModels.Seed, sequence).Zip(answer), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        weights[(2 * 64) + 16 + 72 + 1] *= 1.1;
        Assert.Equal(answer, SmallModels.Answer(model, weights, sequence));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_slopes(string name)
    {
        const int Samples = 3;
        var model = SmallModels.Named(name);
        var layout = ShortSequence.Draw(0).Layout;
        var tape = new TapeBuilder<double>();
        var parts = new ModelTape<double>(tape, isTraining: true);
        var bound = new BoundFieldModel<double>(model, parts, SmallModels.Seed);
        var row = tape.Input(layout.Length);
        var loss = tape.SumRowsPerSample(tape.Square(tape.AddScalar(bound.Apply(layout.Cut(tape, row)).Said, -0.7)));
        var program = tape.Build(loss);
        var memory = new TapeMemory<double>(program, Samples);
        double[] rows = [.. Enumerable.Range(0, Samples).SelectMany(sample => ShortSequence.Draw(20 + sample).Row)];
        rows.CopyTo(memory.Input(row, Samples));
        Assert.Equal(model.Dropout > 0, parts.Masks.Length > 0);
        DropoutMask.Fill(parts.Masks.AsSpan(), memory, Samples, 5, 3);
        var weights = SmallModels.Weights(model);
        double Loss()
        {
            program.Forward(memory, weights, Samples);
            var sum = 0.0;
            foreach (var value in memory.Output(loss, Samples))
            {
                sum += value;
            }

            return sum;
        }

        _ = Loss();
        var gradient = new double[weights.Length];
        program.Backward(memory, weights, Samples, loss, 1.0, gradient);
        var scale = gradient.Max(Math.Abs);
        Assert.True(scale > 1e-2, "a gradient that is zero shows nothing");
        var random = new Random(4);
        for (var number = 0; number < 25; number++)
        {
            // Along a direction of length one to which every weight contributes.
            const double Step = 1e-5;
            double[] direction = [.. weights.Select(_ => (random.Next(2) == 0 ? -1 : 1) / Math.Sqrt(weights.Length))];
            var centre = weights;
            weights = [.. centre.Zip(direction, (w, d) => w + (Step * d))];
            var slope = Loss();
            weights = [.. centre.Zip(direction, (w, d) => w - (Step * d))];
            slope = (slope - Loss()) / (2 * Step);
            weights = centre;
            var expected = gradient.Zip(direction, (g, d) => g * d).Sum();
            Assert.True(Math.Abs(slope - expected) < 1e-8 * (1 + scale), FormattableString.Invariant($"direction {number}: {expected} for {slope}"));
        }
    }
}
