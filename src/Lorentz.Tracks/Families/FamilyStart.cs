using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Random;

namespace Lorentz.Tracks.Families;

/// <summary>Starting weights of a family.</summary>
public static class FamilyStart
{
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
}
