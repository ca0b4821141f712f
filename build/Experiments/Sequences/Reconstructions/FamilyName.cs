using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>What tables call the families.</summary>
internal static class FamilyName
{
    /// <summary>The name of a family.</summary>
    public static string Of(FieldComplexity family) => family switch
    {
        FieldComplexity.MultiFrequency => "multi-frequency",
        _ => family.ToString().ToLowerInvariant(),
    };
}
