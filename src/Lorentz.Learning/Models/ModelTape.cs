using System.Collections.Immutable;
using System.Numerics;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Models;

/// <summary>
/// A tape on which a model is being recorded, together with what else a training must know of it: how its parameters start,
/// and which inputs are dropout masks.
/// </summary>
/// <param name="tape">The tape.</param>
/// <param name="isTraining">Whether dropout is active.</param>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ModelTape<T>(TapeBuilder<T> tape, bool isTraining)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<(int Length, StartingWeights Start)>.Builder starts = ImmutableArray.CreateBuilder<(int, StartingWeights)>();
    private readonly ImmutableArray<DropoutMask>.Builder masks = ImmutableArray.CreateBuilder<DropoutMask>();

    /// <summary>The tape itself.</summary>
    public TapeBuilder<T> Tape => tape;

    /// <summary>The inputs to fill with masks.</summary>
    public ImmutableArray<DropoutMask> Masks => masks.ToImmutable();

    /// <summary>The next parameter matrix.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="start">How its numbers start.</param>
    public TapeNode Parameter(int rows, int columns, StartingWeights start)
    {
        starts.Add((rows * columns, start));
        return tape.Parameter(rows, columns);
    }

    /// <summary>A linear layer's parameters.</summary>
    /// <param name="inputs">Columns of its argument.</param>
    /// <param name="outputs">Columns of its result.</param>
    /// <param name="weights">How weights start.</param>
    /// <param name="biases">How biases start.</param>
    public LinearLayer Linear(int inputs, int outputs, StartingWeights weights, StartingWeights biases) =>
        new(Parameter(outputs, inputs, weights), Parameter(1, outputs, biases));

    /// <summary>
    /// Dropout (Srivastava et al., JMLR 15, 2014): every number is zero with the given probability, the others grow by
    /// 1/(1 - probability). Nothing happens outside training.
    /// </summary>
    /// <param name="x">Rows of every sample.</param>
    /// <param name="probability">0 to below 1.</param>
    public TapeNode Drop(TapeNode x, double probability)
    {
        if (!isTraining || probability == 0)
        {
            return x;
        }

        var mask = tape.Input(x.Columns, x.Shape.Rows);
        masks.Add(new(mask, probability));
        return tape.Multiply(x, mask);
    }

    /// <summary>Starting weights of everything recorded so far; parameter k comes from stream k of the seed.</summary>
    /// <param name="seed">Seed of the training.</param>
    public T[] Start(ulong seed)
    {
        var weights = new T[starts.Sum(part => part.Length)];
        var offset = 0;
        for (var k = 0; k < starts.Count; k++)
        {
            var random = new RandomStream(seed, (ulong)k);
            for (var i = 0; i < starts[k].Length; i++)
            {
                weights[offset + i] = T.CreateChecked(starts[k].Start.Draw(random, i));
            }

            offset += starts[k].Length;
        }

        return weights;
    }
}
