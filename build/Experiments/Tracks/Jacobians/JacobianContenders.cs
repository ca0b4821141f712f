using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Graph;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>The extrapolators whose matrices are judged: every learned one, and classical ones to compare with.</summary>
internal static class JacobianContenders
{
    private static ImmutableArray<string> OnSources { get; } =
    [
        "parabolic", "nystrom:1step", "nystrom:2steps", "nystrom:4steps", "nystrom:8steps", "nystrom:500", "rk4:10", "rk4:500", "cash-karp:1e-1",
        "cash-karp:1e-3",
    ];

    private static ImmutableArray<string> OnWedge { get; } = ["nystrom:4steps", "nystrom:500"];

    /// <summary>Who gives matrices by differences too: single precision, and double.</summary>
    public static ImmutableArray<string> ByDifferences { get; } = ["Nystrom, 4 steps (sources)", "residual-256", "residual-1024", "march-20"];

    private static ImmutableArray<RaceContenders.Provider> Providers { get; } =
    [
        new([], Classical), RaceContenders.Networks, RaceContenders.TwoLayers, RaceContenders.Marches, RaceContenders.Defects, RaceContenders.Pure,
    ];

    /// <summary>The targets they are read from.</summary>
    public static ImmutableArray<string> Inputs { get; } = RaceContenders.InputsOf(Providers);

    /// <summary>All of them.</summary>
    public static ImmutableArray<RaceEntry> All(TargetRun run) => [.. Providers.SelectMany(provider => provider.Make(run))];

    private static IEnumerable<RaceEntry> Classical(TargetRun run)
    {
        var field = PointSourceField.LhcbDipole;
        yield return new("Linear", "classical", false, new StraightLine());
        yield return new("first order (sources)", "classical", false, new FirstOrderPerturbation(field));
        foreach (var name in OnSources)
        {
            yield return Of(name, "sources", field);
        }

        var wedge = FastField.Wedge(run.Threads);
        foreach (var name in OnWedge)
        {
            yield return Of(name, "wedge", wedge);
        }

        yield return Of("rk4:10", "trilinear", FastField.Trilinear(run.Threads));
    }

    private static RaceEntry Of<TField>(string name, string label, TField field)
        where TField : struct, IMagneticField
    {
        var extrapolator = ExtrapolatorName.Parse(name, field) ?? throw new InvalidOperationException($"'{name}' is no extrapolator");
        return new($"{extrapolator.Name} ({label})", "classical", false, extrapolator);
    }
}
