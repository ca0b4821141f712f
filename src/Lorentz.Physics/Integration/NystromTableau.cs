using System.Collections.Immutable;

namespace Lorentz.Physics.Integration;

/// <summary>
/// An explicit Runge-Kutta-Nystrom method as data, for x'' = f(z, x, x'): the form in which every method of the
/// project runs (Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, section II.14).
/// </summary>
/// <remarks>
/// Stage i has position x + c_i h x' + h^2 sum_j PositionStages_ij k_j and slope x' + h sum_j SlopeStages_ij k_j.
/// Stages with equal <see cref="FieldSamples"/> lie at the same point, so the field there is read once: the classical
/// Nystrom method reads it three times a step, where Runge-Kutta of the same order reads it four times.
/// </remarks>
/// <param name="Name">Name as in the literature.</param>
/// <param name="Order">Order of the propagated solution.</param>
/// <param name="Nodes">c, one a stage.</param>
/// <param name="SlopeStages">A, strictly lower triangular.</param>
/// <param name="PositionStages">A-bar, strictly lower triangular.</param>
/// <param name="SlopeWeights">b.</param>
/// <param name="PositionWeights">b-bar.</param>
/// <param name="EmbeddedSlopeWeights">b-hat; empty when there is no embedded solution.</param>
/// <param name="EmbeddedPositionWeights">b-hat-bar; empty when there is no embedded solution.</param>
/// <param name="EmbeddedOrder">Order of the embedded solution; 0 when there is none.</param>
/// <param name="FieldSamples">For each stage, the first stage at the same point.</param>
public sealed record NystromTableau(
    string Name,
    int Order,
    ImmutableArray<double> Nodes,
    ImmutableArray<ImmutableArray<double>> SlopeStages,
    ImmutableArray<ImmutableArray<double>> PositionStages,
    ImmutableArray<double> SlopeWeights,
    ImmutableArray<double> PositionWeights,
    ImmutableArray<double> EmbeddedSlopeWeights,
    ImmutableArray<double> EmbeddedPositionWeights,
    int EmbeddedOrder,
    ImmutableArray<int> FieldSamples)
{
    // A copy made by "with" inherits the field, so the plan says whose it is.
    internal StagePlan Plan => field is { } plan && ReferenceEquals(plan.Method, this) ? plan : field = new StagePlan(this);

    /// <summary>Number of stages.</summary>
    public int StageCount => Nodes.Length;

    /// <summary>Whether the method estimates its own error.</summary>
    public bool HasErrorEstimate => !EmbeddedSlopeWeights.IsEmpty;

    /// <summary>Field evaluations a step.</summary>
    public int FieldEvaluations => FieldSamples.Where((first, stage) => first == stage).Count();
}
