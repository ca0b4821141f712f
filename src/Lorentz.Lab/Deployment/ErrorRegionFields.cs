using System.Collections.Immutable;
using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Lab.Deployment;

/// <summary>The errors by region in a deployed model's file.</summary>
internal static class ErrorRegionFields
{
    /// <summary>How the names of all these tensors begin.</summary>
    public const string Prefix = "regions.";

    private const string Momenta = Prefix + "momentum";
    private const string Steps = Prefix + "step";
    private const string Tracks = Prefix + "tracks";
    private const string Errors = Prefix + "errors";
    private const int Numbers = 4;

    /// <summary>The tensors of errors by region.</summary>
    public static ImmutableArray<NamedTensor> Tensors(ErrorRegions regions) =>
    [
        TensorFields.Row(Momenta, regions.Momenta),
        TensorFields.Row(Steps, regions.Steps),
        new(Tracks, [regions.Rows, regions.Columns], [.. regions.Regions.Select(region => region.Tracks)]),
        new(Errors, [regions.Rows, regions.Columns, Numbers], [.. regions.Regions.SelectMany(Row)]),
    ];

    /// <summary>Reads errors by region.</summary>
    /// <exception cref="InvalidDataException">Something is missing or does not fit; the message names the file.</exception>
    public static ErrorRegions Read(TensorFields fields)
    {
        var momenta = fields.Tensor(Momenta, TensorType.F64).Doubles;
        var steps = fields.Tensor(Steps, TensorType.F64).Doubles;
        var (tracks, errors) = (fields.Tensor(Tracks, TensorType.I64), fields.Tensor(Errors, TensorType.F64));
        var (rows, columns) = (momenta.Length - 1, steps.Length - 1);
        RequireShape(fields, tracks, [rows, columns]);
        RequireShape(fields, errors, [rows, columns, Numbers]);
        var regions = new ErrorRegions(
            [.. momenta], [.. steps],
            [
                .. tracks.Integers.Select((count, i) => new ErrorRegion(
                    count, errors.Doubles[Numbers * i], errors.Doubles[(Numbers * i) + 1], errors.Doubles[(Numbers * i) + 2], errors.Doubles[(Numbers * i) + 3])),
            ]);
        return regions.Problem is { } problem ? throw fields.Wrong($"'{Prefix}*': {problem}.") : regions;
    }

    private static void RequireShape(TensorFields fields, NamedTensor tensor, long[] shape)
    {
        if (!tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw fields.Wrong(
                $"'{tensor.Name}' has {tensor.Shape.Length} axes [{string.Join(", ", tensor.Shape.Take(4))}], expected [{string.Join(", ", shape)}] from the edges in '{Momenta}' and '{Steps}'.");
        }
    }

    private static double[] Row(ErrorRegion region) => [region.Median, region.Rmse, region.Percentile95, region.SlopeRmse];
}
