using Lorentz.Build.Graph;
using Lorentz.Lab.Exports.PlanBinary;
using Lorentz.Lab.Peers.Headers;
using Lorentz.Lab.Peers.Native;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>Loads exported forms in what users load them with, and compares every answer.</summary>
internal static class ExportProof
{
    private const double NaturalPosition = 1000;
    private const double NaturalSlope = 0.1;

    /// <summary>Carries a track: x, y, tx, ty, q/p and two planes to an end state.</summary>
    private delegate ExtrapolationStatus Carry(ReadOnlySpan<double> state, double z0, double z1, Span<double> end);

    /// <summary>The native library.</summary>
    public static Agreement Native(TargetRun run, ExportedModel model, string library, TestTracks tracks)
    {
        using var native = new NativeLibraryModel(library, run.Artifact(model.TensorFile));
        return Compare(model, "liblorentz", native.Extrapolate, tracks);
    }

    /// <summary>The C header in the compiler on the path.</summary>
    public static Agreement Header(TargetRun run, ExportedModel model, string folder, TestTracks tracks)
    {
        using var header = HeaderLibrary.Compile(run.Artifact(model.HeaderFile), model.Identifier, folder);
        return Compare(model, "C header", header.Extrapolate, tracks);
    }

    /// <summary>The plan's layout, read back and run in our engine.</summary>
    public static Agreement PlanBinary(TargetRun run, ExportedModel model, TestTracks tracks)
    {
        var read = PlanBinaryFile.Read(run.Artifact(model.PlanFile)).ToTrackNetwork(model.Model.Domain);
        var extrapolator = new DeepExtrapolator(model.Name, read.Network, read.Formulation, read.Domain);
        return Compare(
            model, "plan's layout",
            (state, z0, z1, end) =>
            {
                var result = extrapolator.Extrapolate(
                    new(new(state[0]), new(state[1]), state[2], state[3], ChargeOverMomentum.FromPerMeV(state[4])), new(z0), new(z1));
                (end[0], end[1], end[2], end[3]) = (result.State.X.Value, result.State.Y.Value, result.State.Tx, result.State.Ty);
                return result.Status;
            },
            tracks);
    }

    /// <summary>The graph in ONNX Runtime, all tracks in one batch. It takes single-precision states, so ours gets the same.</summary>
    public static Agreement Onnx(TargetRun run, ExportedModel model, OnnxEnvironment environment, TestTracks tracks)
    {
        var (count, columns) = (tracks.Count, Segment.Columns);
        using var session = new OnnxSession(environment, File.ReadAllBytes(run.Artifact(model.GraphFile)), run.Threads);
        using var binding = new OnnxBinding(session);
        using var states = new OnnxMemory<float>(count * columns);
        using var ends = new OnnxMemory<float>(count * 4);
        using var valid = new OnnxMemory<byte>(count);
        Span<double> row = stackalloc double[columns];
        for (var i = 0; i < count; i++)
        {
            tracks.Segments[i].ToRow(row);
            for (var column = 0; column < columns; column++)
            {
                states.Span[(i * columns) + column] = (float)row[column];
            }
        }

        binding.Input("state", states, count, columns);
        binding.Output("end", ends, count, 4);
        binding.Output("valid", valid, count);
        binding.Run();
        var next = 0;
        return Compare(
            model, "ONNX Runtime",
            (_, _, _, end) =>
            {
                for (var i = 0; i < 4; i++)
                {
                    end[i] = ends.Span[(next * 4) + i];
                }

                return valid.Span[next++] != 0 ? ExtrapolationStatus.Ok : ExtrapolationStatus.OutsideRegion;
            },
            tracks, singlePrecision: true);
    }

    private static Agreement Compare(ExportedModel model, string form, Carry carry, TestTracks tracks, bool singlePrecision = false)
    {
        Span<double> state = stackalloc double[5];
        Span<double> end = stackalloc double[5];
        var (same, statuses, position, relative) = (0, 0, 0.0, 0.0);
        foreach (var exact in tracks.Segments)
        {
            var segment = singlePrecision ? Rounded(exact) : exact;
            (state[0], state[1], state[2], state[3], state[4]) = (segment.X, segment.Y, segment.Tx, segment.Ty, segment.Qop);
            var (z0, z1) = (segment.Z0, segment.Z0 + segment.Dz);
            var ours = model.Model.Extrapolate(new(new(segment.X), new(segment.Y), segment.Tx, segment.Ty, ChargeOverMomentum.FromPerMeV(segment.Qop)), new(z0), new(z1));
            var status = carry(state, z0, z1, end);
            statuses += status == ours.Status ? 0 : 1;
            if (double.IsNaN(ours.State.X.Value))
            {
                continue;
            }

            var (x, y) = (end[0] - ours.State.X.Value, end[1] - ours.State.Y.Value);
            var (tx, ty) = (end[2] - ours.State.Tx, end[3] - ours.State.Ty);
            same += x == 0 && y == 0 && tx == 0 && ty == 0 && status == ours.Status ? 1 : 0;
            position = Math.Max(position, Math.Sqrt((x * x) + (y * y)));
            relative = Math.Max(relative, Math.Max(
                Math.Max(Scaled(x, ours.State.X.Value, NaturalPosition), Scaled(y, ours.State.Y.Value, NaturalPosition)),
                Math.Max(Scaled(tx, ours.State.Tx, NaturalSlope), Scaled(ty, ours.State.Ty, NaturalSlope))));
        }

        return new(model.Name, form, tracks.Count, same, position, relative, statuses);
    }

    private static double Scaled(double difference, double value, double natural) => Math.Abs(difference) / Math.Max(Math.Abs(value), natural);

    private static Segment Rounded(in Segment segment) => new(
        (float)segment.X, (float)segment.Y, (float)segment.Tx, (float)segment.Ty, (float)segment.Qop, (float)segment.Z0, (float)segment.Dz);
}
