using Lorentz.Lab.Peers.Compilers;

namespace Lorentz.Lab.Peers.PlainCpp;

/// <summary>Compiles scripts/peers/plain.cpp into a shared library: networks in plain C++, to compare times with.</summary>
public static class PlainCppLibrary
{
    /// <summary>The compiler, as the path finds it.</summary>
    public const string Compiler = "c++";

    /// <summary>What a kind is compiled with.</summary>
    public static string Flags(PlainCppKind kind) => kind == PlainCppKind.Double ? "-O2" : "-O3 -march=native";

    /// <summary>Compiles the source for a kind; the library appears in the folder whole or not at all.</summary>
    /// <param name="source">The file plain.cpp.</param>
    /// <param name="folder">Where the library goes; created if it is missing.</param>
    /// <param name="kind">What it is compiled for.</param>
    /// <returns>The library's path.</returns>
    /// <exception cref="CompilerException">There is no compiler or it failed; the message has what it said.</exception>
    public static string Compile(string source, string folder, PlainCppKind kind) => SharedLibrary.Compile(
        Compiler, ["-std=c++17", .. Flags(kind).Split(' ')], source,
        Path.Combine(folder, kind == PlainCppKind.Double ? "plain-double.so" : "plain-float.so"));
}
