using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A network that says, for every position, how much each earlier coefficient and the forcing weigh.</summary>
/// <param name="Name">Name in tables.</param>
public abstract record LagEmitter(string Name)
{
    /// <summary>Records the table of weights.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="positions">Number of positions, l from m to N.</param>
    /// <param name="lags">Coefficients looked back at.</param>
    /// <returns>One row for each position, lags + 1 columns: the forcing's weight first.</returns>
    public abstract TapeNode Record(ModelTape tape, int positions, int lags);

    /// <summary>Number of parameters.</summary>
    /// <param name="positions">Number of positions.</param>
    /// <param name="lags">Coefficients looked back at.</param>
    public int Parameters(int positions, int lags)
    {
        var tape = new TapeBuilder<double>();
        _ = Record(new(tape, false), positions, lags);
        return tape.ParameterCount;
    }
}
