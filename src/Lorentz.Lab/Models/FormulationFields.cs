using System.Collections.Immutable;
using Lorentz.Lab.Weights;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Models;

/// <summary>What a network's numbers mean, in its file: normalisation, training domain, and the words that name the formulation.</summary>
internal static class FormulationFields
{
    /// <summary>The tensors of a formulation and a domain.</summary>
    public static IEnumerable<NamedTensor> Tensors(Formulation formulation, TrainingDomain domain) =>
    [
        TensorFields.Row("input.mean", formulation.InputMean),
        TensorFields.Row("input.scale", formulation.InputScale),
        TensorFields.Row("output.mean", formulation.OutputMean),
        TensorFields.Row("output.scale", formulation.OutputScale),
        TensorFields.Row("domain.minimum", domain.Minimum),
        TensorFields.Row("domain.maximum", domain.Maximum),
        .. formulation is ChartRemainderFormulation { Chart: var chart } ? ChartFields.Tensors(chart) : [],
    ];

    /// <summary>Its words.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Words(Formulation formulation) =>
    [
        new("formulation", formulation.Name),
        .. formulation is ChartRemainderFormulation { Chart: var chart } ? ChartFields.Words(chart) : [],
    ];

    /// <summary>Reads a formulation of a number of inputs, and the domain.</summary>
    /// <exception cref="InvalidDataException">Something is missing or does not fit; the message names the file.</exception>
    public static (Formulation Formulation, TrainingDomain Domain) Read(TensorFields fields, int inputs)
    {
        var name = fields.Metadata("formulation");
        var valid = InputsOf(fields, name);
        if (!valid.Contains(inputs))
        {
            throw fields.Wrong($"{inputs} inputs, expected {string.Join(" or ", valid)} for formulation '{name}'.");
        }

        var inputMean = fields.Row("input.mean", inputs);
        var inputScale = fields.Scale("input.scale", inputs);
        var outputMean = fields.Row("output.mean", Formulation.Outputs);
        var outputScale = fields.Scale("output.scale", Formulation.Outputs);
        var domain = new TrainingDomain(fields.Row("domain.minimum", 7), fields.Row("domain.maximum", 7));
        return (
            name switch
            {
                "absolute" => new AbsoluteFormulation(inputMean, inputScale, outputMean, outputScale),
                "residual" => new ResidualFormulation(inputMean, inputScale, outputMean, outputScale),
                ResidualFormulation.PlainName => new ResidualFormulation(inputMean, inputScale, outputMean, outputScale) { TellsIntercept = false },
                "warped" => new WarpedFormulation(inputMean, inputScale, outputMean, outputScale),
                _ => new ChartRemainderFormulation(inputMean, inputScale, outputMean, outputScale, ChartFields.Read(fields, domain)),
            },
            domain);
    }

    // Numbers of inputs that a formulation may have.
    private static ImmutableArray<int> InputsOf(TensorFields fields, string formulation) => formulation switch
    {
        "absolute" or "residual" or ResidualFormulation.PlainName => [6, 7],
        "warped" => [WarpedFormulation.InputCount],
        "chart-remainder" => [ChartRemainderFormulation.InputCount],
        _ => throw fields.Wrong($"formulation '{formulation}', expected 'absolute', 'residual', '{ResidualFormulation.PlainName}', 'warped' or 'chart-remainder'."),
    };
}
