using System.Runtime.InteropServices;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>Which ONNX Runtime is compared with: Microsoft's build in the npm package onnxruntime-node, pinned by its hash.</summary>
public static class OnnxRuntimePackage
{
    /// <summary>The version.</summary>
    public const string Version = "1.30.0";

    /// <summary>Name and version as npm takes them.</summary>
    public const string Name = "onnxruntime-node@" + Version;

    /// <summary>Hash of the archive, in the form of npm's dist.integrity.</summary>
    internal const string Integrity = "sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==";

    private const string Folder = "package/bin/napi-v6";

    /// <summary>The library of this machine's platform, as named in the archive.</summary>
    /// <exception cref="PlatformNotSupportedException">There is none; the message names the platforms that have one.</exception>
    internal static string Entry => EntryOf(
        OperatingSystem.IsLinux() ? OSPlatform.Linux : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OperatingSystem.IsWindows() ? OSPlatform.Windows : default,
        RuntimeInformation.ProcessArchitecture);

    /// <summary>The library of a platform, as named in the archive.</summary>
    /// <inheritdoc cref="Entry"/>
    internal static string EntryOf(OSPlatform system, Architecture architecture) =>
        (system == OSPlatform.Linux, system == OSPlatform.OSX, system == OSPlatform.Windows, architecture) switch
        {
            (true, _, _, Architecture.X64) => $"{Folder}/linux/x64/libonnxruntime.so.1",
            (true, _, _, Architecture.Arm64) => $"{Folder}/linux/arm64/libonnxruntime.so.1",
            (_, true, _, Architecture.Arm64) => $"{Folder}/darwin/arm64/libonnxruntime.{Version}.dylib",
            (_, _, true, Architecture.X64) => $"{Folder}/win32/x64/onnxruntime.dll",
            (_, _, true, Architecture.Arm64) => $"{Folder}/win32/arm64/onnxruntime.dll",
            _ => throw new PlatformNotSupportedException(
                $"{Name} has no library for {system} {architecture}; it has one for Linux and Windows on X64 and Arm64, and for macOS on Arm64."),
        };
}
