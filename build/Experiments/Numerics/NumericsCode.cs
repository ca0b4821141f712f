namespace Lorentz.Build.Experiments.Numerics;

/// <summary>What the targets on the numbers themselves have in common.</summary>
internal static class NumericsCode
{
    /// <summary>Heading of the study in <c>--list</c>.</summary>
    public const string Study = "Numerics";
}
