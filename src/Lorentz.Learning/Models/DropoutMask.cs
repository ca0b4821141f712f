using System.Numerics;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Models;

/// <summary>An input of a program that is a dropout mask.</summary>
/// <param name="Node">The input.</param>
/// <param name="Probability">Probability of zero.</param>
public readonly record struct DropoutMask(TapeNode Node, double Probability)
{
    /// <summary>Draws the masks of a program for one step; a pure function of (seed, step).</summary>
    /// <param name="masks">The masks of the program.</param>
    /// <param name="memory">Where the inputs lie.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="step">Which draw.</param>
    /// <param name="first">Place of the first of these samples in the batch of the step: a batch cut in parts has the masks of the whole.</param>
    public static void Fill<T>(ReadOnlySpan<DropoutMask> masks, TapeMemory<T> memory, int samples, ulong seed, ulong step, int first = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < masks.Length; k++)
        {
            var random = new RandomStream(seed ^ Stream, (step << 12) + (ulong)k);
            var kept = T.CreateChecked(1 / (1 - masks[k].Probability));
            var threshold = (ulong)(masks[k].Probability * Range);
            var values = memory.Input(masks[k].Node, samples);
            var start = (long)first * masks[k].Node.Shape.Length;

            // Four numbers come from a block; the first and last block of a part may belong to its neighbours as well.
            for (var i = start & ~3L; i < start + values.Length; i += 4)
            {
                var block = random.Block((ulong)i);
                for (var j = Math.Max(i, start); j < Math.Min(i + 4, start + values.Length); j++)
                {
                    var word = (j - i) switch { 0 => block.Word0, 1 => block.Word1, 2 => block.Word2, _ => block.Word3 };
                    values[(int)(j - start)] = word < threshold ? T.Zero : kept;
                }
            }
        }
    }

    private const ulong Stream = 0x64726f706f757421;
    private const double Range = 4294967296.0;
}
