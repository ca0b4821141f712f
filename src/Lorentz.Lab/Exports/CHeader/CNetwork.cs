using System.Globalization;
using System.Text;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>A network of one hidden layer in C: its weights and the function NAME_network, from normalised inputs to normalised outputs.</summary>
internal static class CNetwork
{
    private const int Outputs = 4;

    // Neurons whose values lie on the stack together, and the multiple that blocks are filled up to.
    private const int LongestBlock = 256;
    private const int Row = 16;

    /// <summary>The sum of eight lanes, for networks of both kinds.</summary>
    public const string Total = """

        /* b + the sum of eight lanes, in a fixed order. */
        static inline float NAME_total(const float lanes[8], float b)
        {
            const float even = (lanes[0] + lanes[4]) + (lanes[2] + lanes[6]);
            const float odd = (lanes[1] + lanes[5]) + (lanes[3] + lanes[7]);
            return (even + odd) + b;
        }

        """;

    private const string Start = """

        /* The network, a block of neurons at a time: hidden sums are fused multiply-adds from the bias, inputs ascending; each
           output is summed in eight lanes, neuron n in lane n modulo 8. */
        static inline void NAME_network(const float x[NAME_INPUTS], float y[4])
        {
            const float *w = NAME_weights;
            float t[NAME_MOST], sums[4][8] = {{0.0f}};
            int block, n, j, lane;
            for (block = 0; block < NAME_BLOCKS; block++, w += (NAME_INPUTS + 5) * NAME_MOST) {
                const float *v = w + (NAME_INPUTS + 1) * NAME_MOST;
                for (n = 0; n < NAME_MOST; n++) {
                    float sum = w[NAME_INPUTS * NAME_MOST + n];

        """;

    private const string End = """
                    t[n] = sum;
                }
                NAME_activate(t, NAME_MOST);
                for (n = 0; n < NAME_MOST; n += 8) {
                    for (lane = 0; lane < 8; lane++) {
                        sums[0][lane] = fmaf(v[n + lane], t[n + lane], sums[0][lane]);
                        sums[1][lane] = fmaf(v[NAME_MOST + n + lane], t[n + lane], sums[1][lane]);
                        sums[2][lane] = fmaf(v[2 * NAME_MOST + n + lane], t[n + lane], sums[2][lane]);
                        sums[3][lane] = fmaf(v[3 * NAME_MOST + n + lane], t[n + lane], sums[3][lane]);
                    }
                }
            }
            for (j = 0; j < 4; j++) {
                y[j] = NAME_total(sums[j], NAME_output_biases[j]);
            }
        }

        """;

    /// <summary>The constants and functions of a network.</summary>
    public static (string Constants, string Functions) Of(Network network)
    {
        var shape = network.Shape;
        var scale = CActivation.Scale(shape.Activation);
        var blocks = (shape.Width + LongestBlock - 1) / LongestBlock;
        var block = ((((shape.Width + blocks - 1) / blocks) + Row - 1) / Row) * Row;
        var constants = string.Create(CultureInfo.InvariantCulture, $$"""
            enum { NAME_INPUTS = {{shape.Inputs}}, NAME_BLOCKS = {{blocks}}, NAME_MOST = {{block}} };

            /* For each block of neurons: a row of weights per input, the biases, a row of weights per output. Neurons that fill
               up a block have zeros. */

            """)
            + (scale == 1f ? "" : $"/* Input weights and biases are multiplied by c = {HexLiteral.Of(scale)}, output weights by 1 / c. */\n")
            + CArray.Floats("NAME_weights", Weights(network, scale, blocks, block))
            + "\n"
            + CArray.Floats("NAME_output_biases", network.Weights.AsSpan(network.Weights.Length - Outputs));
        var chain = Enumerable.Range(0, shape.Inputs)
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"            sum = fmaf(w[{k} * NAME_MOST + n], x[{k}], sum);\n"));
        return (constants, CActivation.Text(shape.Activation) + Total + Start + string.Concat(chain) + End);
    }

    private static float[] Weights(Network network, float scale, int blocks, int block)
    {
        var shape = network.Shape;
        var rows = shape.Inputs + 1 + Outputs;
        var weights = new float[blocks * rows * block];
        var (biases, outputs) = (shape.Width * shape.Inputs, shape.Width * (shape.Inputs + 1));
        for (var n = 0; n < shape.Width; n++)
        {
            var column = weights.AsSpan((n / block * rows * block) + (n % block));
            for (var k = 0; k < shape.Inputs; k++)
            {
                column[k * block] = network.Weights[(n * shape.Inputs) + k] * scale;
            }

            column[shape.Inputs * block] = network.Weights[biases + n] * scale;
            for (var j = 0; j < Outputs; j++)
            {
                column[(shape.Inputs + 1 + j) * block] = network.Weights[outputs + (j * shape.Width) + n] * (1f / scale);
            }
        }

        return weights;
    }
}
