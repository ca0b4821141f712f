using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
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
    /// <remarks>
    /// The network's part of the matrix is computed in single precision where a kernel does that (see
    /// <see cref="Differentiate(ReadOnlySpan{float}, Span{float}, Span{float})"/>): right to a few 1e-6 in natural sizes, for less
    /// than three states. <see cref="TransportExactly"/> gives all digits.
    /// </remarks>
    [SkipLocalsInit]
    public sealed override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        var segment = new Segment(
            state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, (z1 - z0).Value);
        Span<float> inputs = stackalloc float[formulation.Inputs];
        Span<float> outputs = stackalloc float[Formulation.Outputs];
        Span<float> derivatives = stackalloc float[Formulation.Outputs * inputs.Length];
        Span<Jet5> questions = stackalloc Jet5[inputs.Length];
        Span<Jet5> answers = stackalloc Jet5[Formulation.Outputs];
        formulation.EncodeInputs(segment, inputs);
        Differentiate(inputs, outputs, derivatives);
        var start = TransportJacobian.Seed(state);
        formulation.EncodeInputs(segment, start, questions);
        for (var o = 0; o < answers.Length; o++)
        {
            answers[o] = Chain<float>(outputs[o], derivatives.Slice(o * inputs.Length, inputs.Length), questions);
        }

        TransportJacobian.Write(formulation.Decode(segment, start, answers).EndOf(start, segment.Dz), jacobian);
        var (x, y, tx, ty) = formulation.Decode(segment, outputs).EndOf(segment);
        return WithMatrix(
            new ExtrapolationResult(
                state with { X = new(x), Y = new(y), Tx = tx, Ty = ty }, Judge(x, y, tx, ty, true, !domain.Contains(segment))),
            jacobian);
    }

    /// <summary>
    /// <see cref="Transport"/> with the matrix of the real function that the weights define, in double precision throughout and
    /// exact to rounding, for several times the price: what faster matrices are measured by.
    /// </summary>
    /// <inheritdoc cref="Transport"/>
    [SkipLocalsInit]
    public ExtrapolationResult TransportExactly(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        var segment = new Segment(
            state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, (z1 - z0).Value);
        var columns = formulation.Inputs;
        Span<Jet5> questions = stackalloc Jet5[columns];
        Span<Jet5> answers = stackalloc Jet5[Formulation.Outputs];
        Span<double> inputs = stackalloc double[columns];
        Span<double> outputs = stackalloc double[Formulation.Outputs];
        Span<double> derivatives = stackalloc double[Formulation.Outputs * columns];
        var start = TransportJacobian.Seed(state);
        formulation.EncodeInputs(segment, start, questions);
        for (var i = 0; i < columns; i++)
        {
            inputs[i] = questions[i].Value;
        }

        Differentiate(inputs, outputs, derivatives);
        for (var o = 0; o < answers.Length; o++)
        {
            answers[o] = Chain<double>(outputs[o], derivatives.Slice(o * columns, columns), questions);
        }

        TransportJacobian.Write(formulation.Decode(segment, start, answers).EndOf(start, segment.Dz), jacobian);
        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
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

    /// <summary>The network's outputs for one row of inputs, with the bits of <see cref="Evaluate"/>, and their derivatives in single precision.</summary>
    /// <param name="inputs">One row of inputs.</param>
    /// <param name="outputs">Receives the outputs.</param>
    /// <param name="derivatives">Receives a row of as many numbers as there are inputs for each output.</param>
    protected abstract void Differentiate(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> derivatives);

    /// <summary>The network's outputs in double precision and their derivatives by the inputs.</summary>
    /// <param name="inputs">One row of inputs.</param>
    /// <param name="outputs">Receives the outputs.</param>
    /// <param name="derivatives">Receives a row of as many numbers as there are inputs for each output.</param>
    protected abstract void Differentiate(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> derivatives);

    private static Jet5 Chain<T>(double value, ReadOnlySpan<T> row, ReadOnlySpan<Jet5> inputs)
        where T : unmanaged, INumberBase<T>
    {
        var (first, last) = (Vector256<double>.Zero, 0.0);
        for (var i = 0; i < row.Length; i++)
        {
            var derivative = double.CreateTruncating(row[i]);
            first = Vector256.FusedMultiplyAdd(Vector256.Create(derivative), inputs[i].First, first);
            last = Math.FusedMultiplyAdd(derivative, inputs[i].Last, last);
        }

        return new(value, first, last);
    }

    private static Segment Read(TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, int i) =>
        new(tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i], z0[i], z1[i] - z0[i]);
}
