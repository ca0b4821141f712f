using Lorentz.Learning.SecondOrder;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Waves;

/// <summary>Formula - reading, one residual a reading.</summary>
internal sealed class WaveResiduals(IWaveForm form, Readings seen) : IResidualRows
{
    private readonly double[] scratch = new double[form.Parameters];

    public int Dimension => form.Parameters;

    public int Rows => seen.Count;

    /// <summary>Values of the formula computed so far.</summary>
    public long Evaluations { get; private set; }

    public void Evaluate(ReadOnlySpan<double> point, Span<double> residuals)
    {
        Evaluations += residuals.Length;
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = form.Value(point, seen.Places[i], scratch) - seen.Values[i];
        }
    }

    public void Jacobian(ReadOnlySpan<double> point, Span<double> residuals, Span<double> jacobian)
    {
        Evaluations += residuals.Length;
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = form.Value(point, seen.Places[i], jacobian.Slice(i * Dimension, Dimension)) - seen.Values[i];
        }
    }
}
