namespace Lorentz.Learning.SecondOrder;

/// <summary>A function to be made small, with its gradient.</summary>
public interface IObjective
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>The value at a point; the same bits for the same point.</summary>
    /// <param name="point">The variables.</param>
    /// <param name="gradient">Receives the derivative by each variable.</param>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);
}
