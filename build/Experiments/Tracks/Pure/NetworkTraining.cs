using Lorentz.Build.Graph;
using Lorentz.Lab.Training;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Training;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Trains the networks of the study.</summary>
/// <param name="run">The run.</param>
/// <param name="training">The dataset's training tracks.</param>
/// <param name="validation">Its validation tracks.</param>
/// <param name="domain">Ranges of the training tracks.</param>
/// <param name="smallChart">The chart that some networks mend.</param>
internal sealed class NetworkTraining(TargetRun run, SampleRows training, SampleRows validation, TrainingDomain domain, Func<TrackChart> smallChart)
{
    private const int LongFactor = 4;
    private const double AverageDecay = 0.995;
    private const int IterationsBetweenReports = 5;

    private SampleRows? slowRows;

    /// <summary>Trains one.</summary>
    public TrackNetwork Train(NetworkRecipe recipe)
    {
        var rows = recipe.HasSlowTracks ? slowRows ??= new AlternatingRows(training, SlowTracks.Draw(run, training.Count / 2)) : training;
        Formulation formulation = recipe.Inputs switch
        {
            NetworkInputs.Warped => FormulationFit.Warped(rows),
            NetworkInputs.ChartRemainder => FormulationFit.Remainder(rows, smallChart()),
            _ => FormulationFit.Residual(rows, 6),
        };
        var samples = Encode(recipe, formulation, rows);
        var network = FirstOrder(recipe, formulation, samples, Encode(recipe, formulation, validation));
        return new(Polished(recipe, formulation, network, samples), formulation, domain);
    }

    private SampleSource Encode(NetworkRecipe recipe, Formulation formulation, SampleRows rows)
    {
        SampleSource samples = new EncodedSamples(rows, formulation);
        return TrainingJob.Fast(recipe.CountsMillimetres ? new ReweightedSamples(samples, rows, SquaredMillimetres) : samples, run.Threads);
    }

    private static double SquaredMillimetres(Segment segment)
    {
        var bend = FieldAverages.Bend(segment);
        return bend * bend;
    }

    private Network FirstOrder(NetworkRecipe recipe, Formulation formulation, SampleSource samples, SampleSource validationSamples)
    {
        var width = run.Integer(recipe.IsNarrow ? "narrow-width" : "network-width");
        var shape = new NetworkShape(formulation.Inputs, width, Formulation.Outputs, ActivationKind.Silu);
        var seed = (ulong)run.Long("network-seed");
        var epochs = run.Integer("network-epochs") * (recipe.IsLong ? LongFactor : 1);
        var frame = new TrainingRecipe.Frame(epochs, 1, run.Integer("network-batch"), 0, seed, formulation.LossWeights);
        var plan = TrainingRecipe.WidthScaled(frame, width, run.Real("network-rate"), run.Real("network-output-rate")) with
        {
            AverageDecay = recipe.IsAveraged ? AverageDecay : null,
        };
        var outcome = StagedTraining.Run(
            run, $"training {recipe.Name}", $"{recipe.Name}.state", plan, WidthScaled.Create(shape, seed, (ulong)width), samples, validationSamples);
        return new(shape, outcome.State.BestWeights);
    }

    private Network Polished(NetworkRecipe recipe, Formulation formulation, Network network, SampleSource samples)
    {
        var point = Array.ConvertAll(network.Weights, weight => (double)weight);
        double[] weights = [.. formulation.LossWeights];
        switch (recipe.Polish)
        {
            case NetworkPolish.LimitedMemoryBfgs:
                var part = Part(samples, run.Long("polish-tracks"));
                var loss = new NetworkLoss(network.Shape, part, Array.ConvertAll(weights, weight => (float)weight), run.Threads);
                var quasi = LimitedMemoryState.Start(loss, point);
                Iterate(recipe, run.Integer("polish-iterations"), count =>
                {
                    var result = LimitedMemoryBfgs.Run(loss, quasi, new(), count);
                    quasi = result.State;
                    return (result.Outcome, quasi.Value);
                });
                return Rounded(network.Shape, quasi.Point);
            case NetworkPolish.LevenbergMarquardt:
                var residuals = new NetworkResiduals(network.Shape, Part(samples, run.Long("least-squares-tracks")), [.. weights]);
                var damped = LevenbergMarquardtState.Start(point);
                Iterate(recipe, run.Integer("least-squares-iterations"), count =>
                {
                    var result = LevenbergMarquardt.Run(residuals, damped, new(), count, run.Threads);
                    damped = result.State;
                    return (result.Outcome, 2 * (damped.Value ?? 0));
                });
                return Rounded(network.Shape, damped.Point);
            default:
                return network;
        }
    }

    // A few iterations at a time: a stop takes effect soon, and the bar moves.
    private void Iterate(NetworkRecipe recipe, int iterations, Func<int, (OptimiserOutcome Outcome, double Loss)> go)
    {
        using var stage = run.Stage($"polishing {recipe.Name}", iterations);
        for (var done = 0; done < iterations; done += IterationsBetweenReports)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(IterationsBetweenReports, iterations - done);
            var (outcome, loss) = go(count);
            stage.Advance(count);
            stage.Report(FormattableString.Invariant($"loss {loss:G3}"));
            if (outcome != OptimiserOutcome.IterationLimit)
            {
                return;
            }
        }
    }

    private static SamplePart Part(SampleSource samples, long count) => new(samples, 0, Math.Min(count, samples.Count));

    private static Network Rounded(NetworkShape shape, double[] point) => new(shape, Array.ConvertAll(point, weight => (float)weight));
}
