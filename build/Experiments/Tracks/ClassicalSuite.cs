using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The classical extrapolators that learned ones have to beat, each in the fields it may use.</summary>
internal static class ClassicalSuite
{
    /// <summary>One classical contender.</summary>
    /// <param name="Method">Name of the extrapolator.</param>
    /// <param name="Field">sources, spline or trilinear.</param>
    /// <param name="Extrapolator">The contender.</param>
    public sealed record Entry(string Method, string Field, Extrapolator Extrapolator)
    {
        /// <summary>Name in tables.</summary>
        public string Name => Field.Length == 0 ? Method : $"{Method} ({Field})";
    }

    /// <summary>The plans' timed baseline: RK4 in 10 mm steps on a trilinear map.</summary>
    public const string PlanBaseline = "RK4, 10 mm (trilinear)";

    private static ImmutableArray<string> Exact { get; } =
    [
        "parabolic", "rk4:5", "rk4:10", "rk4:25", "rk4:50", "rk4:100", "rk4:250", "rk4:500", "rk4:1000",
        "rk4:1step", "rk4:2steps", "rk4:3steps", "rk4:4steps", "rk4:6steps", "rk4:8steps",
        "nystrom:250", "nystrom:500", "nystrom:750", "nystrom:1000", "nystrom:1500",
        "nystrom:1step", "nystrom:2steps", "nystrom:3steps", "nystrom:4steps", "nystrom:6steps", "nystrom:8steps", "nystrom:12steps", "nystrom:16steps",
        "cash-karp:1", "cash-karp:1e-1", "cash-karp:1e-2", "cash-karp:1e-3", "cash-karp:1e-4",
        "dormand-prince:1e-1", "dormand-prince:1e-2", "dormand-prince:1e-3",
        "dormand-prince-8:500", "dormand-prince-8:1000",
    ];

    private static ImmutableArray<string> OnTrilinear { get; } =
        ["rk4:5", "rk4:10", "rk4:100", "rk4:500", "nystrom:250", "nystrom:500", "nystrom:1000", "nystrom:4steps", "nystrom:8steps", "cash-karp:1e-2", "cash-karp:1e-3"];

    /// <summary>Every classical contender.</summary>
    /// <param name="threads">Threads for tabulating the field.</param>
    public static ImmutableArray<Entry> All(int threads) =>
    [
        new("Linear", "", new StraightLine()),
        .. Of("sources", PointSourceField.LhcbDipole, Exact),
        .. Of("spline", FastField.Spline(threads), Exact),
        .. Of("trilinear", FastField.Trilinear(threads), OnTrilinear),
    ];

    private static IEnumerable<Entry> Of<TField>(string label, TField field, IEnumerable<string> names)
        where TField : struct, IMagneticField =>
        names.Select(name =>
        {
            var extrapolator = ExtrapolatorName.Parse(name, field) ?? throw new InvalidOperationException($"'{name}' is no extrapolator");
            return new Entry(extrapolator.Name, label, extrapolator);
        });
}
