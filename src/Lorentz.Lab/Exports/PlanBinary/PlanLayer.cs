namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>A layer of the plan's binary: y = W x + b.</summary>
/// <param name="Rows">Outputs.</param>
/// <param name="Columns">Inputs.</param>
/// <param name="Weights">W, rows x columns, row by row.</param>
/// <param name="Biases">b, a number per row.</param>
public sealed record PlanLayer(int Rows, int Columns, double[] Weights, double[] Biases);
