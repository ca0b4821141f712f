using Lorentz.Learning.Networks;

namespace Lorentz.Learning.SecondOrder;

/// <summary>The derivatives of a network's outputs by its weights, written out sample by sample.</summary>
public static class NetworkJacobian
{
    /// <summary>
    /// Rows dy_j/dw in canonical order: w2_jn f'(z_n) x_k for W1, w2_jn f'(z_n) for b1, f(z_n) for row j of W2 and 1 for b2_j.
    /// </summary>
    /// <param name="shape">Shape of the network; its activation is SiLU.</param>
    /// <param name="weights">Its weights in canonical order.</param>
    /// <param name="inputs">Inputs of the sample.</param>
    /// <param name="rows">Receives outputs x parameters, row by row.</param>
    /// <exception cref="ArgumentException">Another activation, or a length that does not fit the shape.</exception>
    public static void Of(NetworkShape shape, ReadOnlySpan<double> weights, ReadOnlySpan<float> inputs, Span<double> rows)
    {
        HiddenLayer.Check(shape, nameof(shape));
        if (weights.Length != shape.Parameters || inputs.Length != shape.Inputs || rows.Length != shape.Outputs * shape.Parameters)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{weights.Length} weights, {inputs.Length} inputs, {rows.Length} derivatives: needed are {shape.Parameters}, {shape.Inputs} and {shape.Outputs * shape.Parameters}"));
        }

        var (values, slopes) = (new double[shape.Width], new double[shape.Width]);
        HiddenLayer.Evaluate(shape, weights, inputs, values, slopes);
        rows.Clear();
        var start = shape.Width * (shape.Inputs + 1);
        for (var j = 0; j < shape.Outputs; j++)
        {
            var row = rows.Slice(j * shape.Parameters, shape.Parameters);
            for (var n = 0; n < shape.Width; n++)
            {
                var slope = weights[start + (j * shape.Width) + n] * slopes[n];
                for (var k = 0; k < shape.Inputs; k++)
                {
                    row[(n * shape.Inputs) + k] = slope * inputs[k];
                }

                row[(shape.Width * shape.Inputs) + n] = slope;
                row[start + (j * shape.Width) + n] = values[n];
            }

            row[start + (shape.Outputs * shape.Width) + j] = 1.0;
        }
    }
}
