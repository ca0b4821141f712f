using System.Globalization;
using Lorentz.Physics.Fields.Maps;

namespace Lorentz.Physics.Tests.Fields.Maps;

/// <summary>A small sound map as text, to be damaged.</summary>
internal static class MapText
{
    public static FieldGrid Grid { get; } =
        FieldGrid.Sample(Probe.Sources, new(new(-100, 100, 4), new(-50, 50, 3), new(200, 25, 5)));

    /// <summary>Its 60 rows; row i stands in line i + 1.</summary>
    public static List<string> Rows() => FieldMapText.Lines(Grid).Skip(2).ToList();

    /// <summary>A row with one column replaced.</summary>
    public static string With(string row, int column, string text)
    {
        var columns = row.Split(' ');
        columns[column] = text;
        return string.Join(' ', columns);
    }

    public static double Number(string row, int column) => double.Parse(row.Split(' ')[column], CultureInfo.InvariantCulture);

    /// <summary>A policy with the same answer to every kind that allows it.</summary>
    public static DefectPolicy Everywhere(DefectAction action) => Enum.GetValues<MapDefectKind>()
        .Where(kind => DefectPolicy.ValidActions(kind).Contains(action))
        .Aggregate(DefectPolicy.RejectAll, (policy, kind) => policy.With(kind, action));
}
