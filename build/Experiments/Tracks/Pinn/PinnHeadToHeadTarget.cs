using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>
/// The plan's experiment P6: plain and path networks of one width on the same tracks for the same epochs, over several
/// seeds, with the controls of equal arithmetic and of fewer tracks; and the recommendation the plan asks for.
/// </summary>
internal static class PinnHeadToHeadTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PinnHeadToHead";

    private const string PlainPublished = "MLP, end state in mm (as published)";
    private const string Plain = "MLP, change of the state";
    private const string PlainOverMomentum = "MLP, deviation over q/p";
    private const string PlainPoints = "MLP, every point a step of its own";
    private const string FractionPoints = "z-fraction PINN, every point a sample of its own";
    private const string Residual = "residual PINN, end only";
    private const string Collocated = "residual PINN, 10 points";
    private const string Fraction = "z-fraction PINN, 10 points";

    // Where there is one seed, what counts as a difference.
    private const double SingleSeedMargin = 0.05;

    // Share of the tracks in the test of data efficiency.
    private const int Fewer = 4;

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "P6: plain and path networks of one width, same tracks, same epochs, several seeds: which one for production?",
        [
            .. PinnStudy.Parameters(tracks: 16_000, epochs: 8, batch: 32),
            Parameter.Integer("head-seeds", "seeds of each model of the comparison", "", standard: 3, smoke: 2, minimum: 2),
        ],
        ["seeds.csv", "seeds.md"],
        ["errors.svg"],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, PinnStudy.Real());
        var fewer = sets with { Problem = sets.Problem with { Name = $"full field, 1/{Fewer} of the tracks" }, Training = FirstRepeated(sets.Training, sets.Training.Count / Fewer) };
        var expanded = sets with { Training = PathsAsSteps(sets.Training), Validation = PathsAsSteps(sets.Validation) };
        var points = PinnStudy.AllPoints(sets);
        var seeds = run.Integer("head-seeds");
        var absolute = FormulationFit.Absolute(sets.Training.Rows, 6);
        var increment = FormulationFit.Increment(sets.Training.Rows, 6);
        var plain = new PlainFamily(PinnStudy.Wide);
        var residual = new ResidualFamily(PinnStudy.Wide);
        var curve = new FractionFamily(PinnStudy.Wide);
        var table = ModelTable.Empty("Plain and path networks of one width");

        ImmutableArray<SeedScores> all =
        [
            Compare(PlainPublished, plain, absolute, [], seeds),
            Compare(Plain, plain, increment, [], seeds),
            Compare(PlainOverMomentum, plain, FormulationFit.Residual(sets.Training.Rows, 6), [], seeds),
            Compare(Residual, residual, increment, [], seeds),
            Compare(Collocated, residual, increment, points, seeds),
            Compare(Fraction, curve, increment, points, seeds),
            new(PlainPoints, plain.Parameters(6), points.Length + 1, [Judge(PlainPoints, FamilyTraining.Path(run, PlainPoints, expanded, plain, increment, PathLoss.End, [], 1).Model, sets, 1)]),
            new(FractionPoints, curve.Parameters(6), points.Length + 1, [Judge(FractionPoints, PointByPoint(run, sets, curve, increment), sets, 1)]),
        ];
        var halves = new[] { (Plain, (TrackFamily)plain, ImmutableArray<int>.Empty), (Residual, residual, []), (Fraction, curve, points) }
            .Select(entry => (Name: entry.Item1, Score: Judge(entry.Item1, PinnStudy.Train(run, entry.Item1, fewer, entry.Item2, increment, entry.Item3), fewer, 1)))
            .ToDictionary(entry => entry.Name, entry => entry.Score);
        ModelTable.Write(run, table);
        ModelTable.Write(run, SeedScores.Table(all), "seeds");
        AtomicFile.WriteText(run.Result("errors.svg"), SvgFigure.Render(Picture(all)));
        Verdict(run, all.ToDictionary(scores => scores.Model), halves, table);

        SeedScores Compare(string name, TrackFamily family, Formulation formulation, ImmutableArray<int> used, int count) => new(
            name,
            family.Parameters(6),
            family is FractionFamily ? used.Length + 1 : 1,
            [.. Enumerable.Range(1, count).Select(seed => Judge(name, Trained(name, family, formulation, used, (ulong)seed), sets, seed))]);

        FamilyModel Trained(string name, TrackFamily family, Formulation formulation, ImmutableArray<int> used, ulong seed)
        {
            var numbered = FormattableString.Invariant($"{name}, seed {seed}");
            return used.IsEmpty
                ? FamilyTraining.End(run, numbered, sets, family, formulation, seed)
                : PinnStudy.Train(run, numbered, sets, family, formulation, used, seed);
        }

        PathScore Judge(string name, FamilyModel model, StudySets problem, int seed)
        {
            // What learned nothing of the way is asked for shorter steps.
            var hasPath = name is Collocated or Fraction or FractionPoints;
            var score = hasPath ? PathScore.Of(model, sets.Test, run.Threads) : PathScore.ByShorterSteps(model, sets.Test, run.Threads);
            var published = name == Collocated ? PinnStudy.PublishedPosition : (double?)null;
            table = table.WithPath(problem, FormattableString.Invariant($"{name}, seed {seed}"), model.Weights.Length, score, published, published is null ? null : PinnStudy.PublishedSlope);
            return score;
        }
    }

    private static void Verdict(TargetRun run, Dictionary<string, SeedScores> scores, Dictionary<string, PathScore> fewer, Table table)
    {
        var (published, plain, steps, single) = (scores[PlainPublished], scores[Plain], scores[PlainPoints], scores[FractionPoints]);
        var (residual, collocated, fraction, over) = (scores[Residual], scores[Collocated], scores[Fraction], scores[PlainOverMomentum]);
        var bestPlain = new[] { published, plain, over, steps }.MinBy(score => score.End.Mean)!;
        var bestPath = new[] { residual, collocated, fraction, single }.MinBy(score => score.End.Mean)!;
        var recommendsPlain = !Better(bestPath, bestPlain, end: true);
        StudyTarget.Verdict(
            run,
            "P6, head to head: verdict",
            "All networks are [512, 512], see the same tracks for the same epochs, and are judged on the same test tracks; where there are several seeds, numbers are mean and standard deviation over seeds. A network without a path of its own is asked for shorter steps: every network that is told dz has a path.",
            [
                new("The residual architecture, trained on ends like a plain network of the same formulation, is better at the end (beyond two standard deviations)", Better(residual, plain, end: true), Ends(residual, plain)),
                new("The residual PINN with collocation is better at the end than the plain network", Better(collocated, plain, end: true), Ends(collocated, plain)),
                new("The z-fraction PINN is better at the end than the plain network for the same epochs", Better(fraction, plain, end: true), Ends(fraction, plain)),
                new("... than the plain network for the same arithmetic, points and number of steps (5 %)", Better(single, steps, end: true), Ends(single, steps)),
                new("The z-fraction PINN knows the path better than the plain network of the same points asked for shorter steps (5 %)", Better(single, steps, end: false), Paths(single, steps)),
                new("PINNs keep an advantage in slopes over the plain network as published (0.00025 against 0.009 in the plans)", fraction.Slope.Mean < published.Slope.Mean, FormattableString.Invariant($"{fraction.Slope.Mean:G3} against {published.Slope.Mean:G3}")),
                new("... over a plain network with the same formulation, loss, points and steps", single.Slope.Mean < 0.95 * steps.Slope.Mean, FormattableString.Invariant($"{single.Slope.Mean:G3} against {steps.Slope.Mean:G3}; with ends only {plain.Slope.Mean:G3}")),
                new("The z-fraction PINN needs fewer tracks: with a quarter of them it loses less than the plain network", Loss(fraction, fewer[Fraction]) < Loss(plain, fewer[Plain]), FormattableString.Invariant($"end error times {Loss(fraction, fewer[Fraction]):F2} against {Loss(plain, fewer[Plain]):F2} (residual, end only: {Loss(residual, fewer[Residual]):F2})")),
                new("What a network is asked for matters more than its architecture (the plain network asked for the deviation over q/p beats every other network of the same epochs twofold)", 2 * over.End.Mean < new[] { published, plain, residual, collocated, fraction }.Min(score => score.End.Mean), Ends(over, plain)),
                new("At least one path network is below 5 mm rms (success criterion of the plan)", scores.Values.Where(score => score.Model.Contains("PINN", StringComparison.Ordinal)).Min(score => score.End.Mean) < 5, FormattableString.Invariant($"best {scores.Values.Where(score => score.Model.Contains("PINN", StringComparison.Ordinal)).Min(score => score.End.Mean):G3} mm")),
            ],
            [
                recommendsPlain
                    ? FormattableString.Invariant($"**Recommendation: the plain network (MLP) for production.** The best plain network ({bestPlain.Model}) is at {bestPlain.End} mm rms at the end and {bestPlain.Path} mm along the path with {bestPlain.RunsPerTrack} network runs a training track; the best path network ({bestPath.Model}) at {bestPath.End} mm and {bestPath.Path} mm with {bestPath.RunsPerTrack}. Where intermediate states are wanted, ask the plain network for shorter steps.")
                    : FormattableString.Invariant($"**Recommendation: a path network (PINN) for production.** The best one ({bestPath.Model}) is at {bestPath.End} mm rms at the end and {bestPath.Path} mm along the path with {bestPath.RunsPerTrack} network runs a training track; the best plain network ({bestPlain.Model}) at {bestPlain.End} mm and {bestPlain.Path} mm with {bestPlain.RunsPerTrack}."),
                FormattableString.Invariant($"Evidence. At equal arithmetic, z-fraction against plain: end {Ends(single, steps)}, path {Paths(single, steps)}, slopes {single.Slope.Mean:G3} against {steps.Slope.Mean:G3}. Training cost: {fraction.RunsPerTrack} network runs a track for the z-fraction network and for the plain one on points, 1 for the others. In use all cost the same: one run."),
                "Networks of one short training length are compared here, not networks trained to the end; a z-fraction network and a plain one on points differ in one thing only: the one is told dz and zeta, the other their product.",
            ],
            table);
    }

    // The z-fraction network trained on one point at a time: as many steps as the plain network on points.
    private static FamilyModel PointByPoint(TargetRun run, StudySets sets, FractionFamily family, IncrementFormulation formulation)
    {
        var tape = new TapeBuilder<float>();
        var inputs = tape.Input(formulation.Inputs + 1);
        var targets = tape.Input(Formulation.Outputs);
        var states = family.Record(tape, tape.SliceColumns(inputs, 0, formulation.Inputs), tape.SliceColumns(inputs, formulation.Inputs, 1), 1);
        var loss = PathLoss.End.Record(tape, states, targets);
        var trainee = new TapeTrainee(tape.Build(loss), loss, inputs, targets);
        return FamilyTraining.Run(run, FractionPoints, sets, family, formulation, trainee, Points(sets.Training, formulation), Points(sets.Validation, formulation), 1).Model;
    }

    private static InMemorySamples Points(TrackSet set, IncrementFormulation formulation)
    {
        var fractions = PathScore.FractionsOf(set);
        var count = set.Count * fractions.Length;
        var inputs = Enumerable.Range(0, formulation.Inputs + 1).Select(_ => new float[count]).ToArray();
        var targets = Enumerable.Range(0, Formulation.Outputs).Select(_ => new float[count]).ToArray();
        var features = new float[formulation.Inputs];
        var target = new float[Formulation.Outputs];
        for (var row = 0; row < count; row++)
        {
            var (track, point) = (row / fractions.Length, row % fractions.Length);
            var segment = set.Rows.Segment(track);
            formulation.EncodeInputs(segment, features);
            formulation.EncodeTargets(segment with { Dz = segment.Dz * fractions[point] }, PathScore.Truth(set, track, point), target);
            for (var c = 0; c < features.Length; c++)
            {
                inputs[c][row] = features[c];
            }

            inputs[^1][row] = (float)fractions[point];
            for (var c = 0; c < target.Length; c++)
            {
                targets[c][row] = target[c];
            }
        }

        return new(inputs, targets);
    }

    private static double Loss(SeedScores whole, PathScore part) => part.End.Rmse / whole.End.Mean;

    private static bool Better(SeedScores first, SeedScores second, bool end)
    {
        var (a, b) = end ? (first.End, second.End) : (first.Path, second.Path);
        var margin = Math.Min(a.Count, b.Count) > 1 ? 2 * Math.Max(a.Spread, b.Spread) : SingleSeedMargin * b.Mean;
        return a.Mean + margin < b.Mean;
    }

    private static string Ends(SeedScores first, SeedScores second) => $"{first.End} mm against {second.End} mm rms";

    private static string Paths(SeedScores first, SeedScores second) => $"{first.Path} mm against {second.Path} mm rms";

    // Repeated, so that an epoch has as many steps as with all tracks: what differs is what there is to learn from.
    private static TrackSet FirstRepeated(TrackSet set, int count)
    {
        return new(Repeated(set.Segments, Segment.Columns), Repeated(set.Deviations, Deviation.Columns), Repeated(set.Path, set.Collocation * 4), set.Collocation);

        double[] Repeated(double[] rows, int columns) => [.. Enumerable.Repeat(rows[..(count * columns)], Fewer).SelectMany(part => part)];
    }

    // Each point of a path as the end of a step of its own.
    private static TrackSet PathsAsSteps(TrackSet set)
    {
        var states = set.Collocation + 1;
        var segments = new double[set.Count * states * Segment.Columns];
        var deviations = new double[set.Count * states * Deviation.Columns];
        for (var track = 0; track < set.Count; track++)
        {
            var segment = set.Rows.Segment(track);
            for (var point = 0; point < states; point++)
            {
                var row = (track * states) + point;
                (segment with { Dz = segment.Dz * ((point + 1.0) / states) }).ToRow(segments.AsSpan(row * Segment.Columns));
                PathScore.Truth(set, track, point).ToRow(deviations.AsSpan(row * Deviation.Columns));
            }
        }

        return new(segments, deviations, [], 0);
    }

    private static Figure Picture(ImmutableArray<SeedScores> scores) => new(
        "Plain and path networks of one width",
        "Rms position error at the end and along the path; a marker a seed. " + string.Join("; ", scores.Select((score, i) => FormattableString.Invariant($"{i + 1}: {score.Model}"))) + ".",
        new Axis("model") { Categories = [.. scores.Select((_, i) => FormattableString.Invariant($"{i + 1}"))] },
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            new CurveSeries("end", CurveStyle.Markers, [.. scores.SelectMany((score, i) => score.Seeds.Select(seed => new FigurePoint(i, seed.End.Rmse)))]),
            new CurveSeries("path", CurveStyle.Markers, [.. scores.SelectMany((score, i) => score.Seeds.Select(seed => new FigurePoint(i, seed.Path.Rmse)))]),
        ])
    {
        Width = 1100,
    };
}
