using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A network that says, for a position, how much each earlier coefficient and the forcing weigh.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Size of its hidden layer.</param>
/// <param name="Width">Columns of its learned tokens.</param>
public abstract record LagEmitter(string Name, int Hidden, int Width)
{
    /// <summary>Records the weights.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="position">The position's learned token, [samples x 1 x width].</param>
    /// <param name="lags">Coefficients looked back at.</param>
    /// <returns>[samples x 1 x lags + 1]: the forcing's weight first.</returns>
    public abstract TapeNode Record(ModelTape<double> tape, TapeNode position, int lags);

    /// <summary>Number of parameters, the tokens of the positions among them.</summary>
    /// <param name="positions">Number of positions.</param>
    /// <param name="lags">Coefficients looked back at.</param>
    public int Parameters(int positions, int lags)
    {
        var tape = new TapeBuilder<double>();
        _ = Record(new(tape, false), tape.Input(Width), lags);
        return tape.ParameterCount + (positions * Width);
    }
}
