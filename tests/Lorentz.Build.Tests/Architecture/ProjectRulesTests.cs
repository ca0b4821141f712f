using System.Collections.Immutable;

namespace Lorentz.Build.Tests.Architecture;

/// <summary>The rules of the house, checked on what was compiled.</summary>
public sealed class ProjectRulesTests
{
    private static readonly ImmutableArray<string> Pure =
        ["Lorentz.Numerics", "Lorentz.Physics", "Lorentz.Learning", "Lorentz.Tracks", "Lorentz.Sequences", "Lorentz.Series"];

    // Who may lean on whom; a project that is not listed here has no place in the house yet.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Arrows = new Dictionary<string, ImmutableArray<string>>
    {
        ["Lorentz.Numerics"] = [],
        ["Lorentz.Physics"] = ["Lorentz.Numerics"],
        ["Lorentz.Learning"] = ["Lorentz.Numerics"],
        ["Lorentz.Tracks"] = ["Lorentz.Numerics", "Lorentz.Physics", "Lorentz.Learning"],
        ["Lorentz.Sequences"] = ["Lorentz.Numerics", "Lorentz.Learning"],
        ["Lorentz.Series"] = ["Lorentz.Numerics", "Lorentz.Learning"],
        ["Lorentz.Lab"] = Pure,
        ["Lorentz.Native"] = [.. Pure, "Lorentz.Lab"],
        ["Lorentz.Build"] = [.. Pure, "Lorentz.Lab"],
    }.ToImmutableDictionary();

    // What a pure project may lean on besides this repository and the runtime.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Libraries = new Dictionary<string, ImmutableArray<string>>
    {
        ["Lorentz.Series"] = ["MathNet.Numerics"],
    }.ToImmutableDictionary();

    // Input, output, clock, machine and ambient randomness, by type or by namespace.
    private static readonly ImmutableArray<string> Impure =
    [
        "System.Console", "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.Random", "System.Guid",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Threading.Timer",
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path",
        "System.IO.StreamReader", "System.IO.StreamWriter", "System.IO.MemoryMappedFiles.", "System.Net.", "Microsoft.Win32.",
        "System.Security.Cryptography.RandomNumberGenerator",
    ];

    // Functions whose last bits differ by platform, and widths the bit contract does not know.
    private static readonly ImmutableArray<string> PlatformFunctions =
    [
        "Acos", "AcosPi", "Acosh", "Asin", "AsinPi", "Asinh", "Atan", "Atan2", "Atan2Pi", "AtanPi", "Atanh", "Cbrt", "Cos", "CosPi", "Cosh",
        "Exp", "Exp10", "Exp10M1", "Exp2", "Exp2M1", "ExpM1", "Hypot", "Log", "Log10", "Log10P1", "Log2", "Log2P1", "LogP1", "MultiplyAddEstimate",
        "Pow", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "RootN", "Sin", "SinCos", "SinCosPi", "SinPi", "Sinh", "Tan", "TanPi", "Tanh",
    ];

    private static readonly ImmutableArray<string> FunctionOwners =
    [
        "System.Math", "System.MathF", "System.Double", "System.Single", "System.Half", "System.Runtime.Intrinsics.Vector64", "System.Runtime.Intrinsics.Vector128",
        "System.Runtime.Intrinsics.Vector256", "System.Runtime.Intrinsics.Vector512", "System.Numerics.Vector", "System.Numerics.Complex",
    ];

    private static readonly ImmutableArray<string> ForbiddenTypes =
    [
        "System.Numerics.Vector`1", "System.Numerics.Vector",
        "System.Numerics.IExponentialFunctions`1", "System.Numerics.ILogarithmicFunctions`1", "System.Numerics.IPowerFunctions`1",
        "System.Numerics.ITrigonometricFunctions`1", "System.Numerics.IHyperbolicFunctions`1", "System.Numerics.IRootFunctions`1",
        "System.Numerics.IFloatingPointIeee754`1",
    ];

    // 512-bit vectors stand in for two of 256 bits where a processor has them: lane by lane that changes no bit, across lanes it would.
    private static readonly ImmutableArray<string> AcrossLanes =
        [.. new[] { "Sum", "Dot", "Shuffle", "ShuffleNative", "Narrow", "ExtractMostSignificantBits", "Max", "Min" }.Select(member => $"System.Runtime.Intrinsics.Vector512.{member}")];

    public static TheoryData<string> Projects => [.. AssemblyFile.All.Select(file => file.Name)];

    [Fact]
    public void The_projects_are_there() => Assert.Superset(
        new HashSet<string> { "Lorentz.Numerics", "Lorentz.Lab", "Lorentz.Native", "Lorentz.Build" }, AssemblyFile.All.Select(file => file.Name).ToHashSet());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_point_one_way(string project)
    {
        Assert.True(Arrows.ContainsKey(project), $"{project} has no place in the table of arrows");
        Assert.Empty(Of(project).Assemblies.Where(name => name.StartsWith("Lorentz.", StringComparison.Ordinal)).Except(Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_pure_project_leans_on_few_libraries(string project)
    {
        if (!Pure.Contains(project))
        {
            return;
        }

        Assert.Empty(Of(project).Assemblies
            .Where(name => !name.StartsWith("Lorentz.", StringComparison.Ordinal) && !name.StartsWith("System.", StringComparison.Ordinal))
            .Except(Libraries.GetValueOrDefault(project, [])));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_pure_project_touches_no_file_console_clock_or_chance(string project)
    {
        if (!Pure.Contains(project))
        {
            return;
        }

        Assert.Empty(Of(project).ReferencedTypes.Where(type => Impure.Any(name => type == name || (name.EndsWith('.') && type.StartsWith(name, StringComparison.Ordinal)))));

        // The compiler itself asks for the thread in every iterator.
        Assert.Empty(Of(project).ReferencedMembers.Where(member => member.StartsWith("System.Environment.", StringComparison.Ordinal) && member != "System.Environment.get_CurrentManagedThreadId"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Bits_do_not_depend_on_the_platform(string project)
    {
        if (project == "Lorentz.Build")
        {
            return;
        }

        var file = Of(project);
        Assert.Empty(file.ReferencedMembers.Where(member => FunctionOwners.Any(owner => PlatformFunctions.Any(function => member == $"{owner}.{function}"))));
        Assert.Empty(file.ReferencedTypes.Intersect(ForbiddenTypes));
        Assert.Empty(file.ReferencedMembers.Intersect(AcrossLanes));
        Assert.Empty(file.ReferencedMembers.Where(member => member.StartsWith("System.Runtime.Intrinsics.", StringComparison.Ordinal) && member.Contains("Estimate", StringComparison.Ordinal)));
        Assert.Empty(file.ReferencedMembers.Where(member => member.StartsWith("System.Numerics.Tensors.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_class_is_abstract_sealed_or_static(string project) => Assert.Empty(Of(project).OpenClasses);

    private static AssemblyFile Of(string project) => AssemblyFile.All.Single(file => file.Name == project);
}
