using System.Collections.Immutable;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Which defects of a map may be overcome, and how; whatever is not named is rejected.</summary>
public sealed class DefectPolicy
{
    private readonly ImmutableSortedDictionary<MapDefectKind, DefectAction> actions;

    private DefectPolicy(ImmutableSortedDictionary<MapDefectKind, DefectAction> actions) => this.actions = actions;

    /// <summary>No defect is accepted.</summary>
    public static DefectPolicy RejectAll { get; } = new(ImmutableSortedDictionary<MapDefectKind, DefectAction>.Empty);

    /// <summary>What to do about a kind.</summary>
    public DefectAction For(MapDefectKind kind) => actions.GetValueOrDefault(kind, DefectAction.Reject);

    /// <summary>This policy with another action for one kind.</summary>
    /// <exception cref="ArgumentException">The action makes no sense for the kind; the message names those that do.</exception>
    public DefectPolicy With(MapDefectKind kind, DefectAction action)
    {
        var valid = ValidActions(kind);
        return valid.Contains(action)
            ? new(actions.SetItem(kind, action))
            : throw new ArgumentException($"{kind} cannot be answered by {action}; valid: {string.Join(", ", valid)}.", nameof(action));
    }

    /// <summary>The actions that make sense for a kind.</summary>
    public static ImmutableArray<DefectAction> ValidActions(MapDefectKind kind) => kind switch
    {
        MapDefectKind.EmptyMap or MapDefectKind.Header or MapDefectKind.SingleValueAxis or MapDefectKind.NoLattice =>
            [DefectAction.Reject],
        MapDefectKind.TooStrong or MapDefectKind.DuplicateIdentical or MapDefectKind.DuplicateConflicting =>
            [DefectAction.Reject, DefectAction.Mask, DefectAction.Zero, DefectAction.Keep],
        _ => [DefectAction.Reject, DefectAction.Mask, DefectAction.Zero],
    };
}
