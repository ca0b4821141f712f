using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Learning.Samples;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>
/// The plan's experiment P5: positions counted tenfold, and the equation of motion in place of known trajectories, up to a
/// network that never sees a track's end.
/// </summary>
internal static class PinnLossTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PinnLoss";

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "P5: positions counted tenfold; the equation of motion in place of trajectories, up to training without any data",
        [
            .. PinnStudy.Parameters(tracks: 20_000, epochs: 8, batch: 32),
            Parameter.Integer("floor-tracks", "test tracks over which losses without a network are averaged", "", standard: 500, smoke: 30, minimum: 1),
        ],
        ["floors.csv", "floors.md"],
        [PathFigure.File],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, PinnStudy.Real());
        var points = PinnStudy.AllPoints(sets);
        var formulation = FormulationFit.Increment(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Losses");
        var supervised = PinnStudy.Loss(sets, points);
        var ode = new OdeResidualLoss<PointSourceField>(formulation, sets.Problem.Field, supervised.Fractions, 1, 1);
        var line = new ResidualFamily(PinnStudy.Narrow);
        var curve = new FractionFamily(PinnStudy.Narrow);
        var ends = Supervised("residual, end only", line, PathLoss.End);
        var collocated = Supervised("residual, 10 points", line, supervised);
        var weighted = Supervised("residual, 10 points, end positions x 10", line, supervised with { ComponentWeights = [10, 10, 1, 1] });
        var lineOde = Physics("residual, end + equation of motion", line, ode);
        var linePlanned = Physics("residual, end + equation of motion in 1/mm", line, ode with { Form = OdeResidualForm.PerMillimetre });
        var linePure = Physics("residual, equation of motion alone", line, ode with { EndWeight = 0 });
        var curveCollocated = Supervised("z-fraction, 10 points", curve, supervised);
        var curveOde = Physics("z-fraction, end + equation of motion", curve, ode);
        var curvePure = Physics("z-fraction, equation of motion alone", curve, ode with { EndWeight = 0 });
        ModelTable.Write(run, table);
        var tracks = run.Integer("floor-tracks");
        var pure = Floors(sets, "equation of motion alone", ode with { EndWeight = 0 }, tracks, run.Threads);
        var both = Floors(sets, "end + equation of motion", ode, tracks, run.Threads);
        var planned = Floors(sets, "equation of motion in 1/mm, as planned", ode with { Form = OdeResidualForm.PerMillimetre, EndWeight = 0 }, tracks, run.Threads);
        ModelTable.Write(run, LossFloors.Table([pure, both, planned]), "floors");
        PathFigure.Write(run, "Losses", [("residual, 10 points", collocated), ("residual, end + equation", lineOde), ("z-fraction, 10 points", curveCollocated), ("z-fraction, end + equation", curveOde), ("z-fraction, equation alone", curvePure)]);
        StudyTarget.Verdict(
            run,
            "P5, losses: verdict",
            "Three changes of the loss, none of the architecture. The plan's two variants with the equation of motion (in place of collocation; end and equation only) are one and the same, since the start is exact by construction; the purest is therefore the equation alone, without any end state. Derivatives along the path are exact, the field is looked up where the predicted path is.",
            [
                new("Counting positions tenfold improves the end position of the residual network (20 %)", weighted.End.Rmse < 0.8 * collocated.End.Rmse, FormattableString.Invariant($"{collocated.End.Rmse:G3} mm, tenfold {weighted.End.Rmse:G3} mm; slope {collocated.End.SlopeRmse:G3} and {weighted.End.SlopeRmse:G3}")),
                new("The equation of motion can stand in for known trajectories in the residual network (end within a factor 2)", lineOde.End.Rmse < 2 * collocated.End.Rmse, FormattableString.Invariant($"{lineOde.End.Rmse:G3} mm against {collocated.End.Rmse:G3} mm")),
                new("... in a network whose path can bend (path within a factor 2)", curveOde.Path.Rmse < 2 * curveCollocated.Path.Rmse, FormattableString.Invariant($"path {curveOde.Path.Rmse:G3} mm against {curveCollocated.Path.Rmse:G3} mm; end {curveOde.End.Rmse:G3} against {curveCollocated.End.Rmse:G3} mm")),
                new("The linear family can satisfy the equation of motion (its best loss is below a hundredth of that of standing still)", both.Best < 0.01 * both.Still, FormattableString.Invariant($"best straight paths {both.Best:G3}, standing still {both.Still:G3}")),
                new("The residual network comes down to the floor of its family (end error within 20 % of the best straight paths under this loss)", Math.Abs(lineOde.End.Rmse - both.End.Rmse) < 0.2 * both.End.Rmse, FormattableString.Invariant($"{lineOde.End.Rmse:G4} mm trained, {both.End.Rmse:G4} mm computed")),
                new("The equation alone, without a single known end, teaches a network whose path can bend (end within a factor 3 of the supervised one)", curvePure.End.Rmse < 3 * curveCollocated.End.Rmse, PinnStudy.Text(curvePure)),
                new("Written in 1/mm, as the plan has it, the equation of motion does something (end error differs by more than 20 % from a network trained on ends alone)", Math.Abs(linePlanned.End.Rmse - ends.End.Rmse) > 0.2 * ends.End.Rmse, FormattableString.Invariant($"{linePlanned.End.Rmse:G3} mm with, {ends.End.Rmse:G3} mm without; the equation's loss is {planned.Still:G2} mm^-2 for a track that stands still and {planned.Straight:G2} for a straight one, of a loss near 1")),
            ],
            [
                FormattableString.Invariant($"Written in 1/mm, the residual of a track that ignores the field altogether is {planned.Straight:G2} mm^-2: the zero correction attains that loss to all the figures an optimiser sees. In the plans' magnet it is a million times smaller still. Multiplied by dz and divided by the spread of end states, the same residual is {pure.Straight:G3}."),
                FormattableString.Invariant($"The residual network with the equation alone: {PinnStudy.Text(linePure)}; best straight paths under that loss: end {pure.End.Rmse:G4} mm rms, loss {pure.Best:G3}."),
            ],
            table);

        PathScore Supervised(string name, TrackFamily family, PathLoss loss) =>
            Judge(name, FamilyTraining.Path(run, name, sets, family, formulation, loss, loss.Fractions.Length > 1 ? points : [], 1).Model);

        PathScore Physics(string name, TrackFamily family, OdeResidualLoss<PointSourceField> loss) => Judge(
            name,
            FamilyTraining.Run(run, name, sets, family, formulation, loss.Trainee(family), Samples(sets.Training), Samples(sets.Validation), 1).Model);

        InMemorySamples Samples(TrackSet set) => new(new PathSamples(set, formulation, [], tellsSegment: true), run.Threads);

        PathScore Judge(string name, FamilyModel model)
        {
            var score = PathScore.Of(model, sets.Test, run.Threads);
            table = table.WithPath(sets, $"{name} [256, 256]", model.Weights.Length, score);
            return score;
        }
    }

    private static LossFloors Floors(StudySets sets, string name, OdeResidualLoss<PointSourceField> loss, int tracks, int threads)
    {
        var floor = new LinearPathFloor<PointSourceField>(loss);
        var rows = sets.Test.Rows;
        var parts = FixedOrder.Map(Math.Min(tracks, sets.Test.Count), threads, track =>
        {
            var (segment, truth) = (rows.Segment(track), rows.Deviation(track));
            var best = floor.Best(segment, truth);
            return (
                Still: floor.Loss(segment, truth, [0, 0, 0, 0]),
                Straight: floor.Loss(segment, truth, [segment.Tx * segment.Dz, segment.Ty * segment.Dz, 0, 0]),
                best.Loss,
                Error: TrackError.Between(best.End, truth));
        });
        return new(name, Mean(part => part.Still), Mean(part => part.Straight), Mean(part => part.Loss), ErrorSummary.Of([.. parts.Select(part => part.Error)]));

        double Mean(Func<(double Still, double Straight, double Loss, TrackError Error), double> of) => Moments.Of([.. parts.Select(of)]).Mean;
    }
}
