using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Graph;
using Lorentz.Lab.Names;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Maps;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Fields by the short names people type, each with <c>-reversed</c> behind it for the other polarity.</summary>
internal static class FieldName
{
    /// <summary>The field used when none is named.</summary>
    public const string Default = "lhcb";

    private const string Reversed = "-reversed";

    private static readonly ImmutableArray<string> Examples =
        [Default, "lhcb-reversed", "gaussian", "gaussian-reversed", "uniform:1.0", "uniform:1.0-reversed", "map:FILE", "spline:FILE"];

    /// <summary>The field a name stands for.</summary>
    /// <param name="name">The name.</param>
    /// <param name="answer">What to do about the defects of a map: an answer of <see cref="MapReading"/>.</param>
    /// <param name="threads">Number of threads for preparing a map.</param>
    /// <param name="say">Receives what is to be said about a map.</param>
    /// <exception cref="UsageException">The name stands for no field, or names a file that is not there.</exception>
    /// <exception cref="RunException">The map cannot be used.</exception>
    public static FieldModel Open(string name, string answer, int threads, Action<string> say)
    {
        var (kind, argument, isReversed) = Split(name);
        if (answer != MapReading.Reject && kind is not ("map" or "spline"))
        {
            throw new UsageException($"`map-defects` is for maps: it has no effect on field `{name}`, leave it out");
        }

        return (kind, argument) switch
        {
            ("lhcb", null) => FieldModel.Of("the LHCb dipole", PointSourceField.LhcbDipole, isReversed),
            ("gaussian", null) => FieldModel.Of("a dipole of Gaussian profile (-1.0182 T at 5007 mm, width 1744 mm)", GaussianDipoleField.Plan, isReversed),
            ("uniform", not null) => Uniform(argument, isReversed),
            ("map", not null) => FieldModel.Of($"{argument}, trilinear", new TrilinearField(MapReading.Open(argument, answer, say)), isReversed),
            ("spline", not null) => FieldModel.Of($"{argument}, cubic spline", Spline(argument, answer, threads, say), isReversed),
            ("uniform", null) => throw new UsageException("field `uniform` needs a value of By in tesla, for example `uniform:1.0`"),
            ("map" or "spline", null) => throw new UsageException($"field `{kind}` needs a file, for example `{kind}:field.txt`"),
            _ => throw new UsageException(Nearest.Unknown("field", name, Examples)),
        };
    }

    private static (string Kind, string? Argument, bool IsReversed) Split(string name)
    {
        var parts = name.Split(':', 2);
        var (kind, argument, isReversed) = (parts[0], parts.Length == 2 ? parts[1] : null, false);
        if (kind.EndsWith(Reversed, StringComparison.Ordinal))
        {
            (kind, isReversed) = (kind[..^Reversed.Length], true);
        }

        // A file may be called so; then its name is what is meant.
        if (argument is not null && argument.EndsWith(Reversed, StringComparison.Ordinal) && !File.Exists(argument))
        {
            (argument, isReversed) = (argument[..^Reversed.Length], !isReversed);
        }

        return (kind, argument, isReversed);
    }

    private static FieldModel Uniform(string argument, bool isReversed) =>
        double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var tesla) && double.IsFinite(tesla)
            ? FieldModel.Of(string.Create(CultureInfo.InvariantCulture, $"a uniform field, By = {tesla} T"), new UniformField(0, tesla, 0), isReversed)
            : throw new UsageException($"field `uniform:{argument}`: `{argument}` is no number of tesla; write for example `uniform:1.0`");

    private static SplineField Spline(string path, string answer, int threads, Action<string> say)
    {
        var grid = MapReading.Open(path, answer, say);
        var (x, y, z) = (grid.Geometry.X.Count, grid.Geometry.Y.Count, grid.Geometry.Z.Count);
        return Math.Min(x, Math.Min(y, z)) >= 4
            ? SplineField.Of(grid, threads)
            : throw new RunException($"{path}: {x} x {y} x {z} nodes; a spline needs at least 4 along each axis: use `map:{path}`");
    }
}
