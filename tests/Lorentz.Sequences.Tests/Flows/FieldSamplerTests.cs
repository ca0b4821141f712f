using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Tests.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Tests.Flows;

public sealed class FieldSamplerTests
{
    private static readonly ImmutableArray<(double X, double Y)> Places = [.. Enumerable.Range(300, 51).Select(Study.Grid.Scaled)];
    private static readonly FieldModel Scaled = SmallModels.First with { HasQueryResidual = true, Scale = new(0.4, 0.35, -0.5, 1.5) };

    [Fact]
    public void The_velocity_of_a_model_that_says_ends_goes_there()
    {
        double[] z = [.. Enumerable.Range(0, 51).Select(i => Math.Cos(i))];
        var (says, velocity) = (new double[51], new double[51]);
        foreach (var model in new[] { Scaled, Scaled with { Head = OutputHead.EndPoint } })
        {
            var reader = FieldReaderTests.Reader(model);
            var flow = new ModelFlow(reader, FieldReaderTests.Sight(0), Places);
            Assert.Equal(model.Head == OutputHead.EndPoint, flow.IsSingularAtEnd);
            reader.Ask(FieldReaderTests.Sight(0), Places, z, 0.75, says);
            flow.Evaluate(0.75, z, velocity);
            Assert.Equal(model.Head == OutputHead.EndPoint ? [.. says.Zip(z, (end, at) => (end - at) * 4)] : says, velocity);
        }
    }

    [Fact]
    public void A_sample_follows_the_flow_from_the_noise()
    {
        var (reader, sight, noise) = (FieldReaderTests.Reader(Scaled), FieldReaderTests.Sight(0), new RandomStream(3, 4));

        // Two Heun steps by hand.
        double[] z = [.. Enumerable.Range(0, 51).Select(i => noise.Normal((ulong)i))];
        foreach (var t in new[] { 0, 0.5 })
        {
            var (first, second) = (new double[51], new double[51]);
            reader.Ask(sight, Places, z, t, first);
            reader.Ask(sight, Places, [.. z.Zip(first, (at, v) => at + (0.5 * v))], t + 0.5, second);
            z = [.. z.Select((at, i) => at + (0.25 * (first[i] + second[i])))];
        }

        var drawn = FieldSampler.Draw(reader, FieldObjective.Flow, sight, Places, noise, 2);
        Assert.All(z.Zip(drawn), pair => Assert.Equal(0.4 + (0.35 * pair.First), pair.Second, 1e-6));
        Assert.Equal(drawn, FieldSampler.Draw(reader, FieldObjective.Flow, sight, Places, noise, 2));
        Assert.NotEqual(drawn, FieldSampler.Draw(reader, FieldObjective.Flow, sight, Places, new(3, 5), 2));
        var forgetful = FieldSampler.DrawForgetfully(reader, sight, Places, noise, 2);
        Assert.Equal(forgetful, FieldSampler.DrawForgetfully(reader, sight, Places, noise, 2));
        Assert.NotEqual(forgetful, drawn);
    }

    [Fact]
    public void A_regression_says_its_values_at_once()
    {
        var (reader, sight) = (FieldReaderTests.Reader(Scaled), FieldReaderTests.Sight(0));
        var said = new double[51];
        reader.Ask(sight, Places, new double[51], 0, said);
        foreach (var stream in new[] { 4UL, 5UL })
        {
            var drawn = FieldSampler.Draw(reader, FieldObjective.Regression, sight, Places, new(3, stream), 2);
            Assert.All(said.Zip(drawn), pair => Assert.Equal(0.4 + (0.35 * pair.First), pair.Second, 1e-14));
        }
    }
}
