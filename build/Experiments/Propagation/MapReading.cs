using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Graph;
using Lorentz.Lab.FieldMaps;
using Lorentz.Physics.Fields.Maps;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Reads the map a user names; a damaged one is refused with its report unless the user answered for its defects.</summary>
internal static class MapReading
{
    /// <summary>The answer that accepts no defect.</summary>
    public const string Reject = "reject";

    private const int LinesShown = 12;

    private static readonly ImmutableDictionary<string, DefectAction> Actions = new Dictionary<string, DefectAction>
    {
        [Reject] = DefectAction.Reject,
        ["mask"] = DefectAction.Mask,
        ["zero"] = DefectAction.Zero,
        ["keep"] = DefectAction.Keep,
    }.ToImmutableDictionary();

    /// <summary>What a user may answer about defects.</summary>
    public static ImmutableArray<string> Answers { get; } = [Reject, "mask", "zero", "keep"];

    /// <summary>The grid of a map file.</summary>
    /// <param name="path">The file, text or gzip.</param>
    /// <param name="answer">One of <see cref="Answers"/>.</param>
    /// <param name="say">Receives the report of a map that is used in spite of its defects.</param>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="RunException">The map has defects that the answer does not overcome; the message has the report.</exception>
    public static FieldGrid Open(string path, string answer, Action<string> say)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"`field`: there is no map file `{path}` (looked for {Path.GetFullPath(path)})");
        }

        var reading = FieldMapFile.Read(path);
        var resolution = reading.Resolve(Policy(reading.Defects, Actions[answer]));
        if (resolution.Grid is not { } grid)
        {
            throw new RunException(Refusal(path, reading.Defects, resolution.Report, answer));
        }

        if (reading.Defects.Total > 0)
        {
            say(Report($"{path}: used in spite of its defects, as asked for:", resolution.Report));
        }

        return grid;
    }

    // An answer that makes no sense for a kind of defect leaves that kind rejected.
    private static DefectPolicy Policy(MapDefects defects, DefectAction action) => defects.Kinds
        .Where(kind => DefectPolicy.ValidActions(kind).Contains(action))
        .Aggregate(DefectPolicy.RejectAll, (policy, kind) => policy.With(kind, action));

    private static string Refusal(string path, MapDefects defects, ImmutableArray<string> report, string answer)
    {
        var possible = Answers
            .Where(other => other != Reject && other != answer && defects.Kinds.All(kind => DefectPolicy.ValidActions(kind).Contains(Actions[other])))
            .Select(other => $"\n  --set map-defects={other}   {Meaning(other)}")
            .ToArray();
        var advice = possible.Length == 0
            ? "Repair the file: no answer of `map-defects` overcomes these defects."
            : $"Repair the file, or take the map as it is with{string.Concat(possible)}";
        var count = string.Create(CultureInfo.InvariantCulture, $"{defects.Total:N0} {(defects.Total == 1 ? "defect" : "defects")}");
        return $"{Report($"{path}: this map has {count} and is not used:", report)}\n{advice}";
    }

    private static string Report(string title, ImmutableArray<string> lines) => string.Join(
        "\n  ",
        lines.Length > LinesShown
            ? [title, .. lines.Take(LinesShown), $"... {lines.Length - LinesShown} more lines"]
            : [title, .. lines]);

    private static string Meaning(string answer) => answer switch
    {
        "mask" => "leaves bad values out and fills their nodes from sound neighbours",
        "zero" => "sets the nodes of bad values to zero field",
        _ => "uses the values as they stand",
    };
}
