using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Networks on tapes.</summary>
internal static class TapeProblems
{
    /// <summary>A network of dense layers with SiLU between them and the weighted squared error of its outputs.</summary>
    internal static TapeTrainee Network(int inputs, int[] widths, double[] componentWeights, ParameterGroup[]? groups = null)
    {
        var tape = new TapeBuilder<float>();
        var x = tape.Input(inputs);
        var target = tape.Input(componentWeights.Length);
        var y = x;
        foreach (var width in widths)
        {
            y = tape.Dense(y, width, ActivationKind.Silu);
        }

        y = tape.Dense(y, componentWeights.Length);
        var loss = tape.SumColumns(tape.ScaleColumns(tape.Square(tape.Subtract(y, target)), componentWeights));
        return new(tape.Build(loss), loss, x, target, [.. groups ?? []]);
    }

    internal static TrainingPlan Plan(int epochs, int batch) => Problems.Plan(epochs, batch) with { ComponentWeights = [] };

    internal static float[] Weights(TapeTrainee trainee, int seed) =>
        [.. TapeCheck.Numbers(seed, trainee.Parameters).Select(w => (float)(0.7 * w))];
}
