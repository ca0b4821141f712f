using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Learned;

/// <summary>A trained network behind the contract every extrapolator keeps: encode, evaluate in float32, decode in double.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="formulation">What goes in and what comes out.</param>
/// <param name="domain">Ranges of the training set; a segment outside is flagged.</param>
/// <param name="chunk">Tracks encoded together: few enough for the stack, enough to feed the batch kernel.</param>
public abstract class NetworkExtrapolator(string name, Formulation formulation, TrainingDomain domain, int chunk) : Extrapolator
{
    /// <inheritdoc/>
    public sealed override string Name => name;

    /// <inheritdoc/>
    public sealed override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var segment = new Segment(
            state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, (z1 - z0).Value);
        Span<float> inputs = stackalloc float[formulation.Inputs];
        Span<float> outputs = stackalloc float[Formulation.Outputs];
        formulation.EncodeInputs(segment, inputs);
        Evaluate(inputs, outputs);
        var (x, y, tx, ty) = formulation.Decode(segment, outputs).EndOf(segment);
        return new(
            state with { X = new(x), Y = new(y), Tx = tx, Ty = ty },
            Judge(x, y, tx, ty, true, !domain.Contains(segment)));
    }

    /// <inheritdoc/>
    public sealed override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        var columns = formulation.Inputs;
        Span<float> inputs = stackalloc float[chunk * columns];
        Span<float> outputs = stackalloc float[chunk * Formulation.Outputs];
        for (var first = 0; first < tracks.Count; first += chunk)
        {
            var count = Math.Min(chunk, tracks.Count - first);
            for (var i = 0; i < count; i++)
            {
                formulation.EncodeInputs(Read(tracks, z0, z1, first + i), inputs.Slice(i * columns, columns));
            }

            EvaluateBatch(inputs[..(count * columns)], count, outputs[..(count * Formulation.Outputs)]);
            for (var i = 0; i < count; i++)
            {
                var t = first + i;
                var segment = Read(tracks, z0, z1, t);
                (ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t]) =
                    formulation.Decode(segment, outputs.Slice(i * Formulation.Outputs, Formulation.Outputs)).EndOf(segment);
                ends.Qop[t] = tracks.Qop[t];
                statuses[t] = Judge(ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t], true, !domain.Contains(segment));
            }
        }
    }

    /// <summary>The network's outputs for one row of inputs.</summary>
    protected abstract void Evaluate(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The network's outputs for some rows of inputs.</summary>
    protected abstract void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs);

    private static Segment Read(TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, int i) =>
        new(tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i], z0[i], z1[i] - z0[i]);
}
