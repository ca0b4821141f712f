using Lorentz.Lab.Exports.Onnx;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>The same rows through an exported graph in ONNX Runtime and through our own extrapolator.</summary>
internal static class OnnxExtrapolation
{
    /// <summary>End states and flags of rows of seven numbers, from ONNX Runtime.</summary>
    public static (float[] Ends, bool[] Valid) Exported(OnnxEnvironment environment, DeepTrackNetwork model, float[] rows)
    {
        var count = rows.Length / Segment.Columns;
        using var session = new OnnxSession(environment, OnnxExport.Extrapolator("model", model), 1);
        using var states = new OnnxMemory<float>(rows.Length);
        using var ends = new OnnxMemory<float>(count * 4);
        using var valid = new OnnxMemory<byte>(count);
        rows.CopyTo(states.Span);
        using var binding = new OnnxBinding(session);
        binding.Input("state", states, count, Segment.Columns);
        binding.Output("end", ends, count, 4);
        binding.Output("valid", valid, count);
        binding.Run();
        return (ends.Span.ToArray(), [.. valid.Span.ToArray().Select(flag => flag != 0)]);
    }

    /// <summary>End states of the same rows from our extrapolator, in double.</summary>
    public static double[] Own(DeepTrackNetwork model, float[] rows)
    {
        var count = rows.Length / Segment.Columns;
        var (tracks, ends) = (TrackColumns.Allocate(count), TrackColumns.Allocate(count));
        var (z0, z1) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * Segment.Columns, Segment.Columns);
            (tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i]) = (row[0], row[1], row[2], row[3], row[4]);
            (z0[i], z1[i]) = (row[5], (double)row[5] + row[6]);
        }

        new DeepExtrapolator("own", model.Network, model.Formulation, model.Domain)
            .ExtrapolateBatch(tracks, z0, z1, ends, new ExtrapolationStatus[count]);
        return [.. Enumerable.Range(0, count).SelectMany(i => new[] { ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i] })];
    }
}
