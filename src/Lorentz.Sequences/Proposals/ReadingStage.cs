namespace Lorentz.Sequences.Proposals;

/// <summary>What the network is looking at.</summary>
public enum ReadingStage
{
    /// <summary>The readings.</summary>
    Whole,

    /// <summary>What some waves leave of the readings.</summary>
    Remainder,

    /// <summary>What an unmodulated carrier leaves of the readings, times the carrier: the modulation is a slow wave in it.</summary>
    Demodulated,
}
