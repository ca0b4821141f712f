using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>What was exported, how good it is where, and how well each form agrees.</summary>
internal static class ExportTables
{
    /// <summary>The files of each model.</summary>
    public static Table Models(TargetRun run, IEnumerable<ExportedModel> models) => new(
        "Exported models",
        [
            Column.Text("model", "name of its files"),
            Column.Text("kind", "what it is"),
            Column.Integer("parameters", "", "weights and biases of a network"),
            Column.Real("safetensors", "kB", "the model with domain and errors by region: for liblorentz (C, C++, Python) and `Propagate`", 4),
            Column.Real("ONNX", "kB", "the graph, normalisation, decoding and domain inside; empty where a field is evaluated or a chart mended", 4),
            Column.Real("C header", "kB", "constants and one C99 function; empty as well for networks too large for a compiler", 4),
            Column.Real("plan's layout", "kB", "for the plan's benchmark program, which knows end states of six inputs only", 4),
        ],
        [
            .. models.Select(model => (ImmutableArray<Cell>)
            [
                model.Name, model.Model.Kind, model.Network is { } network ? (Cell)network.Network.Shape.Parameters : Cell.Missing, Size(run, model.TensorFile, true), Size(run, model.GraphFile, model.Source.HasGraph),
                Size(run, model.HeaderFile, model.Source.HasHeader), Size(run, model.PlanFile, model.Source.HasPlanBinary),
            ]),
        ]);

    /// <summary>Errors of each model by region, as its file has them.</summary>
    public static Table Regions(IEnumerable<ExportedModel> models) => new(
        "Errors by region",
        [
            Column.Text("model", "name of its files"),
            Column.Real("momentum from", "GeV/c", "lower edge", 3),
            Column.Real("to", "GeV/c", "upper edge", 3),
            Column.Real("step from", "mm", "lower edge of |dz|", 4),
            Column.Real("step to", "mm", "upper edge of |dz|", 4),
            Column.Integer("tracks", "", "test tracks in the region"),
            Column.Real("median", "mm", "median position error", 3),
            Column.Real("rmse", "mm", "root mean square position error", 3),
            Column.Real("p95", "mm", "95th percentile of the position error", 3),
            Column.Real("slope rmse", "", "root mean square slope error", 3),
        ],
        [
            .. models.SelectMany(model =>
            {
                var errors = model.Model.Errors;
                return
                    from row in Enumerable.Range(0, errors.Rows)
                    from column in Enumerable.Range(0, errors.Columns)
                    let region = errors[row, column]
                    where region.Tracks > 0
                    select (ImmutableArray<Cell>)
                    [
                        model.Name, errors.Momenta[row], errors.Momenta[row + 1], errors.Steps[column], errors.Steps[column + 1],
                        region.Tracks, region.Median, region.Rmse, region.Percentile95, region.SlopeRmse,
                    ];
            }),
        ]);

    /// <summary>Every comparison.</summary>
    public static Table Agreements(ImmutableArray<Agreement> agreements) => new(
        "Agreement of exported forms with our own extrapolators",
        [
            Column.Text("model", "name of its files"),
            Column.Text("form", "what loaded it"),
            Column.Integer("tracks", "", "compared"),
            Column.Integer("same bits", "", "tracks with the same bits in every number and the same status"),
            Column.Real("position", "mm", "largest distance of end positions", 3),
            Column.Real("relative", "", "largest difference of a number over its size (over 1 m and over a slope of 0.1 where it is smaller)", 3),
            Column.Integer("statuses", "", "tracks whose statuses differ"),
        ],
        [
            .. agreements.Select(agreement => (ImmutableArray<Cell>)
            [
                agreement.Model, agreement.Form, agreement.Tracks, agreement.SameBits, agreement.Position, agreement.Relative, agreement.Statuses,
            ]),
        ]);

    /// <summary>What was promised of each form.</summary>
    public static ImmutableArray<Criterion> Criteria(ImmutableArray<ExportedModel> models, ImmutableArray<Agreement> agreements) =>
    [
        new("Every model carries its domain and its errors by region", models.All(model => model.Model.Errors.Regions.Any(region => region.Tracks > 0)), FormattableString.Invariant($"{models.Length} files")),
        Bits("liblorentz gives our bits", agreements, "liblorentz"),
        Bits("C headers give our bits", agreements, "C header"),
        Within("ONNX Runtime agrees within 1e-5", agreements, "ONNX Runtime", 1e-5),
        Within("The plan's layout, read back, agrees within 1e-5", agreements, "plan's layout", 1e-5),
    ];

    private static Criterion Bits(string statement, ImmutableArray<Agreement> agreements, string form)
    {
        var known = agreements.Where(agreement => agreement.Form == form).ToArray();
        return known.Length == 0
            ? new(statement, null, "what loads it is missing")
            : new(
                statement, known.All(agreement => agreement.SameBits == agreement.Tracks),
                FormattableString.Invariant($"{known.Sum(agreement => (long)agreement.SameBits)} of {known.Sum(agreement => (long)agreement.Tracks)} tracks of {known.Length} models"));
    }

    private static Criterion Within(string statement, ImmutableArray<Agreement> agreements, string form, double limit)
    {
        var known = agreements.Where(agreement => agreement.Form == form).ToArray();
        return known.Length == 0
            ? new(statement, null, "what loads it is missing")
            : new(
                statement, known.All(agreement => agreement.Relative <= limit && agreement.Statuses == 0),
                FormattableString.Invariant($"largest of {known.Length} models: {known.Max(agreement => agreement.Relative):G3} ({known.MaxBy(agreement => agreement.Relative)!.Model}), {known.Sum(agreement => agreement.Statuses)} statuses differ"));
    }

    private static double? Size(TargetRun run, string file, bool exists) => exists ? new FileInfo(run.Artifact(file)).Length / 1000.0 : null;
}
