namespace Lorentz.Learning.FirstOrder;

/// <summary>A function to be made small of which every step sees a part: a batch of samples, a network some of whose neurons are dropped.</summary>
public interface IStochasticObjective
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>The value at a point as a step sees it; the same bits for the same step and point.</summary>
    /// <param name="step">Step from 0; chooses batch and dropped neurons.</param>
    /// <param name="point">The variables.</param>
    /// <param name="gradient">Receives the derivative by each variable.</param>
    double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient);
}
