using Lorentz.Learning.Models;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;

namespace Lorentz.Series.Tests.Models;

public sealed class ParameterCountTests
{
    [Theory]
    [InlineData(RecurrentKind.Gru, 128, 107_649)]
    [InlineData(RecurrentKind.Gru, 256, 428_289)]
    [InlineData(RecurrentKind.Lstm, 128, 140_673)]
    public void Networks_of_coefficients(RecurrentKind kind, int hidden, int parameters) =>
        Assert.Equal(parameters, new RecurrentModel("", kind, hidden, PrefixNormalisation.None).Parameters(20));

    [Theory]
    [InlineData(32, 3_393)]
    [InlineData(64, 12_929)]
    [InlineData(128, 50_433)]
    [InlineData(256, 199_169)]
    public void Networks_of_recurrences(int hidden, int parameters)
    {
        Assert.Equal(parameters, new PlainRecurrent("", hidden).Parameters(9));

        // Two more channels into three gates.
        Assert.Equal(parameters + (6 * hidden), new ScaledRecurrent("", hidden).Parameters(9));
    }

    [Theory]
    [InlineData(64, 4, 2, 50, 70_337)]
    [InlineData(64, 4, 2, 20, 68_417)]
    [InlineData(128, 8, 2, 50, 271_745)]
    [InlineData(64, 4, 4, 50, 137_281)]
    [InlineData(128, 8, 4, 50, 536_705)]
    [InlineData(64, 4, 8, 50, 271_169)]
    public void Transformers(int width, int heads, int layers, int positions, int parameters)
    {
        var model = new Transformer("", new EncoderShape(width, heads, layers), positions);
        Assert.Equal(parameters, model.Parameters(9));
        Assert.Equal(parameters, (model with { Shape = model.Shape with { IsPreNorm = true, IsCausal = true } }).Parameters(9));
        Assert.Equal(parameters + width, (model with { HasStart = true }).Parameters(9));
    }

    [Fact]
    public void Perceptrons() => Assert.Equal((21 * 128) + 128 + (128 * 128) + 128 + 129, new PaddedMlp("", [128, 128], 0.1).Parameters(20));
}
