using System.Collections.Immutable;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>The residual formulation of what a chart leaves: the network mends a polynomial of low degree.</summary>
/// <param name="InputMean">Mean of each input over the training set.</param>
/// <param name="InputScale">Standard deviation of each input over the training set.</param>
/// <param name="OutputMean">Mean of each quantity asked for.</param>
/// <param name="OutputScale">Standard deviation of each quantity asked for.</param>
/// <param name="Chart">The chart.</param>
public sealed record ChartRemainderFormulation(
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale,
    TrackChart Chart)
    : Formulation(InputMean, InputScale, OutputMean, OutputScale)
{
    /// <summary>Number of inputs.</summary>
    public const int InputCount = 6;

    /// <inheritdoc/>
    public override string Name => "chart-remainder";

    /// <inheritdoc/>
    public override ImmutableArray<double> LossWeights => [1, 1, 1, 1];

    /// <inheritdoc cref="ResidualFormulation.RawInputs(in Segment, Span{double})"/>
    public override void RawInputs(in Segment segment, Span<double> inputs)
    {
        base.RawInputs(segment, inputs);
        inputs[0] = segment.X - (segment.Tx * segment.Z0);
        inputs[1] = segment.Y - (segment.Ty * segment.Z0);
    }

    /// <inheritdoc/>
    public override void RawInputs(in Segment segment, in State<Jet5> start, Span<Jet5> inputs)
    {
        base.RawInputs(segment, start, inputs);
        FieldAverages.WriteIntercept(segment, start, inputs);
    }

    /// <inheritdoc/>
    public override void RawTargets(in Segment segment, in Deviation deviation, Span<double> targets)
    {
        var known = Chart.Evaluate(segment);
        FieldAverages.Of(
            segment, new(deviation.X - known.X, deviation.Y - known.Y, deviation.Tx - known.Tx, deviation.Ty - known.Ty), targets);
    }

    /// <summary>How far the track is bent: what a chart leaves is almost all in slow tracks.</summary>
    public override float SampleWeight(in Segment segment) => (float)FieldAverages.Bend(segment);

    /// <inheritdoc/>
    protected override Deviation FromRaw(in Segment segment, double x, double y, double tx, double ty)
    {
        var known = Chart.Evaluate(segment);
        var rest = FieldAverages.Restore(segment, x, y, tx, ty);
        return new(known.X + rest.X, known.Y + rest.Y, known.Tx + rest.Tx, known.Ty + rest.Ty);
    }

    /// <inheritdoc/>
    protected override DeviationJet FromRaw(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty)
    {
        var known = ChartDerivative.Of(Chart, segment);
        var rest = FieldAverages.Restore(segment, start, x, y, tx, ty);
        return new(known.X + rest.X, known.Y + rest.Y, known.Tx + rest.Tx, known.Ty + rest.Ty);
    }
}
