using System.Collections.Concurrent;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Learned;

/// <summary>A trained network of several hidden layers as an extrapolator; float32, a single track without allocation.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="network">The weights.</param>
/// <param name="formulation">What goes in and what comes out.</param>
/// <param name="domain">Ranges of the training set.</param>
public sealed class DeepExtrapolator(string name, DeepNetwork network, Formulation formulation, TrainingDomain domain)
    : NetworkExtrapolator(name, formulation, domain, 256)
{
    private readonly PackedDeepNetwork<float> packed = new(network);

    // Only for who asks for all digits.
    private readonly Lazy<NetworkDerivative> derivative = new(() => new(network));

    // Rooms of batches: one for each thread that ever asks at the same time as another.
    private readonly ConcurrentBag<DeepRoom<float>> rooms = [];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> inputs, Span<float> outputs) => packed.Evaluate(inputs, outputs);

    /// <inheritdoc/>
    protected override void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        if (!rooms.TryTake(out var room))
        {
            room = new DeepRoom<float>(packed.Shape);
        }

        packed.EvaluateBatch(inputs, count, outputs, room);
        rooms.Add(room);
    }

    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> derivatives) =>
        packed.Differentiate(inputs, outputs, derivatives);

    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> derivatives) =>
        derivative.Value.Of(inputs, outputs, derivatives);
}
