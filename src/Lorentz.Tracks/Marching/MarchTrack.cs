using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;

namespace Lorentz.Tracks.Marching;

/// <summary>One track on its way over the planes: what the fit, the reference march and its derivatives work on.</summary>
/// <param name="planes">Number of planes.</param>
internal sealed class MarchTrack<T>(int planes)
    where T : struct, IReal<T>
{
    private readonly T[] bends = new T[2 * (planes + MarchWeights.History)];

    /// <summary>Where it starts.</summary>
    public State<T> Start { get; private set; }

    /// <summary>The plane it starts on, in mm.</summary>
    public double Z0 { get; private set; }

    /// <summary>How far it is asked for, in mm.</summary>
    public double Dz { get; private set; }

    /// <summary>Deviation from the straight line (x, y, tx, ty) at the base plane.</summary>
    public T[] Base { get; } = new T[4];

    /// <summary>Deviation at the plane last predicted.</summary>
    public T[] Predicted { get; } = new T[4];

    /// <summary>The field where it was predicted.</summary>
    public Vector3<T> Field { get; set; }

    /// <summary>Whether the path left the tables on a plane before its end.</summary>
    public bool Outside { get; set; }

    /// <summary>Whether the march has lost the track: a fit leaves it out from then on.</summary>
    public bool Lost { get; set; }

    /// <summary>Sets the track on the first plane, whatever it has done before.</summary>
    public void Begin(in State<T> start, double z0, double dz)
    {
        (Start, Z0, Dz, Outside, Lost) = (start, z0, dz, false, false);
        Array.Clear(Base);
    }

    /// <summary>Acceleration d2x/dz2 (0) or d2y/dz2 (1) on a plane, 1/mm; zero before the first plane.</summary>
    public T Bend(int plane, int coordinate) => bends[(2 * (plane + MarchWeights.History)) + coordinate];

    /// <summary>Sets both.</summary>
    public void SetBend(int plane, T x, T y)
    {
        bends[2 * (plane + MarchWeights.History)] = x;
        bends[(2 * (plane + MarchWeights.History)) + 1] = y;
    }
}
