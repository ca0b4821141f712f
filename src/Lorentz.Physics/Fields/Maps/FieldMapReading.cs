using System.Collections.Immutable;
using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>A field map as it was read: its defects, and the values, which only a <see cref="DefectPolicy"/> releases.</summary>
public sealed class FieldMapReading
{
    private readonly MapNodes? nodes;

    internal FieldMapReading(MapDefects defects, MapNodes? nodes)
    {
        Defects = defects;
        this.nodes = nodes;
    }

    /// <summary>Everything that is wrong with the map.</summary>
    public MapDefects Defects { get; }

    /// <summary>The lattice, or null when the rows form none.</summary>
    public GridGeometry? Geometry => nodes?.Geometry;

    /// <summary>The map when nothing is wrong with it, otherwise null.</summary>
    public FieldGrid? Grid => Resolve(DefectPolicy.RejectAll).Grid;

    /// <summary>Makes a grid of the map as far as a policy allows, and says what was done.</summary>
    /// <param name="policy">What may be overcome, kind by kind.</param>
    public FieldMapResolution Resolve(DefectPolicy policy)
    {
        var report = ImmutableArray.CreateBuilder<string>();
        foreach (var kind in Defects.Kinds)
        {
            report.Add(string.Create(CultureInfo.InvariantCulture, $"{kind} ({Defects.Count(kind):N0}): {Describe(policy.For(kind))}"));
        }

        report.AddRange(Defects.Describe());
        if (nodes is null || Defects.Kinds.Any(kind => policy.For(kind) == DefectAction.Reject))
        {
            return new(null, report.ToImmutable());
        }

        var values = (double[])nodes.Values.Clone();
        var masked = new bool[nodes.Flaws.Length];
        for (var node = 0; node < masked.Length; node++)
        {
            switch (ActionAt(nodes.Flaws[node], policy))
            {
                case DefectAction.Mask:
                    masked[node] = true;
                    break;
                case DefectAction.Zero:
                    values.AsSpan(3 * node, 3).Clear();
                    break;
                default:
                    break;
            }
        }

        if (NodeFilling.Fill(nodes.Geometry, values, masked))
        {
            return new(FieldGrid.Of(nodes.Geometry, values), report.ToImmutable());
        }

        report.Add("no sound node is left to fill the masked ones from: no field");
        return new(null, report.ToImmutable());
    }

    // A node with several flaws: a value that may not be used is not used, and rather filled than zeroed.
    private static DefectAction ActionAt(int flaws, DefectPolicy policy)
    {
        var action = DefectAction.Keep;
        for (var kind = 0; flaws >> kind != 0; kind++)
        {
            if ((flaws >> kind & 1) == 0)
            {
                continue;
            }

            var wanted = policy.For((MapDefectKind)kind);
            action = action == DefectAction.Mask || wanted == DefectAction.Keep ? action : wanted;
        }

        return action;
    }

    private static string Describe(DefectAction action) => action switch
    {
        DefectAction.Mask => "left out, nodes filled from their neighbours",
        DefectAction.Zero => "left out, nodes set to zero field",
        DefectAction.Keep => "kept as they stand",
        _ => "rejected, no field",
    };
}
