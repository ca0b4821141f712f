using System.Collections.Immutable;
using System.Numerics;
using Lorentz.Learning.Tapes.Operations;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes;

/// <summary>The numbers of one run of a program: values, gradients, room to work in. One for each worker, used again and again.</summary>
public sealed class TapeMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Storages begin at a cache line.
    private const int Line = 16;
    private readonly TapeProgram<T> program;
    private readonly int[] starts;
    private readonly T[] values;
    private readonly T[] gradients;
    private readonly T[] scratch;

    /// <summary>Memory for a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="maximalSamples">Most samples of a run.</param>
    /// <param name="isForwardOnly">Whether there is no room for gradients: half the memory, and backward runs are refused.</param>
    /// <exception cref="ArgumentException">That many samples need more than 2^31 numbers.</exception>
    public TapeMemory(TapeProgram<T> program, int maximalSamples, bool isForwardOnly = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximalSamples, 1);
        this.program = program;
        MaximalSamples = maximalSamples;
        var storages = program.Layout.Storages;
        starts = new int[storages.Length];
        long total = 0;
        for (var i = 0; i < storages.Length; i++)
        {
            starts[i] = (int)total;
            total += (((long)storages[i].RowsOf(maximalSamples) * storages[i].Columns) + Line - 1) / Line * Line;
            if (total > Array.MaxLength)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{maximalSamples} samples at once: the program's values would exceed {Array.MaxLength} numbers"),
                    nameof(maximalSamples));
            }
        }

        values = GC.AllocateArray<T>((int)total, pinned: true);
        gradients = isForwardOnly ? [] : GC.AllocateArray<T>((int)total, pinned: true);
        IsForwardOnly = isForwardOnly;
        scratch = GC.AllocateArray<T>(program.ScratchLength, pinned: true);
        Factors = [.. program.Layout.Factors.Select(factor => new SharedFactorMemory<T>(factor))];
        program.FillConstants(this);
    }

    /// <summary>Whether there is no room for gradients.</summary>
    public bool IsForwardOnly { get; }

    /// <summary>Most samples of a run.</summary>
    public int MaximalSamples { get; }

    internal Span<T> Values => values;

    internal Span<T> Gradients => gradients;

    internal Span<T> Scratch => scratch;

    internal MatrixRoom<T> Room { get; } = new();

    internal ImmutableArray<SharedFactorMemory<T>> Factors { get; }

    /// <summary>The place of an input, to be filled before a run: rows of all samples one after the other.</summary>
    /// <param name="input">An input node.</param>
    /// <param name="samples">Number of samples.</param>
    /// <exception cref="ArgumentException">The node is no input, or the samples are too many.</exception>
    public Span<T> Input(TapeNode input, int samples)
    {
        program.CheckInput(input);
        return Whole(values, input, samples);
    }

    /// <summary>The value of an output, or of an input, after a run.</summary>
    /// <param name="output">A node that the program was built with.</param>
    /// <param name="samples">Number of samples of the run.</param>
    /// <exception cref="ArgumentException">The node is no output, or the samples are too many.</exception>
    public ReadOnlySpan<T> Output(TapeNode output, int samples)
    {
        program.CheckOutput(output);
        return Whole(values, output, samples);
    }

    /// <summary>The gradient of an input that asks for one, after a backward run.</summary>
    /// <param name="input">An input node.</param>
    /// <param name="samples">Number of samples of the run.</param>
    /// <exception cref="ArgumentException">The node is no input with a gradient, or the samples are too many.</exception>
    public ReadOnlySpan<T> Gradient(TapeNode input, int samples)
    {
        program.CheckInput(input);
        if (!program.Layout.NeedsGradient[input.Index])
        {
            throw new ArgumentException("this input was recorded without asking for a gradient", nameof(input));
        }

        return Whole(gradients, input, samples);
    }

    internal int Start(int storage) => storage < 0 ? 0 : starts[storage];

    internal void CheckSamples(int samples)
    {
        if (samples < 0 || samples > MaximalSamples)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{samples} samples: this memory holds 0 to {MaximalSamples}"), nameof(samples));
        }
    }

    private Span<T> Whole(T[] buffer, TapeNode node, int samples)
    {
        CheckSamples(samples);
        var slot = program.Layout.Slots[node.Index];
        return buffer.AsSpan(Start(slot.Storage) + slot.Offset, node.Shape.RowsOf(samples) * node.Columns);
    }
}
