using Lorentz.Learning.Inference;

namespace Lorentz.Tracks.Learned;

/// <summary>A trained network of one hidden layer as an extrapolator; float32, no allocation.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="model">The trained network.</param>
public sealed class LearnedExtrapolator(string name, TrackNetwork model) : NetworkExtrapolator(name, model.Formulation, model.Domain, 64)
{
    private readonly PackedNetwork packed = new(model.Network);

    // Only for who asks for all digits.
    private readonly Lazy<NetworkDerivative> derivative = new(() => new(model.Network));

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> inputs, Span<float> outputs) => packed.Evaluate(inputs, outputs);

    /// <inheritdoc/>
    protected override void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs) => packed.EvaluateBatch(inputs, count, outputs);

    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> derivatives) =>
        packed.Differentiate(inputs, outputs, derivatives);

    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> derivatives) =>
        derivative.Value.Of(inputs, outputs, derivatives);
}
