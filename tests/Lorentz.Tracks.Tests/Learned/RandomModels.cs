using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Random;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Tests.Formulations;

namespace Lorentz.Tracks.Tests.Learned;

/// <summary>Networks that know nothing: every weight of order one.</summary>
internal static class RandomModels
{
    public static TrackNetwork Create(string formulation, int inputs, out ArrayRows<double> rows)
    {
        var fitted = FormulationTests.Fitted(formulation, inputs, out rows);
        var shape = new NetworkShape(inputs, 24, Formulation.Outputs, ActivationKind.Silu);
        var random = new RandomStream(5, (ulong)inputs);
        var weights = Enumerable.Range(0, shape.Parameters).Select(i => (float)random.Uniform((ulong)i, -0.5, 0.5)).ToArray();
        return new(new Network(shape, weights), fitted, TrainingDomain.Of(rows));
    }
}
