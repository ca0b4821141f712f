using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Marching;

/// <summary>The march written plainly, in double precision: what the kernels are compared with.</summary>
public static class ReferenceMarch
{
    /// <summary>Deviation of the end of a segment that starts on the model's first plane, and whether its path left the tables.</summary>
    public static (Deviation Deviation, bool Outside) Run(MarchModel model, in Segment segment)
    {
        var track = new MarchTrack(segment, model.Planes);
        var cell = model.CellOf(segment.Z0 + segment.Dz);
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

        Span<double> end = stackalloc double[4];
        MarchStages.End(track, model.Z, model.Weights, cell + 1, end);
        return (new(end[0], end[1], end[2], end[3]), track.Outside);
    }
}
