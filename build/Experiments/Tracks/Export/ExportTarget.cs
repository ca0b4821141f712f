using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Peers;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>Writes every trained model in every form that others can load, with its domain and its errors by region, and proves each form.</summary>
internal static class ExportTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Export";

    // A compiler takes seconds for a header of a hundred thousand numbers.
    private const int MostProvedParameters = 150_000;

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Write every trained model for C, C++, Python and ONNX Runtime, with its errors by region, and prove each form",
        Parameters =
        [
            Parameter.Integer("export-tracks", "test tracks that errors by region are measured on", "", standard: 50_000, smoke: 400, @long: 100_000, minimum: 10),
            Parameter.Integer("proof-tracks", "test tracks that every form is compared on", "", standard: 50_000, smoke: 200, minimum: 10),
        ],
        Inputs = [DatasetTarget.Name, .. ExportSource.All.Select(source => source.Target).Distinct()],
        Code =
        [
            .. TrackCode.Learning, "src/Lorentz.Lab/Deployment", "src/Lorentz.Lab/Exports", "src/Lorentz.Lab/Peers", "src/Lorentz.Native",
            "build/Experiments/Tracks/Export", PeerSearch.Code, WorkCode.Folder,
        ],
        Artifacts = [.. ExportSource.All.SelectMany(source => source.Files)],
        Results = ["table.csv", "table.md", "regions.csv", "regions.md", "agreement.csv", "agreement.md", "verdict.md"],
        Pinned = ["table.csv", "table.md", "regions.csv", "regions.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var tracks = new TestTracks(rows, run.Integer("export-tracks"));
        var models = ImmutableArray.CreateBuilder<ExportedModel>();
        using (var stage = run.Stage("writing", ExportSource.All.Length))
        {
            foreach (var source in ExportSource.All)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                stage.Report(source.Name);
                models.Add(ExportFiles.Write(run, source, tracks));
                stage.Advance(1);
            }
        }

        ResultTables.Write(run, ExportTables.Models(run, models));
        ResultTables.Write(run, ExportTables.Regions(models), "regions");
        var search = new PeerSearch(run);
        var agreements = Prove(run, models.ToImmutable(), new TestTracks(rows, run.Integer("proof-tracks")), search);
        var missing = search.Missing.Select(peer => $"Not proved here: {peer.Name} ({peer.Reason})");
        var table = ExportTables.Agreements(agreements);
        ResultTables.Write(run, table, "agreement");
        AtomicFile.WriteText(run.Result("verdict.md"), MarkdownDocument.Empty
            .Heading(1, "Exports: verdict")
            .Paragraph(FormattableString.Invariant($"{models.Count} trained models; each form loaded by what its users load it with and compared with our own extrapolator, track by track. {string.Join(" ", missing)}"))
            .Criteria(ExportTables.Criteria(models.ToImmutable(), agreements))
            .Paragraph("Forms: [table.md](table.md); errors by region, as the files carry them: [regions.md](regions.md); every comparison: [agreement.md](agreement.md).")
            .Render());
    }

    private static ImmutableArray<Agreement> Prove(
        TargetRun run, ImmutableArray<ExportedModel> models, TestTracks tracks, PeerSearch search)
    {
        using var onnx = search.Onnx();
        var library = search.Native();
        var headers = Directory.CreateTempSubdirectory("lorentz-headers-").FullName;
        var compiles = true;
        var found = ImmutableArray.CreateBuilder<Agreement>();
        try
        {
            using var stage = run.Stage("proving", models.Length);
            foreach (var model in models)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                stage.Report(model.Name);
                if (library is not null)
                {
                    found.Add(ExportProof.Native(run, model, library, tracks));
                }

                if (model.Source.HasGraph && onnx is not null)
                {
                    found.Add(ExportProof.Onnx(run, model, onnx, tracks));
                }

                if (compiles && model.Source.HasHeader && model.Network!.Network.Shape.Parameters <= MostProvedParameters)
                {
                    var agreement = search.Try("C headers", () => ExportProof.Header(run, model, headers, tracks));
                    compiles = agreement is not null;
                    if (agreement is not null)
                    {
                        found.Add(agreement);
                    }
                }

                if (model.Source.HasPlanBinary)
                {
                    found.Add(ExportProof.PlanBinary(run, model, tracks));
                }

                stage.Advance(1);
            }
        }
        finally
        {
            Directory.Delete(headers, recursive: true);
        }

        return found.ToImmutable();
    }
}
