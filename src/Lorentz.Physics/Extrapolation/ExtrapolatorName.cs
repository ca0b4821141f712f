using System.Globalization;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;

namespace Lorentz.Physics.Extrapolation;

/// <summary>
/// Classical extrapolators by the short names people type: <c>linear</c>, <c>parabolic</c>, <c>reference</c>,
/// <c>rk4:10</c> (steps of at most 10 mm), <c>nystrom:4steps</c> (four equal steps), <c>cash-karp:1e-3</c> (tolerance
/// in mm).
/// </summary>
public static class ExtrapolatorName
{
    /// <summary>What may be typed, for messages.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "linear", "parabolic", "reference", "rk4", "rk4:10", "rk4:4steps", "nystrom", "nystrom:100", "nystrom:3steps",
        "dormand-prince-8", "dormand-prince-8:200", "cash-karp", "cash-karp:1e-3", "dormand-prince", "dormand-prince:1e-6",
    ];

    /// <summary>The extrapolator a name stands for, or null when it stands for none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">The field it will integrate through.</param>
    public static Extrapolator? Parse<TField>(string name, TField field)
        where TField : struct, IMagneticField
    {
        var parts = name.Split(':', 2);
        var argument = parts.Length == 2 ? parts[1] : null;
        return (parts[0], argument) switch
        {
            ("linear", null) => new StraightLine(),
            ("parabolic", null) => new Parabola<TField>(field),
            ("reference", null) => ReferenceTruth.In(field),
            ("rk4", _) => Fixed(ClassicalRungeKutta.Tableau, field, argument ?? "10"),
            ("nystrom", _) => Fixed(ClassicalNystrom.Tableau, field, argument ?? "100"),
            ("dormand-prince-8", _) => Fixed(DormandPrince8.Tableau, field, argument ?? "200"),
            ("cash-karp", _) => Adaptive(CashKarp.Tableau, field, argument ?? "1e-3"),
            ("dormand-prince", _) => Adaptive(DormandPrince.Tableau, field, argument ?? "1e-3"),
            _ => null,
        };
    }

    private static FixedStepExtrapolator<TField>? Fixed<TField>(NystromTableau method, TField field, string argument)
        where TField : struct, IMagneticField
    {
        var counted = argument.EndsWith("steps", StringComparison.Ordinal) ? argument[..^5]
            : argument.EndsWith("step", StringComparison.Ordinal) ? argument[..^4] : null;
        if (counted is not null)
        {
            return int.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000_000
                ? new(method, field, 0, count)
                : null;
        }

        return Positive(argument) is { } length ? new(method, field, length) : null;
    }

    private static AdaptiveExtrapolator<TField>? Adaptive<TField>(NystromTableau method, TField field, string argument)
        where TField : struct, IMagneticField =>
        Positive(argument) is { } tolerance ? new(method, field, Tolerance.OfPosition(tolerance)) : null;

    private static double? Positive(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : null;
}
