using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Tests.Models;

public sealed class ParameterCountTests
{
    [Fact]
    public void Models_are_as_large_as_published()
    {
        Assert.Equal(167_201, FieldModel.First.Parameters);
        Assert.Equal(884_481, FieldModel.Second.Parameters);
    }

    [Fact]
    public void Switches_with_parameters_add_theirs()
    {
        int Added(Func<FieldModel, FieldModel> change) => change(FieldModel.First).Parameters - FieldModel.First.Parameters;
        Assert.Equal(4, Added(model => model with { Step = new StateSpaceStep.Learned(0.01) }));
        Assert.Equal(4 * 128 * 8, Added(model => model with { IsBidirectional = true }));
        Assert.Equal(2 * 16, Added(model => model with { LearnsFrequencies = true }));
        Assert.Equal(2 * 128, Added(model => model with { NormalisesAttention = true }));
    }

    [Fact]
    public void Other_switches_add_none()
    {
        foreach (var model in new[] { FieldModel.First, FieldModel.Second })
        {
            foreach (var changed in new[]
            {
                model with { Step = new StateSpaceStep.Fixed(0.01) }, model with { HoldsInput = true }, model with { HasIsolatedQueries = true },
                model with { HasQueryResidual = true }, model with { Head = OutputHead.SigmoidEndPoint }, model with { Dropout = 0.3 }, model with { FrequencyScale = 2 },
                model with { Scale = new(0.5, 0.35, 0, 1) },
            })
            {
                Assert.Equal(model.Parameters, changed.Parameters);
            }
        }
    }
}
