using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Xunit;

namespace Lorentz.Learning.Tests.Networks;

/// <summary>Shapes, counts, starting weights, normalisation.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData(6, 256, 2820, 2560)]
    [InlineData(6, 1024, 11268, 10240)]
    [InlineData(7, 8192, 98308, 90112)]
    public void CountsAreThoseOfTheFormula(int inputs, int width, int parameters, int multiplyAdds)
    {
        var shape = Problems.Shape(inputs, width);
        Assert.Equal(parameters, shape.Parameters);
        Assert.Equal(multiplyAdds, shape.MultiplyAdds);
        Assert.EndsWith(FormattableString.Invariant($"= {parameters}"), shape.ParameterFormula, StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"= {multiplyAdds}"), shape.MultiplyAddFormula, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 8, 4)]
    [InlineData(65, 8, 4)]
    [InlineData(6, 0, 4)]
    [InlineData(6, 8, 5)]
    [InlineData(6, 8, 0)]
    public void InvalidShapesAreRefused(int inputs, int width, int outputs)
    {
        var shape = new NetworkShape(inputs, width, outputs, ActivationKind.Silu);
        Assert.Contains("valid are 1 to", shape.Problem, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Network(shape, []));
    }

    [Theory]
    [InlineData(ActivationKind.Sigmoid, "Sigmoid")]
    [InlineData((ActivationKind)77, "77")]
    public void ActivationsThatTheKernelsLackAreRefused(ActivationKind activation, string name)
    {
        var problem = new NetworkShape(6, 8, 4, activation).Problem;
        Assert.StartsWith($"activation {name}: valid for one hidden layer are Silu, Relu", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightCountMustFit() =>
        Assert.Throws<ArgumentException>(() => new Network(Problems.Shape(6, 8), new float[5]));

    [Fact]
    public void StartingWeightsAreUniformWithinTheLimit()
    {
        var shape = Problems.Shape(6, 1000);
        var weights = XavierUniform.Create(shape, 3, 1).Weights;
        CheckUniform(weights[..6000], Math.Sqrt(6.0 / 1006));
        CheckUniform(weights[7000..11000], Math.Sqrt(6.0 / 1004));
        Assert.All(weights[6000..7000].Concat(weights[11000..]), b => Assert.Equal(0f, b));
        CheckUniform(XavierUniform.Create(shape, 3, 1, 0.5).Weights[6000..7000], 0.5);
        StateAssert.SameBits(weights, XavierUniform.Create(shape, 3, 1).Weights);
        Assert.NotEqual(weights, XavierUniform.Create(shape, 4, 1).Weights);
        Assert.NotEqual(weights, XavierUniform.Create(shape, 3, 2).Weights);
    }

    private static void CheckUniform(float[] weights, double limit)
    {
        Assert.All(weights, w => Assert.InRange(w, -limit, limit));
        Assert.Equal(0.0, weights.Average() / limit, 0.06);
        Assert.Equal(1.0 / 3.0, weights.Average(w => w * w) / (limit * limit), 0.04);
    }
}
