using Lorentz.Numerics.Real;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Marching;

/// <summary>One track on its way over the planes, in double precision: what the fit and the reference march work on.</summary>
/// <param name="segment">Where it starts and where it is asked for.</param>
/// <param name="planes">Number of planes.</param>
internal sealed class MarchTrack(Segment segment, int planes)
{
    private readonly double[] bends = new double[2 * (planes + MarchWeights.History)];

    /// <summary>The question.</summary>
    public Segment Segment { get; } = segment;

    /// <summary>Deviation from the straight line (x, y, tx, ty) at the base plane.</summary>
    public double[] Base { get; } = new double[4];

    /// <summary>Deviation at the plane last predicted.</summary>
    public double[] Predicted { get; } = new double[4];

    /// <summary>The field where it was predicted.</summary>
    public Vector3<Real64> Field { get; set; }

    /// <summary>Whether the path left the tables on a plane before its end.</summary>
    public bool Outside { get; set; }

    /// <summary>Whether the march has lost the track: a fit leaves it out from then on.</summary>
    public bool Lost { get; set; }

    /// <summary>Acceleration d2x/dz2 (0) or d2y/dz2 (1) on a plane, 1/mm; zero before the first plane.</summary>
    public double Bend(int plane, int coordinate) => bends[(2 * (plane + MarchWeights.History)) + coordinate];

    /// <summary>Sets both.</summary>
    public void SetBend(int plane, double x, double y)
    {
        bends[2 * (plane + MarchWeights.History)] = x;
        bends[(2 * (plane + MarchWeights.History)) + 1] = y;
    }
}
