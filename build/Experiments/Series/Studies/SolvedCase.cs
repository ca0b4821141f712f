using Lorentz.Series.Equations;
using Lorentz.Series.Lags;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>An equation solved by a model of lags.</summary>
/// <param name="Set">Whose equation it is.</param>
/// <param name="Equation">The equation.</param>
/// <param name="Emitter">The network; null for the linear model.</param>
/// <param name="Terms">Largest index N of a coefficient.</param>
internal sealed record SolvedCase(string Set, LinearEquation Equation, LagEmitter? Emitter, int Terms)
{
    /// <summary>Name of the model.</summary>
    public string Model => Emitter?.Name ?? "linear";

    /// <summary>The best loss the journal prints for the equation.</summary>
    public double? Journal { get; init; }

    /// <summary>Seeds to train with; null for the target's own number.</summary>
    public int? MostSeeds { get; init; }
}
