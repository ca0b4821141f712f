using System.Collections.Immutable;
using Lorentz.Physics.Fields.Planes;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>One learned march: its planes and what it does without.</summary>
/// <param name="Name">Name in tables and files.</param>
/// <param name="Planes">Planes from 770 to 12770 mm.</param>
/// <param name="Average">What a plane's table stands for.</param>
/// <param name="Corrects">Whether slopes are corrected once a plane has an acceleration.</param>
/// <param name="IsUniform">Planes at equal distances, instead of the learned spacing.</param>
internal sealed record MarchSpecification(string Name, int Planes, PlaneAverage Average, bool Corrects = true, bool IsUniform = false)
{
    /// <summary>Every march that is trained: the family, then what one of it loses without each of its parts.</summary>
    public static ImmutableArray<MarchSpecification> All { get; } =
    [
        .. new[] { 10, 12, 14 }.Select(planes => new MarchSpecification($"march-{planes}", planes, PlaneAverage.Hat)),
        .. new[] { 16, 18, 20, 22, 25, 30, 40 }.Select(planes => new MarchSpecification($"march-{planes}", planes, PlaneAverage.Point)),
        new("march-20-uncorrected", 20, PlaneAverage.Point, Corrects: false),
        new("march-25-uncorrected", 25, PlaneAverage.Point, Corrects: false),
        new("march-20-uniform", 20, PlaneAverage.Point, IsUniform: true),
        new("march-12-point", 12, PlaneAverage.Point),
    ];

    /// <summary>File of the march.</summary>
    public string File => $"{Name}.safetensors";
}
