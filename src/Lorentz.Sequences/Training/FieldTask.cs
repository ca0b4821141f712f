using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Training;

/// <summary>Which fields a model learns from, and what it is told and asked of each.</summary>
public sealed record FieldTask
{
    /// <summary>Families of the fields, in turn.</summary>
    public ImmutableArray<FieldComplexity> Families { get; init; } = [FieldComplexity.Simple];

    /// <summary>Number of fields, each seen many times; 0 for one of its own for every sample.</summary>
    public int Fields { get; init; } = 500;

    /// <summary>Pixels.</summary>
    public SquareGrid Grid { get; init; } = new(32);

    /// <summary>Share of the pixels that is told.</summary>
    public double Share { get; init; } = ObservationMask.StudyShare;

    /// <summary>Pixels asked for; as many as are told where null.</summary>
    public int? Queries { get; init; }

    /// <summary>Whether a field has other pixels told and asked for every time it is seen.</summary>
    public bool HasFreshMasks { get; init; }

    /// <summary>Whether queries come row by row, as they do when all pixels are asked for.</summary>
    public bool HasRasterQueries { get; init; }

    /// <summary>What is learned.</summary>
    public FieldObjective Objective { get; init; } = FieldObjective.Flow;

    /// <summary>Seed of fields, masks and noise.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Tokens of each kind.</summary>
    public SequenceLayout Layout
    {
        get
        {
            var readings = (int)(Share * Grid.Count);
            return new(readings, Queries ?? readings);
        }
    }
}
