using System.Numerics;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Models;

/// <summary>Layer normalisation (Ba, Kiros and Hinton 2016, arXiv:1607.06450): every row to mean 0 and variance 1, then scaled and shifted.</summary>
/// <param name="Scale">[1 x columns], starts at one.</param>
/// <param name="Shift">[1 x columns], starts at zero.</param>
public readonly record struct LayerNorm(TapeNode Scale, TapeNode Shift)
{
    private const double Epsilon = 1e-5;

    /// <summary>The next parameters.</summary>
    public static LayerNorm Bind<T>(ModelTape<T> tape, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(tape.Parameter(1, columns, StartingWeights.One), tape.Parameter(1, columns, StartingWeights.Zero));

    /// <summary>Every row normalised.</summary>
    public TapeNode Apply<T>(TapeBuilder<T> tape, TapeNode x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var centred = tape.Subtract(x, tape.Scale(tape.SumColumns(x), 1.0 / x.Columns));
        var variance = tape.Scale(tape.SumColumns(tape.Square(centred)), 1.0 / x.Columns);
        var unit = tape.Divide(centred, tape.Sqrt(tape.AddScalar(variance, Epsilon)));
        return tape.Add(tape.Multiply(unit, Scale), Shift);
    }
}
