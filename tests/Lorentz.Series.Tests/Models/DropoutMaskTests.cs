using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;
using Lorentz.Series.Prefixes;

namespace Lorentz.Series.Tests.Models;

public sealed class DropoutMaskTests
{
    private const int Samples = 500;
    private static readonly Transformer Model = new("", new EncoderShape(16, 2, 2) { Dropout = 0.1 });

    [Fact]
    public void A_mask_keeps_nine_tenths_and_the_mean()
    {
        foreach (var mask in Masks(3, 7))
        {
            Assert.All(mask, value => Assert.True(value is 0 or 1 / 0.9));
            var deviation = Math.Sqrt(0.1 / 0.9 / mask.Length);
            Assert.Equal(1, mask.Average(), 5 * deviation);
        }
    }

    [Fact]
    public void Masks_are_a_function_of_seed_and_step()
    {
        var masks = Masks(3, 7);

        // Attention of two heads, its output, inside and behind the feed-forward part; two layers.
        Assert.Equal(10, masks.Length);
        Assert.Equal(masks, Masks(3, 7));
        Assert.All(masks.Zip(Masks(4, 7)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(masks.Zip(Masks(3, 8)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.NotEqual(masks[0], masks[1]);
    }

    [Fact]
    public void Outside_training_there_are_none() => Assert.Empty(PrefixProgram.Record(Model, 5, 6, isTraining: false).Masks);

    private static double[][] Masks(ulong seed, ulong step)
    {
        var program = PrefixProgram.Record(Model, 5, 6, isTraining: true);
        var memory = new TapeMemory<double>(program.Program, Samples);
        DropoutMask.Fill(program.Masks.AsSpan(), memory, Samples, seed, step);
        return [.. program.Masks.Select(mask => memory.Input(mask.Node, Samples).ToArray())];
    }
}
