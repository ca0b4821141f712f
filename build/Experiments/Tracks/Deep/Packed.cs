using Lorentz.Learning.Networks;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>Plain networks of several layers, packed for speed.</summary>
internal static class Packed
{
    /// <summary>The extrapolator that is timed.</summary>
    public static DeepExtrapolator Extrapolator(string name, FamilyModel model) => Extrapolator(name, Network(model));

    /// <summary>The extrapolator of a network read from its file.</summary>
    public static DeepExtrapolator Extrapolator(string name, DeepTrackNetwork model) => new(name, model.Network, model.Formulation, model.Domain);

    /// <summary>A trained plain family as a network.</summary>
    public static DeepTrackNetwork Network(FamilyModel model) => new(new DeepNetwork(Shape(model), model.Weights), model.Formulation, model.Domain);

    /// <summary>The shape of a plain family: its weights are in the canonical order of deep networks already.</summary>
    public static DeepShape Shape(FamilyModel model) => model.Family is PlainFamily plain
        ? new(model.Formulation.Inputs, plain.Hidden, 4, plain.Activation)
        : throw new ArgumentException($"{model.Family.Name} is no plain network", nameof(model));
}
