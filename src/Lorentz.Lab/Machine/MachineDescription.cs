using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Lab.Machine;

/// <summary>What a reader needs to know of the machine behind a timing; nothing that tells whose it is.</summary>
/// <param name="Processor">Model of the processor.</param>
/// <param name="LogicalCores">Logical cores that this process may use.</param>
/// <param name="VectorExtensions">The widest vector instructions in use: AVX-512, AVX2, NEON or none.</param>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Of the process: X64, Arm64.</param>
/// <param name="Runtime">Name and version of .NET.</param>
public sealed record MachineDescription(
    string Processor,
    int LogicalCores,
    string VectorExtensions,
    string OperatingSystem,
    string Architecture,
    string Runtime)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>The machine that runs this process.</summary>
    public static MachineDescription Current() => new(
        File.Exists(ProcessorFile) ? ProcessorFrom(File.ReadAllText(ProcessorFile)) : "unknown processor",
        Environment.ProcessorCount,
        Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : AdvSimd.IsSupported ? "NEON" : "none",
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.FrameworkDescription);

    /// <summary>The processor's model in the text of Linux's <c>/proc/cpuinfo</c>.</summary>
    /// <param name="text">The whole text.</param>
    /// <returns>The model; where it says no more than the vendor, family and model number too; a fallback where there is none.</returns>
    public static string ProcessorFrom(string text)
    {
        var fields = text.Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2 && parts[1].Length > 0)
            .GroupBy(parts => parts[0], parts => parts[1])
            .ToDictionary(group => group.Key, group => group.First());
        var name = fields.GetValueOrDefault("model name") ?? fields.GetValueOrDefault("Model") ?? fields.GetValueOrDefault("CPU part");
        if (name is null)
        {
            return "unknown processor";
        }

        return fields.TryGetValue("cpu family", out var family) && fields.TryGetValue("model", out var model)
            ? $"{name} (family {family}, model {model})"
            : name;
    }

    /// <summary>One line for a table's foot.</summary>
    public override string ToString() =>
        $"{Processor}, {LogicalCores} logical cores, {VectorExtensions}, {OperatingSystem}, {Architecture}, {Runtime}";
}
