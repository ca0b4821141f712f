using System.Globalization;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;

namespace Lorentz.Lab.Deployment;

/// <summary>
/// The classical extrapolator below a network that corrects it, by the name its file has. The field is that of the
/// project, made again from its sources when it is first needed: a tenth of a second, and a megabyte.
/// </summary>
public static class CoarseExtrapolator
{
    /// <summary>Name of first-order perturbation theory.</summary>
    public const string FirstOrder = "first-order";

    private const int MostSteps = 100;

    private static readonly Lazy<WedgeField> Field = new(() => LhcbDipoleTable.Wedge(1));

    /// <summary>Names there are, for messages.</summary>
    public static IReadOnlyList<string> Examples { get; } = [FirstOrder, "parabolic", "nystrom:1step", "nystrom:3steps", "rk4:4steps"];

    /// <summary>The extrapolator of a name; null where there is none, or where its cost has no bound.</summary>
    /// <param name="name">The name.</param>
    public static Extrapolator? Parse(string name) =>
        name == FirstOrder ? new FirstOrderPerturbation(PointSourceField.LhcbDipole)
        : name == "parabolic" || IsCounted(name) ? ExtrapolatorName.Parse(name, Field.Value)
        : null;

    // Equal steps, few of them: a name in a file must not make an answer take minutes.
    private static bool IsCounted(string name)
    {
        var parts = name.Split(':');
        if (parts is not ["nystrom" or "rk4", var argument])
        {
            return false;
        }

        var count = argument.EndsWith("steps", StringComparison.Ordinal) ? argument[..^5]
            : argument.EndsWith("step", StringComparison.Ordinal) ? argument[..^4] : "";
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps is > 0 and <= MostSteps;
    }
}
