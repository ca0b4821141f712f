using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>What the experiments on networks with a path have in common.</summary>
internal static class PinnStudy
{
    /// <summary>Points along the path that the plans' networks learn from.</summary>
    public const int Points = 10;

    /// <summary>Published position and slope error of the residual PINN with 10 points (plan V3).</summary>
    public const double PublishedPosition = 54.4;

    /// <summary>Its published slope error.</summary>
    public const double PublishedSlope = 0.000249;

    /// <summary>Expected position error without collocation (plan, P2).</summary>
    public const double ExpectedPosition = 1;

    /// <summary>Expected slope error without collocation (plan, P2).</summary>
    public const double ExpectedSlope = 0.01;

    // Where the plans' tracks go: from a box at z = 0, in directions that have nothing to do with it.
    private static readonly FieldRegion Hall = new(-9000, 9000, -7500, 7500, -500, 14_100);

    /// <summary>The layers of the plans' smaller networks.</summary>
    public static ImmutableArray<int> Narrow { get; } = [256, 256];

    /// <summary>The layers of the matched comparison.</summary>
    public static ImmutableArray<int> Wide { get; } = [512, 512];

    /// <summary>The knobs of such an experiment.</summary>
    /// <param name="tracks">Training tracks in the standard profile.</param>
    /// <param name="epochs">Epochs in the standard profile.</param>
    /// <param name="batch">
    /// Samples a step in the standard profile: few where a network runs at every point of the path, since what it needs
    /// most, to learn that paths bend, is many steps.
    /// </param>
    public static ImmutableArray<Parameter> Parameters(long tracks, long epochs, long batch = 64) =>
    [
        .. StudySets.Parameters(tracks, smoke: 2000),
        Parameter.Integer("published-epochs", "passes over the training set (the plans: 100 over 10 million)", "", epochs, smoke: 2, @long: 5 * epochs, minimum: 1),
        Parameter.Integer("published-batch", "samples a step (the plans: 4096)", "", batch, smoke: 64, minimum: 1),
    ];

    /// <summary>A target of this kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">One line on what it finds out.</param>
    /// <param name="parameters">Its knobs.</param>
    /// <param name="pinned">Files beside table and verdict that hold nothing measured with a clock.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="execute">The experiment.</param>
    public static Target Target(
        string name, string summary, ImmutableArray<Parameter> parameters, ImmutableArray<string> pinned, ImmutableArray<string> figures, Action<TargetRun> execute)
    {
        var target = StudyTarget.Of(name, summary, "Pinn", parameters, execute);
        return target with { Results = [.. target.Results, .. pinned, .. figures], Pinned = [.. target.Pinned, .. pinned] };
    }

    /// <summary>The problem of this study: the real field, one start plane.</summary>
    /// <param name="points">Points along each path.</param>
    public static StudyProblem Real(int points = Points) => new("full field", new TrackPopulation()) { Collocation = points };

    /// <summary>
    /// The problem the plans' path networks were trained on: field / 1000, tracks from a box, start plane withheld. Planes
    /// are drawn so that starts and ends spread as in their normalisation (x: 1971 and 2634 mm).
    /// </summary>
    /// <param name="points">Points along each path.</param>
    public static StudyProblem Plans(int points = Points) => new(
        "the plans' tracks, field / 1000",
        new TrackPopulation
        {
            Lowest = Momentum.FromGeV(0.5),
            Origins = new TrackOrigins.Box(1500, 1200, 0),
            LargestTx = 0.4,
            LargestTy = 0.35,
            Planes = new SegmentPlanes.ForwardFrom(0, 13_300, 500, 8_000, 14_000),
        })
    {
        FieldFactor = 0.001,
        Region = Hall,
        Collocation = points,
    };

    /// <summary>All points of the sets.</summary>
    public static ImmutableArray<int> AllPoints(StudySets sets) => [.. Enumerable.Range(0, sets.Training.Collocation)];

    /// <summary>A supervised loss on the end and, with the weight of the end altogether, on points along the path.</summary>
    /// <param name="sets">The tracks.</param>
    /// <param name="points">Points by index; none for the end alone.</param>
    public static PathLoss Loss(StudySets sets, ImmutableArray<int> points) =>
        PathLoss.End with { Fractions = new PathSamples(sets.Training, FormulationFit.Increment(sets.Training.Rows, 6), points).Fractions, PathWeight = 1 };

    /// <summary>Trains a family on the end and, where there are any, on points along the path.</summary>
    public static FamilyModel Train(
        TargetRun run, string name, StudySets sets, TrackFamily family, Formulation formulation, ImmutableArray<int> points, ulong stream = 1) =>
        FamilyTraining.Path(run, $"{sets.Problem.Name} {name}", sets, family, formulation, Loss(sets, points), points, stream).Model;

    /// <summary>Two rows: errors at the end, and along the path.</summary>
    public static Table WithPath(
        this Table table, StudySets sets, string model, int? parameters, PathScore score, double? published = null, double? publishedSlope = null) => table
        .WithModel($"{sets.Problem.Name}, end", model, parameters, score.End, published, publishedSlope)
        .WithModel($"{sets.Problem.Name}, path", model, parameters, score.Path);

    /// <summary>An error in words.</summary>
    public static string Text(PathScore score) => FormattableString.Invariant(
        $"end {score.End.Rmse:G3} mm rms (median {score.End.Median:G3}), slope {score.End.SlopeRmse:G3}; path {score.Path.Rmse:G3} mm, slope {score.Path.SlopeRmse:G3}");
}
