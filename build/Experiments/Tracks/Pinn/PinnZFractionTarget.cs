using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>The plan's experiment P3: the fraction of the step as a seventh input.</summary>
internal static class PinnZFractionTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PinnZFraction";

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "P3: the fraction of the step as a seventh input of the path network",
        PinnStudy.Parameters(tracks: 20_000, epochs: 8, batch: 32),
        [],
        [PathFigure.File],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, PinnStudy.Real());
        var points = PinnStudy.AllPoints(sets);
        var formulation = FormulationFit.Increment(sets.Training.Rows, 6);
        var table = ModelTable.Empty("The fraction of the step as an input");
        var floor = PathScore.Floor(sets.Test, 1);
        table = table.WithPath(sets, "best straight path of every track (no network)", null, floor);
        var residual = Score("residual [256, 256], 10 points", new ResidualFamily(PinnStudy.Narrow), PinnStudy.PublishedPosition, PinnStudy.PublishedSlope);
        var narrow = Score("z-fraction [256, 256], 10 points", new FractionFamily(PinnStudy.Narrow), null, null);
        var wide = Score("z-fraction [512, 512], 10 points", new FractionFamily(PinnStudy.Wide), null, null);
        ModelTable.Write(run, table);
        PathFigure.Write(run, "The fraction of the step as an input", [("best straight path", floor), ("residual", residual), ("z-fraction [256, 256]", narrow), ("z-fraction [512, 512]", wide)]);
        var better = wide.End.Rmse < narrow.End.Rmse ? wide : narrow;
        StudyTarget.Verdict(
            run,
            "P3, the fraction of the step as an input: verdict",
            "The plan feeds the fraction zeta as a seventh input, so that the path may bend, and expects the position error to fall from 50 mm to below 1 mm while slopes stay at 0.0003. Those numbers are of a magnet 1000 times too weak; here the magnet is real.",
            [
                new("Position accuracy improves dramatically (tenfold) over the linear family with the same points", 10 * better.End.Rmse < residual.End.Rmse, Pair(better, residual)),
                new("... also along the path", 10 * better.Path.Rmse < residual.Path.Rmse, FormattableString.Invariant($"{better.Path.Rmse:G3} mm against {residual.Path.Rmse:G3} mm rms")),
                new("The error of the linear family is that of its ansatz (trained within 20 % of the best straight path of every track)", residual.Path.Rmse < 1.2 * floor.Path.Rmse, FormattableString.Invariant($"path {residual.Path.Rmse:G4} mm trained, {floor.Path.Rmse:G4} mm best possible")),
                new("Position error below 5 mm rms (success criterion of the plan)", better.End.Rmse < 5, PinnStudy.Text(better)),
                new("Position error below 1 mm rms", better.End.Rmse < 1, PinnStudy.Text(better)),
                new("Slope error near 0.0003", better.End.SlopeRmse < 0.0005, FormattableString.Invariant($"{better.End.SlopeRmse:G3}")),
                new("[512, 512] is better than [256, 256]", wide.End.Rmse < narrow.End.Rmse, Pair(wide, narrow)),
            ],
            [],
            table);

        PathScore Score(string name, TrackFamily family, double? published, double? publishedSlope)
        {
            var model = PinnStudy.Train(run, name, sets, family, formulation, points);
            var score = PathScore.Of(model, sets.Test, run.Threads);
            table = table.WithPath(sets, name, model.Weights.Length, score, published, publishedSlope);
            return score;
        }
    }

    private static string Pair(PathScore first, PathScore second) =>
        FormattableString.Invariant($"end {first.End.Rmse:G3} mm against {second.End.Rmse:G3} mm rms");
}
