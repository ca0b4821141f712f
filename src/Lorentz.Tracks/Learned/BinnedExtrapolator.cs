using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Tracks.Learned;

/// <summary>Several extrapolators, each for its own range of step lengths.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="edges">Lengths |dz| in mm at which the next member takes over, ascending; one fewer than members.</param>
/// <param name="members">The extrapolators, shortest steps first.</param>
public sealed class BinnedExtrapolator(string name, ImmutableArray<double> edges, ImmutableArray<Extrapolator> members) : Extrapolator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <summary>The member for a step length; the last one for a length that is no number.</summary>
    /// <param name="dz">Signed step in mm.</param>
    public int Bin(double dz)
    {
        var bin = 0;
        while (bin < edges.Length && !(Math.Abs(dz) < edges[bin]))
        {
            bin++;
        }

        return bin;
    }

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1) =>
        members[Bin((z1 - z0).Value)].Extrapolate(state, z0, z1);

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian) =>
        members[Bin((z1 - z0).Value)].Transport(state, z0, z1, jacobian);
}
