using Lorentz.Learning.Inference;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Learned;

/// <summary>A trained network behind the contract every extrapolator keeps; float32, no allocation.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="model">The trained network.</param>
public sealed class LearnedExtrapolator(string name, TrackNetwork model) : Extrapolator
{
    // Tracks encoded together: small enough for the stack, large enough to feed the batch kernel.
    private const int Chunk = 64;

    private readonly PackedNetwork packed = new(model.Network);

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var segment = new Segment(
            state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, (z1 - z0).Value);
        Span<float> inputs = stackalloc float[model.Formulation.Inputs];
        Span<float> outputs = stackalloc float[Formulation.Outputs];
        model.Formulation.EncodeInputs(segment, inputs);
        packed.Evaluate(inputs, outputs);
        var (x, y, tx, ty) = model.Formulation.Decode(segment, outputs).EndOf(segment);
        return new(
            state with { X = new(x), Y = new(y), Tx = tx, Ty = ty },
            Judge(x, y, tx, ty, true, !model.Domain.Contains(segment)));
    }

    /// <inheritdoc/>
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        Span<float> inputs = stackalloc float[Chunk * model.Formulation.Inputs];
        Span<float> outputs = stackalloc float[Chunk * Formulation.Outputs];
        for (var first = 0; first < tracks.Count; first += Chunk)
        {
            var count = Math.Min(Chunk, tracks.Count - first);
            for (var i = 0; i < count; i++)
            {
                model.Formulation.EncodeInputs(
                    Read(tracks, z0, z1, first + i), inputs.Slice(i * model.Formulation.Inputs, model.Formulation.Inputs));
            }

            packed.EvaluateBatch(inputs[..(count * model.Formulation.Inputs)], count, outputs[..(count * Formulation.Outputs)]);
            for (var i = 0; i < count; i++)
            {
                var t = first + i;
                var segment = Read(tracks, z0, z1, t);
                (ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t]) =
                    model.Formulation.Decode(segment, outputs.Slice(i * Formulation.Outputs, Formulation.Outputs)).EndOf(segment);
                ends.Qop[t] = tracks.Qop[t];
                statuses[t] = Judge(
                    ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t], true, !model.Domain.Contains(segment));
            }
        }
    }

    private static Segment Read(TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, int i) =>
        new(tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i], z0[i], z1[i] - z0[i]);
}
