using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Leaderboard;
using Lorentz.Build.Experiments.Tracks.Pinn;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Every headline claim of the plans in one table: what they print, what we measure, and what caused it.</summary>
internal static class FindingsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Findings";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Every headline claim of the plans: what they print, what we measure, and the cause",
        Inputs =
        [
            BaselinesTarget.Name, WeakFieldTarget.Name, HiddenStartTarget.Name, LossScalingTarget.Name, BinnedStepTarget.Name, EnsembleTarget.Name,
            TwoLayerScanTarget.Name, ActivationScanTarget.Name, DepthScanTarget.Name, FixedStepTarget.Name, FilmConditioningTarget.Name,
            RkPinnLeaderboardTarget.Name, PinnLinearityTarget.Name, PinnEndpointOnlyTarget.Name, PinnZFractionTarget.Name, PinnQuadraticTarget.Name,
            PinnLossTarget.Name, CollocationScanTarget.Name, SkipNormalisationTarget.Name, PinnHeadToHeadTarget.Name,
        ],
        Code = ["build/Experiments/Tracks/FindingsTarget.cs", "build/Experiments/Tracks/Studies", "build/Experiments/Tracks/BaselinesTarget.cs", WorkCode.Folder],
        Results = FindingsDocument.Files,
        Pinned = FindingsDocument.Files,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        FindingsDocument.Write(run, "Findings", "The plans'", "position errors rms unless said otherwise", Magnet(run).Concat(Networks(run)).Concat(Paths(run)).Concat(Leaderboard(run)));
    }

    private static IEnumerable<Finding> Magnet(TargetRun run)
    {
        var weak = new Scores(run, WeakFieldTarget.Name);
        yield return new(
            "A straight line is good to a millimetre or two, the parabola no better", "1.63 mm and 1.63 mm",
            $"their magnet: {weak.Rmse("1000", "straight")} and {weak.Rmse("1000", "parabola")}; the real one: {weak.Rmse("full", "straight")}",
            "q/p in 1/MeV met the constant for 1/GeV: a magnet 1000 times too weak", WeakFieldTarget.Name);
        yield return new(
            "Networks reach a millimetre with variable dz", "0.96 to 1.06 mm",
            $"their magnet, [1024], far fewer steps: {weak.Rmse("1000", "absolute-1024")}; the real one: {weak.Rmse("full", "absolute-1024")}; asked for the deviation over q/p: {weak.Rmse("full", "residual-1024")}",
            "a network that outputs metres spends its accuracy on reproducing its input", WeakFieldTarget.Name);
        var hidden = new Scores(run, HiddenStartTarget.Name);
        yield return new(
            "x, y, tx, ty, q/p and dz are enough inputs", "six inputs",
            $"floor without z0 {hidden.Rmse("full", "floor")}, reached by a network: {hidden.Rmse("full", "network without z0")}; with z0: {hidden.Rmse("full", "network with z0")}",
            "the start plane varies and is withheld: the same six numbers mean different tracks", HiddenStartTarget.Name);
        var loss = new Scores(run, LossScalingTarget.Name);
        yield return new(
            "Networks are 30 times worse in slope than doing nothing", "0.0092 to 0.0117",
            $"loss in mm^2 + rad^2: {loss.Slope("full", "absolute, mm")}; by component: {loss.Slope("full", "absolute, by")}; residual: {loss.Slope("full", "residual, mm")} and {loss.Slope("full", "residual, by")}",
            "beside squared millimetres squared radians weigh nothing; how much that costs depends on how well positions are learned", LossScalingTarget.Name);
        var baselines = CsvTable.Read(run.ResultOf(BaselinesTarget.Name, "table.csv"), "baselines", BaselinesTarget.Columns).Rows;
        var plan = baselines.Single(row => row[0].Text == "RK4, 10 mm" && row[1].Text == "trilinear");
        var rival = baselines.Single(row => row[0].Text.EndsWith("750 mm", StringComparison.Ordinal) && row[1].Text == "spline");
        yield return new(
            "RK4 is the baseline to beat: 85 microseconds", "steps of 10 mm",
            FormattableString.Invariant($"RK4, 10 mm: {plan[2].Real:F0} field evaluations, {plan[5].Real:G3} mm; {rival[0].Text}: {rival[2].Real:F0}, {rival[5].Real:G3} mm"),
            "hundreds of steps where a dozen do: the table of the field, not the method, limits the accuracy", BaselinesTarget.Name);
    }

    private static IEnumerable<Finding> Networks(TargetRun run)
    {
        var depth = new Scores(run, DepthScanTarget.Name);
        yield return new(
            "Width beats depth", "[512, 256] 0.028 mm, five layers 1.01 mm",
            $"same problem: V2's [512, 256] {depth.Rmse("full", "V2 shallow_512_256")}, V3's five layers {depth.Rmse("full", "V3 deep_128")}; at 59 k parameters depth 1, 2, 5: {depth.Rmse("full", "depth 1")}, {depth.Rmse("full", "depth 2")}, {depth.Rmse("full", "depth 5")}",
            "V2 and V3 were different problems: one step length, other momenta, other start states", DepthScanTarget.Name);
        var step = new Scores(run, FixedStepTarget.Name);
        yield return new(
            "Variable dz is 10 times harder (or 35)", "0.028 against 0.96 mm",
            $"real magnet, [512, 256]: dz 8000 mm {step.Rmse("full field, dz", "512, 256")}, variable {step.Rmse("full field, variable dz", "512, 256")}, of those near 8000 mm {step.Rmse("full field, variable dz, of", "512, 256")}",
            "only dz differs here; in the plans everything did", FixedStepTarget.Name);
        var two = new Scores(run, TwoLayerScanTarget.Name);
        yield return new(
            "Two wide layers reach below half a millimetre", "phase 2",
            $"[512, 256] {two.Rmse("full", "residual [512, 256]")}, [2048, 1024] {two.Rmse("full", "residual [2048, 1024]")}, [8192] {two.Rmse("full", "[8192]")}; the plan's formulation {two.Rmse("full", "absolute")}",
            "in minutes of training the number of steps limits, not the width; how the question is put matters most", TwoLayerScanTarget.Name);
        var activation = new Scores(run, ActivationScanTarget.Name);
        yield return new(
            "SiLU is best, ReLU possibly rougher, GELU alike", "phase 3",
            $"[512, 256]: SiLU {activation.Rmse("full", "[512, 256] SiLU")}, ReLU {activation.Rmse("full", "[512, 256] ReLU")}, GELU {activation.Rmse("full", "[512, 256] GELU")}, tanh {activation.Rmse("full", "[512, 256] tanh")}",
            "the end state is a smooth function; kinks have to be averaged away", ActivationScanTarget.Name);
        var bins = new Scores(run, BinnedStepTarget.Name);
        yield return new(
            "Separate networks by step length are simpler to learn", "proposed",
            $"three of 256 neurons {bins.Rmse("all", "three")}, one {bins.Rmse("all", "256 neurons", "one")}, one of 768 {bins.Rmse("all", "768")}",
            "each network has less to fit; the answer jumps where they meet", BinnedStepTarget.Name);
        var film = new Scores(run, FilmConditioningTarget.Name);
        yield return new(
            "dz should modulate the network", "proposed",
            $"trained as published: [256, 256] {film.Rmse("full", "MLP [256, 256], as")}, modulated {film.Rmse("full", "FiLM [256, 256], as")}; width-scaled: {film.Rmse("full", "MLP [256, 256], width")} and {film.Rmse("full", "FiLM [256, 256], width")}",
            "compare both pairs: most of what modulation gains is what a better start and learning rates gain", FilmConditioningTarget.Name);
        var ensemble = new Scores(run, EnsembleTarget.Name);
        yield return new(
            "The mean of the top 3 to 5 networks gains a seventh", "35 to below 30 um",
            $"best single {ensemble.Rmse("full", "rank 1")}, mean of 3 {ensemble.Rmse("full", "best 3")}, of 5 {ensemble.Rmse("full", "best 5")}, one network of the same time {ensemble.Rmse("full", "5 x 256")}",
            "errors of networks trained alike are partly in common", EnsembleTarget.Name);
    }

    private static IEnumerable<Finding> Paths(TargetRun run)
    {
        var skip = new Scores(run, SkipNormalisationTarget.Name);
        yield return new(
            "Residual PINNs are 50 mm off because their path is linear in z", "49.4 and 54.4 mm",
            $"mixed normalisation {skip.Rmse("end", "residual, published")}, start in physical units {skip.Rmse("end", "residual, start")}, both with straight paths",
            "the start enters in the inputs' normalisation and leaves in the outputs': the error is a predicted multiple of x0", SkipNormalisationTarget.Name);
        yield return new(
            "A quadratic path cures it", "expected below 1 mm",
            $"mixed normalisation {skip.Rmse("end", "quadratic, published")}, start in physical units {skip.Rmse("end", "quadratic, start")}",
            "no polynomial that vanishes at zeta = 0 can mend a wrong start", SkipNormalisationTarget.Name);
        var linear = new Scores(run, PinnLinearityTarget.Name);
        yield return new(
            "P1: true paths bend away from the line between start and end", "up to 50 mm",
            $"best straight path, rms along the way: weak field {linear.Rmse("1000, path", "best straight")}, real field {linear.Rmse("full field, path", "best straight")}",
            "in the plans' magnet the bend is too small to be the cause; in the real one it is large", PinnLinearityTarget.Name);
        foreach (var (name, claim, printed, cause) in ((string, string, string, string)[])
            [
                (PinnEndpointOnlyTarget.Name, "P2: without collocation the end gets better, the path worse", "about 1 mm and 50 mm", "points on the way pull a straight path away from the end"),
                (PinnZFractionTarget.Name, "P3: zeta as an input", "0.7 to 1 mm (loss only)", "the path may bend"),
                (PinnQuadraticTarget.Name, "P4: quadratic corrections", "stuck at a loss of 5.2e-5", "see the skip above"),
                (PinnLossTarget.Name, "P5: position weight and ODE residual", "proposed", "a straight path cannot satisfy the equation of motion"),
                (CollocationScanTarget.Name, "5, 10, 20 and 50 points give the same", "49 to 54 mm", "see the verdict: what the architecture can describe decides"),
            ])
        {
            yield return new(claim, printed, new Scores(run, name).BestAndWorst("end"), cause, name);
        }

        var head = new Scores(run, PinnHeadToHeadTarget.Name);
        yield return new(
            "P6: PINN or MLP for production?", "open", head.BestAndWorst("end"), "the recommendation with its evidence is in the verdict", PinnHeadToHeadTarget.Name);
    }

    private static IEnumerable<Finding> Leaderboard(TargetRun run)
    {
        var board = new Scores(run, RkPinnLeaderboardTarget.Name);
        yield return new(
            "RK-PINN dominates: top 9, 10 times better, 35 um", "35.1 um, best MLP 45.1",
            $"means over ten sizes, real field: RK-PINN {board.Average("real", "RK-PINN ")}, MLP {board.Average("real", "MLP ", "MLP +")}, MLP that adds the input state {board.Average("real", "MLP + input state ", "parameters")}, with the RK-PINN's parameters {board.Average("real", "parameters of")}, true stages {board.Average("real", "true RK-PINN ")}",
            "their table contradicts the text; the RK-PINN has four times the parameters and adds its input; their target was a map linear in the inputs", RkPinnLeaderboardTarget.Name);
    }

    /// <summary>The scores of one experiment, found by words of the problem and the model.</summary>
    private sealed class Scores(TargetRun run, string target)
    {
        private readonly ImmutableArray<ModelScore> rows = ModelTable.Read(run, target);

        public string Rmse(string problem, string model, string start = "") => $"{Text(Find(problem, model, start).Rmse)} mm";

        public string Slope(string problem, string model) => FormattableString.Invariant($"{Find(problem, model, "").SlopeRmse:G3}");

        public string Average(string problem, string start, string without = "\n") => FormattableString.Invariant(
            $"{1000 * rows.Where(row => row.Problem.Contains(problem, StringComparison.Ordinal) && (row.Model.StartsWith(start, StringComparison.Ordinal) || (start == "parameters of" && row.Model.Contains(start, StringComparison.Ordinal))) && !row.Model.Contains(without, StringComparison.Ordinal)).Average(row => row.Mean):F0} um");

        public string BestAndWorst(string problem)
        {
            var networks = rows.Where(row => row.Problem.Contains(problem, StringComparison.Ordinal) && !row.Model.Contains("no network", StringComparison.Ordinal)).ToArray();
            var (best, worst) = (networks.MinBy(row => row.Rmse)!, networks.MaxBy(row => row.Rmse)!);
            return $"best {Text(best.Rmse)} mm ({best.Model}), worst {Text(worst.Rmse)} mm ({worst.Model})";
        }

        // Three figures, without an exponent for metres.
        private static string Text(double millimetres) =>
            millimetres >= 100 ? FormattableString.Invariant($"{millimetres:F0}") : FormattableString.Invariant($"{millimetres:G3}");

        private ModelScore Find(string problem, string model, string start) =>
            rows.FirstOrDefault(row => row.Problem.Contains(problem, StringComparison.Ordinal) && row.Model.Contains(model, StringComparison.Ordinal) && row.Model.StartsWith(start, StringComparison.Ordinal))
            ?? throw new RunException($"{target}: no row for '{problem}' and '{model}'");
    }
}
