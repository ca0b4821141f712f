using System.Collections.Immutable;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>
/// The change of the state from the start, in units of the end state's spread: what the plans' residual networks mean to
/// predict. The start is added in physical units, so a change of zero is the start exactly.
/// </summary>
/// <inheritdoc cref="Formulation"/>
public sealed record IncrementFormulation(
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale)
    : Formulation(InputMean, InputScale, OutputMean, OutputScale)
{
    /// <inheritdoc/>
    public override string Name => "increment";

    /// <summary>All four alike: each is normalised by its own spread.</summary>
    public override ImmutableArray<double> LossWeights => [1, 1, 1, 1];

    /// <inheritdoc/>
    public override void RawTargets(in Segment segment, in Deviation deviation, Span<double> targets)
    {
        targets[0] = deviation.X + (segment.Tx * segment.Dz);
        targets[1] = deviation.Y + (segment.Ty * segment.Dz);
        targets[2] = deviation.Tx;
        targets[3] = deviation.Ty;
    }

    /// <inheritdoc/>
    protected override Deviation FromRaw(in Segment segment, double x, double y, double tx, double ty) =>
        new(x - (segment.Tx * segment.Dz), y - (segment.Ty * segment.Dz), tx, ty);

    /// <inheritdoc/>
    protected override DeviationJet FromRaw(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty)
    {
        var dz = Jet5.Constant(segment.Dz);
        return new(x - (start.Tx * dz), y - (start.Ty * dz), tx, ty);
    }
}
