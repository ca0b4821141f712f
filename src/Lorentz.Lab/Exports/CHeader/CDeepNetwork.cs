using System.Globalization;
using System.Text;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>A network of several hidden layers in C: its weights and the function NAME_network, from normalised inputs to normalised outputs.</summary>
internal static class CDeepNetwork
{
    private const int Lanes = 8;
    private const int Outputs = 4;

    private const string Layer = """

        /* t = f(b + W x): fused multiply-adds from the bias, inputs ascending, two at a time. */
        static inline void NAME_layer(const float *w, const float *b, const float *x, int inputs, int count, float *t)
        {
            int k, n;
            for (n = 0; n < count; n++) {
                t[n] = b[n];
            }
            for (k = 0; k + 1 < inputs; k += 2, w += 2 * count) {
                const float first = x[k], second = x[k + 1];
                for (n = 0; n < count; n++) {
                    t[n] = fmaf(second, w[count + n], fmaf(first, w[n], t[n]));
                }
            }
            if (k < inputs) {
                for (n = 0; n < count; n++) {
                    t[n] = fmaf(x[k], w[n], t[n]);
                }
            }
            NAME_activate(t, count);
        }

        /* y = b + W x for the four outputs, each summed in eight lanes over the inputs. */
        static inline void NAME_outputs(const float *x, float y[4])
        {
            const float *w = NAME_output_weights;
            float sums[4][8] = {{0.0f}};
            int group, j, lane;
            for (group = 0; group < NAME_GROUPS; group++, x += 8, w += 32) {
                for (lane = 0; lane < 8; lane++) {
                    sums[0][lane] = fmaf(x[lane], w[lane], sums[0][lane]);
                    sums[1][lane] = fmaf(x[lane], w[8 + lane], sums[1][lane]);
                    sums[2][lane] = fmaf(x[lane], w[16 + lane], sums[2][lane]);
                    sums[3][lane] = fmaf(x[lane], w[24 + lane], sums[3][lane]);
                }
            }
            for (j = 0; j < 4; j++) {
                y[j] = NAME_total(sums[j], NAME_output_biases[j]);
            }
        }

        """;

    /// <summary>The constants and functions of a network.</summary>
    public static (string Constants, string Functions) Of(DeepNetwork network)
    {
        var shape = network.Shape;
        var last = shape.Hidden.Length;
        var constants = new StringBuilder();
        constants.Append(CultureInfo.InvariantCulture, $$"""
            enum { NAME_INPUTS = {{shape.Inputs}}, NAME_GROUPS = {{Padded(shape.Hidden[^1]) / Lanes}}, NAME_MOST = {{Padded(shape.Widest)}} };

            /* Hidden layers: a row of weights per input, with a zero for each neuron that fills up the last eight. */

            """);
        for (var layer = 0; layer < last; layer++)
        {
            var (weights, biases) = Transposed(network, layer);
            constants.Append(CArray.Floats(Indexed("NAME_weights", layer), weights)).Append('\n');
            constants.Append(CArray.Floats(Indexed("NAME_biases", layer), biases)).Append('\n');
        }

        constants.Append("/* Last layer: for each group of eight inputs a row of weights per output. */\n");
        constants.Append(CArray.Floats("NAME_output_weights", OutputWeights(network))).Append('\n');
        constants.Append(CArray.Floats("NAME_output_biases", network.Weights.AsSpan(shape.BiasStart(last), Outputs)));
        return (constants.ToString(), CDeepActivation.Text(shape.Activation) + CNetwork.Total + Layer + Text(shape));
    }

    private static string Text(DeepShape shape)
    {
        var text = new StringBuilder("\nstatic inline void NAME_network(const float x[NAME_INPUTS], float y[4])\n{\n");
        text.Append(shape.Hidden.Length > 1 ? "    float even[NAME_MOST], odd[NAME_MOST];\n" : "    float even[NAME_MOST];\n");
        for (var layer = 0; layer < shape.Hidden.Length; layer++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    NAME_layer({Indexed("NAME_weights", layer)}, {Indexed("NAME_biases", layer)}, {Values(layer - 1)}, {shape.In(layer)}, {Padded(shape.Out(layer))}, {Values(layer)});\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"    NAME_outputs({Values(shape.Hidden.Length - 1)}, y);\n}}\n").ToString();
    }

    private static (float[] Weights, float[] Biases) Transposed(DeepNetwork network, int layer)
    {
        var shape = network.Shape;
        var (inputs, neurons, start) = (shape.In(layer), shape.Out(layer), shape.WeightStart(layer));
        var padded = Padded(neurons);
        var (weights, biases) = (new float[inputs * padded], new float[padded]);
        network.Weights.AsSpan(shape.BiasStart(layer), neurons).CopyTo(biases);
        for (var i = 0; i < neurons * inputs; i++)
        {
            weights[(i % inputs * padded) + (i / inputs)] = network.Weights[start + i];
        }

        return (weights, biases);
    }

    private static float[] OutputWeights(DeepNetwork network)
    {
        var shape = network.Shape;
        var (inputs, start) = (shape.Hidden[^1], shape.WeightStart(shape.Hidden.Length));
        var weights = new float[Padded(inputs) * Outputs];
        for (var i = 0; i < Outputs * inputs; i++)
        {
            var (output, input) = (i / inputs, i % inputs);
            weights[(((input / Lanes * Outputs) + output) * Lanes) + (input % Lanes)] = network.Weights[start + i];
        }

        return weights;
    }

    private static string Values(int layer) => layer < 0 ? "x" : layer % 2 == 0 ? "even" : "odd";

    private static string Indexed(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}_{index}");

    private static int Padded(int neurons) => (neurons + Lanes - 1) / Lanes * Lanes;
}
