using System.Collections.Immutable;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>A kind of numbers that a network is made of: as stored, or as computed with.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Bytes">Bytes of a shape, normalisation apart.</param>
/// <param name="Make">The extrapolator, given rows of calibration and a number of threads.</param>
internal sealed record NumberKind(string Name, Func<DeepShape, long> Bytes, Func<TrainedModel, float[], int, Extrapolator> Make)
{
    /// <summary>As trained.</summary>
    public static NumberKind Float32 { get; } = Storage("float32", WeightFormat.Float32);

    /// <summary>Weights in 16-bit reals.</summary>
    public static NumberKind Float16 { get; } = Storage("float16 storage", WeightFormat.Float16);

    /// <summary>Weights in 16-bit integers.</summary>
    public static NumberKind Int16 { get; } = Storage("int16 storage", WeightFormat.Int16);

    /// <summary>Weights in 8-bit integers.</summary>
    public static NumberKind Int8 { get; } = Storage("int8 storage", WeightFormat.Int8);

    /// <summary>Computed in 8-bit integers behind the first layer.</summary>
    public static NumberKind Arithmetic { get; } = Integers("int8 arithmetic", true);

    /// <summary>Computed in 8-bit integers from the inputs on.</summary>
    public static NumberKind Everything { get; } = Integers("everything int8", false);

    /// <summary>All of them.</summary>
    public static ImmutableArray<NumberKind> All { get; } = [Float32, Float16, Int16, Int8, Arithmetic, Everything];

    /// <summary>Those that have an engine of their own, the reference first.</summary>
    public static ImmutableArray<NumberKind> Timed { get; } = [Float32, Arithmetic, Everything];

    /// <summary>The extrapolator of a model calibrated in some way.</summary>
    public static Extrapolator Calibrated(TrainedModel model, float[] calibration, CalibrationOptions options, int threads) => new QuantisedExtrapolator(
        model.Name, Quantiser.Quantise(model.Network, calibration, options, threads), model.Formulation, model.Domain);

    private static NumberKind Storage(string name, WeightFormat format) => new(
        name, shape => NetworkBytes.Stored(shape, format), (model, _, _) => model.Extrapolator(StoredNetwork.Of(model.Network, format)));

    private static NumberKind Integers(string name, bool isFirstExact) => new(
        name, shape => NetworkBytes.Integers(shape, isFirstExact),
        (model, calibration, threads) => Calibrated(model, calibration, new() { IsFirstExact = isFirstExact }, threads));
}
