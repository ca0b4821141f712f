using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Families;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>Plain networks of several layers, packed for speed.</summary>
internal static class Packed
{
    /// <summary>The extrapolator that is timed.</summary>
    public static Extrapolator Extrapolator(string name, FamilyModel model) => new FamilyExtrapolator(name, model);

    /// <summary>Multiply-adds.</summary>
    public static (int MultiplyAdds, int Dummy) Shape(FamilyModel model) => (model.Weights.Length, 0);
}
