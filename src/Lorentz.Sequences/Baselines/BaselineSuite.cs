using System.Collections.Immutable;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Baselines;

/// <summary>The baselines of the study, in the order of its tables.</summary>
public static class BaselineSuite
{
    /// <summary>Those that are told nothing but the readings.</summary>
    public static ImmutableArray<Baseline> Blind { get; } =
    [
        new ConstantValue(0.5),
        new ObservationMean(),
        new MarginalSample(),
        new NearestNeighbour(),
        new LinearInterpolation(),
        new ThinPlateSpline(),
        GaussianProcess.SquaredExponential,
        GaussianProcess.MaternFiveHalves,
        new SpectralProcess(),
        new FourierPursuit(),
        new SingleWave(),
        new SeveralWaves(3),
    ];

    /// <summary>All of them for one family: <see cref="Blind"/> and the one that is told the family.</summary>
    public static ImmutableArray<Baseline> For(FieldComplexity family) => [.. Blind, new FamilyFormula(family)];
}
