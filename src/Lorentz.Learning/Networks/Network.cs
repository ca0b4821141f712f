namespace Lorentz.Learning.Networks;

/// <summary>A network as data: its shape and one flat weight vector.</summary>
/// <remarks>
/// Canonical order of the weights: W1 [W x I] row by row (one row per neuron), b1 [W], W2 [O x W] row by row (one row
/// per output), b2 [O].
/// </remarks>
public sealed record Network
{
    /// <summary>A network.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="weights">Its weights in canonical order; not copied, not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The shape is invalid, or the number of weights is not its parameter count.</exception>
    public Network(NetworkShape shape, float[] weights)
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

    /// <summary>Its shape.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Its weights in canonical order.</summary>
    public float[] Weights { get; }
}
