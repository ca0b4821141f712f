using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Graph;
using Lorentz.Lab.Models;
using Lorentz.Learning.Networks;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>A trained network of one hidden layer or several, whoever trained it.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Network">The weights.</param>
/// <param name="Formulation">What goes in and what comes out.</param>
/// <param name="Domain">Ranges of the training set.</param>
internal sealed record TrainedModel(string Name, DeepNetwork Network, Formulation Formulation, TrainingDomain Domain)
{
    /// <summary>Bytes of means and scales of inputs and outputs, 64-bit reals as in the model's file.</summary>
    public long NormalisationBytes => NormalisationOf(Formulation.Inputs);

    /// <summary>Whether it has one hidden layer.</summary>
    public bool IsSingle => Network.Shape.Hidden.Length == 1;

    /// <summary>The same for a number of inputs.</summary>
    public static long NormalisationOf(int inputs) => 2L * sizeof(double) * (inputs + Formulation.Outputs);

    /// <summary>Every network of the width scan and of the scan of two layers.</summary>
    public static ImmutableArray<TrainedModel> ReadAll(TargetRun run) =>
    [
        .. WidthScanWeightsTarget.Models.Select(name =>
        {
            var model = TrackNetworkFile.Read(run.ArtifactOf(WidthScanWeightsTarget.Name, WidthScanWeightsTarget.FileOf(name)));
            return new TrainedModel(name, DeepNetwork.Of(model.Network), model.Formulation, model.Domain);
        }),
        .. TwoLayerScanTarget.Models.Select(name =>
        {
            var model = TwoLayerScanTarget.Read(run, name);
            return new TrainedModel(name, model.Network, model.Formulation, model.Domain);
        }),
    ];

    /// <summary>The extrapolator of these weights or others of the same shape, by the fastest engine in single precision.</summary>
    /// <param name="weights">The weights.</param>
    public Extrapolator Extrapolator(DeepNetwork weights)
    {
        var shape = weights.Shape;
        return IsSingle
            ? new LearnedExtrapolator(Name, new(new Network(new(shape.Inputs, shape.Hidden[0], shape.Outputs, shape.Activation), weights.Weights), Formulation, Domain))
            : new DeepExtrapolator(Name, weights, Formulation, Domain);
    }

    /// <summary>The first questions of a set as the network sees them, row by row.</summary>
    /// <param name="rows">The set.</param>
    /// <param name="count">How many.</param>
    public float[] Encode(SampleRows rows, int count)
    {
        var inputs = new float[(int)Math.Min(count, rows.Count) * Formulation.Inputs];
        for (var i = 0; i < inputs.Length / Formulation.Inputs; i++)
        {
            Formulation.EncodeInputs(rows.Segment(i), inputs.AsSpan(i * Formulation.Inputs, Formulation.Inputs));
        }

        return inputs;
    }
}
