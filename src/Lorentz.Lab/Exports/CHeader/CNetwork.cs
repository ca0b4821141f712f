using System.Globalization;
using System.Text;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>A network in C: its weights and the function NAME_network, from normalised inputs to normalised outputs.</summary>
internal static class CNetwork
{
    private const int Lanes = 8;
    private const int Outputs = 4;

    /// <summary>Neurons of a hidden layer that are summed together: four independent chains of eight lanes.</summary>
    private const int Panel = 32;

    private const string Total = """

        /* b + the sum of eight lanes, in a fixed order. */
        static inline float NAME_total(const float lanes[8], float b)
        {
            const float even = (lanes[0] + lanes[4]) + (lanes[2] + lanes[6]);
            const float odd = (lanes[1] + lanes[5]) + (lanes[3] + lanes[7]);
            return (even + odd) + b;
        }

        """;

    private const string SingleText = """

        /* The network: eight neurons at a time, a neuron a lane; each output is summed in eight lanes. */
        static inline void NAME_network(const float x[NAME_INPUTS], float y[4])
        {
            const float *w = NAME_weights;
            float sums[4][8] = {{0.0f}};
            int group, k, j, lane;
            for (group = 0; group < NAME_GROUPS; group++, w += 8 * (NAME_INPUTS + 5)) {
                float t[8];
                for (lane = 0; lane < 8; lane++) {
                    t[lane] = w[8 * NAME_INPUTS + lane];
                }
                for (k = 0; k < NAME_INPUTS; k++) {
                    for (lane = 0; lane < 8; lane++) {
                        t[lane] = fmaf(w[8 * k + lane], x[k], t[lane]);
                    }
                }
                for (lane = 0; lane < 8; lane++) {
                    t[lane] = NAME_activation(t[lane]);
                }
                for (j = 0; j < 4; j++) {
                    for (lane = 0; lane < 8; lane++) {
                        sums[j][lane] = fmaf(w[8 * (NAME_INPUTS + 1 + j) + lane], t[lane], sums[j][lane]);
                    }
                }
            }
            for (j = 0; j < 4; j++) {
                y[j] = NAME_total(sums[j], NAME_output_biases[j]);
            }
        }

        """;

    private const string LayerText = """

        /* t = f(b + W x) for panels of 32 neurons, a neuron a lane: fused multiply-adds from the bias, inputs ascending. */
        static inline void NAME_layer(const float *w, const float *b, const float *x, int inputs, int panels, float *t)
        {
            int panel, k, lane;
            for (panel = 0; panel < panels; panel++, b += 32, t += 32) {
                float sums[32];
                for (lane = 0; lane < 32; lane++) {
                    sums[lane] = b[lane];
                }
                for (k = 0; k < inputs; k++, w += 32) {
                    for (lane = 0; lane < 32; lane++) {
                        sums[lane] = fmaf(x[k], w[lane], sums[lane]);
                    }
                }
                for (lane = 0; lane < 32; lane++) {
                    t[lane] = NAME_activation(sums[lane]);
                }
            }
        }

        /* y = b + W x for the four outputs, each summed in eight lanes over the inputs. */
        static inline void NAME_outputs(const float *x, float y[4])
        {
            const float *w = NAME_output_weights;
            float sums[4][8] = {{0.0f}};
            int group, j, lane;
            for (group = 0; group < NAME_GROUPS; group++, x += 8, w += 32) {
                for (j = 0; j < 4; j++) {
                    for (lane = 0; lane < 8; lane++) {
                        sums[j][lane] = fmaf(x[lane], w[8 * j + lane], sums[j][lane]);
                    }
                }
            }
            for (j = 0; j < 4; j++) {
                y[j] = NAME_total(sums[j], NAME_output_biases[j]);
            }
        }

        """;

    /// <summary>A network of one hidden layer.</summary>
    public static (string Constants, string Functions) Of(Network network)
    {
        var shape = network.Shape;
        var scale = CActivation.Scale(shape.Activation);

        // Neurons fill up blocks of sixteen, as they do in our kernels: zero weights, which leave sums as they are.
        var groups = (shape.Width + (2 * Lanes) - 1) / (2 * Lanes) * 2;
        var rows = shape.Inputs + 1 + Outputs;
        var weights = new float[groups * rows * Lanes];
        var (first, second) = (shape.Width * shape.Inputs, shape.Width * (shape.Inputs + 1));
        for (var n = 0; n < shape.Width; n++)
        {
            var group = weights.AsSpan(n / Lanes * rows * Lanes);
            for (var k = 0; k < shape.Inputs; k++)
            {
                group[(k * Lanes) + (n % Lanes)] = network.Weights[(n * shape.Inputs) + k] * scale;
            }

            group[(shape.Inputs * Lanes) + (n % Lanes)] = network.Weights[first + n] * scale;
            for (var j = 0; j < Outputs; j++)
            {
                group[((shape.Inputs + 1 + j) * Lanes) + (n % Lanes)] = network.Weights[second + (j * shape.Width) + n] * (1f / scale);
            }
        }

        var constants = string.Create(CultureInfo.InvariantCulture, $$"""
            enum { NAME_INPUTS = {{shape.Inputs}}, NAME_GROUPS = {{groups}} };

            /* For each group of eight neurons: a row of weights per input, the biases, a row of weights per output. */

            """)
            + (scale == 1f ? "" : $"/* Input weights and biases are multiplied by c = {HexLiteral.Of(scale)}, output weights by 1 / c. */\n")
            + CArray.Floats("NAME_weights", weights)
            + "\n"
            + CArray.Floats("NAME_output_biases", network.Weights.AsSpan(network.Weights.Length - Outputs));
        return (constants, CActivation.Text(shape.Activation) + Total + SingleText);
    }

