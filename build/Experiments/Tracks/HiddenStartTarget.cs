using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>
/// The start plane withheld, as in the plans' variable-dz data: the error no network can remove, computed without any
/// network, and networks that reach it and cannot pass.
/// </summary>
internal static class HiddenStartTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "HiddenStart";

    private const int Width = 512;

    // The plans' second generation: any start plane, dz cut at the end of the detector, positions independent of slopes.
    private static readonly SegmentPlanes.ForwardFrom Planes = new(0, 13_900, 100, 10_000, 14_000);

    // Such tracks come from nowhere and leave the acceptance; slow ones are bent out by metres.
    private static readonly FieldRegion Hall = new(-9000, 9000, -4000, 4000, -500, 14_000);

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "The start plane withheld from the network: the error that nothing can remove, and networks that reach it",
        "HiddenStartTarget.cs",
        [
            .. StudySets.Parameters(standard: 400_000),
            .. StudyTraining.Parameters(standard: 30),
            Parameter.Integer("floor-questions", "questions over which the conditional variance is averaged", "", standard: 4_000, smoke: 100, minimum: 10),
            Parameter.Integer("floor-nodes", "start planes tried for each question", "", standard: 64, smoke: 16, minimum: 4),
        ],
        Execute);

    private static void Execute(TargetRun run)
    {
        var full = new StudyProblem("full field", Population(3)) { Region = Hall };
        var weak = new StudyProblem("field / 1000", Population(1)) { Region = Hall, FieldFactor = 0.001 };
        var table = ModelTable.Empty("Start plane withheld");
        var (fullFloor, fullHidden, fullTold) = Judge(run, full, ref table);
        var (weakFloor, weakHidden, weakTold) = Judge(run, weak, ref table);
        ModelTable.Write(run, table);
        StudyTarget.Verdict(
            run,
            "Hidden start: verdict",
            "The plans' variable-dz networks are fed x, y, tx, ty, q/p and dz, but not where the track starts. The same six numbers then stand for tracks in front of the magnet and behind it, and the best possible answer is an average over them. Its error is the conditional variance of the end state, computed here by carrying each test question from many start planes; no network enters that number.",
            [
                new("A network without z0 reaches the floor (within 10 %)", fullHidden.Rmse < 1.1 * fullFloor.Position, Both(fullHidden, fullFloor)),
                new("No network without z0 passes below it (beyond sampling, 5 %)", fullHidden.Rmse > 0.95 * fullFloor.Position && weakHidden.Rmse > 0.95 * weakFloor.Position, $"{Both(fullHidden, fullFloor)}; weak field {Both(weakHidden, weakFloor)}"),
                new("The same network with z0 as a seventh input goes at least 5 times below it", 5 * fullTold.Rmse < fullFloor.Position, Both(fullTold, fullFloor)),
            ],
            [
                FormattableString.Invariant($"At full strength {100 * fullFloor.Share:F0} % of the deviation from the straight line (as root mean squares) is unknowable without z0, and {fullFloor.Slope:G3} of slope. In the plans' magnet, 1000 times too weak and from 1 GeV/c, the same floor is {weakFloor.Position:G3} mm and {weakFloor.Slope:G3}: small enough to pass for accuracy."),
                FormattableString.Invariant($"In the weak field the network with z0 comes to {weakTold.Rmse:G3} mm, the one without to {weakHidden.Rmse:G3} mm."),
            ],
            table);
    }

    private static (HiddenStartFloor Floor, ErrorSummary Hidden, ErrorSummary Told) Judge(TargetRun run, StudyProblem problem, ref Table table)
    {
        var sets = StudySets.Draw(run, problem);
        var tracks = sets.TestTracks;
        var line = ErrorSummary.Of(tracks.Judge(new StraightLine(), run.Threads).Errors);
        table = table.WithModel(problem.Name, "straight line", null, line);

        Segment[] questions = [.. tracks.Segments.Take(run.Integer("floor-questions"))];
        HiddenStartFloor floor;
        using (run.Stage($"conditional variance: {problem.Name}", 0))
        {
            floor = problem.FieldFactor == 1
                ? HiddenStartFloor.Of(Planes, problem.Field, questions, run.Integer("floor-nodes"), run.Threads)
                : HiddenStartFloor.Of(Planes, new ScaledField<PointSourceField>(problem.Field, problem.FieldFactor), questions, run.Integer("floor-nodes"), run.Threads);
        }

        table = table.With(
            problem.Name, "floor without z0 (conditional standard deviation)", Cell.Missing, Cell.Missing, Cell.Missing, floor.Position,
            Cell.Missing, Cell.Missing, Cell.Missing, floor.Slope, Cell.Missing, Cell.Missing);
        var hidden = Network(run, sets, tracks, 6, ref table);
        var told = Network(run, sets, tracks, 7, ref table);
        return (floor, hidden, told);
    }

    private static ErrorSummary Network(TargetRun run, StudySets sets, TestTracks tracks, int inputs, ref Table table)
    {
        var name = inputs == 6 ? "network without z0" : "network with z0";
        var formulation = FormulationFit.Residual(sets.Training.Rows, inputs, tellsIntercept: false);
        var model = StudyTraining.Single(
            run, $"{sets.Problem.Name.Replace(" / ", "-", StringComparison.Ordinal)} {name}", sets.Training.Rows, sets.Validation.Rows, formulation, Width, (ulong)inputs);
        var errors = ErrorSummary.Of(tracks.Judge(new LearnedExtrapolator(name, model), run.Threads).Errors);
        table = table.WithModel(sets.Problem.Name, name, model.Network.Shape.Parameters, errors);
        return errors;
    }

    private static TrackPopulation Population(double leastGeV) => new()
    {
        Lowest = Momentum.FromGeV(leastGeV),
        Origins = new TrackOrigins.Box(300, 250),
        Planes = Planes,
    };

    private static string Both(ErrorSummary errors, HiddenStartFloor floor) =>
        FormattableString.Invariant($"{errors.Rmse:G4} mm against the floor of {floor.Position:G4} mm");
}
