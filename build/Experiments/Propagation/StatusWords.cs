using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Statuses as they stand in tables of ends, and what they mean.</summary>
internal static class StatusWords
{
    /// <summary>The status of a line that holds no state.</summary>
    public const string BadRow = "bad row";

    private static readonly ImmutableArray<(string Word, string Meaning)> Words =
    [
        (Of(ExtrapolationStatus.Ok), ""),
        (Of(ExtrapolationStatus.OutsideRegion), "the end is given, but the track left the region where the field, or the network, is trusted"),
        (Of(ExtrapolationStatus.TooSteep), "no end: the track turns back before z1, or its slope exceeds 10"),
        (Of(ExtrapolationStatus.StepLimit), "no end: the step control gave up before z1"),
        (Of(ExtrapolationStatus.NotFinite), "no end: the slope grew without bound (the track turns back before z1), or the result is no number"),
        (BadRow, "the line holds no state; the reason is in the status column"),
    ];

    /// <summary>Every word, the good one first.</summary>
    public static ImmutableArray<string> All { get; } = [.. Words.Select(pair => pair.Word)];

    /// <summary>The word for a status.</summary>
    public static string Of(ExtrapolationStatus status) => status switch
    {
        ExtrapolationStatus.Ok => "ok",
        ExtrapolationStatus.OutsideRegion => "outside-region",
        ExtrapolationStatus.TooSteep => "too-steep",
        ExtrapolationStatus.StepLimit => "step-limit",
        ExtrapolationStatus.NotFinite => "not-finite",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no such status"),
    };

    /// <summary>Whether an end state of that status is one.</summary>
    public static bool HasEnd(ExtrapolationStatus status) => status is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion;

    /// <summary>What a word means; empty for the good one.</summary>
    public static string MeaningOf(string word) => Words.Single(pair => pair.Word == word).Meaning;
}
