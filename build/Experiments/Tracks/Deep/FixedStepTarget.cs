using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>"Variable dz is 10 times harder": the same networks on a fixed step and on variable ones.</summary>
internal static class FixedStepTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "FixedStep";

    private const double Step = 8000;

    // Half width of the window of step lengths in which a network for all steps is compared with one for this step.
    private const double Window = 500;

    private static readonly (ImmutableArray<int> Hidden, double Published)[] Sizes =
        [([256], 0.065), ([256, 256], 0.044), ([512, 256], 0.028)];

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "The same networks on steps of 8000 mm and on variable steps: is variable dz 10 times harder?",
        "Deep",
        [
            .. StudySets.Parameters(standard: 80_000),
            Parameter.Integer("published-epochs", "passes over the training set", "", standard: 10, smoke: 1, @long: 50, minimum: 1),
            Parameter.Integer("published-batch", "samples a step", "", standard: 512, minimum: 1),
        ],
        Execute);

    private static void Execute(TargetRun run)
    {
        var table = ModelTable.Empty("Fixed and variable steps");
        var fixedStep = new SegmentPlanes.Forward(770, Step, Step);
        var variable = new SegmentPlanes.Forward(770, 500, 12_000);
        var weakFixed = Judge("field / 1000, dz 8000 mm", fixedStep, 0.001, absolute: true);
        var weakVariable = Judge("field / 1000, variable dz", variable, 0.001, absolute: true);
        var fullFixed = Judge("full field, dz 8000 mm", fixedStep, 1, absolute: false);
        var fullVariable = Judge("full field, variable dz", variable, 1, absolute: false);
        ModelTable.Write(run, table);
        var weak = Ratios(weakVariable.All, weakFixed.All);
        var full = Ratios(fullVariable.Near, fullFixed.All);
        StudyTarget.Verdict(
            run,
            "Fixed step: verdict",
            "The plans compare V2 (dz = 8000 mm, 0.028 mm) with V3 (variable dz, 0.96 mm) and conclude that variable dz is 10 times harder, or 35. Data, momentum spectrum, start states and networks differed as well. Here only dz differs. Steps near 8000 mm (within 500 mm) of the variable problem are judged apart, so that short steps, which are easy, do not help.",
            [
                new("Variable dz is at least 10 times harder (plans' magnet and formulation)", weak.Min() >= 10, $"ratios of rms errors {Text(weak)}"),
                new("Variable dz is at least 10 times harder (real magnet, residual formulation, steps near 8000 mm)", full.Min() >= 10, $"ratios of rms errors {Text(full)}"),
                new("It is harder at all (real magnet, every network)", full.Min() > 1, $"ratios of rms errors {Text(full)}"),
            ],
            ["Published: mean position error of V2, in the plans' own data."],
            table);

        (ErrorSummary[] All, ErrorSummary[] Near) Judge(string name, SegmentPlanes planes, double factor, bool absolute)
        {
            var weak = factor != 1;
            var population = new TrackPopulation { Planes = planes, Lowest = Lorentz.Physics.Units.Momentum.FromGeV(weak ? 0.5 : 1.5) };
            var sets = StudySets.Draw(run, new StudyProblem(name, population) { FieldFactor = factor });
            var tracks = sets.TestTracks;
            table = table.WithModel(name, "straight line", null, ErrorSummary.Of(tracks.Judge(new StraightLine(), run.Threads).Errors));
            Formulation formulation = absolute ? FormulationFit.Absolute(sets.Training.Rows, 6) : FormulationFit.Residual(sets.Training.Rows, 6);
            var all = new List<ErrorSummary>();
            var near = new List<ErrorSummary>();
            foreach (var (hidden, published) in Sizes)
            {
                var family = new PlainFamily(hidden);
                var model = FamilyTraining.End(run, $"{name} {family.Name}", sets, family, formulation, 1);
                var errors = tracks.Judge(new FamilyExtrapolator(family.Name, model), run.Threads).Errors;
                var isPublished = weak && planes is SegmentPlanes.Forward { ShortestDz: Step };
                all.Add(ErrorSummary.Of(errors));
                near.Add(ErrorSummary.Of([.. errors.Where((_, i) => Math.Abs(tracks.Segments[i].Dz - Step) <= Window)]));
                table = table.WithModel(name, $"{formulation.Name} {family.Name}", model.Weights.Length, all[^1], isPublished ? published : null);
                if (planes is not SegmentPlanes.Forward { ShortestDz: Step })
                {
                    table = table.WithModel($"{name}, of those 7500 to 8500 mm", $"{formulation.Name} {family.Name}", model.Weights.Length, near[^1]);
                }
            }

            return ([.. all], [.. near]);
        }
    }

    private static double[] Ratios(ErrorSummary[] harder, ErrorSummary[] easier) =>
        [.. harder.Zip(easier, (first, second) => first.Rmse / second.Rmse)];

    private static string Text(double[] ratios) =>
        string.Join(", ", Sizes.Zip(ratios, (size, ratio) => FormattableString.Invariant($"{new PlainFamily(size.Hidden).Name}: {ratio:F2}")));
}
