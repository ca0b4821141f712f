using Lorentz.Numerics.Real;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Marching;

/// <summary>The march written plainly, over any real-number type: what the kernels are compared with, and its derivatives.</summary>
public static class ReferenceMarch
{
    /// <summary>
    /// Deviation in double precision of the end of a segment that starts on the model's first plane, and whether its path
    /// left the tables.
    /// </summary>
    public static (Deviation Deviation, bool Outside) Run(MarchModel model, in Segment segment)
    {
        var track = new MarchTrack<Real64>(model.Planes);
        track.Begin(segment.ToKernel(), segment.Z0, segment.Dz);
        Span<Real64> end = stackalloc Real64[4];
        Run(model, track, end);
        return (new(end[0].Value, end[1].Value, end[2].Value, end[3].Value), track.Outside);
    }

    /// <summary>Carries a track from the first plane to its end.</summary>
    /// <param name="model">The march.</param>
    /// <param name="track">The track, at its start.</param>
    /// <param name="end">Receives the deviation: x, y, tx, ty.</param>
    internal static void Run<T>(MarchModel model, MarchTrack<T> track, Span<T> end)
        where T : struct, IReal<T>
    {
        var cell = model.CellOf(track.Z0 + track.Dz);
        for (var plane = 0; plane <= cell + 1; plane++)
        {
            MarchStages.Predict(track, model.Z, model.Weights, plane);
            MarchStages.Look(track, model.Table, plane, plane <= cell);
            MarchStages.Bend(track, plane);
            if (plane > 0)
            {
                if (model.Weights.Corrects)
                {
                    MarchStages.Correct(track, model.Z, model.Weights, plane);
                    MarchStages.Bend(track, plane);
                }

                MarchStages.Advance(track, model.Z, model.Weights, plane);
            }
        }

        MarchStages.End(track, model.Z, model.Weights, cell + 1, end);
    }
}
