using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Peers;
using Lorentz.Build.Graph;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Lab.Peers.PlainCpp;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>What our engine is compared with: ONNX Runtime, fetched once, and plain loops in C++, compiled once.</summary>
internal sealed class InferencePeers : IDisposable
{
    private InferencePeers(OnnxEnvironment? onnx, string? asThePlan, string? vectorised, string? native, ImmutableArray<string> missing) =>
        (Onnx, AsThePlan, Vectorised, Native, Missing) = (onnx, asThePlan, vectorised, native, missing);

    /// <summary>ONNX Runtime; null where it could not be had.</summary>
    public OnnxEnvironment? Onnx { get; }

    /// <summary>Library of the plan's loop, in double at -O2; null where there is no compiler.</summary>
    public string? AsThePlan { get; }

    /// <summary>Library of a loop in single precision at -O3 for this processor; null where there is no compiler.</summary>
    public string? Vectorised { get; }

    /// <summary>Our own native library, compiled ahead of time; null where it cannot be.</summary>
    public string? Native { get; }

    /// <summary>Which peers are missing, and why.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Fetches and compiles what is not there yet; what cannot be had is told and left out.</summary>
    public static InferencePeers Open(TargetRun run)
    {
        var search = new PeerSearch(run);
        var source = Path.Combine(run.Repository, "scripts", "peers", "plain.cpp");
        using var stage = run.Stage("peers", 4);
        var onnx = search.Onnx();
        stage.Advance(1);
        var asThePlan = search.Try("the plan's loop in C++", () => PlainCppLibrary.Compile(source, search.Folder, PlainCppKind.Double));
        stage.Advance(1);
        var vectorised = search.Try("the vectorised loop in C++", () => PlainCppLibrary.Compile(source, search.Folder, PlainCppKind.Float));
        stage.Advance(1);
        var native = search.Native();
        stage.Advance(1);
        return new(onnx, asThePlan, vectorised, native, [.. search.Missing.Select(peer => $"{peer.Name}: {peer.Reason}")]);
    }

    /// <inheritdoc/>
    public void Dispose() => Onnx?.Dispose();
}
