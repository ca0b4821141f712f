using System.Diagnostics;
using System.Globalization;
using Lorentz.Build.Graph;
using Lorentz.Lab.States;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>The command a physicist tries first: carry a table of track states to other planes.</summary>
internal static class PropagateTarget
{
    private const int BadRowsShown = 10;

    /// <summary>The command.</summary>
    public static Target Target { get; } = new()
    {
        Name = "Propagate",
        Study = "Tools",
        Summary = "Carry a table of track states to other planes: any extrapolator, any field",
        AlwaysRun = true,
        Parameters =
        [
            Parameter.File("input", "states: comma-separated, with the columns x0,y0,tx0,ty0,qop,z0,z1 (mm, 1/MeV)"),
            Parameter.Output("output", "ends: the columns of the input, then line,x1,y1,tx1,ty1,status"),
            Parameter.Text("method", "linear, parabolic, reference, rk4:10 (mm), nystrom:4steps, cash-karp:1e-3 (mm), ...; residual-512; FILE.safetensors", ""),
            Parameter.Text("field", "lhcb, gaussian, uniform:1.0 (By in T), map:FILE (trilinear), spline:FILE (smooth); -reversed behind it for the other polarity", FieldName.Default),
            Parameter.Choice("map-defects", "what to do with a damaged map: refuse it, fill bad nodes from neighbours, zero them, or keep doubtful values", MapReading.Answers, MapReading.Reject),
        ],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var (input, output) = (run.File("input"), run.File("output"));
        CheckOutput(input, output);
        var fieldName = run.Text("field");
        var field = FieldName.Open(fieldName, run.Text("map-defects"), run.Threads, run.Say);
        var extrapolator = MethodName.Open(
            run.Text("method"), field, fieldName == FieldName.Default, new(run.OutputFolder, run.Profile));

        var start = Stopwatch.GetTimestamp();
        using var reader = new StateTableReader(input);
        using var writer = new EndTableWriter(output, reader.Columns);
        var means = extrapolator is LearnedExtrapolator ? "by a trained network" : $"through {field.Description}";
        run.Say($"{extrapolator.Name}: {Path.GetFileName(input)} -> {Path.GetFileName(output)} {means}");
        if (reader.Notice is { } notice)
        {
            run.Say(notice);
        }

        var badRows = new BadRowReport(Path.GetFileName(input), BadRowsShown, run.Say);
        StatusTally tally;
        using (var stage = run.Stage("tracks", LineCount.Of(input)))
        {
            tally = new StateStream(extrapolator, run.Threads).Run(reader, writer, amount => stage.Advance(amount), badRows.Add, run.CancellationToken);
            writer.Complete();
        }

        badRows.Close();
        if (tally.Total == 0)
        {
            run.Say($"{input} has a header and no rows");
        }

        Summarise(run, output, tally, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void CheckOutput(string input, string output)
    {
        if (input == output)
        {
            throw new UsageException($"`output` is the file of `input`, {input}: give another name");
        }

        if (Directory.Exists(output))
        {
            throw new UsageException($"`output` is a folder, {output}: give the name of a file");
        }
    }

    private static void Summarise(TargetRun run, string output, StatusTally tally, double seconds)
    {
        var rate = tally.Total / Math.Max(seconds, 1e-9);
        run.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{output}: {tally.Total:N0} rows in {seconds:0.00} s, {rate:N0} tracks/s, reading and writing included ({run.Threads} {(run.Threads == 1 ? "thread" : "threads")})"));
        foreach (var line in tally.Describe())
        {
            run.Say(line);
        }

        var lost = tally[StatusWords.Of(Physics.Extrapolation.ExtrapolationStatus.TooSteep)] + tally[StatusWords.Of(Physics.Extrapolation.ExtrapolationStatus.NotFinite)];
        if (2 * lost > tally.Total)
        {
            run.Say("Most tracks did not arrive. Check the units: qop is in 1/MeV (a particle of 10 GeV/c has 1e-4), positions and planes are in mm.");
        }
    }
}
