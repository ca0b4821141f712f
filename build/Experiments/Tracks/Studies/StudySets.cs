using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Numerics.Random;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>
/// The sets of one small experiment, drawn in memory: faster to draw again than to keep, and every experiment may ask
/// a question of its own.
/// </summary>
/// <param name="Problem">The question.</param>
/// <param name="Training">Samples to learn from.</param>
/// <param name="Validation">Samples to choose weights by.</param>
/// <param name="Test">Samples to judge by, with reference truth.</param>
internal sealed record StudySets(StudyProblem Problem, TrackSet Training, TrackSet Validation, TrackSet Test)
{
    /// <summary>Longest step of the reference method for training and validation in mm (truth: 200).</summary>
    private const double TrainingStep = 400;

    /// <summary>The parameters of an experiment that draws its own tracks.</summary>
    /// <param name="standard">Training tracks in the standard profile.</param>
    /// <param name="smoke">Training tracks in the smoke profile.</param>
    public static ImmutableArray<Parameter> Parameters(long standard, long smoke = 4000) =>
    [
        Parameter.Integer("study-tracks", "training tracks drawn for this experiment", "", standard, smoke: smoke, @long: 5 * standard, minimum: 100),
        Parameter.Integer("study-test", "test tracks", "", standard: 20_000, smoke: 1_000, minimum: 100),
        Parameter.Integer("study-seed", "seed of tracks, starting weights and the order of samples", "", standard: 1),
    ];

    /// <summary>The test set laid out for extrapolators.</summary>
    public TestTracks TestTracks => new(Test.Rows, int.MaxValue);

    /// <summary>Draws the three sets of a problem.</summary>
    public static StudySets Draw(TargetRun run, StudyProblem problem)
    {
        var training = run.Integer("study-tracks");
        var validation = Math.Max(500, training / 20);
        var test = run.Integer("study-test");
        using var stage = run.Stage($"tracks: {problem.Name}", training + validation + test);
        return problem.FieldFactor == 1
            ? Draw(problem.Field)
            : Draw(new ScaledField<PointSourceField>(problem.Field, problem.FieldFactor));

        StudySets Draw<TField>(TField field)
            where TField : struct, IMagneticField =>
            new(problem, Set(field, 0, training, TrainingStep), Set(field, 1, validation, TrainingStep), Set(field, 2, test, ReferenceTruth.Step));

        TrackSet Set<TField>(TField field, ulong split, int count, double step)
            where TField : struct, IMagneticField =>
            TrackSet.Draw(
                new SampleGenerator<TField>(problem.Population, field, DormandPrince8.Tableau, step, problem.Collocation),
                new RandomStream((ulong)run.Long("study-seed"), split),
                count,
                run.Threads,
                made =>
                {
                    run.CancellationToken.ThrowIfCancellationRequested();
                    stage.Advance(made);
                });
    }
}
