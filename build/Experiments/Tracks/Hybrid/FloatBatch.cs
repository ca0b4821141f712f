using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>A classical extrapolator in single precision: eight tracks a vector in a batch.</summary>
/// <param name="inner">The extrapolator.</param>
internal sealed class FloatBatch<TField>(FixedStepExtrapolator<TField> inner) : Extrapolator
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public override string Name => $"{inner.Name}, float";

    /// <inheritdoc/>
    public override int FieldEvaluations(Millimetre z0, Millimetre z1) => inner.FieldEvaluations(z0, z1);

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1) => inner.Extrapolate(state, z0, z1);

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian) =>
        inner.Transport(state, z0, z1, jacobian);

    /// <inheritdoc/>
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses) =>
        inner.ExtrapolateBatch<FloatLanes>(tracks, z0, z1, ends, statuses);
}
