using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Kernels;

/// <summary>The kernels against the plain formula in double, and that against dual numbers and differences.</summary>
public sealed class GradientTests
{
    private static readonly float[] ComponentWeights = [1f, 0.25f, 3f, 0.5f];

    public static TheoryData<int, int, int, int> Shapes => new()
    {
        { 6, 8, 4, 1 }, { 6, 16, 4, 32 }, { 7, 16, 4, 33 }, { 6, 64, 4, 300 }, { 7, 64, 4, 131 }, { 6, 13, 4, 40 },
        { 7, 1, 4, 65 }, { 1, 24, 1, 50 }, { 2, 40, 2, 31 }, { 3, 17, 3, 64 }, { 4, 8, 4, 129 }, { 5, 9, 2, 10 },
        { 8, 16, 4, 70 }, { 9, 16, 4, 70 }, { 16, 24, 4, 5 }, { 23, 33, 3, 37 },
    };

    [Theory]
    [InlineData(ActivationKind.Relu)]
    [InlineData(ActivationKind.Gelu)]
    [InlineData(ActivationKind.Tanh)]
    [InlineData(ActivationKind.Swish1)]
    public void EveryActivationHasTheLossAndGradientOfTheFormula(ActivationKind activation)
    {
        CheckAgainstTheFormula(Problems.Shape(6, 37, 4, activation), 133);
        CheckAgainstTheFormula(Problems.Shape(7, 16, 3, activation), 31);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void KernelHasTheLossAndGradientOfTheFormula(int inputs, int width, int outputs, int count) =>
        CheckAgainstTheFormula(Problems.Shape(inputs, width, outputs), count);

    private static void CheckAgainstTheFormula(NetworkShape shape, int count)
    {
        var (inputs, outputs) = (shape.Inputs, shape.Outputs);
        var network = Problems.Network(shape, 1);
        var samples = Problems.Smooth(inputs, count, 2, outputs, weighted: true);
        var componentWeights = ComponentWeights.AsSpan(0, outputs);
        var actual = LossGradient.Of(network, samples, componentWeights);
        var (loss, gradient) = Reference(network.Weights, network, samples, componentWeights);
        Assert.Equal(loss, actual.Loss, 2e-6 * (1 + loss));
        var norm = Math.Sqrt(gradient.Sum(g => g.Value * g.Value));
        for (var i = 0; i < gradient.Length; i++)
        {
            Assert.True(
                Math.Abs(gradient[i].Value - actual.Gradient[i]) <= 3e-6 * (norm + Math.Abs(gradient[i].Value)),
                FormattableString.Invariant($"weight {i}: {gradient[i].Value} against {actual.Gradient[i]}"));
        }
    }

    [Theory]
    [InlineData(6, 5, ActivationKind.Silu)]
    [InlineData(7, 8, ActivationKind.Silu)]
    [InlineData(3, 5, ActivationKind.Relu)]
    [InlineData(3, 5, ActivationKind.Gelu)]
    [InlineData(3, 5, ActivationKind.Tanh)]
    public void FormulaGradientIsTheDualDerivative(int inputs, int width, ActivationKind activation)
    {
        var network = Problems.Network(Problems.Shape(inputs, width, 4, activation), 3);
        var samples = Problems.Smooth(inputs, 3, 4, weighted: true);
        var (_, gradient) = Reference(network.Weights, network, samples, ComponentWeights);
        for (var i = 0; i < gradient.Length; i++)
        {
            var weights = network.Weights.Select((w, index) => index == i ? Dual.Variable(w) : Dual.Constant(w)).ToArray();
            var derivative = MeanLoss<Dual>(weights, network, samples).Derivative;
            Assert.Equal(derivative, gradient[i].Value, 1e-12 * (1 + Math.Abs(derivative)));
        }
    }

    [Fact]
    public void FormulaGradientIsTheSlopeOfTheLoss()
    {
        const double step = 1e-5;
        var network = Problems.Network(Problems.Shape(6, 8), 5);
        var samples = Problems.Smooth(6, 4, 6, weighted: true);
        var (_, gradient) = Reference(network.Weights, network, samples, ComponentWeights);
        for (var i = 0; i < gradient.Length; i++)
        {
            double At(double shift) => MeanLoss<Real64>(
                [.. network.Weights.Select((w, index) => new Real64(w + (index == i ? shift : 0.0)))], network, samples).Value;
            var slope = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
            Assert.Equal(slope, gradient[i].Value, 1e-8 * (1 + Math.Abs(slope)));
        }
    }

    [Fact]
    public void ExtremePreActivationsStayFinite()
    {
        var shape = Problems.Shape(6, 16);
        var network = Problems.Network(shape, 8);
        for (var i = 0; i < 96; i++)
        {
            network.Weights[i] *= i % 2 == 0 ? 1e4f : -1e6f;
        }

        var result = LossGradient.Of(network, Problems.Smooth(6, 64, 9), ComponentWeights);
        Assert.True(double.IsFinite(result.Loss));
        Assert.All(result.Gradient, g => Assert.True(float.IsFinite(g)));
        var (loss, _) = Reference(network.Weights, network, Problems.Smooth(6, 64, 9), ComponentWeights);
        Assert.Equal(1.0, result.Loss / loss, 1e-5);
    }

    internal static (double Loss, Real64[] Gradient) Reference(
        float[] floats, Learning.Networks.Network network, SampleSource samples, ReadOnlySpan<float> componentWeights)
    {
        var weights = floats.Select(w => new Real64(w)).ToArray();
        var gradient = new Real64[weights.Length];
        var loss = 0.0;
        var components = componentWeights.ToArray().Select(w => new Real64(w)).ToArray();
        foreach (var (input, target, weight) in Rows<Real64>(samples))
        {
            var factor = new Real64(weight / samples.Count);
            loss += factor.Value * ReferenceNetwork.Loss<Real64>(network.Shape, weights, input, target, components).Value;
            ReferenceNetwork.AddGradient<Real64>(network.Shape, weights, input, target, components, factor, gradient);
        }

        return (loss, gradient);
    }

    private static T MeanLoss<T>(T[] weights, Learning.Networks.Network network, SampleSource samples)
        where T : struct, IReal<T>
    {
        var loss = T.Constant(0.0);
        var components = ComponentWeights.Select(w => T.Constant(w)).ToArray();
        foreach (var (input, target, weight) in Rows<T>(samples))
        {
            loss += T.Constant(weight / samples.Count)
                * ReferenceNetwork.Loss<T>(network.Shape, weights, input, target, components);
        }

        return loss;
    }

    private static IEnumerable<(T[] Input, T[] Target, double Weight)> Rows<T>(SampleSource samples)
        where T : struct, IReal<T>
    {
        var (input, target, weight) = (new float[samples.Inputs], new float[samples.Outputs], new float[1]);
        for (long i = 0; i < samples.Count; i++)
        {
            samples.Gather([i], input, target, weight);
            yield return ([.. input.Select(v => T.Constant(v))], [.. target.Select(v => T.Constant(v))], weight[0]);
        }
    }
}
