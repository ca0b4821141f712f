using System.Collections.Immutable;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Tests.Models;

namespace Lorentz.Sequences.Tests.Flows;

public sealed class IsolatedQueriesTests
{
    private static readonly FieldModel Seeing = SmallModels.First with { HasQueryResidual = true, Step = new StateSpaceStep.Fixed(0.05) };
    private static readonly Dictionary<string, FieldModel> Models = new()
    {
        ["V1"] = Seeing,
        ["V1, both directions"] = Seeing with { IsBidirectional = true, HoldsInput = true },
        ["V1, everything"] = SmallModels.Everything with { HasIsolatedQueries = false },
        ["V2"] = SmallModels.Second with { HasQueryResidual = true },
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_queries_change_no_answer(string name)
    {
        Assert.InRange(Change(Models[name] with { HasIsolatedQueries = true }, asked => [.. asked, 7, 8, 9]), 0, 1e-6);
        Assert.InRange(Change(Models[name] with { HasIsolatedQueries = true }, asked => [8, .. asked.Reverse(), 9]), 0, 1e-6);
        Assert.InRange(Change(Models[name] with { HasIsolatedQueries = true }, asked => asked[2..3]), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Queries_that_see_each_other_do(string name)
    {
        Assert.InRange(Change(Models[name], asked => [8, .. asked.Reverse(), 9]), 1e-3, double.PositiveInfinity);
        Assert.InRange(Change(Models[name], asked => asked[2..3]), 1e-3, double.PositiveInfinity);
    }

    [Fact]
    public void A_step_of_the_length_tells_how_many_they_are()
    {
        var model = Seeing with { Step = new StateSpaceStep.OfLength(), HasIsolatedQueries = true };
        Assert.InRange(Change(model, asked => [.. asked.Reverse()]), 0, 1e-6);
        Assert.InRange(Change(model, asked => [.. asked, 7, 8, 9]), 1e-4, double.PositiveInfinity);
    }

    // The largest change of an answer to queries 0 to 5 where others are asked with them, or in another order.
    private static double Change(FieldModel model, Func<int[], int[]> others)
    {
        int[] asked = [0, 1, 2, 3, 4, 5];
        var (before, after) = (Answers(model, asked), Answers(model, others(asked)));
        return after.Where(pair => before.ContainsKey(pair.Key)).Max(pair => Math.Abs(pair.Value - before[pair.Key]));
    }

    private static Dictionary<int, double> Answers(FieldModel model, int[] asked)
    {
        var sequence = ShortSequence.Draw(4, 6, 10);
        var sight = new Sight(
            [.. Enumerable.Range(0, 6).Select(sequence.ReadingPlace).Select(place => (place[0], place[1]))],
            [.. Enumerable.Range(0, 6).Select(sequence.ReadingValue)]);
        ImmutableArray<(double, double)> places = [.. asked.Select(sequence.QueryPlace).Select(place => (place[0], place[1]))];
        var weights = SmallModels.Weights(model).Select(weight => (float)weight).ToArray();
        var reader = new FieldReader(model, weights, SmallModels.Seed, new(6, asked.Length));
        var said = new double[asked.Length];
        reader.Ask(sight, places, [.. asked.Select(sequence.QueryValue)], 0.4, said);
        return asked.Zip(said).ToDictionary();
    }
}
