using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Formulations;

/// <summary>
/// The residual formulation with inputs closer to the answer: besides its own six the share w of the dipole's field integral
/// that lies before the end plane, the kick q/p w, its products with both slopes, and its square.
/// </summary>
/// <inheritdoc cref="Formulation"/>
public sealed record WarpedFormulation(
    ImmutableArray<double> InputMean,
    ImmutableArray<double> InputScale,
    ImmutableArray<double> OutputMean,
    ImmutableArray<double> OutputScale)
    : Formulation(InputMean, InputScale, OutputMean, OutputScale)
{
    /// <summary>Number of inputs.</summary>
    public const int InputCount = 11;

    /// <summary>Where half of the dipole's field integral is passed, in mm; the network mends what this and the length miss.</summary>
    public const double MagnetCentre = 5260;

    /// <summary>Over what length it grows, in mm.</summary>
    public const double MagnetLength = 1065;

    /// <inheritdoc/>
    public override string Name => "warped";

    /// <inheritdoc/>
    public override ImmutableArray<double> LossWeights => [1, 1, 1, 1];

    /// <inheritdoc/>
    public override void RawInputs(in Segment segment, Span<double> inputs)
    {
        var share = Share(segment);
        var kick = segment.Qop * share;
        inputs[0] = segment.X - (segment.Tx * segment.Z0);
        inputs[1] = segment.Y - (segment.Ty * segment.Z0);
        inputs[2] = segment.Tx;
        inputs[3] = segment.Ty;
        inputs[4] = segment.Qop;
        inputs[5] = segment.Dz;
        inputs[6] = share;
        inputs[7] = kick;
        inputs[8] = kick * segment.Tx;
        inputs[9] = kick * segment.Ty;
        inputs[10] = kick * kick;
    }

    /// <inheritdoc/>
    public override void RawInputs(in Segment segment, in State<Jet5> start, Span<Jet5> inputs)
    {
        base.RawInputs(segment, start, inputs[..6]);
        FieldAverages.WriteIntercept(segment, start, inputs);
        inputs[6] = Jet5.Constant(Share(segment));
        inputs[7] = start.Qop * inputs[6];
        inputs[8] = inputs[7] * start.Tx;
        inputs[9] = inputs[7] * start.Ty;
        inputs[10] = inputs[7] * inputs[7];
    }

    /// <inheritdoc/>
    public override void RawTargets(in Segment segment, in Deviation deviation, Span<double> targets) =>
        FieldAverages.Of(segment, deviation, targets);

    /// <inheritdoc cref="ResidualFormulation.SampleWeight"/>
    public override float SampleWeight(in Segment segment) => (float)Math.Sqrt(FieldAverages.Bend(segment));

    /// <inheritdoc/>
    protected override Deviation FromRaw(in Segment segment, double x, double y, double tx, double ty) =>
        FieldAverages.Restore(segment, x, y, tx, ty);

    /// <inheritdoc/>
    protected override DeviationJet FromRaw(in Segment segment, in State<Jet5> start, Jet5 x, Jet5 y, Jet5 tx, Jet5 ty) =>
        FieldAverages.Restore(segment, start, x, y, tx, ty);

    private static double Share(in Segment segment) => 1 / (1 + Exponential.Of((MagnetCentre - segment.Z0 - segment.Dz) / MagnetLength));
}
