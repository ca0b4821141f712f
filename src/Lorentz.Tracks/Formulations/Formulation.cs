using System.Collections.Immutable;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>
/// How a network's numbers relate to track states: what it is fed, what it is asked for, and how its answer becomes an
/// end state. A trained extrapolator is a network and a formulation.
/// </summary>
/// <param name="InputMean">Mean of each input over the training set, in the units of <see cref="Segment"/>.</param>
/// <param name="InputScale">Standard deviation of each input over the training set.</param>
/// <param name="OutputMean">Mean of each quantity asked for.</param>
/// <param name="OutputScale">Standard deviation of each quantity asked for.</param>
public abstract record Formulation(
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale)
{
    /// <summary>Network outputs: x, y, tx, ty.</summary>
    public const int Outputs = 4;

    /// <summary>Name in tables and files.</summary>
    public abstract string Name { get; }

    /// <summary>Network inputs: 6 (x, y, tx, ty, q/p, dz) from a fixed plane, 7 with z0.</summary>
    public int Inputs => InputMean.Length;

    /// <summary>Weight of each squared output error in the loss.</summary>
    public abstract ImmutableArray<double> LossWeights { get; }

    /// <summary>The inputs of a segment before normalisation: x, y, tx, ty, q/p, dz and, where it varies, z0.</summary>
    public virtual void RawInputs(in Segment segment, Span<double> inputs)
    {
        inputs[0] = segment.X;
        inputs[1] = segment.Y;
        inputs[2] = segment.Tx;
        inputs[3] = segment.Ty;
        inputs[4] = segment.Qop;
        inputs[5] = segment.Dz;
        if (inputs.Length > 6)
        {
            inputs[6] = segment.Z0;
        }
    }

    /// <summary><see cref="RawInputs(in Segment, Span{double})"/> with their derivatives by the state.</summary>
    /// <param name="segment">The question.</param>
    /// <param name="start">Its state, the components being the variables of the derivatives.</param>
    /// <param name="inputs">Receives the inputs.</param>
    public virtual void RawInputs(in Segment segment, in State<Jet5> start, Span<Jet5> inputs)
    {
        inputs[0] = start.X;
        inputs[1] = start.Y;
        inputs[2] = start.Tx;
        inputs[3] = start.Ty;
        inputs[4] = start.Qop;
        inputs[5] = Jet5.Constant(segment.Dz);
        if (inputs.Length > 6)
        {
            inputs[6] = Jet5.Constant(segment.Z0);
        }
    }

    /// <summary>Normalised inputs of the network in double precision, with their derivatives by the state.</summary>
    /// <inheritdoc cref="RawInputs(in Segment, in State{Jet5}, Span{Jet5})"/>
    public void EncodeInputs(in Segment segment, in State<Jet5> start, Span<Jet5> inputs)
    {
        RawInputs(segment, start, inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (inputs[i] - Jet5.Constant(InputMean[i])) / Jet5.Constant(InputScale[i]);
        }
    }

    /// <summary>Normalised inputs of the network.</summary>
    public void EncodeInputs(in Segment segment, Span<float> inputs)
    {
        Span<double> raw = stackalloc double[Inputs];
        RawInputs(segment, raw);
        for (var i = 0; i < raw.Length; i++)
        {
            inputs[i] = (float)((raw[i] - InputMean[i]) / InputScale[i]);
        }
    }

    /// <summary>Normalised targets of the network.</summary>
    public void EncodeTargets(in Segment segment, in Deviation deviation, Span<float> targets)
    {
        Span<double> raw = stackalloc double[Outputs];
        RawTargets(segment, deviation, raw);
        for (var i = 0; i < Outputs; i++)
        {
            targets[i] = (float)((raw[i] - OutputMean[i]) / OutputScale[i]);
        }
    }

    /// <summary>The deviation that a network's outputs stand for.</summary>
    public Deviation Decode(in Segment segment, ReadOnlySpan<float> outputs) =>
        Decode(segment, outputs[0], outputs[1], outputs[2], outputs[3]);

    /// <summary>The deviation that four outputs stand for.</summary>
    public Deviation Decode(in Segment segment, double x, double y, double tx, double ty) => FromRaw(
        segment,
        OutputMean[0] + (OutputScale[0] * x),
        OutputMean[1] + (OutputScale[1] * y),
        OutputMean[2] + (OutputScale[2] * tx),
        OutputMean[3] + (OutputScale[3] * ty));

    /// <summary>The deviation that a network's outputs stand for, with its derivatives by the state.</summary>
    /// <param name="segment">The question.</param>
    /// <param name="start">Its state, the components being the variables of the derivatives.</param>
    /// <param name="outputs">The four outputs with their derivatives.</param>
    public DeviationJet Decode(in Segment segment, in State<Jet5> start, ReadOnlySpan<Jet5> outputs) => FromRaw(
        segment, start, Restored(outputs, 0), Restored(outputs, 1), Restored(outputs, 2), Restored(outputs, 3));

    /// <summary>What the network is asked for, before normalisation.</summary>
    public abstract void RawTargets(in Segment segment, in Deviation deviation, Span<double> targets);

    /// <summary>Weight of a sample in the loss.</summary>
    public virtual float SampleWeight(in Segment segment) => 1;

    /// <summary>The deviation from quantities before normalisation: the inverse of <see cref="RawTargets"/>.</summary>
    protected abstract Deviation FromRaw(in Segment segment, double x, double y, double tx, double ty);

    /// <summary><see cref="FromRaw(in Segment, double, double, double, double)"/> with derivatives by the state.</summary>
    protected abstract DeviationJet FromRaw(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty);

    private Jet5 Restored(ReadOnlySpan<Jet5> outputs, int i) =>
        Jet5.Constant(OutputMean[i]) + (Jet5.Constant(OutputScale[i]) * outputs[i]);
}
