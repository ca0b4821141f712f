using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>What tables call the ways to reconstruct a field.</summary>
internal static class SolvingMethod
{
    /// <summary>Proposals of the network, refined.</summary>
    public const string Learned = "learned";

    /// <summary>The likeliest proposal of the network as it is.</summary>
    public const string Unrefined = "network alone";

    /// <summary>Proposals drawn from the generator without a look at the readings, refined in the same way.</summary>
    public const string Guessed = "random";

    /// <summary>The formulas of all families by classical searches.</summary>
    public const string AnyFormula = "any formula";

    /// <summary>The formula of the family, which is told.</summary>
    public const string OwnFormula = "own formula";

    /// <summary>Most proposals that are refined; the networks' order is that of their probability.</summary>
    public static readonly ImmutableArray<int> Proposals = [1, 3, 10, 30];

    /// <summary>Above this a field counts as solved, in dB.</summary>
    public const double Solved = 60;

    /// <summary>Above this, in dB, two reconstructions differ by how numbers are rounded.</summary>
    public const double Rounding = 250;
}
