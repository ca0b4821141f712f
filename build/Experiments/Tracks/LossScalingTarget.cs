using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Does a loss in mm^2 + rad^2 learn slopes? The same network with the loss in physical units and by component.</summary>
internal static class LossScalingTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "LossScaling";

    private const int Width = 512;

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "Loss in mm^2 + rad^2 against a loss in which every component counts: what happens to slopes",
        "LossScalingTarget.cs",
        [.. StudySets.Parameters(standard: 400_000), .. StudyTraining.Parameters(standard: 20), .. StudyTraining.PublishedParameters(standard: 30)],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var absolute = FormulationFit.Absolute(sets.Training.Rows, 6);
        var residual = FormulationFit.Residual(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Scaling of the loss");
        var physical = Judge("absolute, mm^2 + rad^2 (the plans)", absolute, absolute.LossWeights, 0.0094);
        var component = Judge("absolute, by component", absolute, [1, 1, 1, 1], null);
        var positions = Judge("absolute, positions only", absolute, [.. absolute.LossWeights.Take(2), 0, 0], null);
        var residualPhysical = Judge("residual, mm^2 + rad^2", residual, [.. residual.OutputScale.Select((scale, i) => Physical(residual, scale, i))], null);
        var residualComponent = Judge("residual, by component", residual, [1, 1, 1, 1], null);
        ModelTable.Write(run, table);
        var share = SlopeShare(absolute);
        StudyTarget.Verdict(
            run,
            "Scaling of the loss: verdict",
            "The plans' loss adds squared millimetres and squared radians. What part of it are slopes, and what do networks make of that?",
            [
                new("Slopes make up less than a millionth of the loss in physical units, for equal relative errors", share < 1e-6, FormattableString.Invariant($"share {share:G3}")),
                new("Counting components alike improves slopes at least threefold", 3 * component.SlopeRmse < physical.SlopeRmse, Slopes(physical, component)),
                new("A loss without slopes at all does about as badly (within a factor 3): the loss in physical units does not see them", positions.SlopeRmse < 3 * physical.SlopeRmse, Slopes(physical, positions)),
                new("Counting components alike costs position accuracy (rmse worse by more than 20 %)", component.Rmse > 1.2 * physical.Rmse, FormattableString.Invariant($"{physical.Rmse:G3} mm against {component.Rmse:G3} mm")),
                new("For the residual formulation the scaling matters little for positions (within 30 %)", Math.Abs(residualPhysical.Rmse - residualComponent.Rmse) < 0.3 * residualComponent.Rmse, FormattableString.Invariant($"{residualPhysical.Rmse:G3} mm against {residualComponent.Rmse:G3} mm; slopes {residualPhysical.SlopeRmse:G3} against {residualComponent.SlopeRmse:G3}")),
            ],
            ["Published beside the first row: slope error of the plans' network of this width in their weak field, 30 times worse than leaving the slope as it is."],
            table);

        ErrorSummary Judge(string name, Formulation formulation, ImmutableArray<double> weights, double? publishedSlope)
        {
            var model = StudyTraining.Single(
                run, name.Replace("^2", "2", StringComparison.Ordinal), sets.Training.Rows, sets.Validation.Rows, formulation, Width, 1, weights);
            var errors = ErrorSummary.Of(tracks.Judge(new LearnedExtrapolator(name, model), run.Threads).Errors);
            table = table.WithModel(sets.Problem.Name, name, model.Network.Shape.Parameters, errors, publishedSlope: publishedSlope);
            return errors;
        }
    }

    // Outputs of the residual formulation are per q/p dz^2 and q/p dz: in physical units, relative to positions, slopes
    // count by the square of a typical 1 / dz.
    private static double Physical(ResidualFormulation formulation, double scale, int component)
    {
        const double typicalStep = 6250;
        var positionScale = formulation.OutputScale[0];
        var ratio = component < 2 ? scale / positionScale : scale / (positionScale * typicalStep);
        return ratio * ratio;
    }

    // With outputs wrong by the same fraction of their spread.
    private static double SlopeShare(AbsoluteFormulation formulation)
    {
        var squares = formulation.OutputScale.Select(scale => scale * scale).ToArray();
        return (squares[2] + squares[3]) / (squares[0] + squares[1]);
    }

    private static string Slopes(ErrorSummary first, ErrorSummary second) =>
        FormattableString.Invariant($"slope rmse {first.SlopeRmse:G3} against {second.SlopeRmse:G3}");
}
