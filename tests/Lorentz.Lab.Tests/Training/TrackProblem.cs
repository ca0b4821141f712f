using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Training;

/// <summary>A small real problem: tracks through the LHCb dipole, residual formulation.</summary>
internal sealed class TrackProblem
{
    private TrackProblem(int training, int test)
    {
        Rows = Generate(0, training);
        Test = Generate(1, test);
        Formulation = FormulationFit.Residual(Rows, 6);
        Training = new EncodedSamples(Rows, Formulation);
        Validation = new EncodedSamples(Generate(2, 300), Formulation);
    }

    public static TrackProblem Small { get; } = new(1500, 100);

    public static TrackProblem Larger { get; } = new(6000, 2000);

    public ArrayRows<double> Rows { get; }

    public ArrayRows<double> Test { get; }

    public ResidualFormulation Formulation { get; }

    public EncodedSamples Training { get; }

    public EncodedSamples Validation { get; }

    public static Network Start(int width) => WidthScaled.Create(new NetworkShape(6, width, 4, ActivationKind.Silu), 1, 9);

    public static TrainingPlan Plan(int epochs, int width, double peak = 0.1) => new()
    {
        BatchSize = 128,
        Epochs = epochs,
        Schedule = new LearningRateSchedule(peak, 0, 1),
        Optimiser = new AdamW(Beta2: 0.99, WeightDecay: 0),
        OutputRateFactor = 5 / 0.1 / width,
        Seed = 6,
        ComponentWeights = [1, 1, 1, 1],
    };

    private static ArrayRows<double> Generate(ulong stream, int count)
    {
        var block = new SampleGenerator<PointSourceField>(
            new TrackPopulation(), PointSourceField.LhcbDipole, DormandPrince8.Tableau, 1000, 0).Generate(new RandomStream(4, stream), 0, count);
        return new(block.Segments, block.Deviations);
    }
}
