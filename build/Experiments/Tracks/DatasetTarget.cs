using System.Collections.Immutable;
using System.Security.Cryptography;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Tracks through the default field: the training, validation and test sets of the track study.</summary>
internal static class DatasetTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Dataset";

    private static ImmutableArray<string> Splits { get; } = ["train", "validation", "test"];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Draw physical tracks and carry them through the LHCb dipole: training, validation and test sets",
        Parameters =
        [
            Parameter.Integer("train", "training tracks", "", standard: 1_000_000, smoke: 20_000, @long: 10_000_000, paper: 100_000_000, minimum: 1000),
            Parameter.Integer("validation", "validation tracks", "", standard: 50_000, smoke: 5_000, minimum: 100),
            Parameter.Integer("test", "test tracks", "", standard: 100_000, smoke: 4_000, minimum: 100),
            Parameter.Choice("planes", "forward: always from 770 mm, dz 500 to 12000 mm; anywhere: any two planes in 0 to 13000 mm, both directions", ["forward", "anywhere"], "forward"),
            Parameter.Integer("collocation", "points kept along each path", "", standard: 0, minimum: 0),
            Parameter.Real("least-momentum", "least momentum", "GeV/c", 1.5, minimum: 0.1),
            Parameter.Real("greatest-momentum", "greatest momentum", "GeV/c", 100, minimum: 0.1),
            Parameter.Real("train-step", "longest step of the reference method for training and validation", "mm", 400, minimum: 1),
            Parameter.Integer("seed", "seed of the random numbers", "", standard: 1),
        ],
        Code = [.. TrackCode.Sampling, "build/Experiments/Tracks/DatasetTarget.cs"],
        Artifacts = [.. Splits.SelectMany(split => DatasetFiles.Of(split).All)],
        Results = ["table.csv", "table.md", "tracks.svg"],
        Pinned = ["table.csv", "table.md", "tracks.svg"],
        Execute = Execute,
    };

    /// <summary>The files of one split, as another target reads them.</summary>
    public static DatasetFiles FilesFor(TargetRun run, string split) => DatasetFiles.Of(split).At(file => run.ArtifactOf(Name, file));

    private static void Execute(TargetRun run)
    {
        var population = Population(run);
        var table = new Table(
            "Dataset",
            Column.Text("split", "which set"),
            Column.Integer("tracks", "", "independent tracks"),
            Column.Real("candidates per track", "", "directions drawn until the whole path lay in the acceptance", 4),
            Column.Real("median momentum", "GeV/c", "log-uniform between the two limits", 4),
            Column.Real("rms deviation", "mm", "position at the end against the straight line", 4),
            Column.Real("rms kick", "", "slope at the end against the slope at the start", 4),
            Column.Text("sha256", "first 16 digits over segments and deviations: the bits of the set"));
        for (var split = 0; split < Splits.Length; split++)
        {
            table = Generate(run, population, split, table);
        }

        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        AtomicFile.WriteText(run.Result("tracks.svg"), SvgFigure.Render(TrackPictures.Of(population, (ulong)run.Long("seed"))));
    }

    private static Table Generate(TargetRun run, TrackPopulation population, int split, Table table)
    {
        var name = Splits[split];
        var files = DatasetFiles.Of(name).At(run.Artifact);
        var count = run.Long(name);
        var collocation = run.Integer("collocation");
        var stream = new RandomStream((ulong)run.Long("seed"), (ulong)split);
        var isTest = name == "test";
        var generator = new SampleGenerator<PointSourceField>(
            population, PointSourceField.LhcbDipole, DormandPrince8.Tableau, isTest ? ReferenceTruth.Step : run.Real("train-step"), collocation);
        using var stage = run.Stage($"tracks: {name}", count);
        var attempts = isTest
            ? DatasetWriter.Write<PointSourceField, double>(files, generator, stream, count, collocation, run.Threads, stage.Advance, run.CancellationToken)
            : DatasetWriter.Write<PointSourceField, float>(files, generator, stream, count, collocation, run.Threads, stage.Advance, run.CancellationToken);
        return isTest ? Describe<double>(table, name, files, attempts) : Describe<float>(table, name, files, attempts);
    }

    private static Table Describe<TNumber>(Table table, string name, DatasetFiles files, long attempts)
        where TNumber : unmanaged, System.Numerics.INumberBase<TNumber>
    {
        using var rows = new FileRows<TNumber>(files);

        // Statistics of the first tracks are those of all: they are independent.
        var shown = (int)Math.Min(rows.Count, 100_000);
        var momenta = new double[shown];
        var shifts = new double[shown];
        var kicks = new double[shown];
        for (var i = 0; i < shown; i++)
        {
            var deviation = rows.Deviation(i);
            momenta[i] = 0.001 / Math.Abs(rows.Segment(i).Qop);
            shifts[i] = Math.Sqrt((deviation.X * deviation.X) + (deviation.Y * deviation.Y));
            kicks[i] = Math.Sqrt((deviation.Tx * deviation.Tx) + (deviation.Ty * deviation.Ty));
        }

        return table.With(
            name, rows.Count, (double)attempts / rows.Count, new Quantiles(momenta).Median,
            Moments.Of(shifts).RootMeanSquare, Moments.Of(kicks).RootMeanSquare, Hash(files));
    }

    private static string Hash(DatasetFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var path in new[] { files.Segments, files.Deviations })
        {
            using var stream = File.OpenRead(path);
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static TrackPopulation Population(TargetRun run)
    {
        var (least, greatest) = (run.Real("least-momentum"), run.Real("greatest-momentum"));
        if (least >= greatest)
        {
            throw new RunException($"`least-momentum` {least} GeV/c is not below `greatest-momentum` {greatest} GeV/c");
        }

        return new TrackPopulation
        {
            Lowest = Momentum.FromGeV(least),
            Highest = Momentum.FromGeV(greatest),
            Planes = run.Text("planes") == "forward" ? new SegmentPlanes.Forward(770, 500, 12000) : new SegmentPlanes.Anywhere(0, 13000, 25),
        };
    }
}
