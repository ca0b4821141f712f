using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;

namespace Lorentz.Tracks.Families;

/// <summary>Starting weights of a family, and how fast each of its layers learns.</summary>
public static class FamilyStart
{
    // Layers with at most this many inputs look at the question itself, not at hidden neurons.
    private const int MostInputs = 16;

    // Rate of a layer behind n hidden neurons, against layers that look at the question: this over n. Found with 50,000
    // tracks in 800 steps on [128, 128], [256, 256] and [1024], where it and a rate of 0.1 take the error to a sixth.
    private const double HiddenRate = 32;

    /// <summary>
    /// Xavier-uniform weights, +-sqrt(6 / (inputs + outputs)), and zero biases (Glorot and Bengio 2010, eq. 16), times the
    /// family's own gain for each dense layer. Parameters of a single row are biases or learned constants: zero.
    /// </summary>
    /// <param name="family">The family.</param>
    /// <param name="program">A program recorded from it.</param>
    /// <param name="seed">Seed of the experiment.</param>
    /// <param name="stream">Number of the random stream.</param>
    public static float[] Xavier(TrackFamily family, TapeProgram<float> program, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, stream);
        var weights = new float[program.ParameterCount];
        var layers = program.Parameters.Count(range => range.Node.Shape.Rows > 1);
        var layer = 0;
        foreach (var range in program.Parameters.Where(range => range.Node.Shape.Rows > 1))
        {
            var limit = family.StartGain(layer++, layers) * Math.Sqrt(6.0 / (range.Node.Shape.Rows + range.Node.Shape.Columns));
            for (var i = 0; i < range.Length; i++)
            {
                weights[range.Offset + i] = (float)(limit * ((2 * random.Uniform((ulong)(range.Offset + i))) - 1));
            }
        }

        return weights;
    }

    /// <summary>
    /// Starting weights that are the same at every width: as <see cref="Xavier"/>, but layers that look at the question
    /// have weights and biases of order one, spread over the range of the inputs (see
    /// <see cref="Learning.Networks.WidthScaled"/>).
    /// </summary>
    /// <inheritdoc cref="Xavier"/>
    public static float[] WidthScaled(TrackFamily family, TapeProgram<float> program, ulong seed, ulong stream)
    {
        var weights = Xavier(family, program, seed, stream);
        var random = new RandomStream(seed, stream);
        for (var i = 0; i + 1 < program.Parameters.Length; i++)
        {
            var (matrix, bias) = (program.Parameters[i], program.Parameters[i + 1]);
            if (matrix.Node.Shape.Rows == 1 || matrix.Node.Columns > MostInputs || bias.Node.Shape.Rows != 1 || bias.Length != matrix.Node.Shape.Rows)
            {
                continue;
            }

            for (var j = matrix.Offset; j < bias.Offset + bias.Length; j++)
            {
                weights[j] = (float)random.Uniform((ulong)j, -1, 1);
            }
        }

        return weights;
    }

    /// <summary>
    /// Learning rates under which one peak rate serves every width: matrices behind hidden neurons learn at a rate that
    /// falls as one over their number (maximal update parametrisation: Yang and Hu 2021, arXiv:2011.14522, table 8).
    /// </summary>
    /// <param name="program">A program recorded from a family.</param>
    public static ImmutableArray<ParameterGroup> Rates(TapeProgram<float> program) =>
    [
        .. program.Parameters
            .Where(range => range.Node.Shape.Rows > 1 && range.Node.Columns > MostInputs)
            .Select(range => new ParameterGroup(range.Offset, range.Length, Math.Min(1, HiddenRate / range.Node.Columns), false)),
    ];
}
