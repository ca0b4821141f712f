using Lorentz.Physics.Units;

namespace Lorentz.Physics.Tracks;

/// <summary>Many track states as columns, the layout SIMD kernels read.</summary>
/// <param name="X">Horizontal positions in mm.</param>
/// <param name="Y">Vertical positions in mm.</param>
/// <param name="Tx">Slopes dx/dz.</param>
/// <param name="Ty">Slopes dy/dz.</param>
/// <param name="Qop">Charge over momentum in 1/MeV.</param>
public sealed record TrackColumns(double[] X, double[] Y, double[] Tx, double[] Ty, double[] Qop)
{
    /// <summary>Number of tracks.</summary>
    public int Count => X.Length;

    /// <summary>The state of track <paramref name="index"/>.</summary>
    public TrackState this[int index]
    {
        get => new(new(X[index]), new(Y[index]), Tx[index], Ty[index], ChargeOverMomentum.FromPerMeV(Qop[index]));
        set
        {
            X[index] = value.X.Value;
            Y[index] = value.Y.Value;
            Tx[index] = value.Tx;
            Ty[index] = value.Ty;
            Qop[index] = value.Qop.PerMeV;
        }
    }

    /// <summary>Room for <paramref name="count"/> tracks, all zero.</summary>
    public static TrackColumns Allocate(int count) =>
        new(new double[count], new double[count], new double[count], new double[count], new double[count]);

    /// <summary>A copy of <paramref name="count"/> tracks from <paramref name="first"/> on.</summary>
    public TrackColumns Slice(int first, int count) => new(
        X.AsSpan(first, count).ToArray(),
        Y.AsSpan(first, count).ToArray(),
        Tx.AsSpan(first, count).ToArray(),
        Ty.AsSpan(first, count).ToArray(),
        Qop.AsSpan(first, count).ToArray());
}
