using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>An autoregressive model of power series: from s_0 to s_(l-1), the next coefficient s_l.</summary>
/// <param name="Name">Name in tables.</param>
public abstract record CoefficientModel(string Name)
{
    /// <summary>Records the parameters; what is returned may then be asked for any number of coefficients.</summary>
    /// <param name="tape">The tape, on which no other model has parameters before this one.</param>
    /// <param name="terms">Largest index N of a coefficient.</param>
    public abstract BoundModel Bind(ModelTape<double> tape, int terms);

    /// <summary>Number of parameters.</summary>
    /// <param name="terms">Largest index N of a coefficient.</param>
    public int Parameters(int terms)
    {
        var tape = new TapeBuilder<double>();
        _ = Bind(new(tape, false), terms);
        return tape.ParameterCount;
    }
}
