namespace Lorentz.Learning.Networks;

/// <summary>A network with hidden layers as data: its shape and one flat weight vector.</summary>
/// <remarks>
/// Canonical order of the weights: for each layer W [out x in] row by row (one row per neuron), then b [out].
/// </remarks>
public sealed record DeepNetwork
{
    /// <summary>A network.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="weights">Its weights in canonical order; not copied, not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The shape is invalid, or the number of weights is not its parameter count.</exception>
    public DeepNetwork(DeepShape shape, float[] weights)
    {
        if (shape.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(shape));
        }

        if (weights.Length != shape.Parameters)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{weights.Length} weights: the shape has {shape.ParameterFormula}"),
                nameof(weights));
        }

        Shape = shape;
        Weights = weights;
    }

    /// <summary>A network with one hidden layer as a deep one; the weights are shared.</summary>
    public static DeepNetwork Of(Network network) => new(DeepShape.Of(network.Shape), network.Weights);

    /// <summary>Its shape.</summary>
    public DeepShape Shape { get; }

    /// <summary>Its weights in canonical order.</summary>
    public float[] Weights { get; }
}
