using System.Globalization;
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

/// <summary>The plans' magnet, 1000 times too weak: the same networks on both magnets, with the numbers the plans print.</summary>
internal static class WeakFieldTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "WeakField";

    /// <summary>The magnet as it is.</summary>
    public const string Full = "full field, 1.5 to 100 GeV/c";

    /// <summary>The plans' magnet, with the momenta of the plans.</summary>
    public const string Weak = "field / 1000, 0.5 to 100 GeV/c";

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "The plans' magnet, 1000 times too weak: the same networks on both, beside the published numbers",
        "WeakFieldTarget.cs",
        [.. StudySets.Parameters(standard: 400_000), .. StudyTraining.Parameters(standard: 20), .. StudyTraining.PublishedParameters(standard: 30)],
        Execute);

    private static void Execute(TargetRun run)
    {
        var weak = new StudyProblem(Weak, new TrackPopulation { Lowest = Momentum.FromGeV(0.5) }) { FieldFactor = 0.001 };
        var full = new StudyProblem(Full, new TrackPopulation());
        var table = ModelTable.Empty("The plans' magnet and the real one");
        var weakScores = Judge(run, weak, new ScaledField<PointSourceField>(weak.Field, weak.FieldFactor), ref table);
        var fullScores = Judge(run, full, full.Field, ref table);
        ModelTable.Write(run, table);
        StudyTarget.Verdict(
            run,
            "Weak field: verdict",
            "The plans multiply q/p in 1/MeV with the constant for 1/GeV, so their magnet bends 1000 times too little. On it a straight line is already good to a millimetre or two, and a network is judged by how well it copies its input.",
            [
                new("In the weak field the straight line has the error the plans print for it (1.63 mm rms, 0.000308), within a factor 2", weakScores.Line.Rmse is > 0.8 and < 3.3, Numbers(weakScores.Line)),
                new("In the weak field the parabola is as bad as the line, as printed", Math.Abs(weakScores.Parabola.Rmse - weakScores.Line.Rmse) < 0.5 * weakScores.Line.Rmse, Numbers(weakScores.Parabola)),
                new("The plans' networks beat the straight line in position, in the weak field", weakScores.Absolute.Rmse < weakScores.Line.Rmse, Numbers(weakScores.Absolute)),
                new("They are worse than the straight line in slope, as printed (0.0092 to 0.0117 against 0.000308)", weakScores.Absolute.SlopeRmse > weakScores.Line.SlopeRmse, Numbers(weakScores.Absolute)),
                new("Sub-millimetre accuracy of the plans' networks carries over to the real magnet", fullScores.Absolute.Rmse < 1, Numbers(fullScores.Absolute)),
            ],
            [
                FormattableString.Invariant($"The real magnet moves the same tracks by {fullScores.Line.Rmse:F0} mm rms instead of {weakScores.Line.Rmse:F2} mm. The same network and training give {fullScores.Absolute.Rmse:F0} mm there: what the plans measured is how precisely a network in millimetres can reproduce the identity, not how well it knows the field."),
                FormattableString.Invariant($"A network asked for the deviation over q/p ({fullScores.Residual.Rmse:G3} mm full, {weakScores.Residual.Rmse:G3} mm weak) scales with the field, as physics does: the ratio of its errors is {fullScores.Residual.Rmse / weakScores.Residual.Rmse:F0}, that of the absolute network {fullScores.Absolute.Rmse / weakScores.Absolute.Rmse:F0}."),
            ],
            table);
    }

    private static (ErrorSummary Line, ErrorSummary Parabola, ErrorSummary Absolute, ErrorSummary Residual) Judge<TField>(
        TargetRun run, StudyProblem problem, TField field, ref Table table)
        where TField : struct, IMagneticField
    {
        var weak = problem.FieldFactor != 1;
        var sets = StudySets.Draw(run, problem);
        var tracks = sets.TestTracks;
        var line = ErrorSummary.Of(tracks.Judge(new StraightLine(), run.Threads).Errors);
        var parabola = ErrorSummary.Of(tracks.Judge(new Parabola<TField>(field), run.Threads).Errors);
        table = table
            .WithModel(problem.Name, "straight line", null, line, weak ? 1.63 : null, weak ? 0.000308 : null)
            .WithModel(problem.Name, "parabola", null, parabola, weak ? 1.63 : null, weak ? 0.000285 : null);
        ErrorSummary? absolute = null, residual = null;
        foreach (var width in (int[])[256, 1024])
        {
            foreach (var formulation in new Formulation[] { FormulationFit.Absolute(sets.Training.Rows, 6), FormulationFit.Residual(sets.Training.Rows, 6) })
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{formulation.Name}-{width}");
                var model = StudyTraining.Single(
                    run, $"{name} {(weak ? "weak" : "full")}", sets.Training.Rows, sets.Validation.Rows, formulation, width, (ulong)width);
                var errors = ErrorSummary.Of(tracks.Judge(new LearnedExtrapolator(name, model), run.Threads).Errors);
                var isPublished = weak && formulation is AbsoluteFormulation;

                // The plans' nearest relatives: [256, 256] and [512, 512] with variable dz.
                table = table.WithModel(
                    problem.Name, name, model.Network.Shape.Parameters, errors, isPublished ? (width == 256 ? 1.01 : 0.96) : null, isPublished ? (width == 256 ? 0.0092 : 0.0094) : null);
                if (formulation is AbsoluteFormulation)
                {
                    absolute = Better(absolute, errors);
                }
                else
                {
                    residual = Better(residual, errors);
                }
            }
        }

        return (line, parabola, absolute!, residual!);
    }

    private static ErrorSummary Better(ErrorSummary? first, ErrorSummary second) => first is null || second.Rmse < first.Rmse ? second : first;

    private static string Numbers(ErrorSummary errors) => FormattableString.Invariant($"{errors.Rmse:G3} mm rms, slope {errors.SlopeRmse:G3}");
}
