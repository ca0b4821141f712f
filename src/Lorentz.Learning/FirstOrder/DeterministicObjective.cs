using Lorentz.Learning.SecondOrder;

namespace Lorentz.Learning.FirstOrder;

/// <summary>A function that every step sees whole.</summary>
/// <param name="objective">The function.</param>
public sealed class DeterministicObjective(IObjective objective) : IStochasticObjective
{
    /// <inheritdoc/>
    public int Dimension => objective.Dimension;

    /// <inheritdoc/>
    public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient) => objective.Evaluate(point, gradient);
}
