using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.Models;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Training;

/// <summary>The loss of a rolled-out model as a function of its weights. Not safe to use from several threads at once.</summary>
/// <param name="rollOut">The roll-out.</param>
/// <param name="seed">Seed of the dropout masks.</param>
public sealed class RollOutObjective(RollOut rollOut, ulong seed) : IObjective, IStochasticObjective
{
    private readonly TapeMemory<double> memory = new(rollOut.Program, 1);

    /// <summary>Which masks <see cref="Evaluate(ReadOnlySpan{double}, Span{double})"/> uses: one draw per call of L-BFGS, so that its line search sees a function.</summary>
    public long MaskStep { get; set; }

    /// <summary>Whether there is dropout.</summary>
    public bool HasMasks => !rollOut.Masks.IsEmpty;

    /// <inheritdoc/>
    public int Dimension => rollOut.Program.ParameterCount;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient) => Evaluate(MaskStep, point, gradient);

    /// <inheritdoc/>
    public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient)
    {
        DropoutMask.Fill(rollOut.Masks.AsSpan(), memory, 1, seed, (ulong)step);
        rollOut.Program.Forward(memory, point, 1);
        gradient.Clear();
        rollOut.Program.Backward(memory, point, 1, rollOut.Loss, 1.0, gradient);
        return memory.Output(rollOut.Loss, 1)[0];
    }
}
