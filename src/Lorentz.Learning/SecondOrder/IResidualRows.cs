namespace Lorentz.Learning.SecondOrder;

/// <summary>The residuals r of a least-squares problem, F = r r / 2, few enough to store their Jacobian whole.</summary>
public interface IResidualRows
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>Number of residuals.</summary>
    int Rows { get; }

    /// <summary>The residuals at a point; the same bits for the same point, here and with the Jacobian.</summary>
    /// <param name="point">The variables.</param>
    /// <param name="residuals">Receives the residuals.</param>
    void Evaluate(ReadOnlySpan<double> point, Span<double> residuals);

    /// <summary>The residuals and their derivatives at a point.</summary>
    /// <param name="point">The variables.</param>
    /// <param name="residuals">Receives the residuals.</param>
    /// <param name="jacobian">Receives rows x dimension derivatives, row by row.</param>
    void Jacobian(ReadOnlySpan<double> point, Span<double> residuals, Span<double> jacobian);
}
