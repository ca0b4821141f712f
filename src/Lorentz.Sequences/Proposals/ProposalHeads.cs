using System.Collections.Immutable;

namespace Lorentz.Sequences.Proposals;

/// <summary>
/// Everything the network is asked. Phases, amplitudes, the depth of a modulation and the number of spokes are not among it:
/// once the rest is known, they follow from the readings.
/// </summary>
public static class ProposalHeads
{
    static ProposalHeads()
    {
        var heads = ImmutableArray.CreateBuilder<ProposalHead>();
        Kind = Next(new(0, 1, Enum.GetValues<FieldKind>().Length));
        OneWave = Next(new(1, 0.5, 5), new(1, 0.5, 5));
        Rings = Next(new(2, 0.5, 13));
        Middle = Next(new(1.5, 0.5, 11), new(1.5, 0.5, 11));
        Half = Next(new(0, 0.125, 5), new(-0.5, 0.125, 9));
        Carrier = Next(new(3, 0.4, 11), new(3, 0.4, 11));
        Slow = Next(new(0.5, 0.25, 7), new(0.5, 0.25, 7));
        Frequency = Next(new(3, 0.5, 9), new(0.5, 0.1, 16));
        CompositeRings = Next(new(2, 0.25, 17));
        CompositeWave = Next(new(2, 0.375, 9), new(2, 0.375, 9));
        NextWave = Next(new(0.5, 0.375, 13), new(0.5, 0.375, 13));
        All = heads.ToImmutable();
        Count = All.Sum(head => head.Count);

        ProposalHead Next(NodeAxis across, NodeAxis? down = null)
        {
            heads.Add(new(heads.Sum(head => head.Count), across, down));
            return heads[^1];
        }
    }

    /// <summary>Which formula: one node a <see cref="FieldKind"/>.</summary>
    public static ProposalHead Kind { get; }

    /// <summary>Wave vector of a single wave.</summary>
    public static ProposalHead OneWave { get; }

    /// <summary>Wave number of rings.</summary>
    public static ProposalHead Rings { get; }

    /// <summary>Half the sum of a pair's wave vectors.</summary>
    public static ProposalHead Middle { get; }

    /// <summary>Half their difference, the one of the two signs that is positive in x.</summary>
    public static ProposalHead Half { get; }

    /// <summary>Wave vector of an amplitude-modulated carrier.</summary>
    public static ProposalHead Carrier { get; }

    /// <summary>Wave vector of its modulation.</summary>
    public static ProposalHead Slow { get; }

    /// <summary>Wave numbers of a frequency-modulated carrier (across) and of its modulation (down).</summary>
    public static ProposalHead Frequency { get; }

    /// <summary>Wave number of the rings of a composite field.</summary>
    public static ProposalHead CompositeRings { get; }

    /// <summary>Wave vector of its plane wave.</summary>
    public static ProposalHead CompositeWave { get; }

    /// <summary>Wave vector of one of the waves that are left of a sum of waves.</summary>
    public static ProposalHead NextWave { get; }

    /// <summary>All of them, in the order of the outputs.</summary>
    public static ImmutableArray<ProposalHead> All { get; }

    /// <summary>Number of outputs.</summary>
    public static int Count { get; }
}