    /// <summary>A network of several hidden layers.</summary>
    public static (string Constants, string Functions) Of(DeepNetwork network)
    {
        var shape = network.Shape;
        var last = shape.Hidden.Length;
        var groups = (shape.Hidden[^1] + Lanes - 1) / Lanes;
        var constants = new StringBuilder();
        constants.Append(CultureInfo.InvariantCulture, $$"""
            enum { NAME_INPUTS = {{shape.Inputs}}, NAME_GROUPS = {{groups}}, NAME_WIDEST = {{Panels(shape.Widest) * Panel}} };

            /* For each panel of 32 neurons of a hidden layer: a row of weights per input. Missing neurons have zeros. */

            """);
        for (var layer = 0; layer < last; layer++)
        {
            var (weights, biases) = Layer(network, layer);
            constants.Append(CArray.Floats(Indexed("NAME_weights", layer), weights)).Append('\n');
            constants.Append(CArray.Floats(Indexed("NAME_biases", layer), biases)).Append('\n');
        }

        constants.Append("/* For each group of eight inputs of the last layer: a row of weights per output. */\n");
        constants.Append(CArray.Floats("NAME_output_weights", OutputWeights(network, groups))).Append('\n');
        constants.Append(CArray.Floats("NAME_output_biases", network.Weights.AsSpan(shape.BiasStart(last), Outputs)));
        return (constants.ToString(), CDeepActivation.Text(shape.Activation) + Total + LayerText + DeepText(shape));
    }

    private static string DeepText(DeepShape shape)
    {
        var text = new StringBuilder("\nstatic inline void NAME_network(const float x[NAME_INPUTS], float y[4])\n{\n");
        text.Append(shape.Hidden.Length > 1 ? "    float even[NAME_WIDEST], odd[NAME_WIDEST];\n" : "    float even[NAME_WIDEST];\n");
        for (var layer = 0; layer < shape.Hidden.Length; layer++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    NAME_layer({Indexed("NAME_weights", layer)}, {Indexed("NAME_biases", layer)}, {Values(layer - 1)}, {shape.In(layer)}, {Panels(shape.Out(layer))}, {Values(layer)});\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"    NAME_outputs({Values(shape.Hidden.Length - 1)}, y);\n}}\n").ToString();
    }

    private static (float[] Weights, float[] Biases) Layer(DeepNetwork network, int layer)
    {
        var shape = network.Shape;
        var (inputs, neurons, start) = (shape.In(layer), shape.Out(layer), shape.WeightStart(layer));
        var (weights, biases) = (new float[Panels(neurons) * Panel * inputs], new float[Panels(neurons) * Panel]);
        network.Weights.AsSpan(shape.BiasStart(layer), neurons).CopyTo(biases);
        for (var n = 0; n < neurons; n++)
        {
            for (var k = 0; k < inputs; k++)
            {
                weights[(((n / Panel * inputs) + k) * Panel) + (n % Panel)] = network.Weights[start + (n * inputs) + k];
            }
        }

        return (weights, biases);
    }

    private static float[] OutputWeights(DeepNetwork network, int groups)
    {
        var shape = network.Shape;
        var (inputs, start) = (shape.Hidden[^1], shape.WeightStart(shape.Hidden.Length));
        var weights = new float[groups * Outputs * Lanes];
        for (var i = 0; i < Outputs * inputs; i++)
        {
            var (output, input) = (i / inputs, i % inputs);
            weights[(((input / Lanes * Outputs) + output) * Lanes) + (input % Lanes)] = network.Weights[start + i];
        }

        return weights;
    }

    private static string Values(int layer) => layer < 0 ? "x" : layer % 2 == 0 ? "even" : "odd";

    private static string Indexed(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}_{index}");

    private static int Panels(int neurons) => (neurons + Panel - 1) / Panel;
}
