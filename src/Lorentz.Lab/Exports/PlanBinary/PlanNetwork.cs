using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>What the plan's binary holds: a network from (x, y, tx, ty, q/p, dz) to (x, y, tx, ty), both normalised.</summary>
/// <param name="Type">What is made of the outputs.</param>
/// <param name="Layers">The layers, first to last; the activation stands after each but the last.</param>
/// <param name="InputMean">Six means in mm, mm, 1, 1, 1/MeV, mm.</param>
/// <param name="InputScale">Six standard deviations.</param>
/// <param name="OutputMean">Four means in mm, mm, 1, 1.</param>
/// <param name="OutputScale">Four standard deviations.</param>
/// <param name="Activation">The activation, one of <see cref="Activations"/>.</param>
public sealed record PlanNetwork(
    PlanModelType Type,
    ImmutableArray<PlanLayer> Layers,
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale,
    ActivationKind Activation)
{
    /// <summary>Number of inputs.</summary>
    public const int Inputs = 6;

    /// <summary>Number of outputs.</summary>
    public const int Outputs = Formulation.Outputs;

    /// <summary>The activations there are, by their names in the file.</summary>
    public static ImmutableSortedDictionary<string, ActivationKind> Activations { get; } = new Dictionary<string, ActivationKind>
    {
        ["silu"] = ActivationKind.Silu,
        ["relu"] = ActivationKind.Relu,
        ["gelu"] = ActivationKind.Gelu,
        ["tanh"] = ActivationKind.Tanh,
        ["sigmoid"] = ActivationKind.Sigmoid,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>A trained network in this form.</summary>
    /// <param name="model">A network of the absolute formulation with six inputs; its training domain has no place here and is lost.</param>
    /// <exception cref="NotSupportedException">It is another network; the message says why it has no place here.</exception>
    public static PlanNetwork Of(DeepTrackNetwork model)
    {
        if (model.Formulation is not AbsoluteFormulation { Inputs: Inputs } formulation)
        {
            throw new NotSupportedException(
                $"formulation '{model.Formulation.Name}' with {model.Formulation.Inputs} inputs: the plan's binary holds 'absolute' with {Inputs} inputs only. "
                + "Its program is fed x, y, tx, ty, q/p and dz, never z0, and takes the outputs for the end state itself.");
        }

        var (network, shape) = (model.Network, model.Network.Shape);
        var activation = shape.Activation == ActivationKind.Swish1 ? ActivationKind.Silu : shape.Activation;
        if (!Activations.ContainsValue(activation))
        {
            throw new NotSupportedException($"activation {activation}: the plan's binary holds {string.Join(", ", Activations.Keys)}.");
        }

        return new(
            PlanModelType.Plain,
            [.. Enumerable.Range(0, shape.Layers).Select(layer => Layer(network, layer))],
            formulation.InputMean,
            formulation.InputScale,
            formulation.OutputMean,
            formulation.OutputScale,
            activation);
    }

    /// <inheritdoc cref="Of(DeepTrackNetwork)"/>
    public static PlanNetwork Of(TrackNetwork model) => Of(new DeepTrackNetwork(DeepNetwork.Of(model.Network), model.Formulation, model.Domain));

    /// <summary>The network as one of ours, its weights rounded to single precision.</summary>
    /// <param name="domain">Where it was trained, which the plan's binary does not say.</param>
    /// <exception cref="NotSupportedException">It is a residual PINN, whose skip connection no formulation of ours repeats.</exception>
    /// <exception cref="InvalidDataException">A weight is beyond single precision.</exception>
    /// <exception cref="ArgumentException">There is no hidden layer.</exception>
    public DeepTrackNetwork ToTrackNetwork(TrainingDomain domain)
    {
        if (Type != PlanModelType.Plain)
        {
            throw new NotSupportedException($"model type {Type}: only {PlanModelType.Plain} has a formulation here.");
        }

        float[] weights = [.. Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)).Select(weight => (float)weight)];
        return weights.All(float.IsFinite)
            ? new(
                new(new(Inputs, [.. Layers[..^1].Select(layer => layer.Rows)], Outputs, Activation), weights),
                new AbsoluteFormulation(InputMean, InputScale, OutputMean, OutputScale),
                domain)
            : throw new InvalidDataException($"a weight is beyond the largest float, {float.MaxValue:G3}.");
    }

    private static PlanLayer Layer(DeepNetwork network, int layer)
    {
        var (shape, start) = (network.Shape, network.Shape.WeightStart(layer));
        var (rows, columns) = (shape.Out(layer), shape.In(layer));
        return new(
            rows,
            columns,
            [.. network.Weights.AsSpan(start, rows * columns).ToArray().Select(weight => (double)weight)],
            [.. network.Weights.AsSpan(shape.BiasStart(layer), rows).ToArray().Select(bias => (double)bias)]);
    }
}
