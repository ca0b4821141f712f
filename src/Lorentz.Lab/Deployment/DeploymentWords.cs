namespace Lorentz.Lab.Deployment;

/// <summary>What a deployed model's file says of it in words.</summary>
/// <param name="Name">The model's name, as users of the native library see it.</param>
/// <param name="Producer">What made it: program, version, target.</param>
public sealed record DeploymentWords(string Name, string Producer)
{
    /// <summary>
    /// For a network that corrects a classical extrapolator, the name of that one: see <see cref="CoarseExtrapolator.Examples"/>.
    /// Empty for a model that stands alone.
    /// </summary>
    public string Coarse { get; init; } = "";
}
