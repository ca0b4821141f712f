using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Xunit;

namespace Lorentz.Learning.Tests.Networks;

/// <summary>Shapes, counts and starting weights of networks with hidden layers.</summary>
public sealed class DeepNetworkTests
{
    [Theory]
    [InlineData("512,256", 135_940, 135_168)]
    [InlineData("1024,512", 534_020, 532_480)]
    [InlineData("64", 708, 640)]
    [InlineData("128,128,64", 25_924, 25_600)]
    public void CountsAreThoseOfTheFormula(string hidden, int parameters, int multiplyAdds)
    {
        var shape = Shape(hidden);
        Assert.Equal(parameters, shape.Parameters);
        Assert.Equal(multiplyAdds, shape.MultiplyAdds);
        Assert.Equal($"[{hidden}]", shape.Name);
        Assert.EndsWith(FormattableString.Invariant($" = {parameters}"), shape.ParameterFormula, StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($" = {multiplyAdds}"), shape.MultiplyAddFormula, StringComparison.Ordinal);
    }

    [Fact]
    public void FormulasAreWrittenOut()
    {
        var shape = Shape("512,256");
        Assert.Equal("512 x (6 + 1) + 256 x (512 + 1) + 4 x (256 + 1) = 135940", shape.ParameterFormula);
        Assert.Equal("6 x 512 + 512 x 256 + 256 x 4 = 135168", shape.MultiplyAddFormula);
        Assert.Equal((3584, 3584 + 131_072), (shape.WeightStart(1), shape.BiasStart(1)));
    }

    [Fact]
    public void ShapesOfTheSameSizesAreEqual()
    {
        Assert.Equal(Shape("8,4"), Shape("8,4"));
        Assert.Equal(Shape("8,4").GetHashCode(), Shape("8,4").GetHashCode());
        Assert.NotEqual(Shape("8,4"), Shape("4,8"));
        Assert.NotEqual(Shape("8,4"), Shape("8,4") with { Activation = ActivationKind.Tanh });
    }

    [Theory]
    [InlineData(0, "8", 4, "0 inputs: valid are 1 to 64")]
    [InlineData(6, "8", 65, "65 outputs: valid are 1 to 64")]
    [InlineData(6, "", 4, "0 hidden layers: valid are 1 to 16")]
    [InlineData(6, "8,9000", 4, "9000 neurons: valid are 1 to 8192")]
    public void InvalidShapesAreRefused(int inputs, string hidden, int outputs, string problem)
    {
        var shape = Shape(hidden) with { Inputs = inputs, Outputs = outputs };
        Assert.Equal(problem, shape.Problem);
        Assert.Throws<ArgumentException>(() => new DeepNetwork(shape, []));
    }

    [Fact]
    public void UnknownActivationsAndWrongCountsAreRefused()
    {
        Assert.StartsWith("activation 40: valid are Silu", (Shape("8") with { Activation = (ActivationKind)40 }).Problem, StringComparison.Ordinal);
        Assert.Contains("= 92", Assert.Throws<ArgumentException>(() => new DeepNetwork(Shape("8"), new float[5])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneHiddenLayerStartsAsTheSingleLayerNetworkDoes()
    {
        var single = Problems.Shape(6, 37);
        var deep = DeepShape.Of(single);
        StateAssert.SameBits(XavierUniform.Create(single, 3, 4, 0.7).Weights, XavierUniform.Create(deep, 3, 4, 0.7).Weights);
        StateAssert.SameBits(WidthScaled.Create(single, 3, 4).Weights, WidthScaled.Create(deep, 3, 4).Weights);
        Assert.Equal(deep, DeepNetwork.Of(XavierUniform.Create(single, 3, 4)).Shape);
    }

    [Fact]
    public void StartingWeightsHaveTheSpreadOfTheirLayer()
    {
        var shape = Shape("300,200");
        var (xavier, scaled) = (XavierUniform.Create(shape, 1, 2).Weights, WidthScaled.Create(shape, 1, 2).Weights);
        var middle = shape.WeightStart(1)..shape.BiasStart(1);
        CheckUniform(xavier[middle], Math.Sqrt(6.0 / 500));
        CheckUniform(scaled[middle], Math.Sqrt(6.0 / 300));
        CheckUniform(scaled[shape.WeightStart(2)..shape.BiasStart(2)], 1.0 / 200);
        Assert.All(xavier[shape.BiasStart(1)..shape.WeightStart(2)], bias => Assert.Equal(0f, bias));
        Assert.Contains(scaled[shape.BiasStart(1)..shape.WeightStart(2)], bias => Math.Abs(bias) > 0.9f);
        Assert.All(scaled[shape.BiasStart(2)..], bias => Assert.Equal(0f, bias));
    }

    internal static DeepShape Shape(string hidden) => new(
        6, [.. hidden.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)], 4, ActivationKind.Silu);

    private static void CheckUniform(float[] weights, double limit)
    {
        Assert.All(weights, w => Assert.InRange(w, -limit, limit));
        Assert.Equal(1.0 / 3.0, weights.Average(w => w * w) / (limit * limit), 0.05);
    }
}
