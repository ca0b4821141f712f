using System.Collections.Immutable;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>
/// The deviation from the straight line, divided by what it grows with: q/p dz^2 for positions, q/p dz for slopes. To
/// first order in q/p these are averages of the field along the line, smooth and of order one; and the answer is exact
/// at dz = 0 (the input) and at q/p = 0 (the straight line) whatever the network says.
/// </summary>
/// <inheritdoc cref="Formulation"/>
public sealed record ResidualFormulation(
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale)
    : Formulation(InputMean, InputScale, OutputMean, OutputScale)
{
    /// <summary>Name of the formulation that is told positions on the start plane.</summary>
    public const string PlainName = "residual-plain";

    /// <summary>
    /// Whether positions are told as where the line points at z = 0, which needs z0; otherwise as they are on the start plane.
    /// </summary>
    public bool TellsIntercept { get; init; } = true;

    /// <inheritdoc/>
    public override string Name => TellsIntercept ? "residual" : PlainName;

    /// <summary>All four alike: each is normalised by its own spread.</summary>
    public override ImmutableArray<double> LossWeights => [1, 1, 1, 1];

    /// <summary>
    /// The plans' inputs with positions told as where the line points at z = 0. Positions on the start plane are slopes
    /// over again (their correlation is 0.9999), which hides the few millimetres that are not.
    /// </summary>
    public override void RawInputs(in Segment segment, Span<double> inputs)
    {
        base.RawInputs(segment, inputs);
        if (!TellsIntercept)
        {
            return;
        }

        inputs[0] = segment.X - (segment.Tx * segment.Z0);
        inputs[1] = segment.Y - (segment.Ty * segment.Z0);
    }

    /// <inheritdoc/>
    public override void RawInputs(in Segment segment, in State<Jet5> start, Span<Jet5> inputs)
    {
        base.RawInputs(segment, start, inputs);
        if (TellsIntercept)
        {
            FieldAverages.WriteIntercept(segment, start, inputs);
        }
    }

    /// <inheritdoc/>
    public override void RawTargets(in Segment segment, in Deviation deviation, Span<double> targets) =>
        FieldAverages.Of(segment, deviation, targets);

    /// <summary>
    /// The square root of how far the track is bent, against the most bent: between counting every track alike, which
    /// leaves the slow ones centimetres off, and counting millimetres, which forgets the fast ones.
    /// </summary>
    public override float SampleWeight(in Segment segment) => (float)Math.Sqrt(FieldAverages.Bend(segment));

    /// <inheritdoc/>
    protected override Deviation FromRaw(in Segment segment, double x, double y, double tx, double ty) =>
        FieldAverages.Restore(segment, x, y, tx, ty);

    /// <inheritdoc/>
    protected override DeviationJet FromRaw(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty) =>
        FieldAverages.Restore(segment, start, x, y, tx, ty);
}
