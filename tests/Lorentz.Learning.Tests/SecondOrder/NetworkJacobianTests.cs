using System.Collections.Immutable;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.SecondOrder;

public sealed class NetworkJacobianTests
{
    private static readonly ImmutableArray<double> ComponentWeights = [1.0, 0.25, 3.0, 0.5];

    [Theory]
    [InlineData(6, 5, 4)]
    [InlineData(3, 1, 2)]
    [InlineData(7, 9, 1)]
    public void RowsAreTheDualDerivatives(int inputs, int width, int outputs)
    {
        var network = Tests.Problems.Network(Tests.Problems.Shape(inputs, width, outputs), 1);
        var weights = Array.ConvertAll(network.Weights, w => (double)w);
        float[] sample = [.. Enumerable.Range(0, inputs).Select(i => (0.3f * i) - 0.7f)];
        var rows = new double[outputs * weights.Length];
        NetworkJacobian.Of(network.Shape, weights, sample, rows);
        for (var i = 0; i < weights.Length; i++)
        {
            var duals = weights.Select((w, index) => index == i ? Dual.Variable(w) : Dual.Constant(w)).ToArray();
            var outputsOfDuals = ReferenceNetwork.Evaluate<Dual>(network.Shape, duals, [.. sample.Select(x => Dual.Constant(x))]);
            for (var j = 0; j < outputs; j++)
            {
                Assert.Equal(outputsOfDuals[j].Derivative, rows[(j * weights.Length) + i], 1e-13);
            }
        }
    }

    [Fact]
    public void NormalEquationsAreThoseOfWholeRows()
    {
        var network = Tests.Problems.Network(Tests.Problems.Shape(6, 7), 2);
        var weights = Array.ConvertAll(network.Weights, w => (double)w);
        var samples = Tests.Problems.Smooth(6, 301, 3, weighted: true);
        var equations = NormalEquations.Of(new NetworkResiduals(network.Shape, samples, ComponentWeights), weights, 2);
        var size = weights.Length;
        var (matrix, gradient, sum) = (new double[size * size], new double[size], 0.0);
        var (inputs, targets, sampleWeights) = (new float[6], new float[4], new float[1]);
        var rows = new double[4 * size];
        for (var s = 0; s < samples.Count; s++)
        {
            samples.Gather([s], inputs, targets, sampleWeights);
            NetworkJacobian.Of(network.Shape, weights, inputs, rows);
            var outputs = ReferenceNetwork.Evaluate<Real64>(
                network.Shape, [.. weights.Select(w => new Real64(w))], [.. inputs.Select(x => new Real64(x))]);
            for (var j = 0; j < 4; j++)
            {
                var factor = sampleWeights[0] * ComponentWeights[j] / samples.Count;
                var error = outputs[j].Value - targets[j];
                sum += 0.5 * factor * error * error;
                for (var a = 0; a < size; a++)
                {
                    gradient[a] += factor * rows[(j * size) + a] * error;
                    for (var b = a; b < size; b++)
                    {
                        matrix[(a * size) + b] += factor * rows[(j * size) + a] * rows[(j * size) + b];
                    }
                }
            }
        }

        Assert.Equal(sum, equations.Value, 1e-12 * sum);
        for (var a = 0; a < size; a++)
        {
            Assert.Equal(gradient[a], equations.Gradient[a], 1e-12);
            for (var b = a; b < size; b++)
            {
                Assert.Equal(matrix[(a * size) + b], equations.Matrix[(a * size) + b], 1e-12);
            }
        }
    }

    [Fact]
    public void LossIsTheOneThatTrains()
    {
        var network = Tests.Problems.Network(Tests.Problems.Shape(6, 16), 4);
        var samples = Tests.Problems.Smooth(6, 5000, 5, weighted: true);
        float[] single = [.. ComponentWeights.Select(w => (float)w)];
        var expected = LossGradient.Of(network, samples, single);
        var point = Array.ConvertAll(network.Weights, w => (double)w);
        var gradient = new double[point.Length];
        var loss = new NetworkLoss(network.Shape, samples, single, 2).Evaluate(point, gradient);
        var residuals = new NetworkResiduals(network.Shape, samples, ComponentWeights);
        Assert.Equal(expected.Loss, loss, 1e-6 * expected.Loss);
        Assert.Equal(expected.Loss, 2 * NormalEquations.ValueOf(residuals, point, 1), 1e-5 * expected.Loss);
        for (var i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(expected.Gradient[i], gradient[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void ThreadsChangeNoBit(int threads)
    {
        var shape = Tests.Problems.Shape(6, 12);
        var start = WidthScaled.Create(shape, 1, 2);
        var samples = Tests.Problems.Smooth(6, 1500, 5, weighted: true);
        Assert.Equal(Fitted(1), Fitted(threads));
        double[] Fitted(int count) => LevenbergMarquardt.Run(
            new NetworkResiduals(shape, samples, ComponentWeights), LevenbergMarquardtState.Start(Array.ConvertAll(start.Weights, w => (double)w)), new(), 3, count).State.Point;
    }

    [Fact]
    public void FitsWhatAnotherNetworkOfItsShapeComputes()
    {
        var shape = Tests.Problems.Shape(2, 3, 1);
        var teacher = Tests.Problems.Network(shape, 6);
        var random = new Random(7);
        float[][] inputs = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 400).Select(_ => (float)(4 * (random.NextDouble() - 0.5))).ToArray())];
        float[] targets = [.. Enumerable.Range(0, 400).Select(i => (float)ReferenceNetwork.Evaluate<Real64>(
            shape, [.. teacher.Weights.Select(w => new Real64(w))], [new Real64(inputs[0][i]), new Real64(inputs[1][i])])[0].Value)];
        var samples = new Samples.InMemorySamples(inputs, [targets]);
        var start = teacher.Weights.Select(w => w + (0.1 * (random.NextDouble() - 0.5))).ToArray();
        var result = LevenbergMarquardt.Run(new NetworkResiduals(shape, samples, [1.0]), LevenbergMarquardtState.Start(start), new(), 60, 1);

        // What is left is the rounding of the targets to single precision.
        Assert.InRange(result.State.Value!.Value, 0, 1e-14);
    }
}
