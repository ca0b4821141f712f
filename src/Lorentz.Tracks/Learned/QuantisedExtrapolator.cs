using System.Collections.Concurrent;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Quantisation;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Learned;

/// <summary>A trained network in 8-bit integers as an extrapolator; a single track without allocation.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="network">The weights.</param>
/// <param name="formulation">What goes in and what comes out.</param>
/// <param name="domain">Ranges of the training set.</param>
public sealed class QuantisedExtrapolator(string name, QuantisedNetwork network, Formulation formulation, TrainingDomain domain)
    : NetworkExtrapolator(name, formulation, domain, 256)
{
    private readonly PackedQuantisedNetwork packed = new(network);
    private readonly PackedDeepNetwork<float> smooth = new(network.Smooth());

    // Only for who asks for all digits.
    private readonly Lazy<NetworkDerivative> derivative = new(() => new(network.Smooth()));

    // Rooms of batches: one for each thread that ever asks at the same time as another.
    private readonly ConcurrentBag<QuantisedRoom> rooms = [];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> inputs, Span<float> outputs) => packed.Evaluate(inputs, outputs);

    /// <inheritdoc/>
    protected override void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        if (!rooms.TryTake(out var room))
        {
            room = new QuantisedRoom(packed.Shape);
        }

        packed.EvaluateBatch(inputs, count, outputs, room);
        rooms.Add(room);
    }

    /// <summary>Values of the integers, and derivatives of the network without rounding between layers.</summary>
    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> derivatives)
    {
        smooth.Differentiate(inputs, outputs, derivatives);
        packed.Evaluate(inputs, outputs);
    }

    /// <summary>Values of the integers, and derivatives of the network without rounding between layers.</summary>
    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> derivatives)
    {
        derivative.Value.Of(inputs, outputs, derivatives);
        Span<float> questions = stackalloc float[inputs.Length];
        Span<float> answers = stackalloc float[outputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            questions[i] = (float)inputs[i];
        }

        packed.Evaluate(questions, answers);
        for (var o = 0; o < outputs.Length; o++)
        {
            outputs[o] = answers[o];
        }
    }
}
