using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Tests.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Tests.Flows;

public sealed class FieldReaderTests
{
    private const int Queries = 51;
    private static readonly FieldModel[] Models =
    [
        SmallModels.First with { HasQueryResidual = true, IsBidirectional = true, Step = new StateSpaceStep.Fixed(0.01) }, SmallModels.Second with { HasQueryResidual = true },
    ];

    private static readonly ImmutableArray<(double X, double Y)> Places = [.. Enumerable.Range(0, 1024).Select(Study.Grid.Scaled)];

    public static TheoryData<int, bool> Cases => new() { { 0, false }, { 0, true }, { 1, false }, { 1, true } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Many_places_are_asked_for_in_short_sequences(int number, bool isIsolated)
    {
        var model = Models[number] with { HasIsolatedQueries = isIsolated };
        var all = Ask(model, [.. Enumerable.Range(0, 1024)]);
        for (var start = 0; start < 1024; start += Queries)
        {
            // The last sequence has four places of its own and is filled up with the first ones.
            int[] part = [.. Enumerable.Range(start, Queries).Select(place => place % 1024)];
            var own = Math.Min(Queries, 1024 - start);
            Assert.Equal(Ask(model, part)[..own], all[start..(start + own)]);
        }

        // What they are filled up with matters to those that see each other alone.
        var filled = Ask(model, [.. Enumerable.Range(1020, 4)]);
        var change = filled.Zip(all[1020..]).Max(pair => Math.Abs(pair.First - pair.Second));
        Assert.InRange(change, isIsolated ? 0 : 1e-4, isIsolated ? 1e-6 : double.PositiveInfinity);
    }

    [Fact]
    public void Answers_are_those_of_the_model_in_double()
    {
        foreach (var model in Models.Append(SmallModels.Everything))
        {
            var sequence = ShortSequence.Draw(9, 51, 51);
            var sight = new Sight(
                [.. Enumerable.Range(0, 51).Select(sequence.ReadingPlace).Select(place => (place[0], place[1]))],
                [.. Enumerable.Range(0, 51).Select(sequence.ReadingValue).Select(model.Scale.Meant)]);
            var reader = Reader(model);
            var said = new double[51];
            reader.Ask(
                sight, [.. Enumerable.Range(0, 51).Select(sequence.QueryPlace).Select(place => (place[0], place[1]))],
                [.. Enumerable.Range(0, 51).Select(sequence.QueryValue)], sequence.Row[^1], said);
            var exact = SmallModels.Answer(model, SmallModels.Weights(model), sequence);
            Assert.All(exact.Zip(said), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * (1 + Math.Abs(pair.First))));
        }
    }

    [Fact]
    public void Answers_depend_on_what_is_told_and_where_and_when()
    {
        foreach (var model in Models)
        {
            var reader = Reader(model);
            var (sight, other) = (Sight(0), Sight(1));
            double At(Sight told, double z, double time)
            {
                var said = new double[1];
                reader.Ask(told, [(0.3, -0.2)], [z], time, said);
                return said[0];
            }

            var answers = new[] { At(sight, 0.1, 0.5), At(other, 0.1, 0.5), At(sight, 0.2, 0.5), At(sight, 0.1, 0.9) };
            Assert.Equal(4, answers.Distinct().Count());
            Assert.Equal(answers[0], At(sight, 0.1, 0.5));
        }
    }

    [Fact]
    public void Decays_and_states_are_those_of_the_weights()
    {
        var model = SmallModels.First with { Step = new StateSpaceStep.Fixed(0.5), HasIsolatedQueries = true };
        var weights = SmallModels.Weights(model);
        var reader = Reader(model);
        reader.Ask(Sight(0), Places[..Queries], new double[Queries], 0.5, new double[Queries]);

        // Behind two input layers of 7 -> 8, the norm and the gate; a block has 147 weights.
        for (var block = 0; block < 2; block++)
        {
            var logarithms = weights.AsSpan((2 * 64) + 16 + 72 + (147 * block), 3).ToArray();
            Assert.All(reader.Decays[block].Zip(logarithms), pair => Assert.Equal(Math.Exp(-0.5 * Math.Exp(pair.Second)), pair.First, 1e-6));
        }

        Assert.Equal(2, reader.StateSizes.Length);
        Assert.All(reader.StateSizes, size => Assert.InRange(size, 1e-3, 100));
        Assert.Empty(Reader(SmallModels.Second).StateSizes);
    }

    internal static FieldReader Reader(FieldModel model, int queries = Queries) =>
        new(model, [.. SmallModels.Weights(model).Select(weight => (float)weight)], SmallModels.Seed, new SequenceLayout(51, queries));

    internal static Sight Sight(uint number)
    {
        var key = Study.Key(FieldComplexity.Simple, number);
        return Lorentz.Sequences.Flows.Sight.Of(FieldGenerator.Draw(key), Study.Grid, ObservationMask.Draw(Study.Grid, ObservationMask.StudyShare, key));
    }

    private static double[] Ask(FieldModel model, int[] pixels)
    {
        var said = new double[pixels.Length];
        Reader(model).Ask(Sight(0), [.. pixels.Select(pixel => Places[pixel])], [.. pixels.Select(pixel => (pixel % 7 / 3.0) - 1)], 0.5, said);
        return said;
    }
}
