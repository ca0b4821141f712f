using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Deployment;
using Lorentz.Lab.Peers.OnnxRuntime;

namespace Lorentz.Build.Experiments.Tracks.Peers;

/// <summary>Finds what a machine may lack: fetched or compiled once for all targets; what cannot be had is told, noted and left out.</summary>
/// <param name="run">The running target.</param>
internal sealed class PeerSearch(TargetRun run)
{
    /// <summary>Folder of the sources, for the code of targets.</summary>
    public const string Code = "build/Experiments/Tracks/Peers";

    private readonly ImmutableArray<(string Name, string Reason)>.Builder missing = ImmutableArray.CreateBuilder<(string Name, string Reason)>();

    /// <summary>What could not be had, and why.</summary>
    public ImmutableArray<(string Name, string Reason)> Missing => missing.ToImmutable();

    /// <summary>Where fetched and compiled peers are kept.</summary>
    public string Folder { get; } = Path.Combine(run.Repository, "artifacts", "peers");

    /// <summary>ONNX Runtime.</summary>
    public OnnxEnvironment? Onnx() => Try("ONNX Runtime", () => new OnnxEnvironment(
        OnnxRuntimeLibrary.Provide(Path.Combine(Folder, $"onnxruntime-{OnnxRuntimePackage.Version}"), run.CancellationToken)));

    /// <summary>Our own native library, compiled ahead of time.</summary>
    public string? Native() => Try("liblorentz", () => NativeLibraryBuild.Run(run.Repository, Path.Combine(run.Repository, "artifacts", "native")));

    /// <summary>What <paramref name="make"/> makes, or null where the machine lacks what it needs.</summary>
    public T? Try<T>(string name, Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or PlatformNotSupportedException)
        {
            missing.Add((name, exception.Message));
            run.Say($"without {name}: {exception.Message}");
            return null;
        }
    }
}
