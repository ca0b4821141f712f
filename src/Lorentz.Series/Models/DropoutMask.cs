using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Random;

namespace Lorentz.Series.Models;

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
    public static void Fill(ReadOnlySpan<DropoutMask> masks, TapeMemory<double> memory, int samples, ulong seed, ulong step)
    {
        for (var k = 0; k < masks.Length; k++)
        {
            var random = new RandomStream(seed ^ Stream, (step << 12) + (ulong)k);
            var kept = 1 / (1 - masks[k].Probability);
            var threshold = (ulong)(masks[k].Probability * Range);
            var values = memory.Input(masks[k].Node, samples);
            for (var i = 0; i < values.Length; i += 4)
            {
                var block = random.Block((ulong)i);
                for (var j = 0; j < Math.Min(4, values.Length - i); j++)
                {
                    var word = j switch { 0 => block.Word0, 1 => block.Word1, 2 => block.Word2, _ => block.Word3 };
                    values[i + j] = word < threshold ? 0 : kept;
                }
            }
        }
    }

    private const ulong Stream = 0x64726f706f757421;
    private const double Range = 4294967296.0;
}
