using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>A formula of a field with unknown parameters, and its derivatives.</summary>
public interface IWaveForm
{
    /// <summary>Number of parameters.</summary>
    int Parameters { get; }

    /// <summary>The value at a place.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="at">The place.</param>
    /// <param name="gradient">Receives the derivatives by the parameters.</param>
    double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient);
}
