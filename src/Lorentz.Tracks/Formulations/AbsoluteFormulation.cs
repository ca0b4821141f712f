using System.Collections.Immutable;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>
/// The plans' formulation: the network gives the end state itself, normalised, and the loss is the squared error in
/// physical units, mm^2 + rad^2, in which slopes count for nothing beside positions.
/// </summary>
/// <inheritdoc cref="Formulation"/>
public sealed record AbsoluteFormulation(
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale)
    : Formulation(InputMean, InputScale, OutputMean, OutputScale)
{
    /// <inheritdoc/>
    public override string Name => "absolute";

    /// <summary>The squared output scales: they turn normalised errors into mm and rad.</summary>
    public override ImmutableArray<double> LossWeights => [.. OutputScale.Select(scale => scale * scale)];

    /// <inheritdoc/>
    public override void RawTargets(in Segment segment, in Deviation deviation, Span<double> targets) =>
        (targets[0], targets[1], targets[2], targets[3]) = deviation.EndOf(segment);

    /// <inheritdoc/>
    protected override Deviation FromRaw(in Segment segment, double x, double y, double tx, double ty) =>
        Deviation.Of(segment, x, y, tx, ty);

    /// <inheritdoc/>
    protected override DeviationJet FromRaw(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty)
    {
        var dz = Jet5.Constant(segment.Dz);
        return new(x - start.X - (start.Tx * dz), y - start.Y - (start.Ty * dz), tx - start.Tx, ty - start.Ty);
    }
}
