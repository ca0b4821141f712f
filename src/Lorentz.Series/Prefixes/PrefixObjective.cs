using System.Collections.Immutable;
using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Random;
using Lorentz.Series.Models;

namespace Lorentz.Series.Prefixes;

/// <summary>
/// Mean squared error of a model on batches of prefixes as a function of its weights; a batch holds prefixes of one length.
/// Not safe to use from several threads at once.
/// </summary>
public sealed class PrefixObjective : IStochasticObjective
{
    private readonly PrefixSet set;
    private readonly ImmutableArray<PrefixProgram> programs;
    private readonly ImmutableArray<TapeMemory<double>> memories;
    private readonly ulong seed;
    private readonly int batch;
    private long epoch = -1;
    private PrefixBatch[] batches;

    /// <summary>The objective.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">What to learn from.</param>
    /// <param name="terms">Largest index N of a coefficient.</param>
    /// <param name="batch">Most prefixes in a step. Every pass has an order of its own.</param>
    /// <param name="isTraining">Whether dropout is active.</param>
    /// <param name="seed">Seed of order and masks.</param>
    public PrefixObjective(CoefficientModel model, PrefixSet set, int terms, int batch, bool isTraining, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        (this.set, this.batch, this.seed) = (set, batch, seed);
        programs = [.. set.Groups.Select(group => PrefixProgram.Record(model, group.Length, terms, isTraining))];
        memories = [.. programs.Zip(set.Groups, (program, group) => new TapeMemory<double>(program.Program, Math.Min(batch, group.Count)))];
        batches = Batches(0);
        epoch = 0;
    }

    /// <inheritdoc/>
    public int Dimension => programs[0].Program.ParameterCount;

    /// <summary>Starting weights.</summary>
    /// <param name="start">Seed of the training.</param>
    public double[] Start(ulong start) => programs[0].Tape.Start(start);

    /// <inheritdoc/>
    public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient)
    {
        var wanted = step / batches.Length;
        if (wanted != epoch)
        {
            (epoch, batches) = (wanted, Batches(wanted));
        }

        var (index, members) = batches[step % batches.Length];
        var (program, memory) = (programs[index], memories[index]);
        var loss = Forward(index, members, point, (ulong)step);
        gradient.Clear();
        program.Program.Backward(memory, point, members.Length, program.Loss, 1.0 / members.Length, gradient);
        return loss / members.Length;
    }

    /// <summary>Mean squared error over the whole set.</summary>
    /// <param name="point">The weights.</param>
    public double MeanLoss(ReadOnlySpan<double> point)
    {
        var sum = 0.0;
        foreach (var (index, members) in Batches(0))
        {
            sum += Forward(index, members, point, 0);
        }

        return sum / set.Count;
    }

    private double Forward(int index, int[] members, ReadOnlySpan<double> point, ulong step)
    {
        var (program, memory, group) = (programs[index], memories[index], set.Groups[index]);
        var inputs = memory.Input(program.Prefix, members.Length);
        var targets = memory.Input(program.Target, members.Length);
        for (var i = 0; i < members.Length; i++)
        {
            group.Inputs.AsSpan(members[i] * group.Length, group.Length).CopyTo(inputs[(i * group.Length)..]);
            targets[i] = group.Targets[members[i]];
        }

        DropoutMask.Fill(program.Masks.AsSpan(), memory, members.Length, seed, step);
        program.Program.Forward(memory, point, members.Length);
        var sum = 0.0;
        foreach (var loss in memory.Output(program.Loss, members.Length))
        {
            sum += loss;
        }

        return sum;
    }

    private PrefixBatch[] Batches(long pass)
    {
        var all = new List<PrefixBatch>();
        for (var g = 0; g < set.Groups.Length; g++)
        {
            var group = g;
            var order = new RandomPermutation(seed, ((ulong)pass << 8) + (ulong)g, set.Groups[g].Count);
            var members = Enumerable.Range(0, set.Groups[g].Count).Select(i => (int)order[i]);
            all.AddRange(members.Chunk(batch).Select(chunk => new PrefixBatch(group, chunk)));
        }

        var between = new RandomPermutation(seed, ((ulong)pass << 8) + 255, all.Count);
        return [.. Enumerable.Range(0, all.Count).Select(i => all[(int)between[i]])];
    }
}
