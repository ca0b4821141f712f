using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Marching;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>A coarse extrapolator with a network that corrects it.</summary>
/// <param name="Coarse">Name of a classical extrapolator, of a march, or first-order: perturbation theory in closed form.</param>
/// <param name="Width">Neurons of the network.</param>
internal sealed record DefectSpecification(string Coarse, int Width)
{
    private const string FirstOrder = "first-order";

    /// <summary>Every corrected extrapolator.</summary>
    public static ImmutableArray<DefectSpecification> All { get; } =
    [
        new(FirstOrder, 64), new(FirstOrder, 256), new("nystrom:1step", 64), new("nystrom:1step", 256), new("nystrom:2steps", 64), new("nystrom:2steps", 256),
        new("nystrom:3steps", 64), new("nystrom:3steps", 256), new("nystrom:4steps", 64), new("march-10", 64), new("march-12", 64),
    ];

    /// <summary>Name in tables.</summary>
    public string Name => $"{Coarse.Replace(':', ' ')} + network {Width}";

    /// <summary>File of the network.</summary>
    public string File => $"defect-{Coarse.Replace(':', '-')}-{Width}.safetensors";

    /// <summary>The coarse extrapolator; marches are read with <paramref name="march"/>.</summary>
    public Extrapolator CoarseIn(WedgeField field, Func<string, MarchModel> march) =>
        Coarse.StartsWith("march", StringComparison.Ordinal)
            ? new MarchExtrapolator(Coarse, march(Coarse))
            : Coarse == FirstOrder ? new FirstOrderPerturbation(PointSourceField.LhcbDipole)
            : ExtrapolatorName.Parse(Coarse, field) ?? throw new InvalidOperationException($"'{Coarse}' is no extrapolator");
}
