using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>The plan's experiment P2: the residual path network without collocation.</summary>
internal static class PinnEndpointOnlyTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PinnEndpointOnly";

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "P2: the residual path network with and without collocation, as published and with the start in physical units",
        PinnStudy.Parameters(tracks: 40_000, epochs: 16),
        [],
        [],
        Execute);

    private static void Execute(TargetRun run)
    {
        var table = ModelTable.Empty("Residual networks with and without collocation");
        var plans = StudySets.Draw(run, PinnStudy.Plans());
        var real = StudySets.Draw(run, PinnStudy.Real());
        var mixed = new ResidualFamily(PinnStudy.Narrow, MixesNormalisations: true);
        var physical = new ResidualFamily(PinnStudy.Narrow);
        var absolute = FormulationFit.Absolute(plans.Training.Rows, 6);
        var increment = FormulationFit.Increment(plans.Training.Rows, 6);
        var publishedWith = Score(plans, "as published, 10 points", mixed, absolute, true, PinnStudy.PublishedPosition, PinnStudy.PublishedSlope);
        var publishedWithout = Score(plans, "as published, end only", mixed, absolute, false, PinnStudy.ExpectedPosition, PinnStudy.ExpectedSlope);
        var weakWith = Score(plans, "start in physical units, 10 points", physical, increment, true);
        var weakWithout = Score(plans, "start in physical units, end only", physical, increment, false);
        var realIncrement = FormulationFit.Increment(real.Training.Rows, 6);
        var realWith = Score(real, "start in physical units, 10 points", physical, realIncrement, true);
        var realWithout = Score(real, "start in physical units, end only", physical, realIncrement, false);
        var floor = PathScore.Floor(real.Test, 1);
        table = table.WithPath(real, "best straight path of every track (no network)", null, floor);
        var expected = Math.Sqrt((floor.End.Rmse * floor.End.Rmse) + (realWithout.End.Rmse * realWithout.End.Rmse));
        ModelTable.Write(run, table);
        StudyTarget.Verdict(
            run,
            "P2, end only: verdict",
            "The plan expects that without collocation the position error falls from 50 mm to 1 mm, because points on the way force a straight line through a curved path, and that slopes then get as bad as those of a plain network.",
            [
                new("As published, in the plans' magnet: the position improves without collocation (more than twofold)", publishedWith.End.Rmse > 2 * publishedWithout.End.Rmse, Ends(publishedWith, publishedWithout)),
                new("The reason is the linear path: with the start added in physical units collocation still costs accuracy (more than twofold)", weakWith.End.Rmse > 2 * weakWithout.End.Rmse, Ends(weakWith, weakWithout)),
                new("Slopes get much worse without collocation (tenfold)", publishedWithout.End.SlopeRmse > 10 * publishedWith.End.SlopeRmse, Slopes(publishedWith, publishedWithout)),
                new("In the real magnet collocation costs the linear network accuracy at the end (more than 30 %)", realWith.End.Rmse > 1.3 * realWithout.End.Rmse, Ends(realWith, realWithout)),
                new("... by as much as the best straight path of every track says (within 10 %, squares added)", Math.Abs(realWith.End.Rmse - expected) < 0.1 * expected, FormattableString.Invariant($"{realWith.End.Rmse:G4} mm trained; best straight paths {floor.End.Rmse:G4} mm and the network without collocation make {expected:G4} mm")),
            ],
            [
                "In the plans' magnet the conflict between points and end is one of normalisations (SkipNormalisation), in the real one it is one of the straight path: the plan's explanation is right for a magnet it never used.",
            ],
            table);

        PathScore Score(StudySets sets, string name, TrackFamily family, Formulation formulation, bool collocated, double? published = null, double? publishedSlope = null)
        {
            var model = PinnStudy.Train(run, name, sets, family, formulation, collocated ? PinnStudy.AllPoints(sets) : []);
            var score = PathScore.Of(model, sets.Test, run.Threads);
            table = table.WithPath(sets, name, model.Weights.Length, score, published, publishedSlope);
            return score;
        }
    }

    private static string Ends(PathScore with, PathScore without) =>
        FormattableString.Invariant($"{with.End.Rmse:G3} mm rms with, {without.End.Rmse:G3} mm without");

    private static string Slopes(PathScore with, PathScore without) =>
        FormattableString.Invariant($"{with.End.SlopeRmse:G3} with, {without.End.SlopeRmse:G3} without");
}
